"""Where every mark, label and lane of the timeline stands, for one width of the screen."""

from dataclasses import dataclass, replace

from dashboard.charts.chart import Row
from dashboard.charts.stacking import Band, Sign, levels
from dashboard.charts.time_scale import Scale

ORDER = (
    "incident",
    "advisory",
    "legislation",
    "strategy",
    "organization",
    "statement",
    "meeting",
    "summit",
    "visit",
    "exercise",
)
"""The lanes from the top: what happened, what each side decided, what the two did together."""

LABEL_SIZE, LINE = 11, 14  # pixels
MOST_LABELS = 4  # in one lane
FEW = 40  # events of which most can be named


@dataclass(frozen=True)
class Paper:
    """The sizes of one screen, in pixels.

    width    the least width of the field; on a wider one everything only moves apart
    step     the distance of two levels of marks; what lies on one level keeps it as well
    depth    the lines for labels above the marks of a lane
    widest   the widest a label may be
    heading  the height of a lane's heading above its labels, 0 where it stands beside them
    top      where the first lane begins
    """

    width: float
    step: float
    depth: int
    widest: float
    heading: float
    top: float


WIDE = Paper(width=780, step=9.5, depth=2, widest=225, heading=0, top=144)
PHONE = Paper(width=316, step=8, depth=3, widest=150, heading=20, top=188)


@dataclass(frozen=True)
class Lane:
    """A kind of event: its rows (by their numbers), where it begins, where its marks begin."""

    kind: str
    items: tuple[int, ...]
    top: float
    marks: float
    bottom: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Plan:
    """The whole picture: lanes from the top, and for each row the place of its mark."""

    lanes: tuple[Lane, ...]
    middle: tuple[float, ...]
    y: tuple[float, ...]
    height: float


def papers(found: list[Row]) -> tuple[Paper, Paper]:
    """The sizes of a wide screen and of a phone; a few events have more room for their names."""
    if len(found) > FEW:
        return WIDE, PHONE
    return replace(WIDE, depth=3, widest=300), PHONE


def plan(found: list[Row], scale: Scale, days: list[str], paper: Paper, language: str) -> Plan:
    """Where everything stands.

    found     the rows of the table behind
    days      the days that are marked by a line (YYYY-MM-DD)
    paper     the sizes of the screen
    language  the language of the labels
    """
    pixels = paper.width / scale.width
    ends = [(scale.at(row["days"][0]), scale.at(row["days"][1])) for row in found]
    middle = [(first + last) / 2 for first, last in ends]
    half = paper.step / 2
    stretches = [
        (min(first * pixels, at * pixels - half), max(last * pixels, at * pixels + half))
        for (first, last), at in zip(ends, middle, strict=True)
    ]
    places = [at * pixels for at in middle]
    clear = [scale.at(day) * pixels for day in days]
    y = [0.0] * len(found)
    lanes: list[Lane] = []
    top = paper.top
    for kind in kinds(found):
        items = [at for at, row in enumerate(found) if row["code"] == kind]
        signs = labels(found, items, places, clear, paper, language)
        first = [sign.item for sign in signs]
        order = [items.index(at) for at in (*first, *(at for at in items if at not in first))]
        level = levels([stretches[at] for at in items], order, 0.5)
        marks = top + paper.heading + used(signs) * LINE + paper.step
        for place, at in enumerate(items):
            y[at] = marks + level[place] * paper.step
        bottom = max(marks + max(level) * paper.step + paper.step + 5, top + paper.heading + 36)
        lanes.append(Lane(kind, tuple(items), top, marks, bottom, tuple(signs)))
        top = bottom
    return Plan(tuple(lanes), tuple(middle), tuple(y), top)


def used(signs: list[Sign]) -> int:
    """How many of a lane's lines for labels are needed."""
    return max((sign.up for sign in signs), default=0)


def kinds(found: list[Row]) -> list[str]:
    """The kinds there are, in the order of the lanes; kinds without a place come last."""
    there = {row["code"] for row in found}
    return [kind for kind in ORDER if kind in there] + sorted(there - set(ORDER))


def labels(
    found: list[Row],
    items: list[int],
    x: list[float],
    clear: list[float],
    paper: Paper,
    language: str,
) -> list[Sign]:
    """The labels of a lane: those that concern most, one of each channel first, where they fit.

    `clear` are places, in pixels, that no label may cover: the lines of the marked days.
    """
    band = Band(paper.width, paper.depth, paper.widest, LABEL_SIZE, language)
    for row in band.taken:
        row += [(place - 3, place + 3) for place in clear]
    signs: list[Sign] = []
    for at in by_weight(found, items):
        sign = band.put(at, x[at], found[at]["title"]) if len(signs) < MOST_LABELS else None
        signs += [sign] if sign else []
    return signs


def by_weight(found: list[Row], items: list[int]) -> list[int]:
    """The rows of a lane, those that concern most first; of one channel all but one come last."""
    ranked = sorted(items, key=lambda at: (-found[at]["weight"], not found[at]["seen"], at))
    channels: set[str] = set()
    ahead: list[int] = []
    for at in ranked:
        if channels.isdisjoint(found[at]["channels"]):
            ahead.append(at)
            channels.update(found[at]["channels"])
    return ahead + [at for at in ranked if at not in ahead]
