"""Under which agreements classified or sensitive information may pass between the two countries."""

from dashboard.answers.classified_sharing import Agreement, agreements
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

NAME = "chart.sharing-agreements"


def rows(asked: Asked) -> list[Row]:
    """One row for each agreement: on classified information first, then oldest first."""
    return [row_of(asked, each) for each in agreements(asked.atlas)]


def row_of(asked: Asked, each: Agreement) -> Row:
    """One agreement in words."""
    words, row = asked.words, each.row
    sources = dict.fromkeys((*row["sources"], *row["visibility_sources"]))
    return {
        "name": words.name(row),
        "key": row["id"],
        "reach": words.text(f"rules.reach.{each.reach}"),
        "reach_code": each.reach,
        "since": row["valid_from"],
        "visibility": words.label("visibility", row["visibility"]),
        "hidden": row["visibility"] == "not-visible",
        "summary": words.pick(row, "summary"),
        "evidence": words.label("evidence", row["evidence"]),
        "sources": tuple(sources),
        "context": asked.atlas.is_context("channels", row["id"]),
    }


def finding(found: list[Row], words: Words) -> str:
    """How many there are, how many on classified information, and how little can be seen."""
    return words.text(
        f"{NAME}.finding",
        count=len(found),
        classified=sum(row["reach_code"] == "classified" for row in found),
        hidden=sum(row["hidden"] for row in found),
    )


CHART = Chart(
    name="sharing-agreements",
    rows=rows,
    folded=True,
    columns=(
        Column("name", f"{NAME}.name", key="key"),
        Column("reach", f"{NAME}.reach"),
        Column("since", f"{NAME}.since", "date"),
        Column("visibility", f"{NAME}.visibility"),
        Column("summary", f"{NAME}.summary"),
        Column("evidence", f"{NAME}.evidence"),
    ),
    finding=finding,
)
