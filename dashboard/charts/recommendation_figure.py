"""The picture of the tracker: statements under what became of them, and what shows it, by date."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard.charts.chart import Figure, Row
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.theme import HOVER, STILL, figure, hover, label, layout, years
from dashboard.language.words import Words
from dashboard.tables.dates import first_day, last_day

NAME = "chart.recommendation-tracker"
TEXT, HEADED, AIR = 17, 34, 14  # pixels: a line of words, the name of a status, between two rows
FOOT = 34
LOOKS = {
    "done": ("@grade-close", "solid"),
    "partly": ("@bronze", "solid"),
    "nothing-found": ("@grade-narrow", "4px,3px"),
    "not-checked": ("@dim", "1px,4px"),
    "unsaid": ("@dim", "1px,4px"),
}
SIGNS = {"events": "circle", "instruments": "square", "channels": "diamond"}


@dataclass(frozen=True)
class Screen:
    """How the picture is laid out on one kind of screen.

    words  the width of a statement in full-width characters
    left   pixels for the statements at the left; 0 where they stand above their line
    size   of the words
    every  how many years lie between two years that are named
    """

    words: int
    left: int
    size: int
    every: int


WIDE, SLIM = Screen(27, 372, 13, 1), Screen(25, 12, 12, 2)


def draw(found: list[Row], words: Words) -> Figure:
    """A line from the roundtable on for each statement, with a sign for what shows its outcome."""
    wide, slim = (drawn(found, words, screen) for screen in (WIDE, SLIM))
    return with_phone(wide, slim)


def drawn(found: list[Row], words: Words, screen: Screen) -> Figure:
    """The picture on one kind of screen."""
    said = [narrowed(row["said"], screen.words, words) for row in found]
    places, heads, depth = placed(found, said, screen)
    first = min(first_day(row["date"]) for row in found)
    ends = f"{int(first[:4])}-01-01", f"{int(found[0]['day'][:4]) + 1}-01-01"
    data = [line(found, places, code) for code in dict.fromkeys(row["code"] for row in found)]
    data += [signs(found, places, words), starts(found, places, words)]
    return figure(
        data,
        layout(
            words,
            height=depth + FOOT,
            margin={"l": screen.left, "r": 12, "t": 4, "b": FOOT},
            xaxis=years(*ends, words, screen.every, side="bottom"),
            yaxis={"visible": False, "fixedrange": True, "range": [depth, 0]},
            shapes=[*rules(heads), today(found, depth)],
            annotations=[
                *statements(said, places, screen),
                *statuses(found, heads, screen, words),
                key(words, screen),
            ],
        ),
    )


Places = list[tuple[float, float]]  # the middle of the words, the line, in pixels from the top


def placed(found: list[Row], said: list[str], screen: Screen) -> tuple[Places, list[float], int]:
    """Where each statement and its line stand, where each status is named, and the whole depth."""
    places: Places = []
    heads: list[float] = []
    top = 0.0
    for _, rows in groupby(zip(found, said, strict=True), key=lambda pair: pair[0]["code"]):
        heads.append(top)
        top += HEADED
        for _, text in rows:
            tall = (text.count("<br>") + 1) * TEXT
            if screen.left > SLIM.left:
                places.append((top + tall / 2, top + tall / 2))
                top += tall + AIR
            else:
                places.append((top + tall / 2, top + tall + AIR))
                top += tall + 2 * AIR + 6
    return places, heads, round(top)


def line(found: list[Row], places: Places, code: str) -> dict[str, Any]:
    """From the day it was said to the last thing that shows the outcome; to the day where none."""
    colour, dash = LOOKS[code]
    x: list[str | None] = []
    y: list[float | None] = []
    for row, (_, at) in zip(found, places, strict=True):
        if row["code"] == code:
            dates = [last_day(mark["date"]) for mark in later(row)]
            x += [row["date"], min(max(dates, default=row["day"]), row["day"]), None]
            y += [at, at, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": 3 if dash == "solid" else 2, "dash": dash},
        **STILL,
    }


def later(row: Row) -> list[Row]:
    """What shows an outcome and came after the statement; what stood before is in the table."""
    return [mark for mark in row["marks"] if mark["date"] and last_day(mark["date"]) > row["date"]]


def signs(found: list[Row], places: Places, words: Words) -> dict[str, Any]:
    """A sign for each event, law or channel that shows an outcome, at its date."""
    there = [
        (row, mark, at) for row, (_, at) in zip(found, places, strict=True) for mark in later(row)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [max(first_day(mark["date"]), row["date"]) for row, mark, _ in there],
        "y": [at for _, _, at in there],
        "marker": {
            "size": 13,
            "symbol": [SIGNS[mark["table"]] for _, mark, _ in there],
            "color": [LOOKS[row["code"]][0] for row, _, _ in there],
            "line": {"color": "@raised", "width": 1.5},
        },
        "customdata": [mark["key"] for _, mark, _ in there],
        "hovertext": [hover(mark["name"], [mark["when"], row["said"]], words)
                      for row, mark, _ in there],
        "cliponaxis": False,
        **HOVER,
    }  # fmt: skip


def starts(found: list[Row], places: Places, words: Words) -> dict[str, Any]:
    """Where each statement was made, with its speaker and what became of it."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row["date"] for row in found],
        "y": [at for _, at in places],
        "marker": {
            "size": 11,
            "symbol": "circle-open",
            "color": [LOOKS[row["code"]][0] for row in found],
            "line": {"width": 2},
        },
        "customdata": [row["key"] for row in found],
        "hovertext": [hover(row["speaker"], [row["said"], row["status"], row["outcome"]], words)
                      for row in found],
        "cliponaxis": False,
        **HOVER,
    }  # fmt: skip


def statements(said: list[str], places: Places, screen: Screen) -> list[dict[str, Any]]:
    """The statements beside or above their lines."""
    return [
        label(
            0, middle, text, xref="paper", xanchor="left", yanchor="middle", align="left",
            xshift=-screen.left, font={"size": screen.size, "color": "@ink"},
        )
        for text, (middle, _) in zip(said, places, strict=True)
    ]  # fmt: skip


def statuses(
    found: list[Row], heads: list[float], screen: Screen, words: Words
) -> list[dict[str, Any]]:
    """What became of the statements below, with their number."""
    groups = [list(rows) for _, rows in groupby(found, key=lambda row: row["code"])]
    return [
        label(
            0, top + HEADED / 2, words.text(f"{NAME}.head", status=rows[0]["status"],
                                            count=len(rows)),
            xref="paper", xanchor="left", yanchor="middle", xshift=-screen.left,
            font={"size": 13, "weight": 700, "color": "@ink"},
        )
        for top, rows in zip(heads, groups, strict=True)
    ]  # fmt: skip


def rules(heads: list[float]) -> list[dict[str, Any]]:
    """A hairline above each status."""
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top + 2, "y1": top + 2,
         "line": {"color": "@rule-strong", "width": 1}, "layer": "below"}
        for top in heads[1:]
    ]  # fmt: skip


def today(found: list[Row], depth: int) -> dict[str, Any]:
    """A line at the day that is shown."""
    return {
        "type": "line", "x0": found[0]["day"], "x1": found[0]["day"], "y0": 0, "y1": depth,
        "line": {"color": "@accent", "width": 1, "dash": "2px,3px"}, "layer": "below",
    }  # fmt: skip


def key(words: Words, screen: Screen) -> dict[str, Any]:
    """What the signs mean, below the statements."""
    return label(
        0, 0, narrowed(words.text(f"{NAME}.key"), screen.words + 3, words), xref="paper",
        yref="paper", xanchor="left", yanchor="top", xshift=-screen.left,
        yshift=-4 if screen.left > SLIM.left else -22, align="left",
        font={"size": 11, "color": "@muted"},
    )  # fmt: skip
