"""Where everything stands in the picture of the lives of channels, wide and on a phone."""

from dataclasses import dataclass

from dashboard.charts.chart import Row

ENDED = "ended"


@dataclass(frozen=True)
class Size:
    """How the picture is arranged, in pixels.

    left, right  the columns of names and of dates; 0 where they stand above the bars
    line         the height of one channel; `quiet` is added for one with no recent meeting
    bar          the height of a bar; `drop` is how far below the middle of its line it stands
    group, head  the height of the heading of a kind and of a framework
    every        how many years lie between two marks
    words        how much of the time shown the words take that say since when
    """

    left: int
    right: int
    line: int
    quiet: int
    bar: int
    drop: int
    group: int
    head: int
    every: int
    words: float

    @property
    def slim(self) -> bool:
        """Whether names stand above the bars."""
        return not self.left


WIDE = Size(
    left=232, right=270, line=20, quiet=0, bar=11, drop=0, group=40, head=25, every=2, words=0.12
)
SLIM = Size(
    left=0, right=0, line=37, quiet=15, bar=10, drop=9, group=46, head=28, every=4, words=0.22
)


@dataclass(frozen=True)
class Placed:
    """Where everything stands, in pixels from the top of the picture.

    names    a place for each row; `bars` where its bar lies
    groups   (place, code) of each kind; `heads` (place, row) of each framework
    height   of all
    """

    names: list[float]
    bars: list[float]
    groups: list[tuple[float, str]]
    heads: list[tuple[float, Row]]
    height: float


Lines = list[tuple[Row, float, float]]  # a row, the place of its name, the place of its bar


def placed(found: list[Row], size: Size) -> Placed:
    """The places of rows and headings, one below the other."""
    names, groups, heads = [], [], []
    at, group, framework = 0.0, "", ""
    for row in found:
        if row["group"] != group:
            at += size.group
            groups.append((at - size.group / 2, row["group"]))
            group, framework = row["group"], ""
        if row["framework_id"] != framework and group != ENDED:
            at += size.head
            heads.append((at - size.head / 2 + 2, row))
            framework = row["framework_id"]
        names.append(at + size.line / 2 - size.drop)
        at += size.line + (size.quiet if row["state_code"] == "quiet" else 0)
    return Placed(names, [each + 2 * size.drop for each in names], groups, heads, at + 8)
