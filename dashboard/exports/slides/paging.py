"""Tables and prose cut into pages, so that each fits the room it has on a slide."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports.slides.deck import Line, Table
from dashboard.exports.slides.layout import SMALL
from dashboard.exports.slides.measure import (
    LEADING,
    at_most,
    height_of,
    widest_piece,
    width_of,
)

INSET, PAD = 5.0, 3.5  # points beside and above the words of a cell
MOST_LINES, MORE_LINES = 4, 9  # of a cell in all its languages; in a table of a few rows
FEW_ROWS = 4
SAFE, SAFE_BOLD = 0.94, 0.88  # the part of a cell's width that is reckoned with
WIDEST_WORD = 116.0  # points up to which a column is never narrower than its widest word
TEXT, HEADING, INDENT = 14.0, 16.0, 14.0
BOLD, LOOSE = 1.12, 1.06  # how much wider headings are, and words that must not break


@dataclass(frozen=True)
class Page:
    """Some rows of a table with how tall they are; the words are cut to what fits."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first being the headings."""


def pages(
    table: Table, width: float, rooms: Sequence[float], languages: Sequence[str]
) -> list[Page]:
    """The pages of a table, at most one for each room that is given; what is left is left out.

    Takes the width and the heights of the rooms in points, and the languages of the lines of its
    cells.
    """
    language = languages[-1]
    across = widths(table, width, language)
    every = MORE_LINES if len(table.rows) <= FEW_ROWS else MOST_LINES
    most = every // len(languages)
    head = shortened(table.headings, across, language, every)
    first = row_height(head, across, language, SAFE_BOLD)
    rows = [shortened(row, across, language, most) for row in table.rows]
    found, waiting = [], list(rows)
    for room in rooms:
        kept, deep = [head], [first]
        while waiting:
            height = row_height(waiting[0], across, language)
            if sum(deep) + height > room and len(kept) > 1:
                break
            kept.append(waiting.pop(0))
            deep.append(height)
        found.append(Page(across, tuple(deep), tuple(kept)))
        if not waiting:
            break
    return found


def widths(table: Table, width: float, language: str) -> tuple[float, ...]:
    """The widths of the columns: by what stands in them, none too narrow, filling the room."""
    columns = [
        [heading, *(row[at] for row in table.rows)] for at, heading in enumerate(table.headings)
    ]
    least = [narrowest(cells, language) for cells in columns]
    asked = [max(want(cells) - own, 1.0) for cells, own in zip(columns, least, strict=True)]
    spare = width - sum(least)
    if spare < 0:
        return tuple(own * width / sum(least) for own in least)
    return tuple(own + more * spare / sum(asked) for own, more in zip(least, asked, strict=True))


def narrowest(cells: Sequence[str], language: str) -> float:
    """The least width of a column: its widest word, unless that is very wide."""
    head, *rest = (max(widest_piece(line, language) for line in cell.split("\n")) for cell in cells)
    return min(max(head * BOLD, *rest, 0.0) * SMALL * LOOSE, WIDEST_WORD) + 2 * INSET


def want(cells: Sequence[str]) -> float:
    """How much width a column asks for: what most of its cells are wide, long ones held back."""
    long = sorted(max(map(width_of, cell.split("\n"))) for cell in cells)
    return min(long[len(long) * 4 // 5], 42.0) * SMALL + 2 * INSET


def shortened(
    row: Sequence[str], across: Sequence[float], language: str, most: int
) -> tuple[str, ...]:
    """A row whose cells have no more lines than a page can bear."""
    return tuple(
        "\n".join(
            at_most(line, most, SMALL, (width - 2 * INSET) * SAFE, language)
            for line in cell.split("\n")
        )
        for cell, width in zip(row, across, strict=True)
    )


def row_height(
    row: Sequence[str], across: Sequence[float], language: str, safe: float = SAFE
) -> float:
    """How tall a row is."""
    deep = [
        height_of(cell, SMALL, (width - 2 * INSET) * safe, language)
        for cell, width in zip(row, across, strict=True)
    ]
    return max(*deep, SMALL * LEADING) + 2 * PAD


def prose_pages(
    lines: Sequence[Line], width: float, rooms: Sequence[float], language: str
) -> tuple[list[tuple[Line, ...]], int]:
    """Lines on at most as many pages as rooms are given, and how many lines are left over."""
    found: list[tuple[Line, ...]] = []
    waiting = list(lines)
    for room in rooms:
        kept: list[Line] = []
        deep = 0.0
        while waiting and (not kept or deep + line_height(waiting[0], width, language) <= room):
            deep += line_height(waiting[0], width, language)
            kept.append(waiting.pop(0))
        while waiting and len(kept) > 1 and kept[-1].heading:
            waiting.insert(0, kept.pop())
        found.append(tuple(kept))
        if not waiting:
            break
    return found, len(waiting)


def line_height(line: Line, width: float, language: str) -> float:
    """How tall a line of prose is with the space above it."""
    size = HEADING if line.heading else TEXT
    inner = width if line.heading else width - INDENT
    return height_of(line.text, size, inner * SAFE, language) + (8 if line.heading else 4)
