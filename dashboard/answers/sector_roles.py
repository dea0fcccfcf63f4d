"""Who leads a sector, who regulates it, who shares its information."""

from dashboard.tables.atlas import Atlas, Row

LEADS = ("sector-lead",)
REGULATES = ("regulator",)
SHARES = ("isac", "information-sharing", "operator-association", "cert")
OPERATES = ("operator",)
MANY = 4  # sectors from which on "all of them" is worth saying


def parts_in(atlas: Atlas, sector: str, roles: tuple[str, ...]) -> list[Row]:
    """The rows that give a body one of these roles in a sector, role after role."""
    rows = [row for row in atlas.rows("entity_sectors") if row["sector_id"] == sector]
    return [row for role in roles for row in rows if row["role"] == role]


def everywhere(atlas: Atlas, roles: tuple[str, ...] = SHARES) -> dict[str, tuple[str, str]]:
    """The bodies with one role in every sector of their country: body -> (country, role).

    Only where the atlas holds at least four sectors of that country.
    """
    countries: dict[str, set[str]] = {}
    for sector in atlas.rows("sectors"):
        countries.setdefault(sector["country"], set()).add(sector["id"])
    served: dict[tuple[str, str], set[str]] = {}
    for row in atlas.rows("entity_sectors"):
        if row["role"] in roles:
            served.setdefault((row["entity_id"], row["role"]), set()).add(row["sector_id"])
    return {
        body: (country, role)
        for (body, role), sectors in served.items()
        for country, everyone in countries.items()
        if len(everyone) >= MANY and sectors >= everyone
    }
