"""What sectors correspond, who is who in one, and where one kind of channel is missing."""

from dashboard.answers.coverage import channels_on, one_sided, sector_lines
from dashboard.answers.questions.said import Country, Facts, Names, Put, Said, bodies, names
from dashboard.answers.sector_roles import LEADS, REGULATES, SHARES, parts_in
from dashboard.filters.context import CORRESPONDING
from dashboard.tables.atlas import Row

SIDED = ("government", "industry", "none")
NO_MATCH = "noMatch"


def one_sided_sectors(put: Put) -> list[Said]:
    """The sectors with only government channels, with only industry channels, and with none."""
    lines = sector_lines(put.atlas)
    if not lines:
        return [Said("answer.sided.no-sector", tone="none")]
    found: dict[str, list[tuple[tuple[str, ...], list[Row]]]] = {}
    for line in lines:
        channels = channels_on(put.atlas, line)
        kind = one_sided(put.whole, channels)
        found.setdefault(kind, []).append((line.sectors, channels))
    said = []
    for sort in SIDED:
        rows = found.get(sort, [])
        sectors = Names("sectors", tuple(key for keys, _ in rows for key in keys))
        facts: Facts = {"count": len(rows), "sectors": sectors}
        proof = tuple({row["id"]: row for _, each in rows for row in each}.values())
        if rows:
            said.append(
                Said(f"answer.sided.{sort}", facts, proof, "none" if sort == "none" else "")
            )
        else:
            said.append(Said(f"answer.sided.no-{sort}", tone="none"))
    return said


def sector_match(put: Put) -> list[Said]:
    """The sectors of each side without a counterpart, and those that answer to several."""
    rows = put.atlas.rows("sector_crosswalk")
    if not rows:
        return [Said("answer.match.nothing", tone="none")]
    said = []
    for end, country in zip(("from_id", "to_id"), put.sides.values(), strict=True):
        alone = tuple(row for row in rows if row["match"] == NO_MATCH and row[end])
        facts: Facts = {"country": Country(country), "count": len(alone)}
        facts |= {"sectors": Names("sectors", tuple(row[end] for row in alone))}
        said.append(
            Said("answer.match.none", facts, alone, "none")
            if alone
            else Said("answer.match.all", facts)
        )
    return [*said, *several(put, rows)]


def several(put: Put, rows: list[Row]) -> list[Said]:
    """Each sector of the right side that answers to more than one of the left."""
    many: dict[str, list[Row]] = {}
    for row in rows:
        if row["match"] in CORRESPONDING:
            many.setdefault(row["to_id"], []).append(row)
    said = [
        Said(
            "answer.match.several",
            {
                "sector": Names("sectors", (key,)),
                "count": len(found),
                "others": Names("sectors", tuple(row["from_id"] for row in found)),
            },
            tuple(found),
        )
        for key, found in many.items()
        if len(found) > 1
    ]
    return said or [Said("answer.match.no-several", tone="none")]


def roles(put: Put) -> list[Said]:
    """Who leads, who regulates, who only shares information in each chosen sector."""
    chosen = [row for key in put.filters.sector if (row := put.whole.row("sectors", key))]
    return [said for row in chosen for said in roles_in(put, row)] or [Said("answer.choose-sector")]


def roles_in(put: Put, sector: Row) -> list[Said]:
    """The roles of one sector; a body that leads or regulates is not said only to share."""
    where = names("sectors", [sector])
    if not put.on_the_day.row("sectors", sector["id"]):
        return [Said("answer.roles.absent", {"sector": where}, (sector,), "none")]
    said, told = [], set[str]()
    for text, wanted in (("leads", LEADS), ("regulates", REGULATES), ("shares", SHARES)):
        rows = [
            row
            for row in parts_in(put.on_the_day, sector["id"], wanted)
            if text != "shares" or row["entity_id"] not in told
        ]
        told |= {row["entity_id"] for row in rows}
        facts: Facts = {"sector": where, "bodies": bodies(row["entity_id"] for row in rows)}
        if rows:
            said.append(Said(f"answer.roles.{text}", facts, tuple(rows)))
        else:
            said.append(Said(f"answer.roles.none-{text}", {"sector": where}, tone="none"))
    return said
