"""A workbook is opened by another program: every cell is there, text is text, no formula, no link."""

import json
import re
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from test_exports import (
    CHARTS,
    ORIGIN,
    SPOILT,
    Export,
    every_chart,
    every_language,
    export_of,
    small,
)

from dashboard.charts.chart import Chart
from dashboard.exports.of_map import NAME
from dashboard.exports.sheet import cited
from dashboard.exports.xlsx import FACES, LONGEST, rests_on, workbook
from dashboard.tables.atlas import Atlas
from dashboard.tables.dates import is_day

TITLES = {
    "en": ["Table", "Filters and day", "Sources", "Columns"],
    "ja": ["表", "絞り込みと基準日", "出典", "列の説明"],
}
ACTIVE = re.compile(r"<(?:f|hyperlinks?|externalLink\w*)[\s/>]|/relationships/hyperlink")


def opened(export: Export) -> Workbook:
    """The workbook as another program reads it."""
    return openpyxl.load_workbook(BytesIO(workbook(export)))


def parts_of(export: Export) -> str:
    """Everything inside the file as one text."""
    with ZipFile(BytesIO(workbook(export))) as inside:
        return "".join(inside.read(name).decode() for name in inside.namelist())


def day_of(cell: object) -> object:
    """A cell as it was written: dates as YYYY-MM-DD, an empty cell as ""."""
    return cell.date().isoformat() if isinstance(cell, datetime) else "" if cell is None else cell


def test_what_is_active_would_be_noticed() -> None:
    assert ACTIVE.findall("<c><f>1+1</f></c><hyperlink ref='A1'/><font/><family/>") != []
    assert ACTIVE.findall("<font/><family/><HyperlinksChanged>") == []


@every_language
@every_chart
def test_every_cell_is_read_back(atlas: Atlas, view: str, chart: Chart, language: str) -> None:
    export = export_of(atlas, view, chart.name, language)
    (sheet,), frame, book = export.sheets, export.frame, opened(export)
    assert book.sheetnames == TITLES[language]
    first, asked, sources, columns = book.worksheets
    lines = list(first.values)
    assert lines[0][:-1] == tuple(field.heading[language] for field in sheet.fields)
    assert len(lines) == len(sheet.records) + 1
    for line, record in zip(lines[1:], sheet.records, strict=True):
        said = rests_on(record.sources, frame)
        assert len(said) <= LONGEST
        for cell, written in zip(line, (*record.cells, said), strict=True):
            assert day_of(cell) == written
    assert [(name, day_of(value)) for name, value in list(asked.values)[1:]] == list(frame.facts())
    assert sources.max_row == len(frame.sources) + 1
    assert [line[1] for line in sources.values][1:] == [row["title"] for row in frame.sources]
    assert [line[1] for line in columns.values][1:-1] == list(lines[0][:-1])
    assert all(all(line) for line in columns.values)


def test_sources_too_long_for_a_cell_are_named_by_their_numbers(atlas: Atlas) -> None:
    frame = export_of(atlas, "sources", "source-list", "en").frame
    few = tuple(row["id"] for row in frame.sources[:3])
    assert rests_on(few, frame) == cited(few, frame.words)
    every = tuple(row["id"] for row in frame.sources)
    assert len(cited(every, frame.words)) > LONGEST
    assert rests_on(every, frame).endswith(f", {len(every) - 1}, {len(every)}")


@every_chart
def test_only_full_days_are_dates(atlas: Atlas, view: str, chart: Chart) -> None:
    export = export_of(atlas, view, chart.name, "en")
    (sheet,) = export.sheets
    page = opened(export).worksheets[0]
    for at, field in enumerate(sheet.fields):
        for row, record in enumerate(sheet.records, start=2):
            cell, written = page.cell(row, at + 1), record.cells[at]
            if field.kind == "date" and is_day(str(written)):
                assert cell.is_date and cell.number_format == "yyyy-mm-dd"
            elif isinstance(written, str) and written:
                assert cell.data_type == "s" and cell.number_format == "@"


def test_a_coarse_date_stays_text_and_an_unknown_one_empty(atlas: Atlas) -> None:
    page = opened(small(atlas)).worksheets[0]
    coarse, unknown, full = (page.cell(row, 2) for row in (2, 3, 4))
    assert (coarse.value, coarse.data_type) == ("2022-09", "s")
    assert unknown.value is None
    assert full.is_date and full.value == datetime(2022, 9, 8)
    assert [page.cell(row, 3).value for row in (2, 3, 4)] == [3, -2.5, 0]


@pytest.mark.parametrize("cell", SPOILT, ids=ascii)
def test_text_is_never_a_formula_or_a_link(atlas: Atlas, cell: str) -> None:
    export = small(atlas, cell, "https://example.org", "mailto:a@example.org", "internal:A!A1")
    assert ACTIVE.findall(parts_of(export)) == []
    page = opened(export).worksheets[0]
    shown = page.cell(2, 1)
    assert shown.data_type == "s"
    assert shown.value == cell.replace("\x00", "").replace("\r", "\n")


@every_language
def test_the_map_has_a_sheet_for_bodies_and_one_for_ties(atlas: Atlas, language: str) -> None:
    export = export_of(atlas, "network", NAME, language)
    book = opened(export)
    assert len(book.sheetnames) == 5
    for page, sheet in zip(book.worksheets, export.sheets, strict=False):
        assert page.title == sheet.title and page.max_row == len(sheet.records) + 1
    assert ACTIVE.findall(parts_of(export)) == []


@every_language
def test_the_look_is_that_of_a_table(atlas: Atlas, language: str) -> None:
    export = export_of(atlas, "sectors", "sector-crosswalk", language, "?on=2022-09-08")
    book = opened(export)
    for page in book.worksheets:
        assert page.freeze_panes == "A2"
        assert page.cell(1, 1).font.b and page.cell(1, 1).font.name == FACES[language]
        wide = [column.width for column in page.column_dimensions.values()]
        assert wide and all(8 < width <= 61 for width in wide)
    said = book.properties
    assert said.title == export.frame.title and said.subject == export.frame.address
    assert said.subject.startswith(ORIGIN) and "CC BY 4.0" in said.description
    assert said.created.date().isoformat() == export.frame.made


def test_japanese_is_set_in_a_japanese_face_in_either_language(atlas: Atlas) -> None:
    page = opened(small(atlas)).worksheets[0]
    assert page.cell(2, 1).font.name == FACES["ja"] and page.cell(3, 1).font.name == FACES["en"]
    assert page.cell(2, 1).value == '重要インフラ, "分野"'


def test_nothing_found_is_a_table_without_rows(atlas: Atlas) -> None:
    for view, chart in CHARTS:
        export = export_of(atlas, view, chart.name, "ja", "?text=zzzz")
        page = opened(export).worksheets[0]
        assert page.max_row == len(export.sheets[0].records) + 1
        assert json.dumps(dict(export.frame.facts()))
