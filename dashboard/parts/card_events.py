"""What happened around a row, latest first, and what was said about it."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import events_of, observations_of
from dashboard.filters.address import codes
from dashboard.parts.filled import filled
from dashboard.parts.quote import observation
from dashboard.parts.reading import Reading, bracketed, link
from dashboard.parts.statement import group, listing, section, statement
from dashboard.tables.atlas import Row

AT_ONCE = 4  # statements of a roundtable shown before the rest is folded


def events(reading: Reading, table: str) -> list[Component]:
    """The events that concern a row."""
    rows = events_of(reading.atlas, table, reading.key)
    return section(reading, "card.events", listing(reading, [event(reading, row) for row in rows]))


def event(reading: Reading, row: Row) -> Component:
    """One event: when, what, of which kind."""
    when = html.Span(period(reading, row), className="when")
    what = link(reading, "events", row["id"])
    said = filled(reading.text("card.event"), when=when, what=what)
    kind = reading.words.label("event_kind", row["kind"])
    return statement(reading, [row], [*said, *bracketed(reading, [kind])])


def period(reading: Reading, row: Row) -> str:
    """The day of an event, or its first and last day."""
    if row["end_date"] in ("", row["date"]):
        return reading.words.date(row["date"])
    return reading.words.life(row, "date", "end_date")


def observations(reading: Reading, table: str) -> list[Component]:
    """What was said at the roundtables about a row, kind after kind."""
    rows = observations_of(reading.atlas, table, reading.key)
    children: list[Component] = []
    for kind in codes(reading.atlas.whole, "observation_kind"):
        items = [observation(reading, row) for row in rows if row["kind"] == kind]
        title = reading.words.label("observation_kind", kind)
        children += group(title, listing(reading, items, AT_ONCE))
    return section(reading, "card.observations", children)
