"""The picture of sectors by frameworks: in each cell a ladder of levels, with a dot where they meet."""

from typing import Any

from dashboard.charts.chart import Figure, Row
from dashboard.charts.framework_columns import framework_heads, sum_bars, sum_head
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.sector_forms import said_forms
from dashboard.charts.theme import (
    HOVER,
    STILL,
    figure,
    hover,
    label,
    layout,
    no_axis,
    safe,
)
from dashboard.filters.address import codes
from dashboard.language.words import Words

NAME = "chart.sector-frameworks"
LINE, SLIM_LINE, STEP = 46, 34, 6  # pixels: a sector, on a phone; from level to level
HEAD, KEY_STEP, LEFT, SLIM_LEFT = 182, 15, 178, 150
BARS, FEWEST = 5, 22  # columns: the sums; the least the picture has room for
INDUSTRY = 5  # the place of the level that stands beside the ranks of officials


def draw(found: list[Row], words: Words) -> Figure:
    """The grid of ladders; on a phone only under how many frameworks each sector comes."""
    return with_phone(arranged(found, words, False), arranged(found, words, True))


def arranged(found: list[Row], words: Words, slim: bool) -> Figure:
    """The picture in one size."""
    frameworks, sectors = columns(found), lines(found)
    line, left, head = (SLIM_LINE, SLIM_LEFT, 8) if slim else (LINE, LEFT, HEAD)
    last = len(frameworks)
    height = line * len(sectors)
    keys = [] if slim else key(words, left)
    sums_head = sum_head(words.text(f"{NAME}.sums"), last, 7, words)
    return figure(
        [
            ladders(found, frameworks, line),
            dots(found, frameworks, line, words),
            *sums(found, sectors, last, line, words),
            names(sectors, last if slim else -0.7, line, words, slim),
        ],
        layout(
            words,
            height=head + height + 8,
            margin={"l": left, "r": 8, "t": head, "b": 8},
            xaxis=no_axis(last, last + BARS) if slim else no_axis(-0.7, max(last + BARS, FEWEST)),
            yaxis=no_axis(height, 0),
            shapes=[] if slim else rules(sectors, line),
            annotations=[] if slim else [*framework_heads(found, frameworks), *keys, sums_head],
        ),
    )


def columns(found: list[Row]) -> list[str]:
    """The frameworks, those that reach most sectors first."""
    reached: dict[str, set[int]] = {}
    for row in found:
        reached.setdefault(row["framework_id"], set()).add(row["line"])
    return sorted(reached, key=lambda framework: (-len(reached[framework]), framework))


def lines(found: list[Row]) -> dict[int, Row]:
    """One row of each sector, in their order."""
    first = {row["line"]: row for row in reversed(found)}
    return {at: first[at] for at in sorted(first)}


def rung(line: int, place: int, height: int) -> float:
    """Where a level stands: the leaders highest, industry a step apart below."""
    apart = 0.5 if place == INDUSTRY else 0
    return line * height + height / 2 + STEP * (place + apart - (INDUSTRY + 0.5) / 2)


def ladders(found: list[Row], frameworks: list[str], height: int) -> dict[str, Any]:
    """A faint upright from the highest to the lowest level in every cell with a channel."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line, framework in sorted({(row["line"], row["framework_id"]) for row in found}):
        at = frameworks.index(framework)
        xs += [at, at, None]
        ys += [rung(line, 0, height), rung(line, INDUSTRY, height), None]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys,
        "line": {"color": "@rule-strong", "width": 1}, **STILL,
    }  # fmt: skip


def dots(found: list[Row], frameworks: list[str], height: int, words: Words) -> dict[str, Any]:
    """A dot for each level with a channel: filled for mechanisms, hollow for papers and moments."""
    shades = ["@dim" if row["context"] else "@accent" for row in found]
    return {
        "type": "scatter", "mode": "markers",
        "x": [frameworks.index(row["framework_id"]) for row in found],
        "y": [rung(row["line"], row["place"], height) for row in found],
        "hovertext": [said(row, words) for row in found],
        "customdata": [row["framework_id"] for row in found],
        "marker": {
            "symbol": ["square" if row["place"] == INDUSTRY else "circle" for row in found],
            "size": 7, "opacity": 1,
            "color": [
                shade if row["mechanism"] else "@paper"
                for row, shade in zip(found, shades, strict=True)
            ],
            "line": {"width": 1.25, "color": shades},
        },
        **HOVER,
    }  # fmt: skip


def said(row: Row, words: Words) -> str:
    """What a dot says when pointed at."""
    title = words.text(
        f"{NAME}.cell", sector=row["line_short"][0], framework=row["framework_short"]
    )
    return hover(title, [row["level"], said_forms(row, words), row["channels"]], words)


def sums(
    found: list[Row], sectors: dict[int, Row], last: int, height: int, words: Words
) -> list[dict[str, Any]]:
    """Under how many frameworks each sector comes: a bar and its number."""
    counts = [len({row["framework_id"] for row in found if row["line"] == at}) for at in sectors]
    middles = [at * height + height / 2 for at in sectors]
    more = {
        "marker": {"color": "@accent", "line": {"width": 0}},
        "hovertext": [
            hover(row["line_short"][0], [words.text(f"{NAME}.sum", count=count)], words)
            for row, count in zip(sectors.values(), counts, strict=True)
        ],
        "customdata": [row["sets"] for row in sectors.values()],
    }
    return sum_bars(counts, middles, last, BARS - 1.5, more)


def names(
    sectors: dict[int, Row], rim: float, height: int, words: Words, slim: bool
) -> dict[str, Any]:
    """The names of the sectors, those of both sides in two lines; a click opens the card."""
    size = 11 if slim else 12
    return {
        "type": "scatter", "mode": "markers+text", "x": [rim] * len(sectors),
        "y": [at * height + height / 2 for at in sectors], "cliponaxis": False,
        "text": [
            "<br>".join(narrowed(each, 13, words) for each in row["line_short"])
            for row in sectors.values()
        ],
        "textposition": "middle left",
        "textfont": {
            "size": size,
            "color": ["@dim-ink" if row["context"] else "@ink" for row in sectors.values()],
        },
        "marker": {"size": 8, "opacity": 0, "color": "@ink"},
        "hovertext": [
            hover(row["left"], [row["right"]] if row["right"] != row["left"] else [], words)
            for row in sectors.values()
        ],
        "customdata": [row["sets"] for row in sectors.values()], **HOVER,
    }  # fmt: skip


def key(words: Words, left: int) -> list[dict[str, Any]]:
    """What the rungs of a ladder are, above the names, from leaders down to industry."""
    levels = codes(words.atlas.whole, "level")
    said = [
        f"{'■' if place == INDUSTRY else '●'} {words.label('level', level, short=True)}"
        for place, level in enumerate(levels)
    ]
    said.append(f"○ {words.text(f'{NAME}.hollow')}")
    return [
        label(0, 1, safe(text), xref="paper", yref="paper", xanchor="left", yanchor="middle",
              xshift=-left, yshift=HEAD - 16 - KEY_STEP * at,
              font={"size": 11, "color": "@muted"})
        for at, text in enumerate(said)
    ]  # fmt: skip


def rules(sectors: dict[int, Row], height: int) -> list[dict[str, Any]]:
    """Hairlines between the sectors."""
    return [
        {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": at * height,
         "y1": at * height, "line": {"color": "@rule", "width": 1}}
        for at in range(len(sectors) + 1)
    ]  # fmt: skip
