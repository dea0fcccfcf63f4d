"""The facts of a row itself, as terms and values."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard.answers.life import quiet
from dashboard.answers.profile import naming
from dashboard.filters.day import instrument_status
from dashboard.parts.card_events import period
from dashboard.parts.card_seats import met
from dashboard.parts.card_ties import seen
from dashboard.parts.card_values import Fact, coded, countries, one, succession, when
from dashboard.parts.filled import joined
from dashboard.parts.reading import Reading, link, links, since
from dashboard.parts.source_list import badge, external, marks, written_in
from dashboard.parts.statement import facts
from dashboard.tables.atlas import Row


def own_facts(reading: Reading, table: str, row: Row) -> list[Component]:
    """The summary, and the facts the row itself states, with their evidence and sources."""
    stem = "definition" if table == "glossary" else "summary"
    summary = html.P([reading.words.pick(row, stem), *marks(reading, [row])], className="summary")
    proof: Fact = (
        "card.evidence",
        [badge(reading, row["evidence"]), *marks(reading, [row])[:1]],
    )
    told = FACTS[table](reading, row) if table in FACTS else []
    return [summary, facts(reading, [*told, proof])]


def of_body(reading: Reading, row: Row) -> list[Fact]:
    """Life, family, work and site of a body."""
    aliases = [html.Span(name, lang=written_in(name)) for name in row["aliases"]]
    site = [external(reading, [reading.text("card.site")], row["url"])] if row["url"] else []
    return [
        ("card.life", joined(since(reading, "entities", row), reading.joint)),
        *succession(reading, "entities", row),
        ("card.aliases", joined(aliases, reading.joint)),
        ("card.parent", one(reading, "entities", row["parent_id"])),
        ("card.functions", coded(reading, "function", row["functions"])),
        ("card.phase", coded(reading, "phase", (row["phase"],))),
        ("card.official-site", site),
    ]


def of_channel(reading: Reading, row: Row) -> list[Fact]:
    """Umbrella, form, level, rhythm, reach and visibility of a channel."""
    general = [reading.text("card.general")]
    return [
        ("card.framework", one(reading, "frameworks", row["framework_id"])),
        ("card.form", coded(reading, "form", (row["form"],))),
        ("card.level", coded(reading, "level", (row["level"],))),
        ("card.valid", joined(since(reading, "channels", row), reading.joint)),
        *rhythm(reading, row),
        ("card.countries", countries(reading, row["countries"])),
        ("card.sectors", links(reading, "sectors", row["sector_ids"]) or general),
        ("card.topics", coded(reading, "topic", row["topics"])),
        ("card.visibility", seen(reading, row)),
    ]


def rhythm(reading: Reading, row: Row) -> list[Fact]:
    """How often a channel is meant to meet and when it last did; a document does neither."""
    if row["form"] == "document":
        return []
    meeting: Fact = ("card.meeting", joined(met(reading, row), reading.joint))
    if row["form"] == "moment":
        return [meeting]
    cadence: Fact = ("card.cadence", coded(reading, "cadence", (row["cadence"],)))
    unjudged = quiet(reading.atlas, row, reading.day) == "cannot-be-judged"
    said = [reading.text("card.unjudged")] if unjudged else []
    return [cadence, meeting, ("card.activity", said)]


def of_framework(reading: Reading, row: Row) -> list[Fact]:
    """Life, countries, umbrella and parts of a framework."""
    parts = naming(reading.atlas, "frameworks", "parent_id", row["id"])
    children = [
        html.Span([link(reading, "frameworks", part["id"]), *marks(reading, [part])])
        for part in parts
    ]
    return [
        ("card.valid", joined(since(reading, "frameworks", row), reading.joint)),
        ("card.countries", countries(reading, row["countries"])),
        ("card.parent", one(reading, "frameworks", row["parent_id"])),
        ("card.parts", joined(children, reading.joint)),
    ]


def of_sector(reading: Reading, row: Row) -> list[Fact]:
    """Life and lead of a sector."""
    return [
        ("card.valid", joined(since(reading, "sectors", row), reading.joint)),
        ("card.lead", links(reading, "entities", row["lead_entity_ids"])),
    ]


def of_instrument(reading: Reading, row: Row) -> list[Fact]:
    """Issuer, dates, standing and succession of a law or paper."""
    day = reading.words.date(reading.day)
    status: str = instrument_status(row, reading.day)
    if status == "in-force" and not row["in_force"]:
        status = "adopted"
    where = reading.text(f"card.status.{status}")
    return [
        ("card.issuers", links(reading, "entities", row["issuer_ids"])),
        ("card.enacted", when(reading, row["enacted"])),
        ("card.in-force", when(reading, row["in_force"])),
        ("card.repealed", when(reading, row["repealed"]) if row["repealed"] else []),
        ("card.status", [reading.text("card.status.on", status=where, day=day)]),
        *succession(reading, "instruments", row),
    ]


def of_event(reading: Reading, row: Row) -> list[Fact]:
    """When an event was, and whom and what it concerned."""
    concerned: list[Fact] = [
        (f"card.concerned.{table}", links(reading, table, row[column]))
        for table, column in CONCERNED.items()
    ]
    return [
        ("card.date", [period(reading, row)]),
        ("card.countries", countries(reading, row["countries"])),
        *concerned,
    ]


CONCERNED = {
    "entities": "entity_ids",
    "channels": "channel_ids",
    "frameworks": "framework_ids",
    "sectors": "sector_ids",
    "instruments": "instrument_ids",
}

FACTS: dict[str, Callable[[Reading, Row], list[Fact]]] = {
    "entities": of_body,
    "channels": of_channel,
    "frameworks": of_framework,
    "sectors": of_sector,
    "instruments": of_instrument,
    "events": of_event,
}
