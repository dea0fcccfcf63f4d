"""Pairs of standing mechanisms in which the same bodies of both sides deal with the same topics."""

from dashboard.answers.overlaps import LEAST_TOPICS, Overlap, overlaps
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

NAME = "channel-overlaps"


def rows(asked: Asked) -> list[Row]:
    """One row for each pair; those with the same countries first, then those with more topics."""
    return [row_of(asked, pair) for pair in overlaps(asked.atlas)]


def row_of(asked: Asked, pair: Overlap) -> Row:
    """One pair."""
    words = asked.words
    bodies = [row for key in pair.bodies if (row := asked.whole.row("entities", key))]
    both = (pair.one["id"], pair.other["id"])
    return {
        "one": words.name(pair.one),
        "one_id": pair.one["id"],
        "other": words.name(pair.other),
        "other_id": pair.other["id"],
        "topics": words.listed([words.label("topic", topic, short=True) for topic in pair.topics]),
        "bodies": words.listed([words.short(row) for row in bodies]),
        "same": words.text(f"chart.{NAME}.{'same' if pair.same_table else 'others'}"),
        "same_table": pair.same_table,
        "sources": tuple(dict.fromkeys((*pair.one["sources"], *pair.other["sources"]))),
        "context": all(asked.atlas.is_context("channels", key) for key in both),
    }


def finding(found: list[Row], words: Words) -> str:
    """How many pairs there are, and in how many of them the same countries sit."""
    same = sum(row["same_table"] for row in found)
    return words.text(f"chart.{NAME}.finding", count=len(found), same=same, least=LEAST_TOPICS)


CHART = Chart(
    name=NAME,
    rows=rows,
    folded=True,
    columns=(
        Column("one", f"chart.{NAME}.one", key="one_id"),
        Column("other", f"chart.{NAME}.other", key="other_id"),
        Column("topics", f"chart.{NAME}.topics"),
        Column("bodies", f"chart.{NAME}.bodies"),
        Column("same", f"chart.{NAME}.table"),
    ),
    finding=finding,
)
