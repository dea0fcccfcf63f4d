"""Which sectors of the two sides answer to each other, and how well: two columns and lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.chart import Asked, Chart, Column, Figure, Row, sides
from dashboard.charts.sector_forms import GAPS
from dashboard.charts.theme import (
    GRADES,
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
from dashboard.filters.address import codes
from dashboard.filters.context import CORRESPONDING
from dashboard.language.words import Words

NONE, RELATED = "noMatch", "relatedMatch"
MANY = 2  # sectors across from which on an answer is one to many
SLOT, PHONE_SLOT, HEAD = 25, 30, 34  # pixels: the place of one line in a column; the heading above
START, GRADE, END = 0.012, 0.035, 0.988  # where lines leave, their grade is written, they arrive
BEND = (0.24, 0.88)
STEPS = 12
ROUNDS = 12
ROOM, PHONE_ROOM = {"left": 0.38, "right": 0.43}, {"left": 0.82, "right": 0.89}  # for names
ALONG = (0.03, 0.22, 0.41, 0.6, 0.79)  # of that room: where a name can be pointed at
OTHER = {"left": "right", "right": "left"}


def rows(asked: Asked) -> list[Row]:
    """One row for each pair of the crosswalk, and for each sector that answers to none."""
    words = asked.words
    order = codes(asked.whole, "match")
    found = []
    for pair in asked.atlas.rows("sector_crosswalk"):
        row = {
            "match": words.label("match", pair["match"]),
            "match_short": words.label("match", pair["match"], short=True),
            "grade": pair["match"],
            "rank": order.index(pair["match"]),
            "note": words.pick(pair, "note"),
            "sources": pair["sources"],
        }
        row |= end(asked, "left", pair["from_id"]) | end(asked, "right", pair["to_id"])
        found.append({**row, "context": row["left_context"] and row["right_context"]})
    return in_order(found)


def end(asked: Asked, side: str, key: str) -> Row:
    """One end of a pair; "no counterpart" where there is none."""
    sector = asked.atlas.row("sectors", key)
    if sector is None:
        name, short = asked.words.label("match", NONE), ""
    else:
        name, short = asked.words.name(sector), asked.words.short(sector)
    context = sector is None or asked.atlas.is_context("sectors", key)
    return {side: name, f"{side}_short": short, f"{side}_id": key, f"{side}_context": context}


def in_order(found: list[Row]) -> list[Row]:
    """Rows so that the lines between the columns cross little; those without a line come last."""
    paired = [row for row in found if row["left_id"] and row["right_id"]]
    left = list(dict.fromkeys(row["left_id"] for row in paired))
    right = list(dict.fromkeys(row["right_id"] for row in paired))
    for _ in range(ROUNDS):
        right = by_partners(right, left, paired, "right")
        left = by_partners(left, right, paired, "left")
    at = {key: place for place, key in enumerate(left)} | {
        key: place for place, key in enumerate(right)
    }
    placed = [{**row, "right_at": at.get(row["right_id"], len(found))} for row in found]
    return sorted(placed, key=lambda row: (at.get(row["left_id"], len(found)), row["right_at"]))


def by_partners(these: list[str], those: list[str], paired: list[Row], side: str) -> list[str]:
    """One column sorted by where its partners stand in the other; close matches weigh most."""
    place = {key: at for at, key in enumerate(those)}

    def middle(key: str) -> float:
        own = [row for row in paired if row[f"{side}_id"] == key]
        weights = [(len(GRADES) - row["rank"], place[row[f"{OTHER[side]}_id"]]) for row in own]
        return sum(weight * at for weight, at in weights) / sum(weight for weight, _ in weights)

    return sorted(these, key=middle)


def finding(found: list[Row], words: Words) -> str:
    """How many sectors of each side have a counterpart, and which one answers to most."""
    said = [words.paused(list(balance(found, side, words))) for side in OTHER]
    sentences = [words.text("chart.sector-crosswalk.finding", said=each) for each in said if each]
    return GAPS[words.language].join([*sentences, *widest(found, words)])


def balance(found: list[Row], side: str, words: Words) -> Iterator[str]:
    """Of one side: how many sectors have a counterpart, are only related to one, have none."""
    everyone = {row[f"{side}_id"]: row[f"{side}_short"] for row in found if row[f"{side}_id"]}
    paired = {row[f"{side}_id"] for row in found if row["grade"] in CORRESPONDING}
    related = {row[f"{side}_id"] for row in found if row["grade"] == RELATED} - paired
    counts = {"paired": len(paired), "related": len(related)}
    counts["none"] = len(everyone) - len(paired) - len(related)
    name, facts = "chart.sector-crosswalk", {"side": sides(words)[side], "all": len(everyone)}
    if len(everyone) == 1:
        state = next(state for state, count in counts.items() if count)
        yield words.text(f"{name}.one-{state}", sector=next(iter(everyone.values())), **facts)
    elif everyone:
        yield words.text(f"{name}.side", paired=counts["paired"], **facts)
        for state in ("related", "none"):
            if counts[state]:
                yield words.text(f"{name}.side-{state}", count=counts[state])


def widest(found: list[Row], words: Words) -> Iterator[str]:
    """The sector that answers to most sectors across; nothing where each answers to one."""
    pairs = [row for row in found if row["grade"] in CORRESPONDING]
    partners = Counter((side, row[f"{side}_short"]) for row in pairs for side in OTHER)
    for (side, sector), count in partners.most_common(1):
        if count >= MANY:
            facts = {"sector": sector, "side": sides(words)[side], "count": count}
            yield words.text("chart.sector-crosswalk.many", **facts)


Slots = dict[str, list[int]]  # sector -> the slots its lines end in, from the top


def slots(found: list[Row], side: str) -> Slots:
    """The places of one column: a slot for each line."""
    own = [row for row in found if row[f"{side}_id"]]
    if side == "right":
        own.sort(key=lambda row: row["right_at"])
    taken: Slots = {}
    for at, row in enumerate(own):
        taken.setdefault(row[f"{side}_id"], []).append(at)
    return taken


def depth_of(columns: dict[str, Slots]) -> int:
    """How many slots the longer column has."""
    ends = [taken[-1] for column in columns.values() for taken in column.values()]
    return max(ends, default=0) + 1


def draw(found: list[Row], words: Words) -> Figure:
    """Left and right column with a line for each pair."""
    columns = {side: slots(found, side) for side in OTHER}
    depth = depth_of(columns)
    ends = list(zip(found, line_ends(found, columns), strict=True))
    heads = [head(side, words) for side in OTHER]
    graded = [grade_label(row, places[0]) for row, places in ends if places]
    alone = [lonely(row, columns) for row, places in ends if not places]
    names = [sector_names(found, columns[side], side, words) for side in OTHER]
    data = [*lines(ends, words), *(bar(columns[side], side, words) for side in OTHER), *names]
    data += [targets(found, columns[side], side, words) for side in OTHER]
    return figure(
        data,
        layout(
            words,
            height=HEAD + SLOT * depth + 10,
            margin={"l": 4, "r": 4, "t": HEAD, "b": 10},
            xaxis=no_axis(-ROOM["left"], 1 + ROOM["right"]),
            yaxis=no_axis(depth - 0.4, -0.6),
            annotations=[*heads, *graded, *alone],
        ),
        narrow=narrow(found, columns, len(data), len(heads), len(graded), words),
    )


def line_ends(found: list[Row], columns: dict[str, Slots]) -> Iterator[tuple[int, int] | None]:
    """For each row the slots its line runs between, None for a row without a line."""
    waiting = {side: {key: iter(taken) for key, taken in columns[side].items()} for side in OTHER}
    right = sorted((row for row in found if row["right_id"]), key=lambda row: row["right_at"])
    arriving = {id(row): next(waiting["right"][row["right_id"]]) for row in right}
    for row in found:
        leaving = next(waiting["left"][row["left_id"]]) if row["left_id"] else None
        paired = leaving is not None and id(row) in arriving
        yield (leaving, arriving[id(row)]) if paired and leaving is not None else None


def lines(ends: list[tuple[Row, tuple[int, int] | None]], words: Words) -> list[dict[str, Any]]:
    """One trace for each grade, its lines apart from each other."""
    traces = []
    for grade, stroke in GRADES.items():
        xs: list[float | None] = []
        ys: list[float | None] = []
        said: list[str] = []
        keys: list[str] = []
        for row, places in ends:
            if places and row["grade"] == grade:
                curve = [*bend(*places), (None, None)]
                xs += [x for x, _ in curve]
                ys += [y for _, y in curve]
                pair = f"{row['left']} – {row['right']}"
                said += [hover(pair, [row["match"], row["note"]], words)] * len(curve)
                keys += [row["left_id"]] * len(curve)
        if xs:
            line = {"color": stroke.colour, "width": 2.25, "dash": stroke.dash}
            traces.append(
                {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line,
                 "hovertext": said, "customdata": keys, **HOVER}
            )  # fmt: skip
    return traces


def bend(first: float, last: float) -> Iterator[tuple[float, float]]:
    """The points of a line that leaves and arrives level."""
    yield START, first
    for step in range(STEPS + 1):
        share = step / STEPS
        x = BEND[0] + (BEND[1] - BEND[0]) * share
        yield round(x, 3), round(first + (last - first) * share * share * (3 - 2 * share), 3)
    yield END, last


def bar(taken: Slots, side: str, words: Words) -> dict[str, Any]:
    """A bar for each sector of a column, as tall as the lines it holds."""
    ys: list[float | None] = []
    for places in taken.values():
        ys += [places[0] - 0.36, places[-1] + 0.36, None]
    x = 0 if side == "left" else 1
    return {
        "type": "scatter", "mode": "lines", "x": [x] * len(ys), "y": ys, "cliponaxis": False,
        "line": {"color": f"@{colour(side, words)}", "width": 7}, **STILL,
    }  # fmt: skip


def sector_names(
    found: list[Row], taken: Mapping[str, Sequence[float]], side: str, words: Words
) -> dict[str, Any]:
    """The names of a column beside its bars."""
    own = {key: next(row for row in found if row[f"{side}_id"] == key) for key in taken}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "marker": {"size": 14, "opacity": 0, "color": "@ink"},
        "x": [0 if side == "left" else 1] * len(taken),
        "y": [(places[0] + places[-1]) / 2 for places in taken.values()],
        "text": [safe(row[f"{side}_short"]) for row in own.values()],
        "textposition": "middle left" if side == "left" else "middle right",
        "textfont": {
            "color": ["@dim-ink" if row[f"{side}_context"] else "@ink" for row in own.values()]
        },
        "cliponaxis": False,
        **STILL,
    }


def targets(found: list[Row], taken: Slots, side: str, words: Words) -> dict[str, Any]:
    """What can be pointed at along the names of a column; a click on one opens its card."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": along(side, ROOM) * len(taken),
        "y": [(places[0] + places[-1]) / 2 for places in taken.values() for _ in ALONG],
        "marker": {"size": 20, "opacity": 0, "color": f"@{colour(side, words)}"},
        "hovertext": [partners(found, key, side, words) for key in taken for _ in ALONG],
        "customdata": [key for key in taken for _ in ALONG],
        **HOVER,
    }


def along(side: str, room: dict[str, float]) -> list[float]:
    """The places in the room for names beside a column."""
    return [-room[side] * share if side == "left" else 1 + room[side] * share for share in ALONG]


def partners(found: list[Row], key: str, side: str, words: Words) -> str:
    """What a sector says when pointed at: its full name, and whom it answers to."""
    own = [row for row in found if row[f"{side}_id"] == key]
    said = [
        row["note"] if not row[f"{OTHER[side]}_id"] else f"{row[OTHER[side]]}: {row['match']}"
        for row in own
    ]
    return hover(own[0][side], said, words)


def head(side: str, words: Words) -> dict[str, Any]:
    """The name of a side above its column."""
    x, anchor = (0, "right") if side == "left" else (1, "left")
    return label(
        x, 1, safe(sides(words)[side]), yref="paper", yanchor="bottom", yshift=8,
        xanchor=anchor, xshift=-8 if side == "left" else 8,
        font={"color": f"@{colour(side, words)}-ink", "size": 14, "weight": 700},
    )  # fmt: skip


def grade_label(row: Row, place: int) -> dict[str, Any]:
    """The grade of a line, written on it where it leaves."""
    stroke = GRADES[row["grade"]]
    return label(
        GRADE, place, f"{safe(stroke.sign)} {safe(row['match_short'])}", xanchor="left",
        bgcolor="@paper", font={"color": "@muted", "size": 11},
    )  # fmt: skip


def lonely(row: Row, columns: dict[str, Slots]) -> dict[str, Any]:
    """The words "no counterpart" at a sector that no line leads to."""
    side = "left" if row["left_id"] else "right"
    place = columns[side][row[f"{side}_id"]][0]
    x, anchor = (0, "left") if side == "left" else (1, "right")
    return label(
        x, place, f"{GRADES[NONE].sign} {safe(row['match_short'])}", xanchor=anchor,
        xshift=10 if side == "left" else -10, font={"color": "@muted", "size": 11},
    )  # fmt: skip


def colour(side: str, words: Words) -> str:
    """The colour of a side."""
    return next(
        str(row["colour"]) for row in words.atlas.whole.rows("countries") if row["side"] == side
    )


def narrow(
    found: list[Row], columns: dict[str, Slots], traces: int, heads: int, graded: int, words: Words
) -> dict[str, Any]:
    """On a phone: names in two lines, grades as signs."""
    changes: dict[str, Any] = {"layout.margin.l": 122, "layout.margin.r": 122}
    for at, side in enumerate(OTHER):
        shorts = {row[f"{side}_id"]: row[f"{side}_short"] for row in found if row[f"{side}_id"]}
        trace = f"data.{traces - 4 + at}"
        changes[f"{trace}.text"] = [wrapped(shorts[key], 9, words) for key in columns[side]]
        changes[f"{trace}.textfont.size"] = 11
        changes[f"data.{traces - 2 + at}.x"] = along(side, PHONE_ROOM) * len(columns[side])
    signs = [GRADES[row["grade"]].sign for row in found if row["left_id"] and row["right_id"]]
    for at, sign in enumerate(signs):
        changes[f"layout.annotations.{heads + at}.text"] = safe(sign)
        changes[f"layout.annotations.{heads + at}.x"] = 0.14
    return changes


CHART = Chart(
    name="sector-crosswalk",
    rows=rows,
    columns=(
        Column("left", "chart.sector-crosswalk.left", key="left_id"),
        Column("match", "chart.sector-crosswalk.match"),
        Column("right", "chart.sector-crosswalk.right", key="right_id"),
        Column("note", "chart.sector-crosswalk.note"),
    ),
    finding=finding,
    figure=draw,
)
