"""The address holds the whole state, survives the round trip, and never breaks on what it gets."""

import re
import string
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.answers.tours import tours
from dashboard.filters.address import (
    BY,
    MODES,
    MOST_DROPPED,
    NAMES,
    OWN_TOUR,
    PARTS,
    Address,
    Dropped,
    known_values,
    read_address,
)
from dashboard.filters.filters import CHOICES, Filters
from dashboard.filters.query import LONGEST_TEXT, tidy
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.tables.problem import invisible

VIEWS = ("network", "sectors", "sources")
often = settings(max_examples=200, deadline=None)


def read(atlas: Atlas, href: str) -> tuple[Address, tuple[Dropped, ...]]:
    """An address as a browser splits it."""
    path, mark, query = href.partition("?")
    return read_address(path, mark + query, atlas, VIEWS)


@st.composite
def addresses(draw: st.DrawFn, atlas: Atlas) -> Address:
    """Any address there can be."""
    known = known_values(atlas)

    def some(name: str) -> tuple[str, ...]:
        values = draw(st.sets(st.sampled_from(sorted(known[name])), max_size=6))
        return tuple(sorted(values, key=known[name].__getitem__))

    def one(name: str) -> str:
        return draw(st.sampled_from(["", *known[name]]))

    return Address(
        language=draw(st.sampled_from(LANGUAGES)),
        view=draw(st.sampled_from(VIEWS)),
        filters=Filters(
            **{name: some(name) for name in CHOICES},
            text=tidy(draw(st.text(max_size=120))),
            on=draw(st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))),
        ),
        mode=draw(st.sampled_from(MODES)),
        focus=some("focus")[:2],
        degrees=int(draw(st.sampled_from(list(known["degrees"])))),
        by=draw(st.sampled_from(BY)),
        open=some("open"),
        beside=some("beside"),
        then=draw(st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))),
        against=one("against"),
        gone=one("gone"),
        card=one("card"),
        table=one("table"),
        embed=one("embed"),
        present=one("present"),
        tour=(tour := one("tour")),
        step=draw(st.integers(0, len(tours(atlas).get(tour, ())) if tour != OWN_TOUR else 60)),
    )


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_an_address_survives_the_round_trip(atlas: Atlas, data: st.DataObject) -> None:
    address = data.draw(addresses(atlas))
    assert read(atlas, address.href()) == (address, ())
    assert address.href().isascii()


def test_a_long_text_is_cut_once(atlas: Atlas) -> None:
    word = "a" * (LONGEST_TEXT - 1)
    address, dropped = read(atlas, f"/en/network?text={word}%20b")
    assert (address.filters.text, dropped) == (word, ())
    assert read(atlas, address.href()) == (address, ())


def test_everything_chosen_at_once_survives_the_round_trip(atlas: Atlas) -> None:
    known = known_values(atlas)
    many: dict[str, Any] = {name: tuple(known[name]) for name in (*CHOICES, "open", "beside")}
    address = Address().replacing(**many, text="\U00020000" * LONGEST_TEXT, on="2022-09-08")
    assert read(atlas, address.href()) == (address, ())


names = st.one_of(st.sampled_from(sorted(NAMES)), st.text(max_size=12))
anything = st.one_of(
    st.text(alphabet=st.characters(), max_size=60),
    st.text(alphabet=string.printable, max_size=60),
    st.sampled_from(
        [
            "%",
            "%00",
            "%zz",
            "%ff%fe",
            "%ED%A0%80",
            "\x00",
            "\ud800",
            "JP,,JP,XX",
            "none",
            "2022-09-08",
            "0000-00-00",
            "9999-12-31",
            "²",
            "+",
            "a" * 50_000,
            "," * 9_000,
            "&" * 9_000,
            ";",
            "#",
            "??",
        ]
    ),
)
queries = st.one_of(
    anything,
    st.lists(st.tuples(names, anything), max_size=12).map(
        lambda parts: "?" + "&".join(f"{name}={value}" for name, value in parts)
    ),
    st.lists(st.tuples(names, anything), max_size=12).map(
        lambda parts: (
            "?"
            + "&".join(
                f"{quote(name, errors='replace')}={quote(value, errors='replace')}"
                for name, value in parts
            )
        )
    ),
)


@often
@given(path=st.one_of(anything, st.tuples(anything, anything).map("/".join)), query=queries)
def test_no_string_breaks_it_and_what_is_read_is_canonical(
    atlas: Atlas, path: str, query: str
) -> None:
    address, dropped = read_address(path, query, atlas, VIEWS)
    assert read(atlas, address.href()) == (address, ())
    assert read(atlas, address.href())[0].href() == address.href()
    assert len(dropped) <= MOST_DROPPED
    assert all(
        len(part) <= LONGEST_TEXT and not invisible(part) for item in dropped for part in item
    )


def test_the_order_is_that_of_the_atlas(atlas: Atlas) -> None:
    one, other = (
        read(atlas, f"/ja/network?sector={sectors}&country={countries}&on=2022-09-08")[0]
        for sectors, countries in (
            ("jp-sector-finance,us-sector-water", "US,JP"),
            ("us-sector-water,jp-sector-finance,us-sector-water", "JP,US,JP"),
        )
    )
    assert one == other
    assert one.href().startswith("/ja/network?country=")
    assert one.filters.sector == tuple(
        key for key in known_values(atlas)["sector"] if key in one.filters.sector
    )


def test_defaults_are_not_written() -> None:
    assert Address().href() == "/en/network"
    assert Address(mode=MODES[1], degrees=2, tour="own", step=1).query() == (
        "?mode=organisation&degrees=2&tour=own&step=1"
    )


@pytest.mark.parametrize(
    ("href", "expected", "dropped"),
    [
        ("/en/network?country=JP&country=US", {"country": {"JP", "US"}}, []),
        ("/en/network?country=JP,ZZ", {"country": {"JP"}}, [("country", "ZZ")]),
        ("/en/network?mode=organisation&mode=cooperation", {}, [("mode", "cooperation")]),
        ("/en/network?on=2022-02-30", {"on": ""}, [("on", "2022-02-30")]),
        ("/en/network?on=2022-09", {"on": ""}, [("on", "2022-09")]),
        ("/en/network?on=x&on=2022-09-08", {"on": "2022-09-08"}, [("on", "x")]),
        ("/en/network?text=%00NISC%00%0A%E3%80%80x", {"text": "NISC x"}, []),
        ("/en/network?text=a&text=b", {"text": "a b"}, []),
        ("/en/network?with=AU", {}, [("with", "AU")]),
        ("/en/network?country=", {}, []),
        ("/fr/network", {}, [("language", "fr")]),
        ("/en/maps", {}, [("view", "maps")]),
        ("/en/network/more", {}, [("view", "more")]),
        ("/en/network?degrees=9", {}, [("degrees", "9")]),
        ("/en/network?step=1", {}, [("step", "1")]),
        ("/en/network?tour=organisation&step=9999", {}, [("step", "9999")]),
        ("/en/network?tour=atlantis", {}, [("tour", "atlantis")]),
        ("/en/network?present=large", {}, [("present", "large")]),
        ("/en/network?embed=nothing", {}, [("embed", "nothing")]),
        ("/en/network?focus=jp-nco%00", {}, [("focus", "jp-nco")]),
        ("", {}, []),
    ],
)
def test_what_is_dropped_is_said(
    atlas: Atlas, href: str, expected: dict[str, Any], dropped: list[tuple[str, str]]
) -> None:
    address, lost = read(atlas, href)
    assert [tuple(item) for item in lost] == dropped
    for name, value in expected.items():
        found = getattr(address.filters, name)
        assert (set(found) if isinstance(value, set) else found) == value
    assert (address.language, address.view) == ("en", "network")


def test_the_example_of_the_documentation(atlas: Atlas) -> None:
    href = "/ja/network?country=JP&sector=jp-sector-finance&on=2022-09-08&focus=jp-nco"
    address, dropped = read(atlas, href)
    assert (address.language, address.focus, dropped) == ("ja", ("jp-nco",), ())
    assert address.href() == href


def test_a_third_country_can_be_unfolded(atlas: Atlas) -> None:
    address, dropped = read(atlas, "/en/network?open=fw-quad,AU&beside=AU")
    assert (set(address.open), address.beside, dropped) == ({"fw-quad", "AU"}, ("AU",), ())


def test_a_side_of_the_map_cannot_be_asked_for_as_a_third_country(atlas: Atlas) -> None:
    address, dropped = read(atlas, "/en/network?beside=JP,AU")
    assert (address.beside, dropped) == (("AU",), (Dropped("beside", "JP"),))


def test_exchanging_fields_of_the_filters_keeps_the_rest() -> None:
    address = Address(language="ja", card="jp-nco").replacing(country=("JP",), degrees=3)
    assert address.filters == Filters(country=("JP",))
    assert (address.language, address.card, address.degrees) == ("ja", "jp-nco", 3)


def test_the_browser_writes_the_parts_in_the_same_order() -> None:
    script = Path("assets/10-address.js")
    source = (Path(__file__).parent.parent / script).read_text(encoding="utf-8")
    order = source[source.index("const ORDER = [") : source.index("];")]
    assert re.findall(r'"(\w+)"', order) == [*CHOICES, "text", "on", *PARTS]
