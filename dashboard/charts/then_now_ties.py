"""Which ties, seats and opposite numbers came, went, or follow a new name, between two days?"""

from collections import Counter

from dashboard.answers.tie_lives import TIES, TieLife, tie_lives
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.then_days import apart, days
from dashboard.language.row_names import ENDS, end_name, row_card
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as TableRow
from dashboard.tables.schema import TABLES

NAME = "chart.then-now-ties"
FATES = ("added", "ended", "carried")


def rows(asked: Asked) -> list[Row]:
    """One row for each tie that is not the same on both days."""
    if not apart(asked):
        return []
    lives = tie_lives(asked.whole, *days(asked), asked.address.filters)
    found = sorted(
        (row_of(asked, life) for life in lives), key=lambda row: row["when"], reverse=True
    )
    order = [ties.table for ties in TIES]
    return sorted(found, key=lambda row: (order.index(row["table"]), FATES.index(row["fate"])))


def row_of(asked: Asked, life: TieLife) -> Row:
    """One tie in words."""
    words = asked.words
    rows = [row for key in life.keys if (row := asked.whole.row(life.table, key))]
    last = rows[-1]
    one, other = (end_name(life.table, column, last, words) for column in ENDS[life.table])
    carried = life.fate == "carried"
    was = rows[0] if carried else None
    return {
        "key": row_card(life.table, last, words),
        "table": life.table,
        "fate": life.fate,
        "sort": words.text(f"{NAME}.{life.table.replace('_', '-')}"),
        "what": words.text(f"{NAME}.{life.fate}"),
        "one": one,
        "other": other,
        "how": how(life.table, last, words),
        "why": why(life, words) if was is None else carried_from(life.table, was, last, words),
        "when": str(last[TABLES[life.table].ends if life.fate == "ended" else "valid_from"]),
        "sure": words.text("chart.changes.possibly" if life.possibly else "chart.changes.sure"),
        "evidence": words.label("evidence", last["evidence"]),
        "sources": tuple(dict.fromkeys(key for row in rows for key in row["sources"])),
        "both": life.ends != "with",
        "possibly": life.possibly,
        "days": days(asked),
    }


def how(table: str, row: TableRow, words: Words) -> str:
    """Of what kind a tie is: its kind, the role, or the grade of a pairing with its basis."""
    if table == "counterparts":
        grade = words.label("match", row["match"])
        return words.listed([grade, words.label("basis", row["basis"])])
    column = "kind" if table == "relations" else "role"
    return words.label(TABLES[table].column(column).vocabulary, row[column])


def why(life: TieLife, words: Words) -> str:
    """Whether the tie came or went with one of its ends."""
    return words.text(f"{NAME}.{life.ends}-{life.fate}")


def carried_from(table: str, was: TableRow, now: TableRow, words: Words) -> str:
    """Under what name the tie was before."""
    named = [end_name(table, end, was, words) for end in ENDS[table] if was[end] != now[end]]
    return words.text(f"{NAME}.was", names=words.listed(named))


def finding(found: list[Row], words: Words) -> str:
    """How many of each sort came, went, and were carried over."""
    counts = Counter((row["table"], row["fate"]) for row in found if not row["possibly"])
    first, last = (words.date(day) for day in found[0]["days"])
    said = [
        words.text(
            f"{NAME}.counted",
            sort=words.text(f"{NAME}.{ties.table.replace('_', '-')}"),
            **{fate: counts[(ties.table, fate)] for fate in FATES},
        )
        for ties in TIES
        if any(counts[(ties.table, fate)] for fate in FATES)
    ]
    return words.text(f"{NAME}.finding", first=first, last=last, said=words.paused(said))


CHART = Chart(
    name="then-now-ties",
    rows=rows,
    columns=(
        Column("one", f"{NAME}.one", key="key"),
        Column("other", f"{NAME}.other"),
        Column("sort", f"{NAME}.sort"),
        Column("how", f"{NAME}.how"),
        Column("what", "chart.changes.what"),
        Column("when", "chart.changes.when", "date"),
        Column("why", f"{NAME}.why"),
        Column("sure", "chart.changes.certainty"),
        Column("evidence", "chart.changes.evidence"),
    ),
    finding=finding,
    folded=True,
    empty="chart.then-now.same-day",
)
