"""The roundtable in words: the tracker by what became of it, and every statement by its kind."""

from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.recommendations import SHOWN_BY, Followed, followed, statements
from dashboard.charts.recommendation_tracker import status
from dashboard.filters.address import codes
from dashboard.parts.filled import filled, joined
from dashboard.parts.pathway_answers import proof
from dashboard.parts.pathway_said import remark
from dashboard.parts.quote import speaker
from dashboard.parts.reading import Reading, bracketed, links
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row

TRACKER, SAID = "roundtable-tracker", "roundtable-list"
ABOUT = {"entities": "entity_ids", "sectors": "sector_ids", "frameworks": "framework_ids"}
MOST = 6  # sectors that a statement about all of them names


def reading_of(seen: Seen) -> Reading:
    """What the lists are made with."""
    return Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")


def tracker(seen: Seen) -> list[Component]:
    """A folded list for each outcome, the first one open; nothing where nothing was said."""
    reading = reading_of(seen)
    found = followed(seen.atlas, seen.address.focus)
    head = [html.H2(seen.words.text("roundtable.became"))] if found else []
    groups = [(code, list(rows)) for code, rows in groupby(found, key=lambda each: each.status)]
    return [
        *head,
        *(
            folded(status(seen.words, code), [became(reading, each) for each in rows], at == 0)
            for at, (code, rows) in enumerate(groups)
        ),
    ]


def became(reading: Reading, each: Followed) -> Component:
    """A statement, who made it, and what became of it, with what shows it."""
    words, row, outcome = reading.words, each.row, each.outcome
    kind = words.label("observation_kind", row["kind"])
    who = [html.Span(speaker(reading, row), className="speaker"), *bracketed(reading, [kind])]
    said: list[Component] = [
        html.P(who, className="said-by"),
        html.P(words.pick(row, "summary"), className="sense"),
    ]
    if outcome is None:
        none = words.text("chart.recommendation-tracker.no-outcome")
        return html.Li([*said, html.P(none, className="outcome"), *proof(reading, [row])])
    checked = [reading.text("card.checked", day=words.date(outcome["checked"]))]
    day = bracketed(reading, checked if outcome["checked"] else [])
    text = html.P([words.pick(outcome, "outcome"), *day], className="outcome")
    return html.Li([*said, text, *shown_by(reading, outcome), *proof(reading, [row, outcome])])


def shown_by(reading: Reading, outcome: Row) -> list[Component]:
    """The events, papers and channels that show an outcome."""
    shown = [
        html.Span(links(reading, table, outcome[column]))
        for table, column in SHOWN_BY.items()
        if outcome[column]
    ]
    if not shown:
        return []
    what = html.Span(joined(shown, reading.joint))
    return [html.P(filled(reading.text("card.shown-by"), what=what), className="shown-by")]


def listed(seen: Seen) -> list[Component]:
    """Every statement that fits, by its kind and under that by its speaker."""
    reading, words = reading_of(seen), seen.words
    found = statements(seen.atlas, seen.address.focus)
    if not found:
        return []
    return [
        html.H2(words.text("roundtable.statements")),
        html.P(words.text("roundtable.statements-reading"), className="reading"),
        *(
            folded(
                words.label("observation_kind", kind),
                [statement(reading, row) for row in in_turn(found, kind)],
                False,
            )
            for kind in codes(seen.whole, "observation_kind")
            if in_turn(found, kind)
        ),
    ]


def in_turn(found: list[Row], kind: str) -> list[Row]:
    """The statements of a kind, speaker after speaker."""
    return sorted(
        (row for row in found if row["kind"] == kind),
        key=lambda row: (row["event_id"], row["speaker"], row["id"]),
    )


def statement(reading: Reading, row: Row) -> Component:
    """One statement with its words and sources, and beside it the editor's note."""
    return html.Li([*remark(reading, row), *about(reading, row)], className="statement")


def about(reading: Reading, row: Row) -> list[Component]:
    """The bodies, sectors and frameworks it is about."""
    named: list[Any] = []
    for table, column in ABOUT.items():
        keys = row[column]
        if len(keys) > MOST:
            named.append(reading.text("roundtable.many-sectors", count=len(keys)))
        elif keys:
            named.append(html.Span(links(reading, table, keys)))
    if not named:
        return []
    what = html.Span(joined(named, reading.joint))
    return [html.P(filled(reading.text("roundtable.about"), what=what), className="about")]


def folded(heading: str, items: list[Component], unfolded: bool) -> Component:
    """A list under its heading with its count."""
    count = html.Span(str(len(items)), className="count")
    head = html.Summary([html.Span(heading), count])
    return html.Details([head, html.Ul(items)], open=unfolded, className="change-list")
