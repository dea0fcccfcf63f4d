"""The page of sources: what rests on what, how sure it is, what is not known, and the glossary."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from dash import html
from dash.development.base_component import Component
from page_parts import parts_of

from dashboard.answers.asked import narrowed_tables
from dashboard.answers.resting import PROOFS, resting
from dashboard.callbacks.redraw import follows
from dashboard.callbacks.see import see
from dashboard.charts import evidence_grades, glossary_terms, source_list
from dashboard.charts.unknown_lists import LISTS
from dashboard.filters.filters import Filters
from dashboard.language.row_names import row_card, row_name
from dashboard.language.words import words_of
from dashboard.parts.attributes import attributes
from dashboard.parts.packed import packed
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.tables.schema import TABLES

TODAY = date(2026, 11, 25)
DATA = Path(__file__).parent.parent / "data"
CHARTS = {chart.name.removeprefix("unknown-"): chart for chart in LISTS}


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/sources", query)
    assert not seen.dropped
    return seen


def written(table: str) -> list[dict[str, str]]:
    """The rows of a table as they are written."""
    text = (DATA / f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(text, newline="")))


def text_of(node: Any) -> str:
    """All text below a node."""
    if isinstance(node, list | tuple):
        return "".join(text_of(each) for each in node)
    inside = isinstance(node, Component)
    return text_of(getattr(node, "children", None) or "") if inside else str(node)


def href_of(part: Component) -> str:
    """Where a link leads; "" for what is none."""
    return str(getattr(part, "href", "") or "")


def listed(atlas: Atlas, name: str, query: str = "", language: str = "en") -> list[dict[str, Any]]:
    """The rows of a list of what is not known."""
    return CHARTS[name].rows(seen_at(atlas, query, language))


def test_every_source_is_there_with_what_rests_on_it(atlas: Atlas) -> None:
    rows = source_list.CHART.rows(seen_at(atlas))
    assert {row["key"] for row in rows} == {line["id"] for line in written("sources")}
    assert len(rows) == 835
    events = [line for line in written("events") if "src-csis-hashimoto-2024" in
              line["sources"].split(";")]  # fmt: skip
    on_it = resting(seen_at(atlas).atlas)["src-csis-hashimoto-2024"]
    assert len(on_it["events"]) == len(events) > 0
    first = rows[0]
    assert first["key"] == "src-csis-hashimoto-2024"
    assert first["count"] == sum(len(keys) for keys in on_it.values()) == 611
    assert f"Events: {len(events)}" in first["tables"]
    assert first["place"] == "agorahub.github.io" and first["url"].startswith("https://")


def test_a_source_that_carries_nothing_is_said_to(atlas: Atlas) -> None:
    idle = [row for row in source_list.CHART.rows(seen_at(atlas)) if not row["count"]]
    assert len(idle) == 32 and {row["tables"] for row in idle} == {"nothing on this day"}
    assert "32 carry nothing" in source_list.CHART.finding(
        source_list.CHART.rows(seen_at(atlas)), seen_at(atlas).words
    )


def test_a_source_without_date_or_address_says_so(atlas: Atlas) -> None:
    for language, said in (("en", "no address recorded"), ("ja", "所在の記録なし")):
        rows = source_list.CHART.rows(seen_at(atlas, language=language))
        bare = [row for row in rows if not row["url"]]
        assert len(bare) == 98 and {row["place"] for row in bare} == {said}
        assert sum(row["published"] == "" for row in rows) == 173


def test_the_text_searches_titles_and_publishers(atlas: Atlas) -> None:
    rows = source_list.CHART.rows(seen_at(atlas, "?text=Sixteenth%20Air%20Force"))
    assert "src-16af-2021-08" in {row["key"] for row in rows} and len(rows) == 3
    rows = source_list.CHART.rows(seen_at(atlas, "?text=BlackTech"))
    assert any(row["count"] for row in rows)


def test_filters_keep_the_sources_of_what_is_asked(atlas: Atlas) -> None:
    seen = seen_at(atlas, "?sector=jp-sector-finance")
    rows = source_list.CHART.rows(seen)
    tables = narrowed_tables(seen.address.filters)
    assert 0 < len(rows) < 400 and all(row["count"] for row in rows)
    assert "glossary" not in tables and "entities" in tables and "relations" in tables
    assert "observation_outcomes" in tables and "countries" not in tables
    assert narrowed_tables(Filters()) == frozenset(TABLES)


def test_grades_equal_the_rows(atlas: Atlas) -> None:
    rows = {row["table"]: row for row in evidence_grades.CHART.rows(seen_at(atlas))}
    assert (rows["Sources"]["read"], rows["Sources"]["recalled"]) == (649, 186)
    for table, name in (("events", "Events"), ("glossary", "Glossary"), ("sectors", "Sectors")):
        lines = written(table)
        assert rows[name]["all"] == len(lines)
        assert rows[name]["read"] == sum(line["evidence"] == "read" for line in lines)
    assert rows["Statements at roundtables"]["recalled"] == 0
    assert rows["Bodies"]["all"] == len(seen_at(atlas).atlas.rows("entities"))
    assert all(row["read"] + row["recalled"] == row["all"] for row in rows.values())
    assert len(rows) == 18


def test_the_recalled_list_and_the_grades_agree(atlas: Atlas) -> None:
    for query in ("", "?country=JP", "?on=2022-09-08", "?sector=us-sector-energy"):
        graded = evidence_grades.CHART.rows(seen_at(atlas, query))
        unseen = sum(row["recalled"] for row in graded if not row["is_sources"])
        assert len(listed(atlas, "recalled", query)) == unseen


def test_unknown_starts(atlas: Atlas) -> None:
    rows = listed(atlas, "start")
    bodies = [row for row in rows if row["group"] == "Bodies"]
    numbers = seen_at(atlas).counts
    assert len(bodies) == numbers.bodies.unknown_start + numbers.beside.unknown_start
    assert len(rows) == 298
    assert not [row for row in rows if row["group"] in ("Sectors", "Escalation steps")]


def test_mechanisms_with_no_known_meeting(atlas: Atlas) -> None:
    rows = listed(atlas, "meeting")
    assert len(rows) == 30 and "ch-24-7" in {row["key"] for row in rows}
    assert "ch-2plus2" not in {row["key"] for row in rows}
    earlier = listed(atlas, "meeting", "?on=2022-09-08")
    forms = {row["id"]: row["form"] for row in atlas.rows("channels")}
    assert {forms[row["key"]] for row in rows + earlier} == {"mechanism"}


def test_what_has_no_address(atlas: Atlas) -> None:
    there = resting(seen_at(atlas).atlas)
    lines = [line for line in written("sources") if not line["url"] and line["id"] in there]
    assert len(listed(atlas, "address")) == len(lines) == 96


def test_duties_in_law_are_never_in_force(atlas: Atlas) -> None:
    rows = listed(atlas, "in-force")
    assert len(rows) == 2
    assert all("Cyber Incident Reporting" in row["detail"] for row in rows)
    assert listed(atlas, "in-force", "?country=JP") == []


def test_steps_outcomes_questions_and_pairings(atlas: Atlas) -> None:
    assert len(listed(atlas, "step")) == 10
    assert "esc-jp-gray-before" not in {row["key"] for row in listed(atlas, "step")}
    outcomes = listed(atlas, "outcome")
    lines = written("observation_outcomes")
    open_ones = [line for line in lines if line["status"] in ("nothing-found", "not-checked")]
    assert len(outcomes) == len(open_ones) == 7
    assert len(listed(atlas, "question")) == 8
    judged = [line for line in written("counterparts") if line["basis"].startswith("same-")]
    assert len(listed(atlas, "pairing")) == 63 < len(judged) == 70  # seven pairs have ended


def test_the_number_of_sectors_that_is_not_settled(atlas: Atlas) -> None:
    rows = listed(atlas, "sector-count")
    assert {row["key"] for row in rows} == {
        "jp-standard-ci-unified-2026",
        "ev-jp-2026-10-01-unified-in-force",
    }
    assert {row["group"] for row in rows} == {"Japan"}
    assert all("16" in row["detail"] or "sixteen" in row["detail"] for row in rows)
    assert listed(atlas, "sector-count", "?on=2022-09-08") == []


def test_what_was_looked_for_and_not_found(atlas: Atlas) -> None:
    keys = {row["key"] for row in listed(atlas, "not-found")}
    assert {"us-ncirp-2016", "ev-jp-2026-10-01-unified-in-force"} <= keys
    assert "ev-jp-2024-12-26-jal-mufg" not in keys  # no leak occurred: that is known


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_on_the_page_equal_the_rows(atlas: Atlas, language: str) -> None:
    for query in ("", "?country=US&evidence=recalled", "?text=zzzz"):
        seen = seen_at(atlas, query, language)
        shown = follows(seen).shown
        for chart in LISTS:
            assert shown[f"{chart.name}-count"] == str(len(chart.rows(seen)))
    assert shown["unknown-start-count"] == "0"


def test_the_lists_are_sent_when_they_are_open(atlas: Atlas) -> None:
    shut = follows(seen_at(atlas)).shown
    assert all(shut[f"{chart.name}-table"] == [] for chart in LISTS)
    opened = follows(seen_at(atlas, "?table=unknown-question")).shown
    assert opened["unknown-question-table"] != []
    assert shut["source-list-table"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_a_source(atlas: Atlas, language: str) -> None:
    card = follows(seen_at(atlas, "?card=src-16af-2021-08", language)).shown["card"]
    said = text_of(card)
    assert "Japan's state minister of defense visits U.S. Cyber Command" in said
    assert ("August 2021" if language == "en" else "2021年8月") in said
    assert ("What rests on it: 4" if language == "en" else "これに基づく記述：4件") in said
    hrefs = [href_of(part) for part in parts_of(card)]
    linked = {href.split("card=")[1] for href in hrefs if "card=" in href}
    assert {"ev-2021-08-nakayama", "ch-cybercom-visits"} <= linked
    assert any("16af.af.mil" in href for href in hrefs)
    late = follows(seen_at(atlas, "?card=src-16af-2021-08&on=2020-01-01", language)).shown["card"]
    assert ("What rests on it: 0" if language == "en" else "これに基づく記述：0件") in text_of(late)


def test_every_row_of_every_table_has_a_name_and_a_card(atlas: Atlas) -> None:
    for language in LANGUAGES:
        words = words_of(language, atlas)
        for table in PROOFS:
            for row in atlas.rows(table):
                assert row_name(table, row, words).strip(), (table, row)
                key = row_card(table, row, words)
                assert key or table in ("countries", "reporting_duties"), (table, row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_says_both(atlas: Atlas, language: str) -> None:
    rows = glossary_terms.CHART.rows(seen_at(atlas, language=language))
    assert len(rows) == len(written("glossary")) == 63
    row = next(row for row in rows if row["key"] == "gl-active-cyber-defence")
    names = {row["own"]: row["term"], row["other"]: row["other_term"]}
    assert names == {"en": "Active cyber defence (Japan)", "ja": "能動的サイバー防御"}
    assert glossary_terms.CHART.rows(seen_at(atlas, "?text=SBOM", language))
    found = glossary_terms.CHART.rows(seen_at(atlas, "?text=%E8%83%BD%E5%8B%95%E7%9A%84", language))
    assert "gl-active-cyber-defence" in {row["key"] for row in found}


def test_a_packed_piece_keeps_all_of_it() -> None:
    piece = html.A(["x & <b>", html.Span("語", lang="ja")], href="/x?a=1", className="open-card",
                   tabIndex=0, **attributes({"data-place": "3"}))  # fmt: skip
    said = json.loads(getattr(packed([piece]), "data-packed"))
    assert said == [
        [
            "a",
            {"href": "/x?a=1", "class": "open-card", "tabindex": "0", "data-place": "3"},
            ["x & <b>", ["span", {"lang": "ja"}, ["語"]]],
        ]
    ]
    with pytest.raises(TypeError):
        packed([html.Div(id={"role": "shown", "name": "x"})])
