"""Who does what in each sector: one line for a sector of either country, one column for a role."""

from dashboard.answers.sector_roles import parts_in
from dashboard.charts.chart import Asked, Chart, Column, Row, sides
from dashboard.charts.sector_forms import GAPS
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "chart.sector-bodies"
ROLES = {
    "leads": "sector-lead",
    "regulates": "regulator",
    "isac": "isac",
    "shares": "information-sharing",
    "associations": "operator-association",
    "cert": "cert",
    "operates": "operator",
}
"""Field -> the role whose bodies it names."""


def rows(asked: Asked) -> list[Row]:
    """One row for each sector, those of the left side first."""
    order = {row["code"]: row["side"] != "left" for row in asked.whole.rows("countries")}
    sectors = sorted(asked.atlas.rows("sectors"), key=lambda row: order[row["country"]])
    return [on_sector(asked, sector) for sector in sectors]


def on_sector(asked: Asked, sector: Cells) -> Row:
    """What the table says of one sector: names of bodies, or that none is recorded."""
    words = asked.words
    row: Row = {
        "sector": words.name(sector),
        "short": words.short(sector),
        "id": sector["id"],
        "country": words.country(sector["country"]),
        "side": sector["country"],
        "context": asked.atlas.is_context("sectors", sector["id"]),
    }
    sources = list(sector["sources"])
    for field, role in ROLES.items():
        parts = parts_in(asked.atlas, sector["id"], (role,))
        bodies = [asked.whole.row("entities", part["entity_id"]) for part in parts]
        row[f"{field}_count"] = len(parts)
        names = [words.short(body) for body in bodies if body]
        row[field] = words.listed(names) or words.text("filter.not-recorded")
        sources += [key for part in parts for key in part["sources"]]
    return {**row, "sources": tuple(dict.fromkeys(sources))}


def finding(found: list[Row], words: Words) -> str:
    """In how many sectors of each side the lead, a regulator and an ISAC are recorded."""
    names = sides(words)
    codes_of = {row["side"]: row["code"] for row in words.atlas.whole.rows("countries")}
    said = []
    for side in ("left", "right"):
        own = [row for row in found if row["side"] == codes_of[side]]
        if own:
            fields = ("leads", "regulates", "isac")
            many = len(own) > 1
            numbers = {
                field: sum(bool(row[f"{field}_count"]) for row in own)
                if many
                else own[0][f"{field}_count"]
                for field in fields
            }
            said.append(
                words.text(
                    f"{NAME}.finding{'' if many else '-one'}",
                    sector=own[0]["short"],
                    side=names[side],
                    sectors=len(own),
                    **numbers,
                )
            )
    return GAPS[words.language].join(said)


CHART = Chart(
    name="sector-bodies",
    rows=rows,
    columns=(
        Column("sector", f"{NAME}.sector", key="id"),
        Column("country", f"{NAME}.country"),
        *(Column(field, f"{NAME}.{field}") for field in ROLES),
    ),
    finding=finding,
    folded=True,
)
