"""The picture of a pathway: lanes from the operator to across, the incident, and the clocks."""

from itertools import groupby
from math import log10
from typing import Any

from dashboard.answers.pathways import LANES
from dashboard.charts.chart import Figure, Row
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.theme import (
    HOVER,
    STILL,
    axis,
    figure,
    hover,
    label,
    layout,
    no_axis,
)
from dashboard.language.words import Words

NAME = "chart.pathway"
BOOM, NO_CLOCK, FIRST, TENFOLD = (
    1.0,
    1.35,
    2.0,
    1.2,
)  # places on the axis; width of ten times longer
EARLY, LEFT, END = 0.12, 0.45, 8.1  # where steps before an incident begin and end
TICKS, PHONE_TICKS = (1, 24, 72, 168, 720, 1440), (24, 168, 720)  # hours
DAY, IN_DAYS = 24, 96
HEAD, LINE, MARK, TOP, FOOT = 34, 18, 28, 46, 46  # pixels
WIDE, SLIM = 29, 24  # full-width characters of a step's name
SYMBOLS = {
    "mandatory": "circle",
    "contractual": "square",
    "voluntary": "triangle-right",
    "statutory-not-in-force": "circle-open",
}
EXCHANGE = "diamond"
Place = tuple[Row, float, str]  # a step, the y of its name, its name in lines


def draw(found: list[Row], words: Words) -> Figure:
    """The steps of a case, one below the other, lane after lane."""
    return with_phone(
        drawn(found, words, WIDE, TICKS),
        drawn(found, words, SLIM, PHONE_TICKS),
    )


def drawn(found: list[Row], words: Words, width: int, ticks: tuple[int, ...]) -> Figure:
    """The picture for one width."""
    placed, heads, height = places(found, words, width)
    across = {"range": [0, END], "tickvals": [NO_CLOCK, *map(at, ticks)]}
    none = words.text(f"{NAME}.no-clock")
    said = [none, *(tick(hours, words) for hours in ticks)]
    return figure(
        [
            *(stroke(placed, kind) for kind in ("duty", "voluntary", "coming", "exchange")),
            marks(placed, words),
        ],
        layout(
            words,
            height=round(height) + TOP + FOOT,
            margin={"l": 6, "r": 6, "t": TOP, "b": FOOT, "pad": 2},
            xaxis=axis(**across, ticktext=said, showgrid=True, side="bottom", tickangle=0),
            yaxis=no_axis(height, 0),
            shapes=[boom()],
            annotations=[*sides_of_boom(words), *titles(heads, words), *names(placed)],
        ),
    )


def places(
    found: list[Row], words: Words, width: int
) -> tuple[list[Place], list[tuple[str, float]], float]:
    """Where every step and the heading of every lane stand, and how high all is."""
    placed: list[Place] = []
    heads: list[tuple[str, float]] = []
    y = 0.0
    for lane, rows in groupby(sorted(found, key=lane_number), key=lambda row: row["lane"]):
        heads.append((lane, y))
        y += HEAD
        for row in rows:
            name = narrowed(step_name(row, found, words), width, words)
            placed.append((row, y, name))
            y += LINE * (1 + name.count("<br>")) + MARK
    return placed, heads, y


def step_name(row: Row, found: list[Row], words: Words) -> str:
    """Who tells whom; with the legal basis where other steps lead from the same to the same."""
    said = words.text(f"{NAME}.step", who=row["who"], whom=row["whom"])
    twins = [it for it in found if (it["who"], it["whom"]) == (row["who"], row["whom"])]
    if len(twins) < 2:
        return said
    basis = words.listed([row["basis"], row["event"]]) if row["limited"] else row["basis"]
    return words.text(f"{NAME}.step-by", step=said, basis=basis)


def lane_number(row: Row) -> int:
    """The place of a step's lane."""
    return LANES.index(row["lane"])


def at(hours: float) -> float:
    """Where a clock stands."""
    return FIRST + TENFOLD * log10(hours)


def tick(hours: int, words: Words) -> str:
    """A clock on the axis."""
    if hours >= IN_DAYS:
        return words.text(f"{NAME}.tick-days", days=hours // DAY)
    return words.text(f"{NAME}.tick-hours", hours=hours)


def ends(row: Row) -> tuple[float, float]:
    """From where to where a step is drawn: before the incident, after it, or through it."""
    if row["phase_code"] == "left-of-boom":
        return EARLY, LEFT
    first = EARLY if row["phase_code"] == "both" else BOOM
    hours = row["hours"]
    return first, at(hours) if hours else NO_CLOCK


def manner(row: Row) -> str:
    """How the line of a step is drawn."""
    if row["kind_code"] == "exchange":
        return "exchange"
    if row["coming"]:
        return "coming"
    return "voluntary" if row["obligation_code"] == "voluntary" else "duty"


STROKES: dict[str, dict[str, Any]] = {
    "duty": {"width": 3.5, "dash": "solid"},
    "voluntary": {"width": 1.5, "dash": "solid"},
    "coming": {"width": 1.5, "dash": "6px,4px"},
    "exchange": {"width": 2, "dash": "2px,3px"},
}


def mark_y(place: Place) -> float:
    """The y of a step's line, below its name."""
    _, y, name = place
    return y + LINE * (1 + name.count("<br>")) + 11


def stroke(placed: list[Place], kind: str) -> dict[str, Any]:
    """The lines of all steps that are drawn one way."""
    own = [place for place in placed if manner(place[0]) == kind]
    x = [value for place in own for value in (*ends(place[0]), None)]
    y = [value for place in own for value in (mark_y(place), mark_y(place), None)]
    colour = f"@{placed[0][0]['colour']}"
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, **STROKES[kind]},
        **STILL,
    }


def marks(placed: list[Place], words: Words) -> dict[str, Any]:
    """The mark at the end of every step, with how binding it is beside it."""
    rows = [row for row, _, _ in placed]
    colour = f"@{rows[0]['colour']}"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [ends(row)[1] for row in rows],
        "y": [mark_y(place) for place in placed],
        "text": [row["mark"] for row in rows],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": "@muted"},
        "marker": {
            "symbol": [symbol(row) for row in rows],
            "size": 11,
            "color": colour,
            "opacity": [0.45 if row["context"] else 1 for row in rows],
            "line": {"width": 2, "color": colour},
        },
        "cliponaxis": False,
        "customdata": [row["key"] for row in rows],
        "hovertext": [pointed(row, words) for row in rows],
        **HOVER,
    }


def symbol(row: Row) -> str:
    """The shape of a step's mark."""
    return EXCHANGE if row["kind_code"] == "exchange" else SYMBOLS[row["obligation_code"]]


def pointed(row: Row, words: Words) -> str:
    """What a step says when pointed at."""
    said = words.text(f"{NAME}.step", who=row["who"], whom=row["whom"])
    about = words.listed([row["obligation"], row["clock"], row["phase"]])
    return hover(said, [row["kind"], about, row["trigger"], row["basis"], row["reach"]], words)


def boom() -> dict[str, Any]:
    """The line of the incident."""
    line = {"color": "@ink", "width": 1.5}
    ends = {"x0": BOOM, "x1": BOOM, "y0": 0, "y1": 1, "yref": "paper"}
    return {"type": "line", "layer": "below", "line": line, **ends}


def sides_of_boom(words: Words) -> list[dict[str, Any]]:
    """What stands left and right of the line of the incident."""
    above = {"yref": "paper", "yanchor": "bottom", "yshift": 6, "font": {"size": 12, "weight": 700}}
    before = words.label("phase", "left-of-boom", short=True)
    after = words.text(f"{NAME}.after")
    return [
        label(0, 1, before, xanchor="left", **above),
        label(BOOM + 0.22, 1, after, xanchor="left", **above),
    ]


def titles(heads: list[tuple[str, float]], words: Words) -> list[dict[str, Any]]:
    """The headings of the lanes."""
    look = {"xanchor": "left", "yanchor": "top", "yshift": -10}
    font = {"size": 13, "weight": 700, "color": "@ink"}
    return [
        label(0, y, words.text(f"{NAME}.lane-{lane}"), bgcolor="@paper", font=font, **look)
        for lane, y in heads
    ]


def names(placed: list[Place]) -> list[dict[str, Any]]:
    """Who tells whom, above the line of each step."""
    look = {"xanchor": "left", "yanchor": "top", "align": "left", "bgcolor": "@paper"}
    return [
        label(EARLY - 0.06, y, name, font={"size": 13, "color": "@ink"}, **look)
        for _, y, name in placed
    ]
