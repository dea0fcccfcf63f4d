"""How many of each were there then, and how many now? A small slope for every count."""

from typing import Any

from dashboard.answers.then_and_now import Measure, measures
from dashboard.charts.changes import LAWS
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.phone import with_phone
from dashboard.charts.theme import HOVER, STILL, figure, hover, label, layout, no_axis, wrapped
from dashboard.charts.then_days import apart, days
from dashboard.filters.address import codes
from dashboard.language.words import Words

NAME = "chart.then-now-counts"
COLUMNS, PHONE_COLUMNS = 6, 2
TITLE, SLOPE, GAP = 46, 48, 20  # pixels of a panel: its name, the slope, the room below
PANEL = TITLE + SLOPE + GAP
ENDS = (0.3, 0.62)  # where in its panel a slope begins and ends
OTHERS = "none"


def rows(asked: Asked) -> list[Row]:
    """One row for each count that is not zero on both days."""
    if not apart(asked):
        return []
    found = measures(asked.whole, *days(asked), asked.address.filters, LAWS)
    return [row_of(asked, it) for it in found]


def row_of(asked: Asked, it: Measure) -> Row:
    """One count on both days."""
    words = asked.words
    country = next((row for row in asked.whole.rows("countries") if row["side"] == it.side), None)
    sided = country is not None and it.side != OTHERS
    side = (
        words.text(f"{NAME}.side-{it.side or 'all'}") if not sided else words.short(country or {})
    )
    return {
        "what": name(asked, it, words),
        "side": side,
        "sided": bool(it.side),
        "country": country["code"] if sided and country else "",
        "colour": country["colour"] if country and it.side else "accent",
        "before": it.before.matched,
        "after": it.after.matched,
        "change": it.after.matched - it.before.matched,
        "unknown": it.after.unknown_start,
        "possibly": it.before.possibly + it.after.possibly,
        "sources": it.sources,
        "days": days(asked),
    }


def name(asked: Asked, it: Measure, words: Words) -> str:
    """What is counted."""
    if it.panel in codes(asked.whole, "form"):
        return words.label("form", it.panel)
    if it.panel in codes(asked.whole, "relation_kind"):
        return words.text(f"{NAME}.tie", kind=words.label("relation_kind", it.panel))
    return words.text(f"{NAME}.{it.panel}")


def finding(found: list[Row], words: Words) -> str:
    """How many counts rose, fell, and stayed."""
    first, last = (words.date(day) for day in found[0]["days"])
    changes = [row["change"] for row in found]
    return words.text(
        f"{NAME}.finding",
        first=first,
        last=last,
        count=len(changes),
        rose=sum(change > 0 for change in changes),
        fell=sum(change < 0 for change in changes),
        same=sum(change == 0 for change in changes),
    )


def draw(found: list[Row], words: Words) -> Figure:
    """Panels side by side, fewer in a row on a phone."""
    return with_phone(panels(found, words, COLUMNS, 12), panels(found, words, PHONE_COLUMNS, 12))


def panels(found: list[Row], words: Words, columns: int, width: int) -> Figure:
    """Every count in its panel: a line from the first to the second day with both numbers."""
    depth = -(-len(found) // columns)
    corners = [(at % columns, at // columns * PANEL) for at in range(len(found))]
    ends = [slope(row, *corner) for row, corner in zip(found, corners, strict=True)]
    data: list[dict[str, Any]] = []
    lines = [line(row, end) for row, end in zip(found, ends, strict=True)]
    titles = [
        label(x + 0.04, top, heading(row, words, width), xanchor="left", yanchor="top",
              align="left", font={"size": 12, "color": "@ink"})
        for row, (x, top) in zip(found, corners, strict=True)
    ]  # fmt: skip
    for side, position in (("before", "middle left"), ("after", "middle right")):
        at = 0 if side == "before" else 1
        data.append(points(found, [end[at] for end in ends], side, position, words))
    return figure(
        [*lines, *data],
        layout(
            words,
            height=max(depth, 1) * PANEL + 8,
            margin={"l": 0, "r": 0, "t": 4, "b": 4},
            xaxis=no_axis(0, columns),
            yaxis=no_axis(max(depth, 1) * PANEL, 0),
            annotations=titles,
        ),
    )


def heading(row: Row, words: Words, width: int) -> str:
    """The name of a panel, with the side on a line of its own."""
    name = wrapped(row["what"], width, words)
    return f"{name}<br>{wrapped(row['side'], width, words)}" if row["sided"] else name


def slope(row: Row, x: int, top: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a slope begins and ends; its panel reaches from nothing to the greater number."""
    most = max(row["before"], row["after"], 1)
    floor = top + TITLE + SLOPE
    first, last = (floor - SLOPE * row[name] / most for name in ("before", "after"))
    return (x + ENDS[0], first), (x + ENDS[1], last)


def line(row: Row, ends: tuple[tuple[float, float], tuple[float, float]]) -> dict[str, Any]:
    """The line of a slope."""
    return {
        "type": "scatter", "mode": "lines", "x": [x for x, _ in ends], "y": [y for _, y in ends],
        "line": {"color": f"@{row['colour']}", "width": 2 if row["change"] else 1,
                 "dash": "solid" if row["change"] else "dot"}, **STILL,
    }  # fmt: skip


def points(
    found: list[Row], places: list[tuple[float, float]], side: str, position: str, words: Words
) -> dict[str, Any]:
    """One end of every slope with its number; the later one says the difference too."""
    numbers = [str(row[side]) for row in found]
    if side == "after":
        numbers = [
            f"{number} ({row['change']:+d})" if row["change"] else number
            for number, row in zip(numbers, found, strict=True)
        ]
    return {
        "type": "scatter", "mode": "markers+text",
        "x": [x for x, _ in places], "y": [y for _, y in places],
        "text": numbers, "textposition": position, "cliponaxis": False,
        "textfont": {"size": 12, "color": "@ink"},
        "marker": {"size": 7, "color": [f"@{row['colour']}" for row in found], "opacity": 1},
        "hovertext": [about(row, words) for row in found],
        "customdata": [row["country"] for row in found], **HOVER,
    }  # fmt: skip


def about(row: Row, words: Words) -> str:
    """What a panel says when pointed at."""
    first, last = (words.date(day) for day in row["days"])
    said = [f"{first}: {row['before']}", f"{last}: {row['after']}"]
    if row["unknown"]:
        said.append(words.text("sentence.unknown-start", count=row["unknown"]))
    title = words.listed([row["what"], row["side"]]) if row["sided"] else row["what"]
    return hover(title, said, words)


CHART = Chart(
    name="then-now-counts",
    rows=rows,
    columns=(
        Column("what", f"{NAME}.what"),
        Column("side", f"{NAME}.side"),
        Column("before", f"{NAME}.before", "number"),
        Column("after", f"{NAME}.after", "number"),
        Column("change", f"{NAME}.change", "number"),
        Column("unknown", f"{NAME}.unknown", "number"),
        Column("possibly", f"{NAME}.possibly", "number"),
    ),
    finding=finding,
    figure=draw,
    sets="country",
    empty="chart.then-now.same-day",
)
