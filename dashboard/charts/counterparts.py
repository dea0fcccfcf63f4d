"""Which bodies of the two sides stand opposite each other: two columns and lines between them."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dashboard.answers.opposites import in_order, is_own, opposites
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row, sides
from dashboard.charts.phone import narrowed
from dashboard.charts.sector_crosswalk import (
    ALONG,
    END,
    OTHER,
    PHONE_ROOM,
    ROOM,
    START,
    along,
    bend,
    colour,
    head,
    sector_names,
)
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
)
from dashboard.filters.address import codes
from dashboard.language.words import Words
from dashboard.tables.atlas import key_of
from dashboard.tables.schema import TABLES

NAME = "counterparts"
SLOT, PHONE_SLOT, HEAD = 22, 38, 86  # pixels: the place of one line; the headings above
HEADING = 1.25  # places that the name of a branch of work takes up
GRADE = 0.035  # where the grade of a line is written
FAINT = 30  # per cent of colour for lines beside the chosen body's
STATED, OWN = 2.75, 1.25  # how wide a line is that a source draws, and one that we draw
PHONE_NAME = 10  # full-width characters
POSSIBLY = "possibly"


def rows(asked: Asked) -> list[Row]:
    """One row for each pairing in force, in the order of the branches of work of the left side."""
    order, grades = in_order(asked.atlas), codes(asked.whole, "match")
    chosen = set(asked.address.focus)
    found = []
    for pair in asked.atlas.rows("counterparts"):
        ends = {"left": pair["from_id"], "right": pair["to_id"]}
        row = told(asked, pair) | {"rank": grades.index(pair["match"])}
        for side, key in ends.items():
            row |= end(asked, side, key) | {f"{side}_at": order[key]}
        row["form"] = asked.words.text(f"chart.{NAME}.{form(asked, ends['left'], ends['right'])}")
        row["faint"] = bool(chosen) and not chosen & set(ends.values())
        row["context"] = row["left_context"] and row["right_context"]
        found.append(row)
    return sorted(found, key=lambda row: (row["left_at"], row["right_at"]))


def told(asked: Asked, pair: Row) -> Row:
    """What is said of a pairing itself."""
    words, columns = asked.words, TABLES["counterparts"].key
    life = words.life(pair)
    if asked.atlas.doubt_of("counterparts", key_of(pair, columns)) == POSSIBLY:
        life = words.listed([life, words.text("doubt.possibly")])
    own = is_own(pair)
    return {
        "match": words.label("match", pair["match"]),
        "match_short": words.label("match", pair["match"], short=True),
        "grade": pair["match"],
        "basis": words.label("basis", pair["basis"]),
        "basis_short": words.label("basis", pair["basis"], short=True),
        "own": own,
        "judged": words.text(f"chart.{NAME}.{'own' if own else 'stated'}"),
        "life": life,
        "note": words.pick(pair, "note"),
        "sources": pair["sources"],
    }


def end(asked: Asked, side: str, key: str) -> Row:
    """One end of a pairing."""
    body = asked.whole.row("entities", key)
    place = asked.whole.row("places", key)
    assert body is not None and place is not None, key
    lane = asked.whole.row("lanes", place["lane_id"])
    assert lane is not None, key
    return {
        side: asked.words.name(body),
        f"{side}_short": asked.words.short(body),
        f"{side}_id": key,
        f"{side}_lane": asked.words.short(lane),
        f"{side}_context": asked.atlas.is_context("entities", key),
    }


def form(asked: Asked, left: str, right: str) -> str:
    """How many answer to how many, read from left to right, given the ends of a pairing."""
    many = {key: len({other for other, _ in opposites(asked.atlas, key).pairs}) > 1
            for key in (left, right)}  # fmt: skip
    return f"{'many' if many[right] else 'one'}-to-{'many' if many[left] else 'one'}"


def finding(found: list[Row], words: Words) -> str:
    """How many pairings there are, how many of them sources make, and who has most."""
    own = sum(row["own"] for row in found)
    facts = {side: len({row[f"{side}_id"] for row in found}) for side in OTHER}
    names = {f"{side}_side": name for side, name in sides(words).items()}
    said = [
        words.text(
            f"chart.{NAME}.finding", count=len(found), stated=len(found) - own, own=own,
            left_count=facts["left"], right_count=facts["right"], **names,
        )
    ]  # fmt: skip
    return GAPS[words.language].join([*said, *widest(found, words)])


def widest(found: list[Row], words: Words) -> Iterator[str]:
    """The body of each side with most opposite numbers, where it has several."""
    for side in OTHER:
        partners = Counter(
            short
            for _, short in {(row[f"{OTHER[side]}_id"], row[f"{side}_short"]) for row in found}
        )
        for body, count in partners.most_common(1):
            if count > 1:
                facts = {"body": body, "count": count, "side": sides(words)[side]}
                yield words.text(f"chart.{NAME}.most", **facts)


Slots = dict[str, list[float]]  # body -> the places its lines end in, from the top


def places(found: list[Row]) -> tuple[dict[str, Slots], list[tuple[float, str]], float]:
    """Where lines end on either side, where branches of work begin, and where all ends.

    A branch begins at the same height on both sides, so that what lies level is the same work.
    """
    columns: dict[str, Slots] = {side: {} for side in OTHER}
    heads: list[tuple[float, str]] = []
    top = 0.0
    lanes = {row[f"{side}_at"][0]: row[f"{side}_lane"] for row in found for side in OTHER}
    for lane in sorted(lanes):
        heads.append((top, lanes[lane]))
        depth = 0
        for side, column in columns.items():
            own = [row for row in found if row[f"{side}_at"][0] == lane]
            own.sort(key=lambda row: (row[f"{side}_at"], row[f"{OTHER[side]}_at"]))
            for at, row in enumerate(own):
                column.setdefault(row[f"{side}_id"], []).append(top + HEADING + at)
            depth = max(depth, len(own))
        top += HEADING + depth
    return columns, heads, top


def draw(found: list[Row], words: Words) -> Figure:
    """Left and right column with a line for each pairing."""
    columns, heads, depth = places(found)
    ends = list(line_ends(found, columns))
    named = [sector_names(found, columns[side], side, words) for side in OTHER]
    aimed = [targets(found, columns[side], side, words) for side in OTHER]
    bars = [bar(columns[side], side, words) for side in OTHER]
    data = [*lines(found, ends, words), *tips(found, ends), *bars, *named, *aimed]
    sides_named = [{**head(side, words), "yshift": 32} for side in OTHER]
    graded = [grade_label(row, first) for row, (first, _) in zip(found, ends, strict=True)]
    branches = [branch(top, name) for top, name in heads]
    return figure(
        data,
        layout(
            words,
            height=round(HEAD + SLOT * depth + 10),
            margin={"l": 4, "r": 4, "t": HEAD, "b": 10},
            xaxis=no_axis(-ROOM["left"], 1 + ROOM["right"]),
            yaxis=no_axis(depth - 0.4, -0.6),
            annotations=[*sides_named, *graded, *branches, *key(words)],
            shapes=[rule(top) for top, _ in heads],
        ),
        narrow=narrow(found, columns, depth, len(data), len(sides_named), words),
    )


def line_ends(found: list[Row], columns: dict[str, Slots]) -> Iterator[tuple[float, float]]:
    """For each row the places its line runs between."""
    waiting = {side: {body: iter(own) for body, own in columns[side].items()} for side in OTHER}
    by_right = sorted(found, key=lambda row: (row["right_at"], row["left_at"]))
    arriving = {id(row): next(waiting["right"][row["right_id"]]) for row in by_right}
    for row in found:
        yield next(waiting["left"][row["left_id"]]), arriving[id(row)]


def stroke_of(row: Row) -> str:
    """The colour of a line."""
    name = GRADES[row["grade"]].colour
    return f"{name}/{FAINT}" if row["faint"] else name


def lines(
    found: list[Row], ends: list[tuple[float, float]], words: Words
) -> Iterator[dict[str, Any]]:
    """One trace for each grade, judgement and strength, its lines apart from each other."""
    kinds = sorted({(row["rank"], row["own"], row["faint"]) for row in found}, reverse=True)
    for kind in kinds:
        own = [
            (row, place)
            for row, place in zip(found, ends, strict=True)
            if (row["rank"], row["own"], row["faint"]) == kind
        ]
        curves = [(row, [*bend(*place), (None, None)]) for row, place in own]
        first = own[0][0]
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [x for _, curve in curves for x, _ in curve],
            "y": [y for _, curve in curves for _, y in curve],
            "line": {
                "color": stroke_of(first),
                "width": OWN if first["own"] else STATED,
                "dash": GRADES[first["grade"]].dash,
            },
            "hovertext": [
                said for row, curve in curves for said in [pairing(row, words)] * len(curve)
            ],
            "customdata": [row["left_id"] for row, curve in curves for _ in curve],
            **HOVER,
        }  # fmt: skip


def pairing(row: Row, words: Words) -> str:
    """What a line says when pointed at."""
    about = words.listed([row["match"], row["basis_short"]])
    said = [about, row["judged"], row["life"], row["note"]]
    return hover(f"{row['left']} – {row['right']}", said, words)


def tips(found: list[Row], ends: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """The two ends of each line: filled where a source draws it, hollow where we do."""
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [x] * len(found),
            "y": [place[at] for place in ends],
            "cliponaxis": False,
            "marker": {
                "symbol": ["circle-open" if row["own"] else "circle" for row in found],
                "size": 7,
                "opacity": 1,
                "color": [stroke_of(row) for row in found],
                "line": {"width": 1.5, "color": [stroke_of(row) for row in found]},
            },
            **STILL,
        }
        for at, x in enumerate((START, END))
    ]


def bar(taken: Slots, side: str, words: Words) -> dict[str, Any]:
    """A bar for each body of a column, as tall as the lines it holds."""
    ys: list[float | None] = []
    for own in taken.values():
        ys += [own[0] - 0.36, own[-1] + 0.36, None]
    x = -0.006 if side == "left" else 1.006
    return {
        "type": "scatter", "mode": "lines", "x": [x] * len(ys), "y": ys, "cliponaxis": False,
        "line": {"color": f"@{colour(side, words)}", "width": 6}, **STILL,
    }  # fmt: skip


def targets(found: list[Row], taken: Slots, side: str, words: Words) -> dict[str, Any]:
    """What can be pointed at along the names of a column; a click on one opens its card."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": along(side, ROOM) * len(taken),
        "y": [(own[0] + own[-1]) / 2 for own in taken.values() for _ in ALONG],
        "marker": {"size": 18, "opacity": 0, "color": f"@{colour(side, words)}"},
        "hovertext": [partners(found, body, side, words) for body in taken for _ in ALONG],
        "customdata": [body for body in taken for _ in ALONG],
        **HOVER,
    }


def partners(found: list[Row], body: str, side: str, words: Words) -> str:
    """What a body says when pointed at: its full name, and who stands opposite it."""
    own = [row for row in found if row[f"{side}_id"] == body]
    said = [
        f"{row[OTHER[side]]}: {words.listed([row['match'], row['basis_short']])}" for row in own
    ]
    return hover(own[0][side], said, words)


def grade_label(row: Row, place: float) -> dict[str, Any]:
    """The grade and the basis of a line, written on it where it leaves."""
    said = f"{GRADES[row['grade']].sign} {row['match_short']} · {row['basis_short']}"
    return label(
        GRADE, place, safe(said), xanchor="left", bgcolor="@paper",
        font={"color": "@muted", "size": 11, "weight": 400 if row["own"] else 600},
    )  # fmt: skip


def branch(top: float, name: str) -> dict[str, Any]:
    """The name of a branch of work, above its bodies."""
    return label(
        0.5, top, safe(name), bgcolor="@paper", font={"color": "@ink", "size": 12, "weight": 700}
    )


def rule(top: float) -> dict[str, Any]:
    """The line across that a branch of work begins with."""
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top,
        "line": {"color": "@rule", "width": 1}, "layer": "below",
    }  # fmt: skip


def key(words: Words) -> Iterator[dict[str, Any]]:
    """What filled and hollow ends mean, above the lines."""
    for name, sign, up in (("stated", "●━", 64), ("own", "○─", 46)):
        said = f"{sign} {words.text(f'chart.{NAME}.{name}')}"
        yield label(
            0.5, 1, safe(said), yref="paper", yanchor="middle", yshift=up,
            font={"size": 11, "color": "@muted"},
        )  # fmt: skip


def narrow(
    found: list[Row], columns: dict[str, Slots], depth: float, traces: int, heads: int, words: Words
) -> dict[str, Any]:
    """On a phone: names in two lines, grades as signs."""
    changes: dict[str, Any] = {"layout.margin.l": 120, "layout.margin.r": 120}
    changes["layout.height"] = round(HEAD + PHONE_SLOT * depth + 10)
    for at, side in enumerate(OTHER):
        shorts = {row[f"{side}_id"]: row[f"{side}_short"] for row in found}
        trace = f"data.{traces - 4 + at}"
        changes[f"{trace}.text"] = [
            narrowed(shorts[body], PHONE_NAME, words) for body in columns[side]
        ]
        changes[f"{trace}.textfont.size"] = 11
        changes[f"data.{traces - 2 + at}.x"] = along(side, PHONE_ROOM) * len(columns[side])
    for at, row in enumerate(found):
        changes[f"layout.annotations.{heads + at}.text"] = safe(GRADES[row["grade"]].sign)
        changes[f"layout.annotations.{heads + at}.x"] = 0.14
    return changes


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("left", f"chart.{NAME}.left", key="left_id"),
        Column("match", f"chart.{NAME}.match"),
        Column("right", f"chart.{NAME}.right", key="right_id"),
        Column("basis", f"chart.{NAME}.basis"),
        Column("form", f"chart.{NAME}.form"),
        Column("life", f"chart.{NAME}.life"),
        Column("note", f"chart.{NAME}.note"),
    ),
    finding=finding,
    figure=draw,
    empty=f"chart.{NAME}.none",
)
