"""The chosen body and its opposite numbers: on record, suggested, and how it stood before."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.opposites import (
    SIDES,
    Opposites,
    Since,
    is_own,
    lineage,
    opposites,
    other_day,
    since,
)
from dashboard.answers.suggestions import WEIGHTS, Suggestion, suggestions
from dashboard.answers.ties import side_of
from dashboard.charts.counterpart_suggestions import reasons
from dashboard.filters.filters import Filters
from dashboard.parts.filled import filled, joined
from dashboard.parts.reading import Reading, bracketed, link
from dashboard.parts.seen import Seen
from dashboard.parts.source_list import badge, written_in
from dashboard.parts.statement import graded, lasting
from dashboard.tables.atlas import Row

NAME = "counterparts-body"
RECALLED = "recalled"
FORMS = {
    "none": "counterparts.form.none",
    "one-to-one": "counterparts.form.one-to-one",
    "one-to-many": "counterparts.form.one-to-many",
    "many-to-one": "counterparts.form.many-to-one",
    "many-to-many": "counterparts.form.many-to-many",
}


def chosen(seen: Seen) -> Component:
    """The part of the page that tells of the chosen bodies."""
    return html.Div(bodies(seen), id=ids.shown(NAME), className="opposite-numbers")


def bodies(seen: Seen) -> list[Component]:
    """The chosen bodies one after the other, else the chosen sectors, else how to choose."""
    keys = subjects(seen)
    if keys:
        return [block for key in keys for block in body(seen, key)]
    if seen.address.filters.sector:
        return sectors(seen)
    strange = bool(seen.address.focus)
    text = "counterparts.not-a-body" if strange else "counterparts.choose"
    return [html.P(seen.words.text(text), className="reading")]


def subjects(seen: Seen) -> list[str]:
    """The bodies whose opposite numbers are asked for: those in focus, else that of the card."""
    asked = seen.address.focus or (seen.address.card,)
    return [key for key in asked if seen.whole.row("entities", key)]


def reading_of(seen: Seen, key: str) -> Reading:
    """What the sentences of a body are made with: its pairings of the day, as on its card."""
    return Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")


def body(seen: Seen, key: str) -> list[Component]:
    """One body: its name, how many stand opposite it, and the three lists."""
    row = seen.whole.row("entities", key)
    assert row is not None, key
    reading = reading_of(seen, key)
    head = html.H2(link(reading, "entities", key))
    if side_of(seen.whole, row["country"]) not in SIDES:
        return [head, html.P(seen.words.text("counterparts.neither-side"), className="empty-line")]
    found = opposites(seen.on_the_day, key)
    columns = [before(seen, reading, key)]
    if key in seen.on_the_day.keys("entities"):
        columns = [on_record(reading, found), suggested(seen, reading, key), *columns]
    return [
        head,
        html.P(summary(seen, found, row), className="finding"),
        html.Div(columns, className="opposite-columns"),
    ]


def summary(seen: Seen, found: Opposites, row: Row) -> str:
    """How many answer to how many on the day, in one sentence."""
    words = seen.words
    facts: dict[str, object] = {"day": words.date(seen.day), "name": words.short(row)}
    if found.key not in seen.on_the_day.keys("entities"):
        return words.text("counterparts.absent", life=words.life(row), **facts)
    others = {other for other, _ in found.pairs}
    own = len(found.own)
    facts |= {"count": len(others), "stated": len(found.pairs) - own, "own": own}
    return words.text(FORMS[found.form], **facts)


def on_record(reading: Reading, found: Opposites) -> Component:
    """The pairings on record: those sources make, and apart from them our own."""
    children: list[Component] = [html.H3(reading.text("counterparts.on-record"))]
    for title, pairs in (("stated", found.stated), ("own", found.own)):
        items = [html.Li(pairing(reading, row, other), className=title) for other, row in pairs]
        if items:
            heading = {"stated": "counterparts.stated", "own": "counterparts.own"}[title]
            children += [html.H4(reading.text(heading)), html.Ul(items, className="statements")]
    if not found.pairs:
        children.append(html.P(reading.text("card.no-counterpart"), className="empty-line"))
        children.append(html.P(reading.text("counterparts.none-means"), className="reading"))
    return html.Section(children, className="on-record")


def pairing(reading: Reading, row: Row, *ends: str) -> list[Any]:
    """One pairing: who, how well, on what basis, from when, why, and by which sources."""
    words = reading.words
    about: list[Any] = [graded(reading, row["match"])]
    about.append(words.label("basis", row["basis"], short=True))
    if is_own(row):
        about.append(html.Span(reading.text("card.own-judgement"), className="own-judgement"))
    said: list[Any] = joined([link(reading, "entities", key) for key in ends], " – ")
    said += lasting(reading, "counterparts", row, about)
    if row["evidence"] == RECALLED:
        said += [reading.gap, badge(reading, RECALLED)]
    return [
        *said,
        html.P(words.pick(row, "note"), className="why"),
        html.P(sources(reading, row["sources"]), className="rests-on"),
    ]


def sources(reading: Reading, keys: tuple[str, ...]) -> list[Any]:
    """The sources of a statement by title, each opening its card."""
    rows = [row for key in keys if (row := reading.atlas.whole.row("sources", key))]
    links = [
        html.A(
            row["title"],
            href=reading.address.replacing(card=row["id"]).href(),
            className="open-card",
            lang=row["language"] or written_in(row["title"]),
        )
        for row in rows
    ]
    named = html.Span(joined(links, "; "))
    return filled(reading.text("counterparts.sources"), sources=named)


def suggested(seen: Seen, reading: Reading, key: str) -> Component:
    """Bodies that look alike across, each with what makes up its score; apart from the record."""
    found = suggestions(seen.on_the_day, key)
    head = [
        html.H3(reading.text("counterparts.suggested")),
        html.P(reading.text("counterparts.suggested-reading"), className="reading"),
    ]
    if not found:
        nothing = html.P(reading.text("counterparts.no-suggestion"), className="empty-line")
        return html.Section([*head, nothing], className="suggested")
    items = [suggestion(reading, each) for each in found]
    return html.Section([*head, html.Ul(items, className="statements")], className="suggested")


def suggestion(reading: Reading, each: Suggestion) -> Component:
    """One suggestion with its parts."""
    score = html.Span(
        reading.text(
            "counterparts.score",
            score=round(100 * each.score),
            count=len(each.parts),
            all=len(WEIGHTS),
        )
    )
    parts = [html.Li(reason) for reason in reasons(each.parts, reading.words)]
    return html.Li(
        [
            link(reading, "entities", each.key),
            *bracketed(reading, [score]),
            html.Ul(parts, className="reasons"),
        ],
    )


def before(seen: Seen, reading: Reading, key: str) -> Component:
    """How the pairings of the body, and of those before and after it, stood on another day."""
    words = seen.words
    then = other_day(seen.day, seen.address.then, seen.today)
    found = since(seen.whole, Filters(), seen.day, then, lineage(seen.whole, key))
    days = {"first": words.date(found.first), "last": words.date(found.last)}
    children: list[Component] = [html.H3(words.text("counterparts.before", **days))]
    if found.first == found.last:
        children.append(html.P(words.text("counterparts.same-day"), className="empty-line"))
    else:
        children += compared(reading, found, days)
    if then != seen.day:
        said = words.text("counterparts.as-then", day=words.date(then))
        there = "" if then == seen.today else then
        children.append(html.P(html.A(said, href=seen.address.replacing(on=there).href())))
    return html.Section(children, className="before")


def compared(reading: Reading, found: Since, days: dict[str, str]) -> list[Component]:
    """The pairings of both days, of the first alone, and of the last alone."""
    lists = {
        "counterparts.ended": found.ended,
        "counterparts.added": found.added,
        "counterparts.kept": found.kept,
    }
    children: list[Component] = []
    for text, rows in lists.items():
        items = [html.Li(brief(reading, row)) for row in rows]
        if items:
            children += [
                html.H4(reading.text(text, **days)),
                html.Ul(items, className="statements"),
            ]
    nothing = html.P(reading.text("counterparts.neither-day"), className="empty-line")
    return children or [nothing]


def brief(reading: Reading, row: Row) -> list[Any]:
    """A pairing in one line."""
    ends = [link(reading, "entities", row[end], short=True) for end in ("from_id", "to_id")]
    basis = reading.words.label("basis", row["basis"], short=True)
    return [*joined(ends, " – "), *bracketed(reading, [graded(reading, row["match"]), basis])]


def sectors(seen: Seen) -> list[Component]:
    """The chosen sectors with the sectors they answer to, or that they answer to none."""
    reading = reading_of(seen, "")
    wanted = [key for key in seen.address.filters.sector if seen.whole.row("sectors", key)]
    items = [html.Li(crossing(reading, row)) for row in crossings(seen, wanted)]
    return [
        html.H2(seen.words.text("counterparts.sectors")),
        html.P(seen.words.text("counterparts.sectors-reading"), className="reading"),
        html.Ul(items, className="statements"),
    ]


def crossings(seen: Seen, wanted: list[str]) -> list[Row]:
    """The rows of the crosswalk that name one of some sectors, on the day."""
    return [
        row
        for row in seen.on_the_day.rows("sector_crosswalk")
        if row["from_id"] in wanted or row["to_id"] in wanted
    ]


def crossing(reading: Reading, row: Row) -> list[Any]:
    """One pair of sectors, or one sector without a pair."""
    words = reading.words
    ends = [link(reading, "sectors", row[end]) for end in ("from_id", "to_id") if row[end]]
    return [
        *joined(ends, " – "),
        *bracketed(reading, [graded(reading, row["match"])]),
        html.P(words.pick(row, "note"), className="why"),
        html.P(sources(reading, row["sources"]), className="rests-on"),
    ]
