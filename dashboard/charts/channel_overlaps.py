"""Pairs of standing mechanisms in which the same bodies of both sides deal with the same topics."""

from dashboard.answers.coverage import matching
from dashboard.answers.overlaps import LEAST_BODIES, LEAST_TOPICS, Overlap, alike
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

NAME = "channel-overlaps"


def rows(asked: Asked) -> list[Row]:
    """One row for each pair; those with the same countries first, then those most alike."""
    matched = {row["id"] for row in matching(asked.atlas)}
    return [row_of(asked, pair, matched) for pair in alike(asked.atlas)]


def row_of(asked: Asked, pair: Overlap, matched: set[str]) -> Row:
    """One pair, with what the two share and how alike that makes them.

    Where only one of the two meets the filters, the other stands beside it.
    """
    words = asked.words
    bodies = [row for key in pair.bodies if (row := asked.whole.row("entities", key))]
    topics = [words.label("topic", topic, short=True) for topic in pair.topics]
    return {
        "one": words.name(pair.one),
        "one_id": pair.one["id"],
        "other": words.name(pair.other),
        "other_id": pair.other["id"],
        "likeness": round(100 * pair.likeness),
        "topics": shared(words, topics, pair.all_topics),
        "bodies": shared(words, [words.short(row) for row in bodies], pair.all_bodies),
        "same": words.text(f"chart.{NAME}.{'same' if pair.same_table else 'others'}"),
        "same_bodies": pair.same_bodies,
        "same_table": pair.same_table,
        "sources": tuple(dict.fromkeys((*pair.one["sources"], *pair.other["sources"]))),
        "context": not {pair.one["id"], pair.other["id"]} <= matched,
    }


def shared(words: Words, names: list[str], either: int) -> str:
    """What two have in common, and of how many."""
    return words.text(
        f"chart.{NAME}.shared", names=words.listed(names), count=len(names), all=either
    )


def finding(found: list[Row], words: Words) -> str:
    """How many pairs there are, in how many of them the same bodies and the same countries sit."""
    same = [row for row in found if row["same_bodies"]]
    return words.text(
        f"chart.{NAME}.finding",
        count=len(found),
        bodies=len(same),
        same=sum(row["same_table"] for row in same),
        least=LEAST_TOPICS,
        share=round(100 * LEAST_BODIES),
    )


CHART = Chart(
    name=NAME,
    rows=rows,
    folded=True,
    columns=(
        Column("one", f"chart.{NAME}.one", key="one_id"),
        Column("other", f"chart.{NAME}.other", key="other_id"),
        Column("likeness", f"chart.{NAME}.likeness", "number"),
        Column("topics", f"chart.{NAME}.topics"),
        Column("bodies", f"chart.{NAME}.bodies"),
        Column("same", f"chart.{NAME}.table"),
    ),
    finding=finding,
)
