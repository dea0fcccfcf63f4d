"""Which law, strategy or standard answers to which across, how closely, and where one is missing."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dashboard.answers.instrument_pairs import Pair, pairs, standing_on
from dashboard.charts.chart import Asked, Chart, Column, Row, sides
from dashboard.charts.instrument_crosswalk_figure import draw
from dashboard.charts.sentences import following
from dashboard.filters.address import codes
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as TableRow
from dashboard.tables.atlas import key_of
from dashboard.tables.schema import TABLES

NAME = "chart.instrument-crosswalk"
KINDS = (
    "law",
    "regulation",
    "executive-order",
    "directive",
    "strategy",
    "action-plan",
    "guideline",
    "treaty",
)
"""The order of the groups: what binds by law first."""


def rows(asked: Asked) -> list[Row]:
    """One row for each pair, by kind of instrument; in each the closest relation first."""
    found = [row_of(asked, pair) for pair in pairs(asked.atlas)]
    closest: dict[str, tuple[int, int]] = {}
    for row in found:
        head = row["left_id"] or row["right_id"]
        closest[head] = min(row["rank"], closest.get(head, row["rank"]))
    return sorted(found, key=lambda row: order(row, closest))


def row_of(asked: Asked, pair: Pair) -> Row:
    """One pair in words."""
    words, row = asked.words, pair.row
    grade = row["match"] or "noMatch"
    head = pair.left or pair.right
    assert head is not None, row
    key = key_of(row, TABLES["instrument_crosswalk"].key)
    return {
        **end(asked, "left", pair.left),
        **end(asked, "right", pair.right),
        "kind": words.label("instrument_kind", head["kind"]),
        "kind_code": head["kind"],
        "relation": words.label("instrument_relation", row["relation"]),
        "relation_short": words.label("instrument_relation", row["relation"], short=True),
        "relation_code": row["relation"],
        "match": words.label("match", grade),
        "match_short": words.label("match", grade, short=True),
        "grade": grade,
        "missing": pair.missing,
        "note": words.pick(row, "note"),
        "evidence": words.label("evidence", row["evidence"]),
        "sources": row["sources"],
        "rank": (relations(asked).index(row["relation"]), codes(asked.whole, "match").index(grade)),
        "context": asked.atlas.is_context("instrument_crosswalk", key)
        and not any(matched(asked, each) for each in (pair.left, pair.right)),
    }


def matched(asked: Asked, row: TableRow | None) -> bool:
    """Whether an instrument itself meets what is asked for."""
    return bool(
        row
        and row["id"] in asked.atlas.keys("instruments")
        and not asked.atlas.is_context("instruments", row["id"])
    )


def relations(asked: Asked) -> list[str]:
    """The kinds of correspondence, the closest first."""
    return codes(asked.whole, "instrument_relation")


def end(asked: Asked, side: str, row: TableRow | None) -> Row:
    """One end of a pair; "no counterpart" where there is none."""
    words = asked.words
    if row is None:
        none = words.label("match", "noMatch")
        state = words.text(f"{NAME}.nothing")
        return {
            side: none, f"{side}_short": none, f"{side}_id": "", f"{side}_state": state,
            f"{side}_standing": "", f"{side}_colour": "grade-none", f"{side}_context": False,
        }  # fmt: skip
    standing = standing_on(asked.whole, row, asked.day)
    return {
        side: words.name(row),
        f"{side}_short": words.short(row),
        f"{side}_id": row["id"],
        f"{side}_state": state_of(row, standing, words),
        f"{side}_standing": standing,
        f"{side}_colour": colour_of(asked, row["country"]),
        f"{side}_context": not matched(asked, row),
    }


def state_of(row: TableRow, standing: str, words: Words) -> str:
    """What an instrument is on the day, with its dates as far as they are known."""
    text = f"rules.standing.{standing}"
    if standing == "undated" and not row["enacted"]:
        return words.text("rules.standing.unknown")
    if standing == "coming" and not row["in_force"]:
        text = "rules.standing.waiting"
    return words.text(text, enacted=words.date(row["enacted"]), effect=words.date(row["in_force"]))


def colour_of(asked: Asked, country: str) -> str:
    """The colour of a country, by name."""
    row = asked.whole.row("countries", country)
    assert row is not None, country
    return str(row["colour"])


def order(row: Row, closest: dict[str, tuple[int, int]]) -> tuple[Any, ...]:
    """Kind after kind; the pairs of one left instrument together, where its closest one stands."""
    head = row["left_id"] or row["right_id"]
    return KINDS.index(row["kind_code"]), closest[head], head, row["rank"]


def finding(found: list[Row], words: Words) -> str:
    """How many pairs there are, of what relation, and how many instruments have none across."""
    return following(said(found, words), words)


def said(found: list[Row], words: Words) -> Iterator[str]:
    """The sentences of the finding."""
    counts = Counter(row["relation_code"] for row in found)
    named = {row["relation_code"]: row["relation"] for row in found}
    ranks = {row["relation_code"]: row["rank"] for row in found}
    parts = [
        words.text(f"{NAME}.of", relation=named[code], count=counts[code])
        for code in sorted(counts, key=ranks.__getitem__)
        if code != "gap"
    ]
    paired = len(found) - counts["gap"]
    if paired:
        yield words.text(f"{NAME}.finding", count=paired, said=words.listed(parts))
    missing = [row for row in found if row["missing"]]
    for side, name in sides(words).items():
        other = "right" if side == "left" else "left"
        count = sum(bool(row[f"{side}_id"]) and lacking(row) == other for row in missing)
        if count:
            yield words.text(f"{NAME}.missing", count=count, side=name, other=sides(words)[other])


def lacking(row: Row) -> str:
    """The side that has nothing of the kind: the empty one, else the right one."""
    return "left" if not row["left_id"] else "right"


CHART = Chart(
    name="instrument-crosswalk",
    rows=rows,
    columns=(
        Column("left", f"{NAME}.left", key="left_id"),
        Column("left_state", f"{NAME}.left-state"),
        Column("relation", f"{NAME}.relation"),
        Column("match", f"{NAME}.match"),
        Column("right", f"{NAME}.right", key="right_id"),
        Column("right_state", f"{NAME}.right-state"),
        Column("kind", f"{NAME}.kind"),
        Column("note", f"{NAME}.note"),
        Column("evidence", f"{NAME}.evidence"),
    ),
    finding=finding,
    figure=draw,
)
