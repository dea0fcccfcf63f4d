"""A body's part in sectors, a sector's bodies, and the sectors that answer to it across."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import naming
from dashboard.filters.address import codes
from dashboard.parts.reading import Reading, bracketed, link
from dashboard.parts.statement import graded, group, lasting, listing, section, statement
from dashboard.tables.atlas import Row

LEAD = "sector-lead"


def sectors(reading: Reading) -> list[Component]:
    """What a body does in which sectors, and the sectors that name it as their lead."""
    rows = naming(reading.atlas, "entity_sectors", "entity_id", reading.key)
    items = [part(reading, row, "sectors", row["sector_id"]) for row in rows]
    told = {row["sector_id"] for row in rows if row["role"] == LEAD}
    for row in naming(reading.atlas, "sectors", "lead_entity_ids", reading.key):
        if row["id"] not in told:
            role = bracketed(reading, [reading.words.label("sector_role", LEAD)])
            said = [link(reading, "sectors", row["id"]), *role]
            items.append(statement(reading, [row], said))
    return section(reading, "card.sectors", listing(reading, items))


def part(reading: Reading, row: Row, table: str, key: str) -> Component:
    """One part in a sector: the body or the sector, and the role."""
    role = reading.words.label("sector_role", row["role"])
    return stated(reading, row, link(reading, table, key), [role])


def stated(reading: Reading, row: Row, name: Component, about: list[str]) -> Component:
    """A body or a sector with what is said of its part, and since when."""
    said = [name, *lasting(reading, "entity_sectors", row, about)]
    return statement(reading, [row], said)


def bodies(reading: Reading) -> list[Component]:
    """Who leads, regulates, shares information and operates in a sector, role after role."""
    rows = naming(reading.atlas, "entity_sectors", "sector_id", reading.key)
    roles = codes(reading.atlas.whole, "sector_role")
    children: list[Component] = []
    for role in [LEAD, *(role for role in roles if role != LEAD)]:
        found = [row for row in rows if row["role"] == role]
        items = [
            stated(reading, row, link(reading, "entities", row["entity_id"]), []) for row in found
        ]
        children += group(reading.words.label("sector_role", role), listing(reading, items))
    return section(reading, "card.sector-bodies", children)


def crosswalk(reading: Reading) -> list[Component]:
    """The sectors across that answer to this one, with grade and note; or that none does."""
    pairs = [
        (row["to_id"], row)
        for row in naming(reading.atlas, "sector_crosswalk", "from_id", reading.key)
    ]
    pairs += [
        (row["from_id"], row)
        for row in naming(reading.atlas, "sector_crosswalk", "to_id", reading.key)
    ]
    items = [answer(reading, other, row) for other, row in pairs]
    nothing: list[Component] = [html.P(reading.text("card.no-counterpart"), className="empty-line")]
    return section(
        reading, "card.sector-crosswalk", listing(reading, items) or nothing, leading=True
    )


def answer(reading: Reading, other: str, row: Row) -> Component:
    """One sector across with its grade; where there is none, the grade says so."""
    grade = graded(reading, row["match"])
    said = [link(reading, "sectors", other), *bracketed(reading, [grade])] if other else [grade]
    why = html.P(reading.words.pick(row, "note"), className="why")
    return statement(reading, [row], said, [why])
