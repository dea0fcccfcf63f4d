"""A body's ties at home and its opposite numbers abroad, as sentences."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.ties import OWN_JUDGEMENT, counterparts_of, side_of, ties_of
from dashboard.parts.filled import filled
from dashboard.parts.reading import Reading, link
from dashboard.parts.source_list import marks
from dashboard.parts.statement import graded, group, lasting, listing, section, statement
from dashboard.tables.atlas import Row


def ties(reading: Reading) -> list[Component]:
    """The ties from and to a body, kind after kind."""
    children: list[Component] = []
    for kind, rows in ties_of(reading.atlas, reading.key).items():
        items = [tie(reading, row) for row in rows]
        title = reading.words.label("relation_kind", kind)
        children += group(title, listing(reading, items))
    return section(reading, "card.ties", children)


def tie(reading: Reading, row: Row) -> Component:
    """One tie as a sentence that names both ends in their order, and how it is worded."""
    said = filled(
        reading.text(f"card.tie.{row['kind']}"),
        a=link(reading, "entities", row["from_id"]),
        b=link(reading, "entities", row["to_id"]),
    )
    said += lasting(reading, "relations", row, seen(reading, row))
    worded = html.P(reading.words.pick(row, "label"), className="why")
    return statement(reading, [row], said, [worded])


def seen(reading: Reading, row: Row) -> list[Component]:
    """Whether what passes can be seen from outside, with the sources for that; [] if not asked."""
    if not row["visibility"]:
        return []
    said = [
        reading.words.label("visibility", row["visibility"]),
        *marks(reading, [row], "visibility_sources"),
    ]
    return [html.Span(said, className=f"visibility {row['visibility']}")]


def counterparts(reading: Reading, country: str) -> list[Component]:
    """Who stands opposite a body of one of the two sides, or that nobody does on record."""
    if side_of(reading.atlas, country) == "none":
        return []
    pairs = counterparts_of(reading.atlas, reading.key)
    items = [counterpart(reading, other, row) for other, row in pairs]
    nobody: list[Component] = [html.P(reading.text("card.no-counterpart"), className="empty-line")]
    return section(reading, "card.counterparts", listing(reading, items) or nobody, leading=True)


def counterpart(reading: Reading, other: str, row: Row) -> Component:
    """One opposite number: grade, basis, whose judgement it is, and why."""
    words = reading.words
    about: list[Any] = [graded(reading, row["match"])]
    about.append(words.label("basis", row["basis"], short=True))
    if row["basis"] in OWN_JUDGEMENT:
        about.append(html.Span(reading.text("card.own-judgement"), className="own-judgement"))
    said = [link(reading, "entities", other), *lasting(reading, "counterparts", row, about)]
    why = html.P(words.pick(row, "note"), className="why")
    return statement(reading, [row], said, [why])
