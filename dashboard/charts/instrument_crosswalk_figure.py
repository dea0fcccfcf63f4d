"""The picture of the crosswalk of instruments: a ledger, two columns of names and what joins them."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dashboard.charts.chart import Figure, Row, sides
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.theme import GRADES, HOVER, figure, hover, label, layout, no_axis, safe
from dashboard.language.words import Words

TEXT, HEAD, AIR, TOP = 17, 40, 9, 34  # pixels: a line, the heading of a kind, between pairs, above
MARKS = {
    "mutual-recognition": "diamond",
    "aligned": "circle",
    "based-on": "triangle-left",
    "translated": "square",
    "parallel": "line-ns-open",
    "gap": "x-thin-open",
}
STANDING = {
    "in-force": "circle",
    "coming": "circle-open",
    "undated": "circle-open-dot",
    "ended": "x",
    "": "x-thin-open",
}
MIDDLE = 0.5
OTHER = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Form:
    """How wide the columns are.

    margin  pixels for the names on either side
    width   full-width characters of a line of a name
    size    of names in pixels
    short   whether a line says only sign and relation
    """

    margin: int
    width: int
    size: int
    short: bool


WIDE, SLIM = Form(262, 19, 13, False), Form(130, 10, 11, True)


@dataclass(frozen=True)
class Line:
    """A pair in its place.

    y            the middle of its line of text
    left, right  its names in lines; left is "" where the pair above has the same
    first        the y of the first pair of the same left instrument
    """

    row: Row
    y: float
    left: str
    right: str
    first: float


def draw(found: list[Row], words: Words) -> Figure:
    """Every pair on a line of its own, group after group."""
    return with_phone(drawn(found, words, WIDE), drawn(found, words, SLIM))


def drawn(found: list[Row], words: Words, form: Form) -> Figure:
    """The picture for one width."""
    lines, heads, height = places(found, words, form)
    return figure(
        [
            stems(lines),
            *(links(lines, grade, words) for grade in GRADES),
            *(ends(lines, side, words) for side in OTHER),
            signs(lines, words),
        ],
        layout(
            words,
            height=round(height) + TOP + 10,
            margin={"l": form.margin, "r": form.margin, "t": TOP, "b": 10},
            xaxis=no_axis(0, 1),
            yaxis=no_axis(height, 0),
            shapes=[rule(y) for _, y in heads],
            annotations=[
                *(column(side, words) for side in OTHER),
                *(heading(text, y) for text, y in heads),
                *(name(line, side, form) for line in lines for side in OTHER if named(line, side)),
                *(
                    said(line, form)
                    for line in lines
                    if line.row["left_id"] and line.row["right_id"]
                ),
            ],
        ),
    )


def places(
    found: list[Row], words: Words, form: Form
) -> tuple[list[Line], list[tuple[str, float]], float]:
    """Where every pair and the heading of every kind stand, and how high all is."""
    lines: list[Line] = []
    heads: list[tuple[str, float]] = []
    y = 0.0
    for kind, rows in groupby(found, key=lambda row: row["kind"]):
        heads.append((kind, y))
        y += HEAD
        above = ""
        for row in rows:
            right = narrowed(row["right_short"], form.width, words)
            again = bool(row["left_id"]) and row["left_id"] == above
            left = "" if again else narrowed(row["left_short"], form.width, words)
            high = TEXT * max(text.count("<br>") + 1 for text in (left, right)) + AIR
            middle = y + high / 2
            lines.append(Line(row, middle, left, right, lines[-1].first if again else middle))
            above = row["left_id"]
            y += high
    return lines, heads, y


def named(line: Line, side: str) -> bool:
    """Whether a name stands at an end of a line."""
    return side == "right" or bool(line.left)


def stems(lines: list[Line]) -> dict[str, Any]:
    """The stroke that joins the pairs of one left instrument."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in lines:
        if line.y != line.first:
            xs += [0, 0, None]
            ys += [line.first, line.y, None]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys, "cliponaxis": False,
        "line": {"color": "@rule-strong", "width": 1.5}, "hoverinfo": "skip",
    }  # fmt: skip


def links(lines: list[Line], grade: str, words: Words) -> dict[str, Any]:
    """The lines of one grade, which say why when pointed at."""
    stroke = GRADES[grade]
    xs: list[float | None] = []
    ys: list[float | None] = []
    said_of: list[str] = []
    keys: list[str] = []
    for line in (line for line in lines if line.row["grade"] == grade):
        steps = reach(line.row)
        xs += [*steps, None]
        ys += [*([line.y] * len(steps)), None]
        said_of += [pointed(line.row, words)] * (len(steps) + 1)
        keys += [line.row["left_id"] or line.row["right_id"]] * (len(steps) + 1)
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys, "cliponaxis": False,
        "line": {"color": stroke.colour, "width": 2, "dash": stroke.dash},
        "hovertext": said_of, "customdata": keys, **HOVER,
    }  # fmt: skip


def reach(row: Row) -> list[float]:
    """The points of a line: all the way across, or only a stump where the other end is missing."""
    if not row["right_id"]:
        return [0.0, 0.15, 0.25]
    if not row["left_id"]:
        return [0.75, 0.85, 1.0]
    return [0.0, 0.25, 0.5, 0.75, 1.0]


def pointed(row: Row, words: Words) -> str:
    """What a pair says when pointed at."""
    about = words.listed([row["relation"], row["match"]])
    return hover(f"{row['left']} – {row['right']}", [about, row["note"], row["evidence"]], words)


def ends(lines: list[Line], side: str, words: Words) -> dict[str, Any]:
    """The instruments of one side, hollow where they are not known to be in force on the day."""
    own = [line for line in lines if named(line, side)]
    rows = [line.row for line in own]
    colours = [f"@{row[f'{side}_colour']}" for row in rows]
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [0 if side == "left" else 1] * len(own),
        "y": [line.y for line in own],
        "marker": {
            "symbol": [STANDING[row[f"{side}_standing"]] for row in rows],
            "size": 11, "color": colours, "line": {"width": 2, "color": colours},
        },
        "hovertext": [hover(row[side], [row[f"{side}_state"]], words) for row in rows],
        "customdata": [row[f"{side}_id"] or row[f"{OTHER[side]}_id"] for row in rows],
        **HOVER,
    }  # fmt: skip


def signs(lines: list[Line], words: Words) -> dict[str, Any]:
    """The mark of each relation, where its line leaves."""
    colours = [GRADES[line.row["grade"]].colour for line in lines]
    return {
        "type": "scatter", "mode": "markers",
        "x": [0.12 if line.row["left_id"] else 0.88 for line in lines],
        "y": [line.y for line in lines],
        "marker": {
            "symbol": [MARKS[line.row["relation_code"]] for line in lines],
            "size": 9, "color": colours, "line": {"width": 2, "color": colours},
        },
        "hovertext": [pointed(line.row, words) for line in lines],
        "customdata": [line.row["left_id"] or line.row["right_id"] for line in lines],
        **HOVER,
    }  # fmt: skip


def rule(y: float) -> dict[str, Any]:
    """The hairline above a kind."""
    line = {"color": "@rule-strong", "width": 1}
    across = {"x0": -0.3, "x1": 1.3, "xref": "paper", "y0": y + 6, "y1": y + 6}
    return {"type": "line", "layer": "below", "line": line, **across}


def column(side: str, words: Words) -> dict[str, Any]:
    """The country above its column."""
    x, anchor, shift = (0, "right", -12) if side == "left" else (1, "left", 12)
    return label(
        x, 1, safe(sides(words)[side]), yref="paper", yanchor="bottom", yshift=8,
        xanchor=anchor, xshift=shift,
        font={"color": f"@{colour(side, words)}-ink", "size": 14, "weight": 700},
    )  # fmt: skip


def colour(side: str, words: Words) -> str:
    """The colour of a side."""
    rows = words.atlas.whole.rows("countries")
    return next(str(row["colour"]) for row in rows if row["side"] == side)


def heading(text: str, y: float) -> dict[str, Any]:
    """The kind of what stands below."""
    font = {"size": 13, "weight": 700, "color": "@ink"}
    return label(
        MIDDLE, y + HEAD / 2 + 4, safe(text), xanchor="center", bgcolor="@paper", font=font
    )


def name(line: Line, side: str, form: Form) -> dict[str, Any]:
    """The name of an instrument beside its end of the line."""
    text = line.left if side == "left" else line.right
    x, anchor, shift = (0, "right", -12) if side == "left" else (1, "left", 12)
    row = line.row
    quiet = not row[f"{side}_id"] or row[f"{side}_context"]
    font = {"size": form.size, "color": "@dim-ink" if quiet else "@ink"}
    align = "right" if side == "left" else "left"
    return label(x, line.y, text, xanchor=anchor, xshift=shift, align=align, font=font)


def said(line: Line, form: Form) -> dict[str, Any]:
    """Relation and grade, written on the line."""
    row = line.row
    sign = safe(GRADES[row["grade"]].sign)
    grade = (
        sign if form.short or row["grade"] == "noMatch" else f"{sign} {safe(row['match_short'])}"
    )
    text = f"{safe(row['relation_short'])} {grade}"
    font = {"size": 11 if form.short else 12, "color": "@muted"}
    return label(MIDDLE, line.y, text, xanchor="center", bgcolor="@paper", font=font)
