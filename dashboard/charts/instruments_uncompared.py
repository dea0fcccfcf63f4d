"""The laws and papers of both sides that nobody has set against one of the other country here."""

from collections import Counter

from dashboard.answers.instrument_pairs import standing_on, uncompared
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.instrument_crosswalk import state_of
from dashboard.language.words import Words

NAME = "chart.instruments-uncompared"


def rows(asked: Asked) -> list[Row]:
    """One row for each: side after side, by kind, oldest first."""
    words = asked.words
    sides = {row["code"]: row["side"] for row in asked.whole.rows("countries")}
    found = sorted(
        uncompared(asked.atlas),
        key=lambda row: (sides[row["country"]], row["kind"], row["enacted"] or row["in_force"]),
    )
    return [
        {
            "name": words.name(row),
            "key": row["id"],
            "country": words.country(row["country"]),
            "kind": words.label("instrument_kind", row["kind"]),
            "state": state_of(row, standing_on(asked.whole, row, asked.day), words),
            "summary": words.pick(row, "summary"),
            "sources": row["sources"],
        }
        for row in found
    ]


def finding(found: list[Row], words: Words) -> str:
    """How many there are in each country."""
    counts = Counter(row["country"] for row in found)
    said = [
        words.text(f"{NAME}.of", country=country, count=count) for country, count in counts.items()
    ]
    return words.text(f"{NAME}.finding", said=words.paused(said))


CHART = Chart(
    name="instruments-uncompared",
    rows=rows,
    folded=True,
    columns=(
        Column("name", f"{NAME}.name", key="key"),
        Column("country", f"{NAME}.country"),
        Column("kind", f"{NAME}.kind"),
        Column("state", f"{NAME}.state"),
        Column("summary", f"{NAME}.summary"),
    ),
    finding=finding,
)
