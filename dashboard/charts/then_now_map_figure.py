"""The picture of what changed on the mirror map: places, marks, names beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Figure, Row
from dashboard.charts.phone import narrowed, with_phone
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
from dashboard.language.words import Words
from dashboard.network.positions import Places, places
from dashboard.tables.atlas import Atlas

NAME = "chart.then-now-map"
SYMBOLS = {
    "added": "cross",
    "ended": "x",
    "renamed": "triangle-right",
    "absorbed": "triangle-down",
    "passing": "diamond-tall",
}
SCALE = 0.8  # pixels to a unit of the map, where names do not need more
HEAD, LINE, AIR = 30, 15, 6  # pixels: the headings, a line of words, the room between names
ALONE = 3  # bodies of one place and kind that are still named one by one
SIGN = {"left": -1, "right": 1}


@dataclass(frozen=True)
class Form:
    """How wide or slim the picture is.

    place, mark  how far from the middle the places and the marks stand, of half the width
    outward      names stand outside the marks; else inside
    name, lane   widths of names and of the names of lanes, in full-width characters; 0 for none
    below        frameworks stand below the map, not in its middle
    """

    place: float
    mark: float
    outward: bool
    name: int
    lane: int
    below: bool


WIDE = Form(0.27, 0.31, True, 17, 7, False)
SLIM = Form(0.985, 0.91, False, 10, 0, True)


@dataclass(frozen=True, eq=False)
class Name:
    """One mark with its name: the rows it stands for, where it belongs, where there was room."""

    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    home: float
    y: float = 0.0

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return LINE * len(self.lines) + AIR


def draw(found: list[Row], words: Words) -> Figure:
    """The map for a wide and for a slim page."""
    return with_phone(mapped(found, words, WIDE), mapped(found, words, SLIM))


def mapped(found: list[Row], words: Words, form: Form) -> Figure:
    """Bands, places and marks; frameworks and bodies of others in the middle, or below."""
    whole = words.atlas.whole
    spots = places(whole, (), ())
    sides = {side: list(names(found, side, spots, words, form)) for side in SIGN}
    others = sorted((row for row in found if row["side"] not in SIGN), key=lambda row: row["side"])
    middle = [middle_name(row, words, form) for row in others]
    tall = max(
        spots.height * SCALE,
        *(sum(name.height for name in each) for each in sides.values()),
        0 if form.below else sum(name.height for name in middle),
    )
    scale = tall / spots.height if spots.height else SCALE
    sides = {side: spread(each, tall, scale) for side, each in sides.items()}
    middle, depth = arranged(middle, tall, form)
    data = [
        dots(whole, spots, scale, form, words),
        leaders(sides, scale, form),
        *(marks(each, side, form, words) for side, each in sides.items()),
        *middle_words(middle, form, words),
    ]
    return figure(
        data,
        layout(
            words,
            height=round(HEAD + depth + AIR),
            margin={"l": 2, "r": 2, "t": 2, "b": 2},
            xaxis=no_axis(-1, 1),
            yaxis=no_axis(depth, -HEAD),
            shapes=bands(spots, scale, form),
            annotations=[*heads(whole, form, words), *lane_names(whole, spots, scale, form, words)],
        ),
    )


def names(found: list[Row], side: str, spots: Places, words: Words, form: Form) -> Iterator[Name]:
    """What has to be written on one side, from top to bottom; many of one place as a number."""
    groups: dict[tuple[float, str, str], list[Row]] = {}
    for row in found:
        if row["side"] == side and row["place"] in spots.points:
            home = spots.points[row["place"]][1]
            groups.setdefault((home, row["place"], row["kind"]), []).append(row)
    for (home, place, _), rows in sorted(groups.items(), key=lambda item: item[0]):
        if len(rows) <= ALONE:
            for row in rows:
                yield Name((row,), lines_of(called(row, words), words, form), home)
        else:
            said = words.text(f"{NAME}.many", place=place_name(place, words), count=len(rows))
            yield Name(tuple(rows), lines_of(said, words, form), home)


def called(row: Row, words: Words) -> str:
    """A body's short name; a renamed one with what it was before."""
    if row["kind"] != "renamed":
        return str(row["short"])
    return words.text(f"{NAME}.was", now=row["short"], was=words.listed(row["was"]))


def place_name(key: str, words: Words) -> str:
    """What the body or family at a place is called."""
    whole = words.atlas.whole
    row = whole.row("entities", key) or whole.row("families", key)
    assert row is not None
    return words.short(row)


def lines_of(text: str, words: Words, form: Form) -> tuple[str, ...]:
    """A name in lines that fit."""
    broken = (narrowed if form.below else wrapped)(text, form.name, words)
    return tuple(broken.split("<br>"))


def spread(each: list[Name], tall: float, scale: float) -> list[Name]:
    """Names as near to their places as they can stand without touching each other."""
    homes = [name.home * scale for name in each]
    sizes = [name.height for name in each]
    down = stacked(homes, sizes)
    up = [-y for y in stacked([-y for y in reversed(homes)], sizes[::-1])][::-1]
    middle = [(one + other) / 2 for one, other in zip(down, up, strict=True)]
    from_top = stacked([max(y, size / 2) for y, size in zip(middle, sizes, strict=True)], sizes)
    lifted = [min(y, tall - size / 2) for y, size in zip(from_top, sizes, strict=True)]
    placed = [-y for y in stacked([-y for y in reversed(lifted)], sizes[::-1])][::-1]
    return [Name(name.rows, name.lines, name.home, y) for name, y in zip(each, placed, strict=True)]


def stacked(wanted: list[float], sizes: list[int]) -> list[float]:
    """Places at or after those wanted, each clear of the one before it."""
    placed: list[float] = []
    for at, y in enumerate(wanted):
        least = placed[-1] + (sizes[at - 1] + sizes[at]) / 2 if at else y
        placed.append(max(y, least))
    return placed


def middle_name(row: Row, words: Words, form: Form) -> Name:
    """A framework with its counts, or a body of others."""
    width = 26 if form.below else 15
    lines = wrapped(called(row, words), width, words).split("<br>")
    counts = wrapped(row["what"], width, words).split("<br>")
    return Name((row,), (*lines, *counts), 0.0)


def arranged(middle: list[Name], tall: float, form: Form) -> tuple[list[Name], float]:
    """The middle from top to bottom, and how far down the picture reaches."""
    free = 0.0 if form.below else (tall - sum(name.height for name in middle)) / (len(middle) + 1)
    top = tall + HEAD if form.below else free
    placed = []
    for name in middle:
        placed.append(Name(name.rows, name.lines, name.home, top + name.height / 2))
        top += name.height + free
    return placed, (top if form.below and middle else tall)


def dots(whole: Atlas, spots: Places, scale: float, form: Form, words: Words) -> dict[str, Any]:
    """Every place of the two sides as a pale dot, so that what did not change is seen to stay."""
    found = {
        key: (x, y)
        for key, (x, y) in spots.points.items()
        if whole.row("entities", key) or whole.row("families", key)
    }
    return {
        "type": "scatter", "mode": "markers",
        "x": [form.place * (-1 if x < 0 else 1) for x, _ in found.values()],
        "y": [y * scale for _, y in found.values()],
        "marker": {"size": 5, "color": "@dim/60"},
        "hovertext": [hover(place_name(key, words), [], words) for key in found],
        "customdata": [key if whole.row("entities", key) else "" for key in found], **HOVER,
    }  # fmt: skip


def leaders(sides: dict[str, list[Name]], scale: float, form: Form) -> dict[str, Any]:
    """Hairlines from the places to the marks."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for side, each in sides.items():
        for name in each:
            xs += [SIGN[side] * form.place, SIGN[side] * form.mark, None]
            ys += [name.home * scale, name.y, None]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys,
        "line": {"color": "@rule-strong", "width": 1}, **STILL,
    }  # fmt: skip


def marks(each: list[Name], side: str, form: Form, words: Words) -> dict[str, Any]:
    """The marks of one side with their names."""
    beyond = (SIGN[side] > 0) == form.outward
    first = [name.rows[0] for name in each]
    return {
        "type": "scatter", "mode": "markers+text",
        "x": [SIGN[side] * form.mark for _ in each], "y": [name.y for name in each],
        "text": ["<br>".join(name.lines) for name in each],
        "textposition": f"middle {'right' if beyond else 'left'}",
        "textfont": {"size": 12 if form.below else 13,
                     "color": [f"@{row['colour']}-ink" for row in first]},
        "marker": {
            "symbol": [symbol(row) for row in first],
            "size": 10, "opacity": 1, "color": [f"@{row['colour']}" for row in first],
        },
        "hovertext": [about(name, words) for name in each],
        "customdata": [row["key"] for row in first], **HOVER,
    }  # fmt: skip


def symbol(row: Row) -> str:
    """The mark of what befell a body; hollow where that is in doubt."""
    return SYMBOLS[row["kind"]] + ("-open" if row["possibly"] else "")


def about(name: Name, words: Words) -> str:
    """What a mark says when pointed at; of many bodies their names."""
    if len(name.rows) > 1:
        named = words.listed([row["short"] for row in name.rows])
        return hover(name.rows[0]["what"], [named], words)
    row = name.rows[0]
    doubt = row["sure"] if row["possibly"] else ""
    others = row["others"] if row["was"] or row["kind"] == "framework" else ""
    when = words.text(f"{NAME}.when", what=row["what"], when=words.date(row["when"]))
    return hover(row["name"], [when, others, doubt], words)


def middle_words(middle: list[Name], form: Form, words: Words) -> list[dict[str, Any]]:
    """Frameworks and bodies of others: the name above what changed there."""
    x = -0.97 if form.below else 0.0
    position = "middle right" if form.below else "middle center"
    return [
        {
            "type": "scatter", "mode": "text",
            "x": [x for _ in middle], "y": [name.y for name in middle],
            "text": ["<br>".join(name.lines) for name in middle],
            "textposition": position,
            "textfont": {"size": 12, "color": [ink(name.rows[0]) for name in middle]},
            "hovertext": [about(name, words) for name in middle],
            "customdata": [name.rows[0]["key"] for name in middle], **HOVER,
        }
    ]  # fmt: skip


def ink(row: Row) -> str:
    """The colour of the words about a row: that of its country; of a framework none."""
    return f"@{row['colour']}-ink" if row["side"] else "@ink"


def bands(spots: Places, scale: float, form: Form) -> list[dict[str, Any]]:
    """The bands of the lanes, left and right of what stands in the middle."""
    inner = (1 - form.place) / 2
    parts = ((0, 1),) if form.below else ((0, inner), (1 - inner, 1))
    return [
        {
            "type": "rect", "xref": "paper", "x0": first, "x1": last,
            "y0": lane.top * scale, "y1": lane.bottom * scale,
            "fillcolor": "@band", "line": {"width": 0}, "layer": "below",
        }
        for lane in spots.lanes
        for first, last in parts
    ]  # fmt: skip


def heads(whole: Atlas, form: Form, words: Words) -> list[dict[str, Any]]:
    """What the two sides are called, and the middle where it stands beside them."""
    middle = "" if form.below else safe(words.text("map.frameworks"))
    return [
        label(0, -HEAD / 2, middle, font={"size": 14, "weight": 700, "color": "@ink"}),
        *(
        label(
            SIGN[row["side"]] * (form.place if form.outward else 1), -HEAD / 2,
            safe(words.name(row)),
            xanchor={-1: "right", 1: "left"}[SIGN[row["side"]] * (1 if form.outward else -1)],
            font={"size": 14, "weight": 700, "color": f"@{row['colour']}-ink"},
        )
        for row in whole.rows("countries")
        if row["side"] in SIGN
        ),
    ]  # fmt: skip


def lane_names(
    whole: Atlas, spots: Places, scale: float, form: Form, words: Words
) -> list[dict[str, Any]]:
    """What the lanes are called, at the outer edge; on a slim page there is no room."""
    lanes = {row["id"]: row for row in whole.rows("lanes")}
    return [
        label(
            -1, (lane.top + lane.bottom) / 2 * scale,
            wrapped(words.short(lanes[lane.id]), form.lane, words) if form.lane else "",
            xanchor="left", align="left", font={"size": 12, "color": "@muted"},
        )
        for lane in spots.lanes
    ]  # fmt: skip
