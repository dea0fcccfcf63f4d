"""How much of each table was seen in a source, and how much is only known: bars by table."""

from typing import Any

from dashboard.answers.asked import narrowed_tables
from dashboard.answers.carriers import carriers
from dashboard.answers.resting import GRADED, counted
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.sentences import following
from dashboard.charts.theme import (
    HOVER,
    SMALL_SIZE,
    STILL,
    axis,
    figure,
    hover,
    label,
    layout,
    no_axis,
    safe,
    wrapped,
)
from dashboard.language.words import Words

READ, RECALLED = "read", "recalled"
SLOT, HEAD = 25, 26  # pixels
LEAST = 0.055  # the least share of a bar that has room for a number


def rows(asked: Asked) -> list[Row]:
    """One row for each table of what is asked, the least seen first."""
    tables = narrowed_tables(asked.address.filters)
    found = [table_row(asked, table) for table in GRADED if table in tables and table != "sources"]
    found.append(table_row(asked, "sources"))
    kept = [row for row in found if row["all"]]
    return sorted(kept, key=lambda row: (-row["recalled"] / row["all"], -row["all"]))


def table_row(asked: Asked, table: str) -> Row:
    """One table: how many of its rows were seen in a source, how many were not."""
    if table == "sources":
        there = [row for row, _ in carriers(asked.atlas, asked.address.filters)]
        proofs = [row["id"] for row in there]
    else:
        there = counted(asked.atlas, table)
        proofs = [key for row in there for key in row["sources"]]
    unseen = sum(row["evidence"] == RECALLED for row in there)
    return {
        "table": asked.words.text(f"table-name.{table}"),
        "read": len(there) - unseen,
        "recalled": unseen,
        "all": len(there),
        "share": round(100 * unseen / len(there)) if there else 0,
        "is_sources": table == "sources",
        "sources": tuple(dict.fromkeys(proofs)),
    }


def finding(found: list[Row], words: Words) -> str:
    """How much of all facts was seen, and of how many sources the document itself was."""
    facts = [row for row in found if not row["is_sources"]]
    said = []
    if facts:
        every, seen = (sum(row[each] for row in facts) for each in ("all", "read"))
        said.append(words.text("chart.evidence-grades.facts", count=every, read=seen))
    said += [
        words.text("chart.evidence-grades.documents", count=row["all"], read=row["read"])
        for row in found
        if row["is_sources"]
    ]
    return following(said, words)


def draw(found: list[Row], words: Words) -> Figure:
    """For each table a bar of one length, split by grade; the numbers stand on it."""
    return figure(
        [part(found, RECALLED, words), part(found, READ, words), totals(found)],
        layout(
            words,
            height=HEAD + SLOT * len(found) + 8,
            margin={"l": 168, "r": 44, "t": HEAD, "b": 8, "pad": 6},
            barmode="stack",
            bargap=0.28,
            xaxis=no_axis(0, 1),
            yaxis=axis(
                range=[len(found) - 0.5, -0.5],
                tickvals=list(range(len(found))),
                ticktext=[wrapped(row["table"], 13, words) for row in found],
                tickfont={"color": "@ink", "size": SMALL_SIZE},
                showgrid=False,
            ),
            annotations=[
                head(0, "left", words.label("evidence", RECALLED), "@notice"),
                head(1, "right", words.label("evidence", READ), "@accent"),
            ],
        ),
        narrow={
            "layout.margin.l": 104,
            "layout.margin.r": 34,
            "layout.yaxis.ticktext": [wrapped(row["table"], 8, words) for row in found],
            "layout.yaxis.tickfont.size": 11,
        },
    )


def part(found: list[Row], grade: str, words: Words) -> dict[str, Any]:
    """One grade of every bar; a click sets the filter."""
    shares = [row[grade] / row["all"] for row in found]
    unseen = grade == RECALLED
    return {
        "type": "bar", "orientation": "h", "x": shares, "y": list(range(len(found))),
        "marker": {
            "color": "@notice" if unseen else "@accent/30",
            "line": {"width": 1, "color": "@paper"},
        },
        "text": [
            str(row[grade]) if share >= LEAST else ""
            for row, share in zip(found, shares, strict=True)
        ],
        "textposition": "inside", "insidetextanchor": "start" if unseen else "end",
        "textfont": {"color": "@paper" if unseen else "@ink", "size": SMALL_SIZE},
        "constraintext": "none", "textangle": 0,
        "customdata": [grade] * len(found),
        "hovertext": [said(row, words) for row in found],
        **HOVER,
    }  # fmt: skip


def said(row: Row, words: Words) -> str:
    """What a bar says when pointed at."""
    names = {grade: words.label("evidence", grade) for grade in (READ, RECALLED)}
    lines = [
        words.text("chart.evidence-grades.grade", grade=name, count=row[grade])
        for grade, name in names.items()
    ]
    return hover(row["table"], lines, words)


def totals(found: list[Row]) -> dict[str, Any]:
    """How many rows a table has, at the end of its bar."""
    return {
        "type": "scatter", "mode": "text", "x": [1] * len(found), "y": list(range(len(found))),
        "text": [f" {row['all']}" for row in found], "textposition": "middle right",
        "textfont": {"size": SMALL_SIZE, "color": "@muted"}, "cliponaxis": False, **STILL,
    }  # fmt: skip


def head(x: float, anchor: str, said: str, ink: str) -> dict[str, Any]:
    """What a colour means, above its end of the bars."""
    return label(
        x, 1, safe(said), xref="x domain", yref="y domain", xanchor=anchor, yanchor="bottom",
        yshift=4, font={"size": SMALL_SIZE, "weight": 700, "color": ink},
    )  # fmt: skip


CHART = Chart(
    name="evidence-grades",
    rows=rows,
    columns=(
        Column("table", "chart.evidence-grades.table"),
        Column("read", "chart.evidence-grades.read", "number"),
        Column("recalled", "chart.evidence-grades.recalled", "number"),
        Column("all", "chart.evidence-grades.all", "number"),
        Column("share", "chart.evidence-grades.share", "number"),
    ),
    finding=finding,
    figure=draw,
    sets="evidence",
)
