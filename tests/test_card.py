"""The card: built for every row in both languages, each line sourced, in words and not in codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from dash.development.base_component import Component

from dashboard.filters.address import CARD_TABLES, Address
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.language.words import words_of
from dashboard.parts.card import card
from dashboard.parts.card_head import TITLE
from dashboard.tables.atlas import Atlas
from dashboard.tables.schema import TABLES

TODAY, ROUNDTABLE = "2026-11-25", "2022-09-08"
LATIN = re.compile(r"[A-Za-z][A-Za-z]+")
PROSE = {"why", "summary", "sense", "quote", "note", "outcome"}


def parts(
    node: Any, inside: tuple[Component, ...] = ()
) -> Iterator[tuple[Any, tuple[Component, ...]]]:
    """Every component and text below a node, each with the components around it."""
    if isinstance(node, (list, tuple)):
        for each in node:
            yield from parts(each, inside)
    elif node is not None:
        yield node, inside
        if isinstance(node, Component):
            yield from parts(getattr(node, "children", None), (*inside, node))


def named(node: Component, kind: str) -> bool:
    """Whether a component carries a class."""
    return kind in (getattr(node, "className", None) or "").split()


def text_of(node: Any) -> str:
    """All text below a node."""
    return "".join(str(each) for each, _ in parts(node) if not isinstance(each, Component))


@dataclass(frozen=True)
class Run:
    """A piece of text: its language if one is set, and whether it is prose, a name or a source."""

    text: str
    language: str
    prose: bool
    name: bool
    source: bool


@dataclass(frozen=True)
class Seen:
    """What a test looks at in a card."""

    runs: tuple[Run, ...]
    statements: int
    unmarked: tuple[str, ...]
    cited: frozenset[str]
    listed: frozenset[str]
    headings: tuple[str, ...]
    opens: frozenset[str]


def run(text: Any, around: tuple[Component, ...]) -> Run:
    """One piece of text with what its surroundings say of it."""
    languages = [getattr(each, "lang", None) for each in around]
    return Run(
        str(text),
        next((language for language in reversed(languages) if language), ""),
        any(named(each, kind) for each in around for kind in PROSE),
        any(type(each).__name__ in ("A", "H2", "Strong") for each in around),
        any(named(each, "source") for each in around) and bool(languages[-1] or languages[-2]),
    )


def see(children: list[Component]) -> Seen:
    """A card taken apart."""
    all_parts = list(parts(children))
    nodes = [node for node, _ in all_parts if isinstance(node, Component)]
    statements = [node for node in nodes if named(node, "statement")]
    hrefs = [str(getattr(node, "href", "") or "") for node in nodes]
    return Seen(
        runs=tuple(
            run(node, around) for node, around in all_parts if not isinstance(node, Component)
        ),
        statements=len(statements),
        unmarked=tuple(text_of(node) for node in statements if not own_marks(node)),
        cited=frozenset(href[1:] for href in hrefs if href.startswith("#")),
        listed=frozenset(node.id for node in nodes if named(node, "source")),
        headings=tuple(
            type(node).__name__ for node in nodes if type(node).__name__ in ("H2", "H3", "H4")
        ),
        opens=frozenset(
            match[1] for href in hrefs if (match := re.search(r"[?&]card=([^&]+)", href))
        ),
    )


def own_marks(statement: Component) -> bool:
    """Whether a line itself, and not only a line inside it, carries numbers of sources."""
    return any(
        named(node, "marks")
        and [each for each in around if named(each, "statement")] == [statement]
        for node, around in parts(statement)
        if isinstance(node, Component)
    )


def drawn(
    atlas: Atlas, key: str, language: str, on: str = "", today: str = TODAY
) -> list[Component]:
    """The card of a row on a day."""
    address = Address(language=language, filters=Filters(on=on), card=key)
    narrowed = apply(atlas, Filters(on=on), today)
    children = card(narrowed, key, address, words_of(language, atlas))
    assert children is not None
    return children


def lines(atlas: Atlas, key: str, language: str, on: str = "") -> str:
    """All text of a card."""
    return text_of(drawn(atlas, key, language, on))


def fact(children: list[Component], term: str) -> str:
    """The value beside a term."""
    nodes = [node for node, _ in parts(children) if type(node).__name__ in ("Dt", "Dd")]
    said = {
        text_of(term): text_of(value) for term, value in zip(nodes[::2], nodes[1::2], strict=True)
    }
    return said[term]


def statement_with(children: list[Component], words: str) -> Component:
    """The first line that holds some words."""
    return next(
        node
        for node, _ in parts(children)
        if isinstance(node, Component) and named(node, "statement") and words in text_of(node)
    )


@pytest.fixture(scope="module", params=["en", "ja"])
def seen(request: pytest.FixtureRequest, atlas: Atlas) -> tuple[str, dict[str, Seen]]:
    """Every card of today in one language, taken apart."""
    language = request.param
    keys = [key for table in CARD_TABLES for key in sorted(atlas.keys(table))]
    return language, {key: see(drawn(atlas, key, language)) for key in keys}


def test_every_row_has_a_card(atlas: Atlas, seen: tuple[str, dict[str, Seen]]) -> None:
    assert len(seen[1]) == sum(len(atlas[table]) for table in CARD_TABLES)
    assert all(each.runs and each.headings[0] == "H2" for each in seen[1].values())


def test_every_line_of_every_card_has_a_source(seen: tuple[str, dict[str, Seen]]) -> None:
    assert sum(each.statements for each in seen[1].values()) > 5000
    assert {key: each.unmarked for key, each in seen[1].items() if each.unmarked} == {}


def test_the_numbers_and_the_list_of_sources_agree(seen: tuple[str, dict[str, Seen]]) -> None:
    assert all(each.cited and each.cited == each.listed for each in seen[1].values())


def test_every_link_opens_a_card_that_exists(
    atlas: Atlas, seen: tuple[str, dict[str, Seen]]
) -> None:
    known = {key for table in CARD_TABLES for key in atlas.keys(table)}
    opened = {key for each in seen[1].values() for key in each.opens}
    assert opened <= known
    assert len(opened) > 1000


def test_no_key_of_a_row_is_shown(atlas: Atlas, seen: tuple[str, dict[str, Seen]]) -> None:
    keyed = [name for name, table in TABLES.items() if table.key == ("id",) and name != "texts"]
    keys = {key for name in keyed for key in atlas.keys(name) if "-" in key}
    for name, each in seen[1].items():
        shown = {
            word for run in each.runs for word in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", run.text)
        }
        assert not shown & keys, name


def test_no_code_stands_where_a_label_should(
    atlas: Atlas, seen: tuple[str, dict[str, Seen]]
) -> None:
    language, cards = seen
    codes = {
        row["code"]
        for row in atlas.rows("vocabulary")
        if re.search(r"[a-z]-[a-z]|Match$", row["code"])
    }
    labels = {
        row[f"{length}_{language}"].casefold()
        for row in atlas.rows("vocabulary")
        for length in ("label", "short")
    }
    for name, each in cards.items():
        for run in each.runs:
            if run.language != "en" and (language == "ja" or not (run.prose or run.name)):
                shown = set(re.findall(r"[A-Za-z]+(?:-[a-z]+)*", run.text)) & codes
                assert not {code for code in shown if code.casefold() not in labels}, (name, run)


def test_no_placeholder_is_left(seen: tuple[str, dict[str, Seen]]) -> None:
    assert not [
        run for each in seen[1].values() for run in each.runs if re.search(r"\{\w+\}", run.text)
    ]


def test_a_japanese_card_has_no_english_but_names(
    atlas: Atlas, seen: tuple[str, dict[str, Seen]]
) -> None:
    language, cards = seen
    listed = [
        str(row[column.name])
        for name, table in TABLES.items()
        for row in atlas.rows(name)
        for column in table.columns
        if column.name.endswith("_ja") or column.name in ("ja", "abbreviation", "aliases")
    ]
    allowed = {word for text in listed for word in LATIN.findall(text)} | set(atlas.version.split())
    foreign = {
        (key, word)
        for key, each in cards.items()
        for run in each.runs
        if run.language != "en" and not run.source and atlas.version not in run.text
        for word in LATIN.findall(run.text)
        if word not in allowed
    }
    if language == "ja":
        assert foreign == set()
    else:
        assert len(foreign) > 1000


def test_both_official_names_stand_on_a_card_each_in_its_language(atlas: Atlas) -> None:
    for language, other in (("en", "ja"), ("ja", "en")):
        for key in ("jp-nco", "us-cisa", "ch-us-japan-cyber-dialogue", "fw-quad", "gl-isac"):
            children = drawn(atlas, key, language)
            table = next(name for name in CARD_TABLES if key in atlas.keys(name))
            row = atlas.row(table, key)
            assert row
            stem = "term" if table == "glossary" else "name"
            nodes = [node for node, _ in parts(children) if isinstance(node, Component)]
            title = next(node for node in nodes if getattr(node, "id", "") == TITLE)
            assert text_of(title).startswith(row[f"{stem}_{language}"])
            second = next(node for node in nodes if named(node, "other-name"))
            assert (text_of(second), second.lang) == (row[f"{stem}_{other}"], other)


def test_the_card_of_nisc_on_the_day_of_the_roundtable(atlas: Atlas) -> None:
    children = drawn(atlas, "jp-nisc", "en", ROUNDTABLE)
    assert fact(children, "Successor").startswith(
        "National Cybersecurity Office (since 1 July 2025)"
    )
    assert fact(children, "Predecessor").startswith("National Information Security Center")
    assert fact(children, "Part of") == "Cabinet Secretariat"
    assert fact(children, "In existence") == "9 January 2015 – 30 June 2025"
    pair = text_of(statement_with(children, "Cybersecurity and Infrastructure Security Agency"))
    assert "Close match" in pair and "Stated" in pair and "our own judgement" not in pair
    pair = text_of(statement_with(children, "Office of the National Cyber Director"))
    assert "our own judgement" in pair
    assert "reports to Cabinet Secretariat" in text_of(children)
    assert "Not there" not in text_of(children)
    japanese = drawn(atlas, "jp-nisc", "ja", ROUNDTABLE)
    assert fact(japanese, "後継") == "国家サイバー統括室（2025年7月1日から）"
    assert fact(japanese, "存続期間") == "2015年1月9日～2025年6月30日"


def test_a_body_that_is_not_there_on_the_day_says_so(atlas: Atlas) -> None:
    assert "Not there yet on 8 September 2022 (since 1 July 2025)" in lines(
        atlas, "jp-nco", "en", ROUNDTABLE
    )
    assert "No longer there on 25 November 2026" in lines(atlas, "jp-nisc", "en")
    assert "2022年9月8日より後の出来事（2023年1月6日）" in lines(
        atlas, "ev-2023-01-dhs-meti", "ja", ROUNDTABLE
    )


def test_what_holds_later_is_not_on_the_card_of_a_past_day(atlas: Atlas) -> None:
    then, now = lines(atlas, "us-cisa", "en", ROUNDTABLE), lines(atlas, "us-cisa", "en")
    assert "Salt Typhoon" not in then and "Salt Typhoon" in now
    assert "as known in July 2026" in then


def test_the_card_of_the_cyber_dialogue(atlas: Atlas) -> None:
    children = drawn(atlas, "ch-us-japan-cyber-dialogue", "en", ROUNDTABLE)
    assert fact(children, "Meetings") == "last held 11 October 2019, no recent meeting found"
    assert fact(children, "Planned rhythm") == "Every year"
    assert "Co-chair" in text_of(statement_with(children, "Ministry of Foreign Affairs"))
    delegation = text_of(statement_with(children, "Cabinet Secretariat"))
    assert "One delegation of 3 bodies" in delegation
    assert "Japan (delegations: 7)" in text_of(children)
    assert "United States (delegations: 6)" in text_of(children)


def test_a_document_is_dated_and_never_held(atlas: Atlas) -> None:
    for row in atlas.rows("channels"):
        if row["form"] == "document":
            said = lines(atlas, row["id"], "en")
            assert "last held" not in said and "no recent meeting" not in said, row["id"]


def test_the_cards_of_sectors(atlas: Atlas) -> None:
    finance = drawn(atlas, "jp-sector-finance", "en", ROUNDTABLE)
    assert fact(finance, "Led by") == "Financial Services Agency"
    assert "Close match" in text_of(statement_with(finance, "Financial Services ("))
    dams = text_of(drawn(atlas, "us-sector-dams", "en"))
    assert "No Japanese sector for dams." in dams
    assert "対応なし" in lines(atlas, "us-sector-dams", "ja")


def test_a_rule_that_is_not_in_force_never_says_must(atlas: Atlas) -> None:
    for language, must, coming in (
        ("en", "must report", "Coming, not in force"),
        ("ja", "報告しなければならない", "今後の予定、未施行"),
    ):
        said = lines(atlas, "us-circia", language)
        assert must not in said and coming in said
    before = lines(atlas, "jp-order-acd-reporting-2026", "en", ROUNDTABLE)
    assert ") must report" not in before and "Coming, not in force: Operator (" in before
    assert "Operator (Gas) must report to" in lines(atlas, "jp-order-acd-reporting-2026", "en")


def test_a_law_without_a_date_of_effect_is_not_called_in_force(atlas: Atlas) -> None:
    children = drawn(atlas, "us-circia", "en")
    assert fact(children, "Standing").startswith("adopted; when it took effect is not recorded")
    strategy = drawn(atlas, "jp-strategy-2021", "en", ROUNDTABLE)
    assert fact(strategy, "Successor").startswith("Cybersecurity Strategy 2025")


def test_no_counterpart_is_said_on_both_sides_and_not_asked_of_others(atlas: Atlas) -> None:
    paired = {row[end] for row in atlas.rows("counterparts") for end in ("from_id", "to_id")}
    said = "No counterpart on record."
    for row in atlas.rows("entities")[::7]:
        shown = said in lines(atlas, row["id"], "en")
        if row["country"] not in ("JP", "US"):
            assert not shown
        elif row["id"] not in paired:
            assert shown


def test_two_bodies_of_one_name_are_told_apart_by_their_country(atlas: Atlas) -> None:
    said = text_of(statement_with(drawn(atlas, "jp-nsc", "ja"), "国家安全保障会議（米国）"))
    assert "カウンターパート" not in said and "当方の判断" in said
    assert "National Security Council (US)" in lines(atlas, "jp-nsc", "en")
    assert "Financial Services Agency (Japan)" not in lines(atlas, "jp-sector-finance", "en")


def test_a_speaker_is_shown_as_the_summary_shows_them_with_their_own_words(atlas: Atlas) -> None:
    rows = [row for row in atlas.rows("observations") if row["words_en"] and row["entity_ids"]]
    assert len(rows) > 30
    for language, opening in (("en", "“"), ("ja", "「")):
        for row in rows[::6]:
            children = drawn(atlas, row["entity_ids"][0], language)
            line = statement_with(children, row[f"summary_{language}"])
            nodes = [node for node, _ in parts(line) if isinstance(node, Component)]
            speaker = text_of(next(node for node in nodes if named(node, "speaker")))
            assert speaker == (row["speaker"] if language == "en" else row["speaker_ja"])
            quoted = text_of(next(node for node in nodes if named(node, "quote")))
            assert quoted.startswith(opening) and row[f"words_{language}"] in quoted
            notes = [text_of(node) for node in nodes if named(node, "note")]
            assert notes == ([notes[0]] if row[f"note_{language}"] else [])
            assert all(row[f"note_{language}"] in note for note in notes)


def test_a_recalled_line_is_marked_and_a_read_one_is_not(atlas: Atlas) -> None:
    children = drawn(atlas, "jp-nisc", "en", ROUNDTABLE)
    mark = "Recalled, not yet verified"
    assert mark in text_of(statement_with(children, "Cyber Incident Mobile Assistance Team"))
    assert mark not in text_of(statement_with(children, "NISC reports to Cabinet Secretariat"))


def test_sharing_that_cannot_be_seen_says_so(atlas: Atlas) -> None:
    row = next(row for row in atlas.rows("relations") if row["visibility"] == "not-visible")
    assert "Not visible from outside" in lines(atlas, row["from_id"], "en")
    assert "外部からは確認できない" in lines(atlas, row["from_id"], "ja")


def test_the_official_site_opens_elsewhere_and_says_so(atlas: Atlas) -> None:
    row = atlas.row("entities", "us-cisa")
    assert row
    nodes = [
        node for node, _ in parts(drawn(atlas, "us-cisa", "en")) if isinstance(node, Component)
    ]
    site = next(node for node in nodes if getattr(node, "href", "") == row["url"])
    assert "noopener" in site.rel and site.target == "_blank"
    assert "(opens in a new tab)" in text_of(site)


def test_links_keep_the_page_and_closing_drops_the_card(atlas: Atlas) -> None:
    address = Address("ja", "network", Filters(country=("JP",), on=ROUNDTABLE), card="jp-nisc")
    narrowed = apply(atlas, Filters(on=ROUNDTABLE), TODAY)
    children = card(narrowed, "jp-nisc", address, words_of("ja", atlas))
    nodes = [node for node, _ in parts(children) if isinstance(node, Component)]
    close = next(node for node in nodes if named(node, "close"))
    assert close.href == "/ja/network?country=JP&on=2022-09-08"
    opened = [node.href for node in nodes if named(node, "open-card")]
    assert opened and all(
        href.startswith("/ja/network?country=JP&on=2022-09-08&card=") for href in opened
    )


def test_the_number_beside_a_title_is_the_number_of_its_lines(atlas: Atlas) -> None:
    for key in (
        "us-cisa",
        "jp-mofa",
        "fw-alliance",
        "jp-sector-finance",
        "ev-roundtable-2022-09-08",
    ):
        nodes = [node for node, _ in parts(drawn(atlas, key, "en")) if isinstance(node, Component)]
        sections = [node for node in nodes if type(node).__name__ == "Section"]
        assert len(sections) > 1
        for section in sections:
            count = next(
                node
                for node, _ in parts(section)
                if isinstance(node, Component) and named(node, "count")
            )
            lines_of = [
                node
                for node, around in parts(section)
                if type(node).__name__ == "Li"
                and not any(named(each, "statement") for each in around)
            ]
            assert int(text_of(count)) == len(lines_of), (key, text_of(section)[:40])


def test_an_unknown_key_has_no_card(atlas: Atlas) -> None:
    assert card(atlas, "jp-nobody", Address(), words_of("en", atlas)) is None
    assert card(atlas, "", Address(), words_of("en", atlas)) is None
