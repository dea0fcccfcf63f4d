"""The table behind the timeline: every event, latest first, in words."""

from dashboard.answers.happenings import (
    CONCERNS,
    days_of,
    is_coarse,
    party_of,
    roundtable,
    since,
    weight_of,
)
from dashboard.charts.chart import Asked, Row
from dashboard.tables.schema import TABLES

LINKED = {column: TABLES["events"].column(column).links_to for column in CONCERNS}


def event_rows(asked: Asked) -> list[Row]:
    """One row for each event, the latest first."""
    found = [event_row(asked, event) for event in asked.atlas.rows("events")]
    return sorted(found, key=lambda row: (row["days"][0], row["key"]), reverse=True)


def event_row(asked: Asked, event: Row) -> Row:
    """One event in words, with what its mark is drawn from."""
    words, told = asked.words, roundtable(asked.whole)
    return {
        "first": event["date"],
        "last": event["end_date"] or event["date"],
        "title": words.name(event),
        "key": event["id"],
        "kind": words.label("event_kind", event["kind"]),
        "kind_short": words.label("event_kind", event["kind"], short=True),
        "countries": words.listed([words.country(code) for code in event["countries"]])
        or words.text("chart.event-lanes.no-country"),
        "sectors": named(asked, event, "sector_ids"),
        "laws": named(asked, event, "instrument_ids"),
        "evidence": words.label("evidence", event["evidence"], short=True),
        "concerned": {column: len(event[column]) for column in CONCERNS},
        "code": event["kind"],
        "party": party_of(asked.whole, event),
        "days": days_of(event),
        "coarse": is_coarse(event),
        "seen": event["evidence"] == "read",
        "weight": weight_of(event),
        "channels": event["channel_ids"],
        "later": since(event, days_of(told)[1]) if told else False,
        "on": asked.day,
        "today": asked.today,
        "sources": event["sources"],
        "context": asked.atlas.is_context("events", event["id"]),
    }


def named(asked: Asked, event: Row, column: str) -> str:
    """The rows an event names in a column, or that it names none."""
    rows = [asked.whole.row(LINKED[column], key) for key in event[column]]
    names = [asked.words.short(row) for row in rows if row]
    return asked.words.listed(names) or asked.words.text("chart.event-lanes.none-named")
