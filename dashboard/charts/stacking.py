"""Marks that would lie on each other moved apart, and labels put only where they have room."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.language.phrases import broken, width_of

Stretch = tuple[float, float]  # from, to, in pixels


def levels(stretches: Sequence[Stretch], order: Sequence[int], gap: float) -> list[int]:
    """For each stretch the level it lies on, 0 being nearest, so that none touches another.

    order  the stretches in the order in which they take their level; each takes the lowest free one
    gap    the least distance of two stretches of a level, in pixels
    """
    taken: list[list[Stretch]] = []
    found = [0] * len(stretches)
    for at in order:
        first, last = stretches[at]
        level = next(
            (number for number, row in enumerate(taken) if free(row, (first - gap, last + gap))),
            len(taken),
        )
        if level == len(taken):
            taken.append([])
        taken[level].append((first, last))
        found[at] = level
    return found


def free(taken: Sequence[Stretch], wanted: Stretch) -> bool:
    """Whether a stretch meets none of those taken."""
    return all(last <= wanted[0] or wanted[1] <= first for first, last in taken)


@dataclass(frozen=True)
class Sign:
    """A label that found room.

    item    the number of what it names
    up      how many lines above the marks its first line of text stands
    lines   its lines of text
    right   whether it ends at its mark, and does not begin there
    """

    item: int
    up: int
    lines: tuple[str, ...]
    right: bool


@dataclass
class Band:
    """The lines above some marks in which labels may stand.

    width     its width in pixels; labels stay within it
    depth     how many lines of text it has
    widest    the widest a line of text may be, in pixels
    size      the size of the text in pixels
    language  the language of the text
    """

    width: float
    depth: int
    widest: float
    size: float
    language: str
    taken: list[list[Stretch]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.taken = [[] for _ in range(self.depth)]

    def put(self, item: int, x: float, text: str, clear: float = 12) -> Sign | None:
        """The label of what stands at `x`, if there is room for all of it; else None.

        It stands as low as it can. From its last line a stem runs down to the mark, on which no
        other label may stand.
        """
        lines = tuple(broken(text, self.widest / self.size, self.language))
        wide = max(width_of(line) for line in lines) * self.size + clear
        if len(lines) > self.depth or wide > self.width:
            return None
        for line in range(self.depth - len(lines), -1, -1):
            for right in (False, True):
                own = (x - wide, x + 4) if right else (x - 4, x + wide)
                if own[0] < 0 or own[1] > self.width:
                    continue
                if self.fits(own, line, len(lines), x):
                    return self.taking(item, own, line, lines, right, x)
        return None

    def fits(self, own: Stretch, line: int, count: int, x: float) -> bool:
        """Whether a label has room on its lines, and its stem on those below."""
        rows = self.taken[line : line + count]
        below = self.taken[line + count :]
        return all(free(row, own) for row in rows) and all(
            free(row, (x - 4, x + 4)) for row in below
        )

    def taking(
        self, item: int, own: Stretch, line: int, lines: tuple[str, ...], right: bool, x: float
    ) -> Sign:
        """The label, its room taken."""
        for row in self.taken[line : line + len(lines)]:
            row.append(own)
        for row in self.taken[line + len(lines) :]:
            row.append((x - 4, x + 4))
        return Sign(item, self.depth - line, lines, right)
