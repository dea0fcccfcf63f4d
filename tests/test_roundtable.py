"""The roundtable page: what was said and what became of it, against facts read off the tables."""

from datetime import date
from typing import Any

import pytest
from dash.development.base_component import Component

from dashboard.answers.recommendations import UNSAID, followed, recommended, statements, unfollowed
from dashboard.callbacks.see import see
from dashboard.charts import recommendation_tracker, roundtable_said
from dashboard.charts.chart import Row
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.parts import roundtable_about, roundtable_lists
from dashboard.parts.chart_card import chart_parts
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas

TODAY = date(2026, 11, 25)
NOW, THEN = "2026-11-25", "2022-09-08"


def on(atlas: Atlas, day: str = NOW, **asked: Any) -> Atlas:
    """What is there on a day."""
    return apply(atlas, Filters(on=day, **asked), NOW)


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request of the page sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/roundtable", query)
    assert not seen.dropped
    return seen


def words_of(tree: Any) -> str:
    """All words of a part of a page."""
    if isinstance(tree, Component):
        return words_of(getattr(tree, "children", None))
    if isinstance(tree, list | tuple):
        return "".join(words_of(each) for each in tree)
    return "" if tree is None else str(tree)


def inside(tree: Any, name: str) -> list[Component]:
    """The components of a class in a part of a page."""
    if isinstance(tree, list | tuple):
        return [found for each in tree for found in inside(each, name)]
    if not isinstance(tree, Component):
        return []
    own = [tree] if name in str(getattr(tree, "className", "")).split() else []
    return own + inside(getattr(tree, "children", None), name)


def tracked(atlas: Atlas, query: str = "") -> list[Row]:
    """The rows of the tracker."""
    return recommendation_tracker.rows(seen_at(atlas, query))


def test_ninety_six_statements_at_two_roundtables(atlas: Atlas) -> None:
    found = statements(on(atlas))
    assert len(found) == 96
    assert sum(row["event_id"] == "ev-roundtable-2022-09-08" for row in found) == 86


def test_fourteen_recommendations_and_what_became_of_them(atlas: Atlas) -> None:
    found = {status: len(rows) for status, rows in recommended(on(atlas)).items()}
    assert found == {"done": 1, "partly": 7, "not-checked": 6}


def test_the_tracker_has_every_outcome_once(atlas: Atlas) -> None:
    found = followed(on(atlas))
    assert len(found) == 23 == len(atlas.rows("observation_outcomes"))
    counts = [each.status for each in found]
    assert [counts.count(code) for code in ("done", "partly", "nothing-found", "not-checked")] == [
        3, 13, 1, 6,
    ]  # fmt: skip


def test_eight_commitments_have_no_outcome(atlas: Atlas) -> None:
    found = unfollowed(on(atlas))
    assert len(found) == 8 and "obs-w1-three-maps" in {row["id"] for row in found}
    assert "8 commitments" in recommendation_tracker.finding(tracked(atlas), seen_at(atlas).words)


def test_the_strategy_was_done_and_by_what(atlas: Atlas) -> None:
    found = next(each for each in followed(on(atlas)) if each.row["id"] == "obs-rec-nss")
    assert found.status == "done"
    dates = [(mark.row["id"], mark.date) for mark in found.marks]
    assert dates[0] == ("ev-jp-2022-12-16-nss", "2022-12-16")
    assert ("ev-jp-2026-10-01-acd-in-force", "2026-10-01") in dates
    assert [date for _, date in dates] == sorted(date for _, date in dates)


def test_a_day_before_the_outcome_does_not_tell_it(atlas: Atlas) -> None:
    found = {each.row["id"]: each for each in followed(on(atlas, "2023-06-01"))}
    assert found["obs-rec-nss"].status == UNSAID and found["obs-rec-nss"].marks == ()
    assert found["obs-rec-industry"].status == "partly"
    row = next(row for row in tracked(atlas, "?on=2023-06-01") if row["code"] == UNSAID)
    assert row["outcome"] == "No outcome is recorded by this day."


def test_not_looked_up_is_said_so(atlas: Atlas) -> None:
    row = next(row for row in tracked(atlas) if row["code"] == "not-checked")
    assert row["checked"] == "not looked up" and row["shown"] == "nothing named"


def test_nothing_found_has_the_day_it_was_looked_up(atlas: Atlas) -> None:
    row = next(row for row in tracked(atlas) if row["code"] == "nothing-found")
    assert row["checked"] == "22 November 2026"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_before_the_roundtable_there_is_nothing_and_it_says_so(atlas: Atlas, language: str) -> None:
    seen = seen_at(atlas, "?on=2022-06-01", language)
    for chart in (recommendation_tracker.CHART, roundtable_said.CHART):
        assert seen.rows_of(chart) == []
        said = words_of(chart_parts(chart, seen)[f"{chart.name}-empty"])
        assert ("Nothing had been said" if language == "en" else "発言はない") in said
    assert roundtable_lists.tracker(seen) == roundtable_lists.listed(seen) == []


def test_on_the_day_of_the_first_workshop_only_it_had_spoken(atlas: Atlas) -> None:
    found = statements(on(atlas, "2022-07-20"))
    assert len(found) == 10 and {row["event_id"] for row in found} == {"ev-roundtable-2022-07-20"}


def test_a_body_in_focus_leaves_what_is_about_it(atlas: Atlas) -> None:
    found = statements(on(atlas), ("jp-digital-agency",))
    assert {row["id"] for row in found} == {
        "obs-digital-agency-potential",
        "obs-digital-agency-task",
    }
    assert len(roundtable_said.rows(seen_at(atlas, "?focus=jp-digital-agency"))) == 2
    assert tracked(atlas, "?focus=jp-digital-agency")[0]["code"] == "partly"


def test_a_framework_in_focus_brings_what_is_about_its_children(atlas: Atlas) -> None:
    above = {row["id"]: row["parent_id"] for row in atlas.rows("frameworks")}
    direct = [row for row in atlas.rows("observations") if "fw-alliance" in row["framework_ids"]]
    children = [
        row
        for row in atlas.rows("observations")
        if "fw-alliance" not in row["framework_ids"]
        and any(above[key] == "fw-alliance" for key in row["framework_ids"])
    ]
    assert len(statements(on(atlas), ("fw-alliance",))) >= len(direct) + len(children)


def test_filters_narrow_the_statements(atlas: Atlas) -> None:
    ports = statements(on(atlas, sector=("jp-sector-port",)))
    assert ports == [], "nobody spoke of ports in 2022"
    assert len(statements(on(atlas, country=("US",)))) == 41, "39 and two of both"
    sector = roundtable_said.rows(seen_at(atlas, "?sector=jp-sector-finance"))
    assert len(sector) == sum(
        "jp-sector-finance" in row["sector_ids"] for row in atlas.rows("observations")
    )


def test_speakers_are_named_as_the_summary_names_them(atlas: Atlas) -> None:
    for language, column in (("en", "speaker"), ("ja", "speaker_ja")):
        shown = {row["speaker"] for row in roundtable_said.rows(seen_at(atlas, "", language))}
        assert shown == {row[column] for row in atlas.rows("observations")}
        lists = inside(roundtable_lists.listed(seen_at(atlas, "", language)), "speaker")
        assert {words_of(each) for each in lists} == shown


def test_the_note_stands_apart_from_the_words(atlas: Atlas) -> None:
    shown = roundtable_lists.listed(seen_at(atlas))
    noted = [row for row in atlas.rows("observations") if row["note_en"]]
    notes = [words_of(each) for each in inside(shown, "note")]
    assert len(notes) == len(noted) == 16
    quotes = [words_of(each) for each in inside(shown, "quote")]
    row = next(row for row in noted if row["id"] == "obs-appi-basic-law")
    assert any(row["words_en"] in quote for quote in quotes), "the words are not corrected"
    assert not any("APPI" in quote and "AAPI" not in quote for quote in quotes)
    assert any("The usual abbreviation is APPI" in note for note in notes)


def test_every_statement_and_outcome_has_its_sources(atlas: Atlas) -> None:
    seen = seen_at(atlas)
    shown = [*roundtable_lists.tracker(seen), *roundtable_lists.listed(seen)]
    assert len(inside(shown, "rests-on")) == 96 + 23


def test_marks_open_cards_and_the_picture_says_each_status_once(atlas: Atlas) -> None:
    seen = seen_at(atlas)
    figure = recommendation_tracker.CHART.figure
    assert figure is not None
    drawn = figure(seen.rows_of(recommendation_tracker.CHART), seen.words)
    heads = [note["text"] for note in drawn["layout"]["annotations"]]
    for said in ("Done (3)", "Partly done (13)", "Nothing found (1)", "Not checked (6)"):
        assert heads.count(said) == 1
    keys = {key for trace in drawn["data"] for key in trace.get("customdata", ())}
    assert {"ev-jp-2022-12-16-nss", "ch-quad-cyber-ambassadors"} <= keys


def test_what_can_be_chosen_counts_the_statements(atlas: Atlas) -> None:
    found = words_of(roundtable_about.choices(seen_at(atlas)))
    count = sum("jp-jgsdf" in row["entity_ids"] for row in atlas.rows("observations"))
    assert f"Ground Self-Defense Force ({count})" in found
    assert "About a body: any" in found
