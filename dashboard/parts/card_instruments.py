"""A law or paper: what corresponds to it across, which duties and rungs rest on it."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import naming
from dashboard.parts.card_duties import rung
from dashboard.parts.reading import Reading, bracketed, link
from dashboard.parts.statement import graded, listing, section, statement
from dashboard.tables.atlas import Row


def correspondences(reading: Reading) -> list[Component]:
    """The laws and papers across that correspond to this one, how, and how far."""
    pairs = [
        (row["to_id"], row)
        for row in naming(reading.atlas, "instrument_crosswalk", "from_id", reading.key)
    ]
    pairs += [
        (row["from_id"], row)
        for row in naming(reading.atlas, "instrument_crosswalk", "to_id", reading.key)
    ]
    items = [correspondence(reading, other, row) for other, row in pairs]
    return section(reading, "card.correspondences", listing(reading, items), leading=True)


def correspondence(reading: Reading, other: str, row: Row) -> Component:
    """One correspondence; where there is none across, the kind says so."""
    words = reading.words
    kind = html.Span(words.label("instrument_relation", row["relation"]), className="relation")
    about: list[Any] = [kind, graded(reading, row["match"]) if row["match"] else ""]
    said = [link(reading, "instruments", other), *bracketed(reading, about)] if other else [kind]
    why = html.P(words.pick(row, "note"), className="why")
    return statement(reading, [row], said, [why])


def rungs(reading: Reading) -> list[Component]:
    """The rungs of the ladder that rest on a law."""
    rows = naming(reading.atlas, "escalation", "instrument_ids", reading.key)
    items = [rung(reading, "led", row) for row in rows]
    return section(reading, "card.ladder", listing(reading, items))
