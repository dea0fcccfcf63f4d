"""The ladder from peacetime to armed attack: who leads on each rung, and what is unclear."""

from dashboard.filters.address import codes
from dashboard.tables.atlas import Atlas, Row

CLEAR = "clear"


def rungs(atlas: Atlas, country: str) -> dict[str, list[Row]]:
    """The rows of a country on the day of the atlas, by rung from the lowest; [] where none is."""
    rows = [row for row in atlas.rows("escalation") if row["country"] == country]
    return {
        step: [row for row in rows if row["step"] == step]
        for step in codes(atlas.whole, "escalation_step")
    }


def unclear(atlas: Atlas, country: str) -> list[Row]:
    """The rows of a country that are not clear, from the lowest rung up."""
    found = [row for rows in rungs(atlas, country).values() for row in rows]
    return [row for row in found if row["clarity"] != CLEAR]


def takes_over(atlas: Atlas, country: str) -> dict[str, tuple[str, ...]]:
    """Who leads on each rung, each body once."""
    return {
        step: tuple(dict.fromkeys(row["lead_id"] for row in rows))
        for step, rows in rungs(atlas, country).items()
    }
