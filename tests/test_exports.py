"""A saved table opens elsewhere as it stands on the page, and holds no formulas."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pandas as pd
import pytest

from dashboard.callbacks.see import see
from dashboard.charts.chart import Chart, Column
from dashboard.exports.csv import MARK, file_name, harmless, table_csv
from dashboard.language.words import words_of
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

CHARTS = [(view.name, chart) for view in VIEWS.values() for chart in view.charts]

SMALL = Chart(
    name="small",
    rows=lambda _: [],
    columns=(
        Column("name", "filter.sector"),
        Column("held", "filter.on", "date"),
        Column("count", "filter.level", "number"),
    ),
    finding=lambda _, __: "",
)
ROWS = [
    {"name": "重要インフラ, \"分野\"", "held": "2022-09", "count": 3, "sources": ()},
    {"name": "=HYPERLINK(1)", "held": "", "count": -2.5, "sources": ()},
    {"name": "two\nlines", "held": "2022-09-08", "count": 0, "sources": ()},
]  # fmt: skip


def seen_at(atlas: Atlas, view: str, language: str) -> Seen:
    """What a request sees."""
    return see(atlas, lambda: date(2026, 11, 25), f"/{language}/{view}", "")


def test_a_table_is_written_as_it_should_be(atlas: Atlas) -> None:
    written = table_csv(SMALL, ROWS, words_of("en", atlas))
    assert written.decode() == (
        MARK + "Sector,Day,Level,Sources\r\n"
        '"重要インフラ, ""分野""",2022-09,3,\r\n'
        "'=HYPERLINK(1),,-2.5,\r\n"
        '"two\nlines",2022-09-08,0,\r\n'
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("view", "chart"), CHARTS, ids=[chart.name for _, chart in CHARTS])
def test_a_saved_table_reads_back(atlas: Atlas, view: str, chart: Chart, language: str) -> None:
    seen = seen_at(atlas, view, language)
    rows, written = seen.rows_of(chart), table_csv(chart, seen.rows_of(chart), seen.words)
    assert written.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))
    frame = pd.read_csv(BytesIO(written), dtype=str, keep_default_na=False)
    headings = [column.heading(seen.words) for column in chart.columns]
    assert read[0][:-1] == headings == list(frame.columns)[:-1]
    assert read[1:] == frame.to_numpy().tolist()
    assert [line[: len(headings)] for line in read[1:]] == [
        [harmless(str(row[column.field])) for column in chart.columns] for row in rows
    ]
    cited = [source for row in rows for source in row.get("sources", ())]
    assert not cited or any(line[-1] for line in read[1:])


@pytest.mark.parametrize("cell", ["=1", "+1 of them", "-", "-x", "@a", "\tx", "\rx"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "-1", "-2.5", "1", "a=b", "金融", "2022-09-08"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert harmless(cell) == cell


def test_the_name_of_a_file_says_what_it_is() -> None:
    assert file_name(SMALL, "2022-09-08", "ja") == "alliance-atlas_small_2022-09-08_ja.csv"
    assert all(file_name(chart, "2022-09-08", "ja").isascii() for _, chart in CHARTS)
