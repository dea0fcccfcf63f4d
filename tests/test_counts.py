"""The numbers of a sentence equal the rows in the tables behind it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.answers.counts import Tally, counts
from dashboard.filters.address import known_values
from dashboard.filters.apply import apply
from dashboard.filters.day import instrument_status
from dashboard.filters.filters import CHOICES, Filters
from dashboard.tables.atlas import Atlas

TODAY, ROUNDTABLE = "2026-11-25", "2022-09-08"


def sides(atlas: Atlas) -> dict[str, str]:
    """The side of each country."""
    return {row["code"]: row["side"] for row in atlas.rows("countries")}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_counts_equal_rows(atlas: Atlas, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(CHOICES))
    value = data.draw(st.sampled_from(sorted(known_values(atlas)[name])))
    day = data.draw(st.sampled_from((ROUNDTABLE, "2025-07-01", TODAY)))
    narrow = apply(atlas, Filters(**{name: (value,)}, on=day), TODAY)
    numbers = counts(narrow)
    for field, table in (
        ("frameworks", "frameworks"),
        ("ties", "relations"),
        ("seats", "channel_participants"),
        ("counterparts", "counterparts"),
        ("sectors", "sectors"),
        ("escalation", "escalation"),
        ("events", "events"),
        ("observations", "observations"),
    ):
        number: Tally = getattr(numbers, field)
        assert number.shown == len(narrow[table]), field
        assert number.context == len(narrow.context.get(table, ())), field
        assert number.unknown_start + number.possibly <= number.matched <= number.of_all, field
    assert sum(form.shown for form in numbers.channels.values()) == len(narrow["channels"])
    assert numbers.bodies.shown + numbers.beside.shown == len(narrow["entities"])
    assert sum(country.shown for country in numbers.by_country.values()) == len(narrow["entities"])
    assert numbers.duties.shown + numbers.exchanges.shown == len(narrow["reporting_duties"])
    assert numbers.instruments.shown + numbers.coming.shown == len(narrow["instruments"])
    assert numbers.is_empty == (narrow["entities"].empty and narrow["channels"].empty)


def test_bodies_of_third_countries_are_counted_apart(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on=TODAY), TODAY)
    side = sides(atlas)
    numbers = counts(narrow)
    here = [row for row in narrow.rows("entities") if side[row["country"]] != "none"]
    assert numbers.bodies.matched == len(here) == numbers.bodies.of_all
    assert numbers.beside.matched == len(narrow["entities"]) - len(here) > 0
    assert numbers.bodies.unknown_start == sum(not row["valid_from"] for row in here) > 0


def test_of_all_is_what_is_there_on_the_day(atlas: Atlas) -> None:
    narrow = counts(apply(atlas, Filters(country=("JP",), on=ROUNDTABLE), TODAY))
    wide = counts(apply(atlas, Filters(on=ROUNDTABLE), TODAY))
    assert narrow.bodies.of_all == wide.bodies.matched > narrow.bodies.matched
    assert narrow.by_country["US"].matched == 0 < narrow.by_country["US"].context
    assert narrow.sectors == Tally(matched=14, context=10, of_all=30)


def test_forms_are_counted_apart_even_where_there_are_none(atlas: Atlas) -> None:
    numbers = counts(apply(atlas, Filters(level=("industry",), on=ROUNDTABLE), TODAY))
    assert set(numbers.channels) == {"mechanism", "document", "moment"}
    assert numbers.channels["moment"].shown == 0 < numbers.channels["mechanism"].shown


def test_a_law_not_in_force_yet_is_not_counted_as_in_force(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on="2026-09-30"), TODAY)
    coming = [
        row for row in narrow.rows("instruments") if instrument_status(row, narrow.day) == "coming"
    ]
    numbers = counts(narrow)
    assert "jp-law-acd-act-2025" in {row["id"] for row in coming}
    assert numbers.coming.shown == len(coming)
    assert counts(apply(atlas, Filters(on=TODAY), TODAY)).coming.shown == 0


def test_nothing_found_is_empty(atlas: Atlas) -> None:
    numbers = counts(apply(atlas, Filters(text="no such thing at all"), TODAY))
    assert numbers.is_empty and numbers.bodies == Tally(of_all=numbers.bodies.of_all)
    assert numbers.bodies.of_all > 0


def test_the_whole_atlas_has_no_day_to_count_on(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match="narrowed to a day"):
        counts(atlas)
