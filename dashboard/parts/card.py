"""The card: all the atlas knows of one row on one day, and where each line comes from."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import naming, table_of, within
from dashboard.answers.ties import side_of
from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.parts.card_asks import asks
from dashboard.parts.card_duties import all_duties, duties, ladder, laws
from dashboard.parts.card_events import events, observations
from dashboard.parts.card_facts import own_facts
from dashboard.parts.card_head import head
from dashboard.parts.card_instruments import correspondences, rungs
from dashboard.parts.card_seats import channels, members, seats
from dashboard.parts.card_sectors import bodies, crosswalk, sectors
from dashboard.parts.card_source import source_card
from dashboard.parts.card_ties import counterparts, ties
from dashboard.parts.reading import Reading, link
from dashboard.parts.sheet_offer import sheet_offer
from dashboard.parts.source_list import source_list
from dashboard.parts.statement import lasting, listing, section, statement
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day


def card(atlas: Atlas, key: str, address: Address, words: Words) -> list[Component] | None:
    """The card of the row with that key; None if there is no such row.

    Takes the atlas narrowed to the day alone, the address of the page (every link keeps it) and the
    words of its language. A row that does not hold on the day tells of its own time, and says so.
    """
    table = table_of(atlas, key)
    row = atlas.whole.row(table, key) if table else None
    if row is None:
        return None
    source = atlas if key in atlas.keys(table) else atlas.whole
    reading = Reading(source, atlas.day or address.filters.on, address, words, key)
    if table == "sources":
        return [*source_card(reading, row), foot(reading, row)]
    children = [head(reading, table, row), *sheet_offer(reading, table)]
    children += own_facts(reading, table, row)
    children += BODY[table](reading, row) if table in BODY else []
    return [*children, *source_list(reading), foot(reading, row)]


def of_body(reading: Reading, row: Row) -> list[Component]:
    """The sections of a body's card."""
    return [
        *asks(reading),
        *counterparts(reading, row["country"]),
        *seats(reading),
        *ties(reading),
        *parts(reading),
        *sectors(reading),
        *duties(reading),
        *ladder(reading),
        *laws(reading),
        *happened(reading, "entities"),
    ]


def of_channel(reading: Reading, row: Row) -> list[Component]:
    """The sections of a channel's card."""
    return [*members(reading, [row]), *happened(reading, "channels")]


def of_framework(reading: Reading, row: Row) -> list[Component]:
    """The sections of a framework's card."""
    rows = [
        channel
        for each in within(reading.atlas, "frameworks", row["id"])
        for channel in naming(reading.atlas, "channels", "framework_id", each["id"])
    ]
    return [*channels(reading, rows), *members(reading, rows), *happened(reading, "frameworks")]


def of_sector(reading: Reading, row: Row) -> list[Component]:
    """The sections of a sector's card."""
    return [
        *crosswalk(reading),
        *bodies(reading),
        *channels(reading, naming(reading.atlas, "channels", "sector_ids", row["id"])),
        *all_duties(reading, naming(reading.atlas, "reporting_duties", "sector_id", row["id"])),
        *happened(reading, "sectors"),
    ]


def of_instrument(reading: Reading, row: Row) -> list[Component]:
    """The sections of a law's or paper's card."""
    duties = naming(reading.atlas, "reporting_duties", "instrument_id", row["id"])
    return [
        *correspondences(reading),
        *all_duties(reading, duties),
        *rungs(reading),
        *happened(reading, "instruments"),
    ]


def of_event(reading: Reading, row: Row) -> list[Component]:
    """The sections of an event's card."""
    return observations(reading, "events")


def happened(reading: Reading, table: str) -> list[Component]:
    """Events and statements about a row."""
    return [*events(reading, table), *observations(reading, table)]


def parts(reading: Reading) -> list[Component]:
    """The bodies that are part of a body."""
    rows = naming(reading.atlas, "entities", "parent_id", reading.key)
    items = [
        statement(
            reading,
            [row],
            [link(reading, "entities", row["id"]), *lasting(reading, "entities", row)],
        )
        for row in rows
    ]
    return section(reading, "card.parts", listing(reading, items))


def foot(reading: Reading, row: Row) -> Component:
    """How far the facts were checked, and the version of the data."""
    words, whole = reading.words, reading.atlas.whole
    named = row.get("countries") or [row.get("country", "")]
    shown = [code for code in named if code and side_of(whole, code) != "none"] or [
        each["code"] for each in whole.rows("countries") if each["side"] != "none"
    ]
    lines = [known(reading, code) for code in shown]
    lines.append(html.P(words.text("card.version", version=whole.version)))
    return html.Footer(lines, className="card-foot")


def known(reading: Reading, code: str) -> Component:
    """How far a country's rows were checked; on another day, what that means for undated facts."""
    row = reading.atlas.whole.row("countries", code)
    assert row is not None, code
    asked, until = reading.address.filters.on, row["checked_until"]
    past = asked and asked < first_day(until)
    country, day = reading.words.name(row), reading.words.date(until)
    key = "card.as-known-past" if past else "card.as-known"
    return html.P(reading.text(key, country=country, until=day), className="as-known")


BODY: dict[str, Callable[[Reading, Row], list[Component]]] = {
    "entities": of_body,
    "channels": of_channel,
    "frameworks": of_framework,
    "sectors": of_sector,
    "instruments": of_instrument,
    "events": of_event,
}
