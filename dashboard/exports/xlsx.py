"""Tables as an Excel workbook: what is in them, what was asked, where it comes from, what it means."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dashboard.exports.frame import Frame
from dashboard.exports.sheet import Cell, Export, Field, Sheet, cited
from dashboard.language.phrases import width_of
from dashboard.language.words import Words
from dashboard.tables.dates import is_day

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FACES = {"en": "Calibri", "ja": "Yu Gothic"}
EAST_ASIAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
FIRST_YEAR = 1901  # earlier days are no dates to a spreadsheet
NARROWEST, WIDEST = 9, 60  # characters
LONGEST = 32_767  # characters a cell can hold
A4 = 9
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
BREAK = re.compile(r"\r\n?")

Line = Sequence[Cell]


def workbook(export: Export) -> bytes:
    """The workbook: each table, then filters and day, sources, and the meaning of each column.

    Text is text, never a formula or a link; a full date is a date, a coarse one text. The same
    export gives the same bytes.
    """
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, **PLAIN})
    book.set_properties(properties(export.frame))
    pen = Pen(book, export.frame.language)
    for title, lines, kinds in sheets(export):
        pen.write(title, lines, kinds)
    book.close()
    return out.getvalue()


def properties(frame: Frame) -> dict[str, Any]:
    """What the file says of itself: title, address, licence, and the day of its data."""
    return {
        "title": frame.title,
        "subject": frame.address,
        "author": frame.words.text("app.title"),
        "comments": f"{frame.sentence} {frame.known} {frame.licence}",
        "created": datetime.fromisoformat(frame.made),
    }


def sheets(export: Export) -> Iterator[tuple[str, list[Line], list[str]]]:
    """The title, the lines (the first being headings) and the kinds of the columns of each sheet."""
    frame, words = export.frame, export.frame.words
    for sheet in export.sheets:
        yield sheet.title, table_lines(sheet, frame), [*(it.kind for it in sheet.fields), "text"]
    yield words.text("save.asked"), fact_lines(frame), ["text", "date"]
    yield words.text("card.sources"), source_lines(frame), ["number", *["text"] * 2, "date", "text"]
    yield words.text("save.columns"), list(column_lines(export)), ["text"] * 4


def table_lines(sheet: Sheet, frame: Frame) -> list[Line]:
    """The table itself; a last column names the sources."""
    headings = [field.heading[frame.language] for field in sheet.fields]
    rows = [(*record.cells, rests_on(record.sources, frame)) for record in sheet.records]
    return [[*headings, frame.words.text("card.sources")], *rows]


def rests_on(keys: tuple[str, ...], frame: Frame) -> str:
    """The sources of a row; where a cell cannot hold them, their numbers on the sheet of sources."""
    said = cited(keys, frame.words)
    if len(said) <= LONGEST:
        return said
    places = {row["id"]: at for at, row in enumerate(frame.sources, start=1)}
    numbers = sorted(places[key] for key in keys if key in places)
    return frame.words.text("save.by-number", numbers=frame.words.listed([*map(str, numbers)]))


def fact_lines(frame: Frame) -> list[Line]:
    """What was asked, on which day, and under which licence it may be used."""
    return [[frame.words.text("save.what"), frame.words.text("save.said")], *frame.facts()]


def source_lines(frame: Frame) -> list[Line]:
    """The sources, numbered."""
    heads = ["save.number", "chart.source-list.source"]
    heads += ["card.publisher", "card.published", "card.address"]
    rows = [
        (at, row["title"], row["publisher"], row["published"], row["url"])
        for at, row in enumerate(frame.sources, start=1)
    ]
    return [[frame.words.text(key) for key in heads], *rows]


def column_lines(export: Export) -> Iterator[Line]:
    """Each column with what it says and how it is written."""
    words = export.frame.words
    text = words.text
    heads = ("save.sheet", "save.column", "save.meaning", "save.form")
    yield [text(key) for key in heads]
    forms = {kind: text(key) for kind, key in FORMS.items()}
    for sheet in export.sheets:
        for field in sheet.fields:
            yield [sheet.title, *said(field, words), forms[field.kind]]
        sources = text("card.sources"), text("save.sources-meaning")
        yield [sheet.title, *sources, forms["text"]]


def said(field: Field, words: Words) -> tuple[str, str]:
    """The heading and the meaning of a column."""
    return field.heading[words.language], field.meaning[words.language]


FORMS = {"text": "save.form-text", "number": "save.form-number", "date": "save.form-date"}


class Pen:
    """Writes sheets into one workbook, in the typefaces of its language."""

    def __init__(self, book: "Workbook", language: str) -> None:
        self.book = book
        base = {"valign": "top", "text_wrap": True, "font_size": 11}
        face, east = {"font_name": FACES[language]}, {"font_name": FACES["ja"]}
        head = {**base, **face, "bold": True, "bottom": 1, "bg_color": "#EFEFEF"}
        self.head = book.add_format(head)
        self.text = {
            False: book.add_format({**base, **face, "num_format": "@"}),
            True: book.add_format({**base, **east, "num_format": "@"}),
        }
        self.number = book.add_format({**base, **face})
        self.day = book.add_format({**base, **face, "num_format": "yyyy-mm-dd", "align": "left"})

    def write(self, title: str, lines: list[Line], kinds: list[str]) -> None:
        """Add a sheet."""
        page = self.book.add_worksheet(title)
        for at, heading in enumerate(lines[0]):
            page.write_string(0, at, str(heading), self.head)
        for row, line in enumerate(lines[1:], start=1):
            for at, (cell, kind) in enumerate(zip(line, kinds, strict=True)):
                self.put(page, (row, at), cell, kind)
        for at in range(len(kinds)):
            page.set_column(at, at, wide([str(line[at]) for line in lines]))
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(lines) - 1, 1), len(kinds) - 1)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)

    def put(self, page: "Worksheet", place: tuple[int, int], cell: Cell, kind: str) -> None:
        """Write a cell as what it is."""
        if not isinstance(cell, str):
            page.write_number(*place, cell, self.number)
        elif kind == "date" and is_day(cell) and int(cell[:4]) >= FIRST_YEAR:
            page.write_datetime(*place, date.fromisoformat(cell), self.day)
        elif cell:
            text = UNSEEN.sub("", BREAK.sub("\n", cell))[:LONGEST]
            page.write_string(*place, text, self.text[bool(EAST_ASIAN.search(text))])


def wide(cells: list[str]) -> float:
    """How wide a column is, in characters of its typeface: as its longest line, within reason."""
    longest = max(2 * width_of(line) for cell in cells for line in cell.split("\n"))
    return min(max(longest + 2, NARROWEST), WIDEST)
