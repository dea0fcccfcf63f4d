"""The bytes of a CSV file as rows that know their line; what cannot be read is a problem.

A cell never runs over two lines in these tables, so each line is read by itself: one broken line
cannot swallow the lines after it.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.tables.problem import Problem

HEADER = 1  # the line of the header
LONGEST_LINE = 100_000
LONGEST_CELL_RUN = 20  # lines tried when a quotation mark is still open at the end of a line
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


class NumberedRow(NamedTuple):
    """The cells of a row, and the line of the file on which it begins (the header is line 1)."""

    line: int
    cells: list[str]


@dataclass
class Lines:
    """What a file holds: its header, its rows (each as wide as the header), and its problems.

    spoilt      lines that could not be read as they stand; their rows are padded or cut
    """

    header: list[str] = field(default_factory=list)
    rows: list[NumberedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    spoilt: set[int] = field(default_factory=set)

    def spoil(self, problem: Problem) -> None:
        """Note a problem that makes its line unreadable."""
        self.problems.append(problem)
        self.spoilt.add(problem.line)


def read_lines(name: str, data: bytes) -> Lines:
    """The rows of a CSV file.

    Takes the file's name, for its problems, and its bytes. Never raises.
    """
    read = Lines()
    if data.startswith(BYTE_ORDER_MARK):
        read.problems.append(Problem(name, rule="byte-order-mark"))
        data = data[len(BYTE_ORDER_MARK) :]
    text = decoded(name, data, read)
    if HEADER in read.spoilt:
        return read
    records = split_records(name, LINE.findall(text), read)
    if not records or not any(records[0].cells):
        read.problems.append(Problem(name, rule="no-header"))
        return read
    read.header = records[0].cells
    read.rows = [fitted(name, record, read) for record in records[1:]]
    return read


def decoded(name: str, data: bytes, read: Lines) -> str:
    """The text of the bytes; lines that are not UTF-8 are spoilt and said once."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        lines = data.decode("utf-8", errors="surrogateescape")
    wrong = [
        number
        for number, line in enumerate(LINE.findall(lines), start=1)
        if any("\udc80" <= mark <= "\udcff" for mark in line)
    ]
    facts = {"lines": str(len(wrong))}
    read.problems.append(Problem(name, line=wrong[0], rule="encoding", facts=facts))
    read.spoilt.update(wrong)
    return data.decode("utf-8", errors="replace")


def split_records(name: str, lines: list[str], read: Lines) -> list[NumberedRow]:
    """The lines split into cells; a cell that holds a line break is kept as one cell."""
    records: list[NumberedRow] = []
    start = 0
    while start < len(lines):
        width = len(records[0].cells) if records else 0
        cells, taken = split_record(lines[start : start + LONGEST_CELL_RUN], width)
        number = start + 1
        if len(lines[start]) > LONGEST_LINE:
            limit = {"limit": f"{LONGEST_LINE:,}"}
            read.spoil(Problem(name, line=number, rule="too-long", facts=limit))
        elif cells is None:
            read.spoil(Problem(name, line=number, rule="quotes"))
            cells = lines[start].rstrip("\r\n").split(",")  # so that its key, the first, is known
        records.append(NumberedRow(number, cells or []))
        start += taken
    return records


def split_record(lines: list[str], width: int) -> tuple[list[str] | None, int]:
    """The cells of the record that begins on the first line, and the lines it takes.

    Several lines are taken only where they make a row of the width expected; None stands for cells
    that cannot be told apart.
    """
    if len(lines[0]) > LONGEST_LINE:
        return None, 1
    if (cells := split_cells(lines[0])) is not None:
        return cells, 1
    for taken in range(2, len(lines) + 1):
        text = "".join(lines[:taken])
        if len(text) > LONGEST_LINE:
            break
        if (cells := split_cells(text)) is not None and len(cells) == width:
            return cells, taken
    return None, 1


def split_cells(text: str) -> list[str] | None:
    """The cells of one record, or None where its quotation marks do not fit."""
    text = text.removesuffix("\n").removesuffix("\r")
    try:
        rows = list(csv.reader([text], strict=True))
    except csv.Error:
        return None
    return rows[0] if rows else []


def fitted(name: str, record: NumberedRow, read: Lines) -> NumberedRow:
    """The record as wide as the header; another number of cells is a problem."""
    found, expected = len(record.cells), len(read.header)
    if found == expected:
        return record
    if record.line not in read.spoilt:
        facts = {"found": str(found), "expected": str(expected)}
        read.spoil(Problem(name, line=record.line, rule="cells", facts=facts))
    return NumberedRow(record.line, (record.cells + [""] * expected)[:expected])


def encoded(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A header and rows as the bytes of a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", errors="surrogatepass")
