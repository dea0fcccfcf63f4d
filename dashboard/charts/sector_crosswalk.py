"""Which sectors of the two sides answer to each other, and how well: two columns and the lines between."""

from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Asked, Chart, Column, Figure, Row, sides
from dashboard.charts.theme import GRADES, HOVER, STILL, figure, hover, label, layout, no_axis, safe, wrapped
from dashboard.filters.address import codes
from dashboard.language.words import Words

NONE = "noMatch"
SLOT, HEAD = 23, 34  # pixels: one line's place in a column, the heading above
BENDS = tuple(step / 12 for step in range(13))
LINE_STARTS, LINE_ENDS = 0.2, 0.92
ROUNDS = 12


def rows(asked: Asked) -> list[Row]:
    """One row for each pair of the crosswalk, and for each sector that answers to none."""
    words = asked.words
    nothing = words.label("match", NONE)
    grades = codes(asked.whole, "match")
    found = []
    for pair in asked.atlas.rows("sector_crosswalk"):
        ends = [asked.atlas.row("sectors", key) for key in (pair["from_id"], pair["to_id"])]
        context = [bool(end) and asked.atlas.is_context("sectors", end["id"]) for end in ends]
        found.append(
            {
                "left": words.name(ends[0]) if ends[0] else nothing,
                "left_short": words.short(ends[0]) if ends[0] else "",
                "left_id": pair["from_id"],
                "right": words.name(ends[1]) if ends[1] else nothing,
                "right_short": words.short(ends[1]) if ends[1] else "",
                "right_id": pair["to_id"],
                "match": words.label("match", pair["match"]),
                "match_short": words.label("match", pair["match"], short=True),
                "grade": pair["match"],
                "rank": grades.index(pair["match"]),
                "note": words.pick(pair, "note"),
                "left_context": context[0],
                "right_context": context[1],
                "context": all(context[at] for at, end in enumerate(ends) if end),
                "sources": pair["sources"],
            }
        )
    return in_order(found)


def in_order(found: list[Row]) -> list[Row]:
    """Rows so that the lines between the columns cross little; those without a line come last."""
    lines = [row for row in found if row["left_id"] and row["right_id"]]
    right = list(dict.fromkeys(row["right_id"] for row in lines))
    left = list(dict.fromkeys(row["left_id"] for row in lines))
    for _ in range(ROUNDS):
        left = by_partners(left, right, lines, "left_id", "right_id")
        right = by_partners(right, left, lines, "right_id", "left_id")
    at = {key: place for place, key in enumerate((*left, *right))}
    far = len(at)
    return sorted(
        found,
        key=lambda row: (
            not (row["left_id"] and row["right_id"]),
            at.get(row["left_id"], far),
            row["rank"],
            at.get(row["right_id"], far),
        ),
    )


def by_partners(these: list[str], those: list[str], lines: list[Row], own: str, other: str) -> list[str]:
    """One column sorted by where its partners stand in the other; close matches weigh most."""
    place = {key: at for at, key in enumerate(those)}
    weights = {key: [(6 - row["rank"], place[row[other]]) for row in lines if row[own] == key] for key in these}
    middle = {
        key: sum(weight * at for weight, at in found) / sum(weight for weight, _ in found)
        for key, found in weights.items()
    }
    return sorted(these, key=lambda key: middle[key])


def finding(found: list[Row], words: Words) -> str:
    """How many sectors of each side have a counterpart."""
    numbers = {}
    for side in ("left", "right"):
        keys = {row[f"{side}_id"] for row in found if row[f"{side}_id"]}
        paired = {row[f"{side}_id"] for row in found if row["left_id"] and row["right_id"]}
        numbers[f"{side}_all"], numbers[f"{side}_paired"] = len(keys), len(keys & paired)
    return words.text("chart.sector-crosswalk.finding", **numbers, **sides(words))


@dataclass(frozen=True)
class Column_:
    """One column of the picture: the places its sectors take, and where each line ends."""

    spans: dict[str, tuple[float, float]]
    ends: dict[tuple[str, str], float]


def column(found: list[Row], side: str) -> Column_:
    """The places of one side, one slot for each line, from the top."""
    own, other = f"{side}_id", "right_id" if side == "left" else "left_id"
    keys = [row[own] for row in found if row[own]]
    if side == "right":
        place = {row["right_id"]: at for at, row in enumerate(found)}
        middle = {key: mean([at for at, row in enumerate(found) if row[own] == key]) for key in place}
        keys.sort(key=lambda key: (all(not row["left_id"] for row in found if row[own] == key), middle[key]))
    spans, ends, top = {}, {}, 0.0
    for key in dict.fromkeys(keys):
        lines = [row for row in found if row[own] == key]
        spans[key] = (top, top + len(lines) - 1)
        for row in lines:
            ends[key, row[other]] = top
            top += 1
    return Column_(spans, ends)


def mean(numbers: list[int]) -> float:
    """Their arithmetic mean."""
    return sum(numbers) / len(numbers)


def draw(found: list[Row], words: Words) -> Figure:
    """Left and right column with a line for each pair."""
    left, right = column(found, "left"), column(found, "right")
    slots = max(sum(1 for row in found if row[f"{side}_id"]) for side in ("left", "right"))
    shift = {side: (slots - count(found, side)) / 2 if not alone(found) else 0 for side in ("left", "right")}
    shift = {"left": 0.0, "right": 0.0}
    colours = {row["side"]: row["colour"] for row in words.atlas.whole.rows("countries")}
    data = [
        *lines(found, left, right, words),
        bars(left, 0, colours["left"]),
        bars(right, 1, colours["right"]),
        names(found, left, 0, "left", words),
        names(found, right, 1, "right", words),
    ]
    heads = [
        label(
            at, 1, f"<b>{safe(name)}</b>", yref="paper", yanchor="bottom", yshift=6,
            xanchor="right" if at == 0 else "left", xshift=-10 if at == 0 else 10,
            font={"color": f"@{colours[side]}-ink", "size": 14},
        )
        for at, side, name in ((0, "left", sides(words)["left"]), (1, "right", sides(words)["right"]))
    ]
    return figure(
        data,
        layout(
            words,
            height=HEAD + SLOT * slots + 12,
            margin={"l": 190, "r": 210, "t": HEAD, "b": 8},
            xaxis=no_axis(0, 1),
            yaxis=no_axis(slots - 0.4, -0.6),
            annotations=[*heads, *grades(found, left), *unpaired(found, right, words)],
        ),
    )


CHART = Chart(
    name="sector-crosswalk",
    rows=rows,
    columns=(),
    finding=finding,
    figure=draw,
)
