"""What happened when: a lane for each kind of event, a mark for each event, a bar for each year."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dashboard.answers.happenings import days_of, roundtable
from dashboard.charts.chart import Chart, Column, Figure, Row, sides
from dashboard.charts.event_plan import (
    LABEL_SIZE,
    LINE,
    PHONE,
    WIDE,
    Lane,
    Paper,
    Plan,
    papers,
    plan,
)
from dashboard.charts.event_rows import LINKED, event_rows
from dashboard.charts.sentences import following
from dashboard.charts.theme import (
    HOVER,
    SMALL_SIZE,
    STILL,
    figure,
    hover,
    label,
    layout,
    no_axis,
    safe,
)
from dashboard.charts.time_scale import Scale, Slot
from dashboard.language.phrases import width_of
from dashboard.language.words import Words

PARTIES = ("left", "right", "both", "others")
SYMBOLS = {"left": "circle", "right": "square", "both": "diamond", "others": "triangle-up"}
SIZES = {"left": 8, "right": 7, "both": 9, "others": 8}
THIN = "\u2009"  # a thin space
PALE = 45  # per cent of its colour for what was not yet seen in a source
NAME_SIZE, BOLD = 13, 1.12  # pixels of a lane's name; how much wider bold letters are
FULL = 10  # events of a year that fill its bar where no year has more
BAR, YEARS = 40, 20  # pixels: the tallest bar of a year, the line of the years below it
MARGIN = {"l": 132, "r": 12, "t": 4, "b": 2, "pad": 0}
FOOT = 24  # pixels below the lanes for the years once more


def finding(found: list[Row], words: Words) -> str:
    """How many events there are, whose they were, and how many came after the roundtable."""
    parties = words.listed(party_numbers(found, words))
    said = words.text("chart.event-lanes.finding", count=len(found), parties=parties)
    later = sum(row["later"] for row in found)
    after = words.text("chart.event-lanes.later", count=later) if later else ""
    unseen = sum(not row["seen"] for row in found)
    doubted = words.text("chart.event-lanes.unseen", count=unseen) if unseen else ""
    return following((said, after, doubted), words)


def parties_in(found: list[Row]) -> list[str]:
    """Whose events there are: of one side, of both, of neither."""
    there = {row["party"] for row in found}
    return [party for party in PARTIES if party in there]


def party_numbers(found: list[Row], words: Words) -> list[str]:
    """How many events there are of each side, of both, of neither."""
    numbers = Counter(row["party"] for row in found)
    return [
        words.text(f"chart.event-lanes.{party}", count=numbers[party], **sides(words))
        for party in parties_in(found)
    ]


def draw(found: list[Row], words: Words) -> Figure:
    """The lanes below the bars of the years, with the roundtable and the day that is shown."""
    scale = scale_of(found, words)
    days = [day for day, *_ in told_days(found, words)]
    wide, phone = (plan(found, scale, days, paper, words.language) for paper in papers(found))
    traces = [
        bars(found, scale, WIDE),
        *(stretches(found, scale, wide, party, words) for party in PARTIES),
        marks(found, wide, words),
        key(found, scale, WIDE, words),
        years(scale, wide, WIDE, words),
        signs(wide, WIDE),
    ]
    return figure(
        traces,
        layout(
            words,
            height=round(wide.height) + FOOT + MARGIN["t"] + MARGIN["b"],
            margin=MARGIN,
            bargap=0,
            xaxis=no_axis(0, scale.width),
            yaxis=no_axis(wide.height + FOOT, 0),
            annotations=annotations(found, scale, wide, WIDE, words),
            shapes=shapes(found, scale, wide, WIDE, words),
        ),
        narrow=narrow(found, scale, phone, words),
    )


def scale_of(found: list[Row], words: Words) -> Scale:
    """The scale of years up to the day that is shown, whatever else is asked for."""
    oldest = min(row["date"] for row in words.atlas.whole.rows("events"))
    return Scale(int(found[0]["on"][:4]), int(oldest[:4]))


def narrow(found: list[Row], scale: Scale, phone: Plan, words: Words) -> dict[str, Any]:
    """On a phone: headings above their lanes, smaller marks, labels of their own."""
    last = len(PARTIES) + 1
    small = key(found, scale, PHONE, words)
    changes: dict[str, Any] = {
        "layout.height": round(phone.height) + FOOT + MARGIN["t"] + MARGIN["b"],
        "layout.margin.l": 2,
        "layout.margin.r": 2,
        "layout.yaxis.range": [phone.height + FOOT, 0],
        "layout.annotations": annotations(found, scale, phone, PHONE, words),
        "layout.shapes": shapes(found, scale, phone, PHONE, words),
        f"data.{last}.y": list(phone.y),
        f"data.{last}.marker.size": [SIZES[row["party"]] - 1 for row in found],
        f"data.{last + 1}.x": small["x"],
        f"data.{last + 1}.y": small["y"],
        **replaced(last + 2, years(scale, phone, PHONE, words)),
        **replaced(last + 3, signs(phone, PHONE)),
        "data.0.base": [base(PHONE)] * len(scale.years()),
        "data.0.text": bar_texts(found, scale, sparse=True),
    }
    for at, party in enumerate(PARTIES, start=1):
        changes[f"data.{at}.y"] = stretches(found, scale, phone, party, words)["y"]
    return changes


def replaced(number: int, trace: dict[str, Any]) -> dict[str, Any]:
    """On a phone: the places and words of a trace of words."""
    return {f"data.{number}.{part}": trace[part] for part in ("x", "y", "text", "textposition")}


# ------------------------------------------------------------------ the marks


def marks(found: list[Row], where: Plan, words: Words) -> dict[str, Any]:
    """A mark for each event, in the middle of the days it can have fallen on."""
    return {
        "type": "scatter", "mode": "markers", "x": list(where.middle), "y": list(where.y),
        "marker": {
            "symbol": [SYMBOLS[row["party"]] + ("-open" if row["coarse"] else "") for row in found],
            "size": [SIZES[row["party"]] for row in found],
            "color": [shade(row, words) for row in found],
            "opacity": 1,
            "line": {"width": [1.5 if row["coarse"] else 0 for row in found],
                     "color": [shade(row, words) for row in found]},
        },
        "hovertext": [said(row, words) for row in found],
        "customdata": [row["key"] for row in found],
        "cliponaxis": False,
        **HOVER,
    }  # fmt: skip


def shade(row: Row, words: Words) -> str:
    """The colour of a mark: its side, pale where no source was seen, grey where it is context."""
    if row["context"]:
        return "@dim"
    return colour(row["party"], words) + ("" if row["seen"] else f"/{PALE}")


def colour(party: str, words: Words) -> str:
    """The colour of a side, of both, of neither."""
    if party == "both":
        return "@ink"
    side = "none" if party == "others" else party
    rows = words.atlas.whole.rows("countries")
    return "@" + next(str(row["colour"]) for row in rows if row["side"] == side)


def said(row: Row, words: Words) -> str:
    """What a mark says when pointed at."""
    dates = [words.date(row[end]) for end in ("first", "last")]
    one_day = dates[0] == dates[1]
    when = dates[0] if one_day else words.text("life.span", first=dates[0], last=dates[1])
    counts = [
        words.text(f"chart.event-lanes.concerned.{LINKED[column]}", count=number)
        for column, number in row["concerned"].items()
        if number
    ]
    unseen = "" if row["seen"] else words.label("evidence", "recalled")
    lines = [words.paused([row["kind"], when]), row["countries"], words.listed(counts), unseen]
    return hover(row["title"], lines, words)


def stretches(
    found: list[Row], scale: Scale, where: Plan, party: str, words: Words
) -> dict[str, Any]:
    """Behind the marks of a side, the days each can have fallen on, where those are many."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row, y in zip(found, where.y, strict=True):
        first, last = row["days"]
        if row["party"] == party and first != last:
            xs += [scale.at(first), scale.at(last), None]
            ys += [y, y, None]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys,
        "line": {"color": f"{colour(party, words)}/35", "width": 5}, **STILL,
    }  # fmt: skip


# ------------------------------------------------------------------ years, key


def base(paper: Paper) -> float:
    """Where the bars of the years stand."""
    return paper.top - YEARS - 8


def per_year(found: list[Row], scale: Scale) -> list[int]:
    """How many events began in each place of the scale."""
    years = [int(row["first"][:4]) for row in found]
    return [sum(slot.first <= year <= slot.last for year in years) for slot in scale.years()]


def bars(found: list[Row], scale: Scale, paper: Paper) -> dict[str, Any]:
    """A bar for each year, with its number."""
    slots, counted = scale.years(), per_year(found, scale)
    tallest = max(*counted, FULL)
    return {
        "type": "bar", "x": [(slot.start + slot.end) / 2 for slot in slots],
        "width": [(slot.end - slot.start) * 0.86 for slot in slots],
        "y": [-BAR * number / tallest for number in counted],
        "base": [base(paper)] * len(slots),
        "marker": {"color": "@rule-strong/60", "line": {"width": 0}},
        "text": bar_texts(found, scale), "textposition": "outside", "cliponaxis": False,
        "textfont": {"size": 11, "color": "@muted"}, "constraintext": "none", "textangle": 0,
        **STILL,
    }  # fmt: skip


def bar_texts(found: list[Row], scale: Scale, sparse: bool = False) -> list[str]:
    """The numbers on the bars; on a phone only where a year has its full width."""
    return [
        str(number) if number and not (sparse and 0 < slot.first < scale.recent) else ""
        for slot, number in zip(scale.years(), per_year(found, scale), strict=True)
    ]


def key(found: list[Row], scale: Scale, paper: Paper, words: Words) -> dict[str, Any]:
    """The signs of the key; their words are annotations."""
    there = parties_in(found)
    places = key_places(scale, paper)[: len(there)]
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [x for x, _ in places], "y": [y for _, y in places],
        "marker": {
            "symbol": [SYMBOLS[party] for party in there],
            "size": [SIZES[party] + 2 for party in there],
            "color": [colour(party, words) for party in there],
        },
        **STILL,
    }  # fmt: skip


def key_places(scale: Scale, paper: Paper) -> list[tuple[float, float]]:
    """Where the signs of the key stand: in one line, on a phone in two."""
    if paper is PHONE:
        half = scale.width / 2
        return [(0.25, 10), (0.25 + half, 10), (0.25, 30), (0.25 + half, 30)]
    return [(0.1 + at * scale.width / 4.6, 10) for at in range(len(PARTIES))]


def key_words(found: list[Row], scale: Scale, paper: Paper, words: Words) -> list[dict[str, Any]]:
    """What the signs of the key mean, with their numbers."""
    said = party_numbers(found, words)
    return [
        label(
            x, y, safe(each), xanchor="left", xshift=9, yanchor="middle",
            font={"size": SMALL_SIZE},
        )
        for each, (x, y) in zip(said, key_places(scale, paper)[: len(said)], strict=True)
    ]  # fmt: skip


# ------------------------------------------------------------------ words and lines


def annotations(
    found: list[Row], scale: Scale, where: Plan, paper: Paper, words: Words
) -> list[dict[str, Any]]:
    """All words of the picture."""
    return [
        *key_words(found, scale, paper, words),
        *(word for lane in where.lanes for word in lane_words(found, lane, paper, words)),
        *(day_word(told, scale, paper) for told in told_days(found, words)),
    ]


def years(scale: Scale, where: Plan, paper: Paper, words: Words) -> dict[str, Any]:
    """The years, below their bars and at the foot; the first place says it holds all that was before."""
    slots = scale.labelled()
    places = [0 if slot.first == 0 else (slot.start + slot.end) / 2 for slot in slots]
    heights = (paper.top - YEARS / 2 - 8, where.height + 12)
    return {
        "type": "scatter", "mode": "text", "cliponaxis": False,
        "x": places * len(heights),
        "y": [y for y in heights for _ in slots],
        "text": [year_text(slot, paper, words) for slot in slots] * len(heights),
        "textposition": ["middle right" if slot.first == 0 else "middle center" for slot in slots]
        * len(heights),
        "textfont": {"size": 11, "color": "@muted"},
        **STILL,
    }  # fmt: skip


def year_text(slot: Slot, paper: Paper, words: Words) -> str:
    """What a place of the scale is called; on a phone in as few signs as can be."""
    if slot.first == 0:
        piece = "before-short" if paper is PHONE else "before"
        return safe(words.text(f"chart.event-lanes.{piece}", year=slot.last + 1))
    if slot.first != slot.last:
        piece = "span-short" if paper is PHONE else "span"
        last = str(slot.last)
        return safe(
            words.text(f"chart.event-lanes.{piece}", first=slot.first, last=last, two=last[2:])
        )
    return f"’{str(slot.first)[2:]}" if paper is PHONE else safe(words.date(str(slot.first)))


def lane_words(found: list[Row], lane: Lane, paper: Paper, words: Words) -> list[dict[str, Any]]:
    """The name of a lane, its number of events, and how many of them came after the roundtable."""
    rows = [found[at] for at in lane.items]
    later = sum(row["later"] for row in rows)
    piece = "lane-later" if later else "lane"
    numbers = words.text(f"chart.event-lanes.{piece}", count=len(rows), later=later)
    name = label(
        0, lane.top + 14, safe(rows[0]["kind_short"]), xref="paper", xanchor="right", xshift=-12,
        yanchor="middle", font={"size": NAME_SIZE, "weight": 700},
    )  # fmt: skip
    count = label(
        0, lane.top + 29, safe(numbers), xref="paper", xanchor="right", xshift=-12,
        yanchor="middle", font={"size": 11, "color": "@muted"},
    )  # fmt: skip
    if paper is PHONE:
        name |= {"xanchor": "left", "xshift": 0, "y": lane.top + 12}
        beside = width_of(rows[0]["kind_short"]) * NAME_SIZE * BOLD + 8
        count |= {"xanchor": "left", "xshift": beside, "y": lane.top + 12}
    return [name, count]


def signs(where: Plan, paper: Paper) -> dict[str, Any]:
    """The labels of the lanes, each at the stem that leads down to its mark."""
    told = [(lane, sign) for lane in where.lanes for sign in lane.signs]
    return {
        "type": "scatter", "mode": "text", "cliponaxis": False,
        "x": [where.middle[sign.item] for _, sign in told],
        "y": [
            sign_top(lane, sign.up, paper) + LINE * len(sign.lines) / 2 for lane, sign in told
        ],
        "text": ["<br>".join(aside(line, sign.right) for line in sign.lines) for _, sign in told],
        "textposition": [f"middle {'left' if sign.right else 'right'}" for _, sign in told],
        "textfont": {"size": LABEL_SIZE, "color": "@ink"},
        **STILL,
    }  # fmt: skip


def aside(line: str, right: bool) -> str:
    """A line of a label with a thin space between it and its stem."""
    return f"{safe(line)}{THIN}" if right else f"{THIN}{safe(line)}"


def sign_top(lane: Lane, up: int, paper: Paper) -> float:
    """The upper edge of a line for labels, so many lines above the marks."""
    return lane.marks - paper.step - up * LINE


def told_days(found: list[Row], words: Words) -> list[tuple[str, str, str, str]]:
    """The days that are marked: day, words, colour, dash; the roundtable first."""
    on, told = found[0]["on"], roundtable(words.atlas.whole)
    piece = "today" if on == found[0]["today"] else "day"
    shown = words.text(f"chart.event-lanes.{piece}", day=words.date(on))
    marked = [(on, shown, "@accent", "4px,3px")]
    if told and days_of(told)[1] <= f"{on[:4]}-12-31":
        day = days_of(told)[0]
        said = words.text("chart.event-lanes.roundtable", day=words.date(told["date"]))
        marked.insert(0, (day, said, "@ink", "solid"))
    return marked


def day_word(told: tuple[str, str, str, str], scale: Scale, paper: Paper) -> dict[str, Any]:
    """What a marked day is, above its line: the roundtable on the upper of two lines."""
    day, said, ink, dash = told
    x = scale.at(day)
    late = x > scale.width * 0.6
    return label(
        x, day_line(dash, paper), safe(said), xanchor="right" if late else "left",
        xshift=-4 if late else 4, yanchor="middle",
        font={"size": SMALL_SIZE, "weight": 700, "color": ink},
    )  # fmt: skip


def day_line(dash: str, paper: Paper) -> float:
    """Where the words of a marked day stand."""
    return base(paper) - BAR - (44 if dash == "solid" else 28)


def shapes(
    found: list[Row], scale: Scale, where: Plan, paper: Paper, words: Words
) -> list[dict[str, Any]]:
    """Grounds of the narrow years, hairlines of years and lanes, stems, and the marked days."""
    start = base(paper)
    before, earlier = scale.labelled()[:2]
    grounds = [
        box(before.start, before.end, start, where.height, "@rule/60"),
        box(earlier.start, earlier.end, start, where.height, "@band"),
    ]
    grid = [(slot.start, slot.start, start, where.height) for slot in scale.labelled()[2:]]
    lanes = [(0, scale.width, lane.top, lane.top) for lane in where.lanes]
    stems = [
        (x, x, sign_top(lane, sign.up, paper) + 2, where.y[sign.item] - 4)
        for lane in where.lanes
        for sign in lane.signs
        for x in [where.middle[sign.item]]
    ]
    days = [
        lines([(x, x, day_line(dash, paper) - 7, where.height)], ink, dash, 1.5)
        for day, _, ink, dash in told_days(found, words)
        for x in [scale.at(day)]
    ]
    still = [
        lines(grid, "@rule"), lines(lanes, "@rule-strong/60"), *days, lines(stems, "@rule-strong"),
    ]  # fmt: skip
    return [*grounds, *still]


def lines(
    ends: Sequence[tuple[float, float, float, float]],
    ink: str,
    dash: str = "solid",
    width: float = 1,
) -> dict[str, Any]:
    """Lines of one look below the marks, as one path, each from x0 to x1 and y0 to y1."""
    return {
        "type": "path", "layer": "below",
        "path": "".join(f"M{x0:g},{y0:g}L{x1:g},{y1:g}" for x0, x1, y0, y1 in ends) or "M0,0",
        "line": {"color": ink, "dash": dash, "width": width},
    }  # fmt: skip


def box(x0: float, x1: float, y0: float, y1: float, ground: str) -> dict[str, Any]:
    """A ground below everything."""
    return {
        "type": "rect", "layer": "below", "x0": x0, "x1": x1, "y0": y0, "y1": y1,
        "fillcolor": ground, "line": {"width": 0},
    }  # fmt: skip


CHART = Chart(
    name="event-lanes",
    rows=event_rows,
    columns=(
        Column("title", "chart.event-lanes.event", key="key"),
        Column("first", "chart.event-lanes.first", "date"),
        Column("last", "chart.event-lanes.last", "date"),
        Column("kind", "chart.event-lanes.kind"),
        Column("countries", "chart.event-lanes.countries"),
        Column("sectors", "chart.event-lanes.sectors"),
        Column("laws", "chart.event-lanes.laws"),
        Column("evidence", "chart.event-lanes.evidence"),
    ),
    finding=finding,
    figure=draw,
)
