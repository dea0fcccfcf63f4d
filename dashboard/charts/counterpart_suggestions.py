"""Which bodies look alike across: suggested counterparts, each with what makes up its score."""

from collections.abc import Iterable

from dashboard.answers.opposites import in_order, numbers
from dashboard.answers.suggestions import WEIGHTS, Likeness, Part, Suggestion, suggestions
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

NAME = "counterpart-suggestions"
VOCABULARIES = {"functions": "function", "kind": "entity_kind"}
TABLES = {"sectors": "sectors", "channels": "channels", "position": "lanes"}


def rows(asked: Asked) -> list[Row]:
    """One row for each suggestion: those for the chosen bodies, else the best one for each body
    without a pairing on record. The best scores come first."""
    order, count = in_order(asked.atlas), numbers(asked.atlas)
    chosen = [key for key in asked.address.focus if key in order]
    found = [
        row_of(asked, key, each)
        for key in chosen or [key for key in order if not count[key]]
        for each in suggestions(asked.on_the_day, key)[: None if chosen else 1]
    ]
    return sorted(found, key=lambda row: (-row["score"], order[row["body_id"]]))


def row_of(asked: Asked, key: str, each: Suggestion) -> Row:
    """One suggestion."""
    words = asked.words
    body, other = (asked.whole.row("entities", end) for end in (key, each.key))
    assert body is not None and other is not None
    return {
        "body": words.name(body),
        "body_id": key,
        "country": words.country(body["country"]),
        "suggested": words.name(other),
        "suggested_id": each.key,
        "score": round(100 * each.score),
        "compared": len(each.parts),
        "why": words.paused(reasons(each.parts, words)),
        "sources": each.sources,
        "context": asked.atlas.is_context("entities", key),
    }


def reasons(parts: Iterable[Likeness], words: Words) -> list[str]:
    """Every part of a suggestion in words, also those in which the two are not alike, and those
    that were left out because nothing is recorded for either."""
    found = {each.part: each for each in parts}
    return [reason(part, found.get(part), words) for part in WEIGHTS]


def reason(part: Part, likeness: Likeness | None, words: Words) -> str:
    """One part in words."""
    if likeness is None:
        return words.text(f"chart.{NAME}.{part}-unknown")
    names = words.listed([name_of(part, code, words) for code in likeness.shared])
    if not likeness.shared:
        return words.text(f"chart.{NAME}.{part}-none")
    if part == "position":
        level = "position-level" if likeness.count else "position"
        return words.text(f"chart.{NAME}.{level}", names=names)
    return words.text(
        f"chart.{NAME}.{part}", names=names, shared=len(likeness.shared), count=likeness.count
    )


def name_of(part: Part, code: str, words: Words) -> str:
    """What two bodies share, in words."""
    if part in VOCABULARIES:
        return words.label(VOCABULARIES[part], code)
    row = words.atlas.whole.row(TABLES[part], code)
    return words.short(row) if row else code


def finding(found: list[Row], words: Words) -> str:
    """How many bodies have a suggestion, and that none of them is a finding."""
    return words.text(f"chart.{NAME}.finding", count=len({row["body_id"] for row in found}))


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("body", f"chart.{NAME}.body", key="body_id"),
        Column("country", f"chart.{NAME}.country"),
        Column("suggested", f"chart.{NAME}.suggested", key="suggested_id"),
        Column("score", f"chart.{NAME}.score", "number"),
        Column("compared", f"chart.{NAME}.compared", "number"),
        Column("why", f"chart.{NAME}.why"),
    ),
    finding=finding,
    folded=True,
    empty=f"chart.{NAME}.empty",
)
