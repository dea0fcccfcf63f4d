"""The picture of reporting clocks: from the fastest to the slowest, a country on either side."""

from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Figure, Row, sides
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.theme import HOVER, figure, hover, label, layout, no_axis, safe
from dashboard.language.words import Words

NAME = "chart.reporting-clocks"
SYMBOLS = {
    "mandatory": "circle",
    "contractual": "square",
    "voluntary": "triangle-up",
    "statutory-not-in-force": "circle-open",
    "later": "circle-open",
}
BAND, AIR, TOP = 40, 12, 30  # pixels: the heading of a clock, between items, above all
SIDES = ("left", "right")


@dataclass(frozen=True)
class Form:
    """How the picture is set.

    width  of a line of text, in full-width characters
    size   of letters, in pixels
    line   from line to line, in pixels
    gap    from a mark to its text, in pixels
    spine  how far marks stand from the middle, as a share of a side
    """

    width: int
    size: int
    line: int
    gap: int
    spine: float


WIDE, SLIM = Form(30, 13, 17, 14, 0.03), Form(11, 11, 15, 10, 0.06)


@dataclass(frozen=True)
class Item:
    """Reports that rest on the same law with the same clock, whoever receives them.

    rows   the reports
    y      where its first line stands
    head   who is told, in lines
    below  basis and obligation, and why it is only coming, in lines
    """

    rows: tuple[Row, ...]
    y: float
    head: str
    below: str


def draw(found: list[Row], words: Words) -> Figure:
    """Clock after clock, the left country on the left."""
    return with_phone(drawn(found, words, WIDE), drawn(found, words, SLIM))


def drawn(found: list[Row], words: Words, form: Form) -> Figure:
    """The picture for one width."""
    items, bands, height = places(found, words, form)
    return figure(
        [marks(items, side, words, form) for side in SIDES],
        layout(
            words,
            height=round(height) + TOP + 10,
            margin={"l": 2, "r": 2, "t": TOP, "b": 10},
            xaxis=no_axis(-1, 1),
            yaxis=no_axis(height, 0),
            shapes=[spine(height), *(rule(y) for _, y in bands)],
            annotations=[
                *(country(side, words) for side in SIDES),
                *(band(text, y) for text, y in bands),
                *(text for item in items for text in texts(item, form)),
            ],
        ),
    )


def places(
    found: list[Row], words: Words, form: Form
) -> tuple[list[Item], list[tuple[str, float]], float]:
    """Where every item and the heading of every clock stand, and how high all is."""
    items: list[Item] = []
    bands: list[tuple[str, float]] = []
    y = 0.0
    for text, rows in clocks(found, words):
        bands.append((text, y))
        ends = []
        for side in SIDES:
            at = y + BAND
            for group in grouped([row for row in rows if row["side"] == side]):
                item = item_of(group, at, words, form)
                items.append(item)
                at += form.line * lines_of(item) + AIR
            ends.append(at)
        y = max(ends)
    return items, bands, y


def clocks(found: list[Row], words: Words) -> list[tuple[str, list[Row]]]:
    """The headings with their reports: fixed clocks by length, then none, then what is coming."""
    standing = [row for row in found if row["force_code"] != "coming"]
    hours = sorted({row["hours"] for row in standing if row["hours"]})
    bands = [[row for row in standing if row["hours"] == each] for each in hours]
    named = [(rows[0]["clock"], rows) for rows in bands]
    named.append((words.text(f"{NAME}.no-clock"), [row for row in standing if not row["hours"]]))
    coming = [row for row in found if row["force_code"] == "coming"]
    named.append((words.text(f"{NAME}.coming"), coming))
    return [(text, rows) for text, rows in named if rows]


def grouped(rows: list[Row]) -> list[list[Row]]:
    """Reports in groups of the same law, clock and obligation, what binds first."""
    order = list(SYMBOLS)
    rows = sorted(rows, key=lambda row: order.index(row["obligation_code"]))
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        same = (row["basis"], row["hours"], row["obligation_code"], row["context"])
        alone = () if row["basis_named"] else (row["id"],)
        found.setdefault((*same, *alone), []).append(row)
    return list(found.values())


def item_of(group: list[Row], y: float, words: Words, form: Form) -> Item:
    """A group as it is written."""
    first = group[0]
    whom = words.listed(list(dict.fromkeys(row["whom"] for row in group)))
    sectors = list(dict.fromkeys(row["sector"] for row in group if row["sector_shown"]))
    facts = [first["basis"]] if first["basis_named"] else []
    facts += [first["obligation_short"]]
    if first["force_code"] == "coming":
        facts += [first["clock"], first["reason"]]
    else:
        facts += [words.listed(sectors)] if sectors else []
    if first["context"]:
        facts.append(words.text("table.context"))
    below = words.paused(facts)
    return Item(
        tuple(group), y, narrowed(whom, form.width, words), narrowed(below, form.width, words)
    )


def lines_of(item: Item) -> int:
    """How many lines of text an item has."""
    return item.head.count("<br>") + item.below.count("<br>") + 2


def marks(items: list[Item], side: str, words: Words, form: Form) -> dict[str, Any]:
    """The marks of one country: filled for what is in force, hollow for what is coming."""
    own = [item for item in items if item.rows[0]["side"] == side]
    colour = f"@{colour_of(side, words)}"
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [-form.spine if side == "left" else form.spine] * len(own),
        "y": [item.y + form.line / 2 for item in own],
        "marker": {
            "symbol": [SYMBOLS[item.rows[0]["obligation_code"]] for item in own],
            "size": 11, "color": colour, "line": {"width": 2, "color": colour},
        },
        "customdata": [item.rows[0]["key"] for item in own],
        "hovertext": [pointed(item, words) for item in own],
        **HOVER,
    }  # fmt: skip


def pointed(item: Item, words: Words) -> str:
    """What a mark says when pointed at."""
    row = item.rows[0]
    about = words.listed([row["obligation"], row["clock"]])
    triggers = list(dict.fromkeys(each["trigger"] for each in item.rows))
    return hover(row["whom"], [about, row["basis"], *triggers[:2], row["evidence"]], words)


def texts(item: Item, form: Form) -> list[dict[str, Any]]:
    """Who is told, and below it on what basis."""
    row = item.rows[0]
    left = row["side"] == "left"
    look: dict[str, Any] = {
        "xanchor": "right" if left else "left",
        "xshift": -form.gap if left else form.gap,
        "align": "right" if left else "left",
        "yanchor": "top",
    }
    x = -form.spine if left else form.spine
    below = item.y + form.line * (item.head.count("<br>") + 1)
    ink = "@dim-ink" if row["context"] else "@ink"
    muted = "@dim-ink" if row["context"] else "@muted"
    return [
        label(x, item.y, item.head, font={"size": form.size, "color": ink, "weight": 600}, **look),
        label(x, below, item.below, font={"size": min(form.size, 12), "color": muted}, **look),
    ]


def band(text: str, y: float) -> dict[str, Any]:
    """A clock, in the middle of its line."""
    font = {"size": 13, "weight": 700, "color": "@ink"}
    return label(
        0, y + BAND / 2, safe(text), bgcolor="@paper", borderpad=4, font=font, xanchor="center"
    )


def rule(y: float) -> dict[str, Any]:
    """The line of a clock."""
    line = {"color": "@rule-strong", "width": 1}
    across = {"x0": -1, "x1": 1, "y0": y + BAND / 2, "y1": y + BAND / 2}
    return {"type": "line", "layer": "below", "line": line, **across}


def spine(height: float) -> dict[str, Any]:
    """The line between the two countries, along which time runs down."""
    line = {"color": "@rule", "width": 1}
    return {"type": "line", "layer": "below", "line": line, "x0": 0, "x1": 0, "y0": 0, "y1": height}


def country(side: str, words: Words) -> dict[str, Any]:
    """A country above its side."""
    font = {"color": f"@{colour_of(side, words)}-ink", "size": 14, "weight": 700}
    return label(
        -0.5 if side == "left" else 0.5, 1, safe(sides(words)[side]),
        yref="paper", yanchor="bottom", yshift=6, xanchor="center", font=font,
    )  # fmt: skip


def colour_of(side: str, words: Words) -> str:
    """The colour of a side, by name."""
    rows = words.atlas.whole.rows("countries")
    return next(str(row["colour"]) for row in rows if row["side"] == side)
