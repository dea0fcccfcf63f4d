"""The picture of sectors by levels: signs where there are channels, words where there are none."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from dashboard.charts.chart import Figure, Row
from dashboard.charts.sector_forms import FORMS, MARKS, key_of_forms, said_forms
from dashboard.charts.theme import (
    HOVER,
    STILL,
    figure,
    hover,
    label,
    layout,
    no_axis,
    safe,
    wrapped,
)
from dashboard.filters.filters import NOT_RECORDED
from dashboard.language.phrases import width_of
from dashboard.language.words import Words

LINE, PHONE_LINE, HEAD, FOOT = 25, 36, 44, 34  # pixels: a line on each screen, what is above, below
LEFT, RIGHT, PHONE_LEFT, PHONE_RIGHT = 2.05, 2.3, 2.67, 0.2  # levels: the room for names
ALONG = (0.06, 0.24, 0.42, 0.6, 0.78)  # of that room: where a name can be pointed at
APART = 0.3  # how far the level of industries stands from those of governments
PHONE_HEAD, UPRIGHT = 104, 3.2  # pixels, full-width characters: heads that stand upright
CELL, SIGN, DIGIT = 70, 14, 7  # pixels: a cell where room is least, a sign in it, a digit
STACK = 0.31  # lines: between two signs of a cell on a phone


def lines(found: list[Row]) -> list[list[Row]]:
    """The cells line by line."""
    return [list(cells) for _, cells in groupby(found, key=lambda row: row["line"])]


def draw(found: list[Row], words: Words) -> Figure:
    """A grid of lines and levels; signs count channels by form, words name what is empty."""
    grid = lines(found)
    depth = len(grid)
    data = [cells_at(grid, words), *(marks(grid, form) for form in FORMS)]
    data += [empties(grid, words), silent(grid, words)]
    data += [names(grid, side, words) for side in ("left", "right")]
    data += [targets(grid, side, words) for side in ("left", "right")]
    across = column(grid[0][-1])
    return figure(
        data,
        layout(
            words,
            height=HEAD + LINE * depth + FOOT,
            margin={"l": 4, "r": 4, "t": HEAD, "b": FOOT},
            xaxis=no_axis(-0.5 - LEFT, across + 0.5 + RIGHT),
            yaxis=no_axis(depth - 0.5, -0.5),
            shapes=[*rules(grid, across), *spans(grid, words)],
            annotations=[*heads(grid[0], words), *countries(grid, words), key_of_forms(words)],
        ),
        narrow=narrow(grid, words),
    )


def column(row: Row) -> float:
    """Where the level of a cell stands."""
    return float(row["place"] + (APART if row["industry"] else 0))


def cells_at(grid: list[list[Row]], words: Words) -> dict[str, Any]:
    """What every cell says when pointed at, and the sector a click on it chooses."""
    cells = [row for line in grid for row in line]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [column(row) for row in cells],
        "y": [row["line"] for row in cells],
        "marker": {"size": 22, "opacity": 0, "color": "@ink", "symbol": "square"},
        "hovertext": [said_cell(row, words) for row in cells],
        "customdata": [row["sets"] for row in cells],
        **HOVER,
    }


def said_cell(row: Row, words: Words) -> str:
    """A cell in words: the sectors, the level, how many of each form, their names."""
    both = [row["left_short"], row["right_short"]]
    title = " – ".join(name for name in both if name)
    return hover(title, [row["level"], said_forms(row, words), row["channels"]], words)


def marks(grid: list[list[Row]], form: str) -> dict[str, Any]:
    """The signs of one form with their numbers."""
    cells = [row for line in grid for row in line if row[form]]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [column(row) + beside(row, form) for row in cells],
        "y": [row["line"] for row in cells],
        "text": [str(row[form]) for row in cells],
        "textposition": "middle right",
        "textfont": {"color": [ink(row) for row in cells]},
        "marker": {
            "symbol": MARKS[form],
            "size": 8,
            "color": ["@dim" if row["context"] else "@accent" for row in cells],
        },
        "cliponaxis": False,
        **STILL,
    }  # fmt: skip


def ink(row: Row) -> str:
    """The colour of words about a line."""
    return "@dim-ink" if row["context"] else "@ink"


def beside(row: Row, form: str) -> float:
    """How far a sign stands from the middle of its cell, its number and its neighbours counted."""
    widths = {each: SIGN + DIGIT * len(str(row[each])) for each in FORMS if row[each]}
    before = list(widths)[: list(widths).index(form)]
    left = sum(widths[each] for each in before) - sum(widths.values()) / 2
    return (left + SIGN / 2) / CELL


def shift(row: Row, form: str) -> float:
    """How many steps a sign stands from the middle of its cell."""
    there = [each for each in FORMS if row[each]]
    return there.index(form) - (len(there) - 1) / 2


def empties(grid: list[list[Row]], words: Words) -> dict[str, Any]:
    """The words in the empty cells of lines that hold channels; one-sided ones stand out."""
    cells = [row for line in grid for row in line if not row["keys"] and not row["nothing"]]
    striking = [row["industry"] and bold(row) for row in cells]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column(row) for row in cells],
        "y": [row["line"] for row in cells],
        "text": [safe(row["empty"]) for row in cells],
        "textfont": {
            "size": 11,
            "color": ["@notice" if each else "@dim-ink" for each in striking],
            "weight": [700 if each else 400 for each in striking],
        },
        **STILL,
    }


def bold(row: Row) -> bool:
    """Whether governments have a channel about a sector and industries none."""
    return bool(row["kinds"] == "government" and row["sets"] != NOT_RECORDED)


def silent(grid: list[list[Row]], words: Words) -> dict[str, Any]:
    """The words across the lines that hold no channel at any level."""
    empty = [line for line in grid if line[0]["nothing"]]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [column(line[-1]) / 2 for line in empty],
        "y": [line[0]["line"] for line in empty],
        "text": [safe(line[0]["nothing"]) for line in empty],
        "textfont": {"size": 12, "color": "@muted"},
        **STILL,
    }


def names(grid: list[list[Row]], side: str, words: Words) -> dict[str, Any]:
    """The sectors of one side beside the grid; one that answers to many is named once."""
    told = list(runs(grid, side))
    edge = -0.5 if side == "left" else column(grid[0][-1]) + 0.5
    return {
        "type": "scatter",
        "mode": "markers+text",
        "marker": {"size": 14, "opacity": 0, "color": "@ink"},
        "x": [edge] * len(told),
        "y": [(first + last) / 2 for _, first, last in told],
        "text": [wrapped(row[f"{side}_short"], 13, words) for row, _, _ in told],
        "textposition": "middle left" if side == "left" else "middle right",
        "textfont": {"color": [ink(row) for row, _, _ in told]},
        "cliponaxis": False,
        **STILL,
    }


def targets(grid: list[list[Row]], side: str, words: Words) -> dict[str, Any]:
    """What can be pointed at along the names of one side."""
    told = [(row, (first + last) / 2, first == last) for row, first, last in runs(grid, side)]
    edge, way, room = (-0.5, -1, LEFT) if side == "left" else (end_of(grid), 1, RIGHT)
    steps = [edge + way * room * share for share in ALONG]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for _ in told for x in steps],
        "y": [y for _, y, _ in told for _ in steps],
        "marker": {"size": 20, "opacity": 0, "color": "@ink"},
        "hovertext": [
            hover(row[side], [row["nothing"]] if alone else [], words)
            for row, _, alone in told
            for _ in steps
        ],
        "customdata": [row[f"{side}_id"] or row["sets"] for row, _, _ in told for _ in steps],
        **HOVER,
    }


def end_of(grid: list[list[Row]]) -> float:
    """Where the grid ends on the right."""
    return column(grid[0][-1]) + 0.5


def runs(grid: list[list[Row]], side: str) -> Iterator[tuple[Row, int, int]]:
    """The names of one side with the first and the last line they stand for."""
    for _, same in groupby(grid, key=lambda line: line[0][f"{side}_id"] or line[0]["line"]):
        block = list(same)
        if block[0][0][f"{side}_short"]:
            yield block[0][0], block[0][0]["line"], block[-1][0]["line"]


def spans(grid: list[list[Row]], words: Words) -> Iterator[dict[str, Any]]:
    """A bar in the colour of its country beside each name, as tall as what it stands for."""
    colours = {row["side"]: row["colour"] for row in words.atlas.whole.rows("countries")}
    for side in ("left", "right"):
        x, way = (-0.5, -1) if side == "left" else (end_of(grid), 1)
        for row, first, last in runs(grid, side):
            if row["sets"] != NOT_RECORDED:
                yield {
                    "type": "rect", "xref": "x", "yref": "y", "x0": x, "x1": x,
                    "xsizemode": "pixel", "xanchor": x, "y0": first - 0.36, "y1": last + 0.36,
                    "line": {"width": 0}, "fillcolor": f"@{colours[side]}",
                } | {"x0": way * 2, "x1": way * 5}  # fmt: skip


def rules(grid: list[list[Row]], across: float) -> Iterator[dict[str, Any]]:
    """Hairlines between the lines, and a band behind the level of industries."""
    depth = len(grid)
    yield {
        "type": "rect", "layer": "below", "x0": across - 0.5, "x1": across + 0.5, "y0": -0.5,
        "y1": depth - 0.5, "line": {"width": 0}, "fillcolor": "@band",
    }  # fmt: skip
    for at in range(depth + 1):
        last = grid[-1][0]["sets"] == NOT_RECORDED and at == depth - 1
        yield {
            "type": "line", "layer": "below", "x0": -0.5, "x1": across + 0.5, "y0": at - 0.5,
            "y1": at - 0.5, "line": {"width": 1, "color": "@rule-strong" if last else "@rule"},
        }  # fmt: skip


def heads(cells: list[Row], words: Words) -> Iterator[dict[str, Any]]:
    """The levels above their columns."""
    for row in cells:
        yield label(
            column(row), 1, wrapped(row["level_short"], 5, words),
            yref="paper", yanchor="bottom", yshift=4,
            font={"size": 12, "color": "@ink", "weight": 700},
        )  # fmt: skip


def countries(grid: list[list[Row]], words: Words) -> Iterator[dict[str, Any]]:
    """The two sides above their names."""
    for row in words.atlas.whole.rows("countries"):
        if row["side"] != "none":
            left = row["side"] == "left"
            yield label(
                -0.5 if left else end_of(grid), 1, safe(words.short(row)), yref="paper",
                xanchor="right" if left else "left", xshift=-8 if left else 8, yanchor="bottom",
                yshift=4, font={"size": 14, "weight": 700, "color": f"@{row['colour']}-ink"},
            )  # fmt: skip


def in_two(text: str, words: Words) -> str:
    """A few words in two lines, halved where they have no place to break."""
    lines = words.lines(text, 3)
    half = len(text) // 2
    return "<br>".join(safe(line) for line in (lines if lines[1:] else [text[:half], text[half:]]))


def narrow(grid: list[list[Row]], words: Words) -> dict[str, Any]:
    """On a phone: one column of names, signs of a cell one below the other."""
    changes: dict[str, Any] = {
        "layout.xaxis.range": [-0.5 - PHONE_LEFT, end_of(grid) + PHONE_RIGHT],
        "layout.height": HEAD + PHONE_LINE * len(grid) + FOOT + 12,
    }
    for at, form in enumerate(FORMS, start=1):
        cells = [row for line in grid for row in line if row[form]]
        changes[f"data.{at}.x"] = [column(row) - 0.18 for row in cells]
        changes[f"data.{at}.y"] = [row["line"] + shift(row, form) * STACK for row in cells]
        changes[f"data.{at}.textfont.size"] = 11
        changes[f"data.{at}.marker.size"] = 7
    empty = len(FORMS) + 1
    cells = [row for line in grid for row in line if not row["keys"] and not row["nothing"]]
    changes[f"data.{empty}.text"] = [in_two(row["empty"], words) for row in cells]
    blank = [line[0]["nothing"] for line in grid if line[0]["nothing"]]
    changes[f"data.{empty + 1}.text"] = [wrapped(text, 19, words) for text in blank]
    told = [line[0] for line in grid]
    trace = f"data.{empty + 2}"
    changes[f"{trace}.x"] = [-0.5] * len(told)
    changes[f"{trace}.y"] = [row["line"] for row in told]
    changes[f"{trace}.text"] = [
        wrapped(row["left_short"] or row["right_short"], 7, words) for row in told
    ]
    changes[f"{trace}.textfont"] = {"size": 11, "color": [ink(row) for row in told]}
    steps = [-0.5 - PHONE_LEFT * share for share in ALONG]
    under = f"data.{empty + 4}"
    changes[f"{under}.x"] = [x for _ in told for x in steps]
    changes[f"{under}.y"] = [row["line"] for row in told for _ in steps]
    changes[f"{under}.hovertext"] = [
        hover(row["left"], [row["right"]], words) for row in told for _ in steps
    ]
    changes[f"{under}.customdata"] = [row["sets"] for row in told for _ in steps]
    changes |= {f"data.{empty + 5}.x": [], f"data.{empty + 5}.y": []}
    changes[f"data.{empty + 3}.text"] = []
    upright = max(width_of(row["level_short"]) for row in grid[0]) > UPRIGHT
    for at, row in enumerate(grid[0]):
        changes[f"layout.annotations.{at}.font.size"] = 11
        if upright:
            changes[f"layout.annotations.{at}.text"] = safe(row["level_short"])
            changes[f"layout.annotations.{at}.textangle"] = -90
    if upright:
        changes["layout.margin.t"] = PHONE_HEAD
        changes["layout.height"] += PHONE_HEAD - HEAD
    changes[f"layout.annotations.{len(grid[0]) + 1}.text"] = ""
    return changes
