"""The file of a reader's own tour -> its slides, or every sentence that says why it holds none."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from dashboard.filters.address import MOST_SLIDES
from dashboard.filters.query import path_parts
from dashboard.language.words import OWN_NAMES, Words
from dashboard.views import VIEWS

TEXTS = ("title", "caption", "note")
COLUMNS = (
    *("id", "tour", "position", "address"),
    *(f"{name}_{code}" for name in TEXTS for code in OWN_NAMES),
)
LARGEST = 512  # kB
LONGEST = 2000  # signs of a text

Row = Mapping[str, str]


def read_own_tour(text: str, words: Words) -> tuple[list[dict[str, str]], list[str]]:
    """The slides in their order, and the problems; with a problem there are no slides.

    Takes the text of a CSV file and the words in which problems are said.
    """
    if len(text.encode("utf-8", "replace")) > LARGEST * 1024:
        return [], [words.text("stage.bad-large", most=LARGEST)]
    try:
        reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        lines = [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error:
        return [], [words.text("stage.bad-quotes", line=reader.line_num)]
    header = [name.strip() for name in lines[0][1]] if lines else []
    problems = list(header_problems(header, words))
    if problems or len(lines) < 2:
        return [], problems or [words.text("stage.bad-none")]
    problems += [
        words.text("stage.bad-cells", line=at, found=len(cells), expected=len(header))
        for at, cells in lines[1:]
        if len(cells) != len(header)
    ]
    rows = [
        (at, {name: bare(cell) for name, cell in zip(header, cells, strict=False)})
        for at, cells in lines[1:]
    ]
    problems += [said for at, row in rows for said in row_problems(row, at, words)]
    if len(rows) > MOST_SLIDES:
        problems.append(words.text("stage.bad-many", count=len(rows), most=MOST_SLIDES))
    return ([] if problems else ordered([row for _, row in rows])), problems


def bare(cell: str) -> str:
    """A cell without the sign that keeps spreadsheets from reading it as a formula."""
    is_kept = cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r")
    return (cell[1:] if is_kept else cell).strip()[:LONGEST]


def header_problems(header: list[str], words: Words) -> Iterator[str]:
    """What is wrong with the names of the columns."""
    for name in header:
        if name not in COLUMNS:
            yield words.text("stage.bad-column", value=name[:40])
    for name in {name for name in header if header.count(name) > 1}:
        yield words.text("stage.bad-twice", value=name)
    if "address" not in header:
        yield words.text("stage.bad-missing", value="address")
    if not any(name.startswith("title_") for name in header):
        yield words.text("stage.bad-missing", value=f"title_{words.language}")


def row_problems(row: Row, line: int, words: Words) -> Iterator[str]:
    """What is wrong with one slide."""
    position = row.get("position", "")
    if position and not (position.isdecimal() and len(position) <= 4):
        yield words.text("stage.bad-position", line=line, value=position[:40])
    if not any(row.get(f"title_{code}") for code in OWN_NAMES):
        yield words.text("stage.bad-title", line=line)
    path = row.get("address", "").partition("?")[0]
    if not path.startswith("/") or path_parts(path)[0] not in VIEWS or path.count("/") > 1:
        yield words.text("stage.bad-address", line=line, value=row.get("address", "")[:80])


def ordered(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The slides by their position, those without one where they stand."""
    places = [int(row.get("position") or at) for at, row in enumerate(rows, start=1)]
    order = sorted(range(len(rows)), key=lambda at: places[at])
    return [rows[at] for at in order]
