"""What is saved opens elsewhere as it stands on the page, says what it is, and holds no formulas."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import pandas as pd
import pytest

from dashboard.callbacks.save_table import origin
from dashboard.callbacks.see import see
from dashboard.charts.chart import Chart, Column
from dashboard.exports.csv import MARK, NUMBER, harmless, table_csv
from dashboard.exports.formats import FORMATS, TABLES
from dashboard.exports.frame import file_name
from dashboard.exports.json import tables_json
from dashboard.exports.of_chart import chart_export, meaning_key
from dashboard.exports.of_map import BODIES, NAME, TIES
from dashboard.exports.sheet import Export, cited
from dashboard.language.words import words_of
from dashboard.network.elements import elements
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

CHARTS = [(view.name, chart) for view in VIEWS.values() for chart in view.charts]
ORIGIN = "https://atlas.example"
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_chart = pytest.mark.parametrize(
    ("view", "chart"), CHARTS, ids=[chart.name for _, chart in CHARTS]
)

SMALL = Chart(
    name="small",
    rows=lambda _: [],
    columns=(
        Column("name", "filter.sector", key="key"),
        Column("held", "filter.on", "date"),
        Column("count", "filter.level", "number"),
    ),
    finding=lambda _, __: "",
)
ROWS = [
    {"name": "重要インフラ, \"分野\"", "held": "2022-09", "count": 3, "sources": (), "key": "a"},
    {"name": "=HYPERLINK(1)", "held": "", "count": -2.5, "sources": (), "key": ""},
    {"name": "two\nlines", "held": "2022-09-08", "count": 0, "sources": (), "key": ""},
]  # fmt: skip

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "\x00"]
SPOILT = [
    *(f"{start}1+1" for start in STARTS),
    *(f" {start}cmd" for start in STARTS[:4]),
    *(f'"{start}1"' for start in STARTS[:4]),
    *(f"'{start}1" for start in STARTS[:4]),
    *(f"\u3000{start}1" for start in STARTS[:4]),
    *(f"\ufeff{start}1" for start in STARTS[:4]),
    *("=HYPERLINK(0)", "@SUM(1)", "=cmd|' /C calc'!A0", "-", "+1 of them", "-x"),
]


def seen_at(atlas: Atlas, view: str, language: str, query: str = "") -> Seen:
    """What a request sees."""
    return see(atlas, lambda: date(2026, 11, 25), f"/{language}/{view}", query)


def export_of(atlas: Atlas, view: str, name: str, language: str, query: str = "") -> Export:
    """What a page gives to take home."""
    seen = seen_at(atlas, view, language, query)
    export = VIEWS[view].export(seen, name, ORIGIN)
    assert export is not None
    return export


def small(atlas: Atlas, *names: str) -> Export:
    """The small chart as an export, with rows of these names."""
    rows = [{**ROWS[1], "name": name} for name in names] or ROWS
    chart = Chart("counterparts", SMALL.rows, SMALL.columns, finding=lambda rows, _: str(len(rows)))
    return chart_export(chart, rows, seen_at(atlas, "counterparts", "en"), ORIGIN)


def lines_of(written: bytes) -> list[list[str]]:
    """The lines of a CSV file."""
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))


def test_a_table_is_written_as_it_should_be(atlas: Atlas) -> None:
    assert table_csv(small(atlas)).decode() == (
        MARK + "Sector,Day,Level,Sources\r\n"
        '"重要インフラ, ""分野""",2022-09,3,\r\n'
        "'=HYPERLINK(1),,-2.5,\r\n"
        '"two\nlines",2022-09-08,0,\r\n'
    )


@every_language
@every_chart
def test_a_saved_table_reads_back(atlas: Atlas, view: str, chart: Chart, language: str) -> None:
    export = export_of(atlas, view, chart.name, language)
    (sheet,), written = export.sheets, table_csv(export)
    assert written.startswith(b"\xef\xbb\xbf")
    read = lines_of(written)
    frame = pd.read_csv(BytesIO(written), dtype=str, keep_default_na=False)
    headings = [field.heading[language] for field in sheet.fields]
    assert read[0][:-1] == headings == list(frame.columns)[:-1]
    assert read[1:] == frame.to_numpy().tolist()
    assert read[1:] == [
        [harmless(str(cell)) for cell in (*record.cells, cited(record.sources, export.frame.words))]
        for record in sheet.records
    ]
    assert any(line[-1] for line in read[1:])


@every_language
@every_chart
def test_a_table_for_programs_holds_the_same(
    atlas: Atlas, view: str, chart: Chart, language: str
) -> None:
    seen = seen_at(atlas, view, language)
    export = export_of(atlas, view, chart.name, language)
    written = json.loads(tables_json(export))
    (table,) = written["tables"]
    shown = [[row["cells"][column.field] for column in chart.columns] for row in table["rows"]]
    assert shown == [[row[column.field] for column in chart.columns] for row in seen.rows_of(chart)]
    assert written["title"] == chart.text("title", seen.words)
    assert written["day"] == "2026-11-25" and written["data_version"] == atlas.version
    assert written["language"] == language and written["licence"]["name"] == "CC BY 4.0"
    known = {source["id"] for source in written["sources"]}
    assert known == {source for row in table["rows"] for source in row["sources"]}
    names = [column["name"] for column in table["columns"]]
    assert len(names) == len(set(names))
    for column in table["columns"]:
        assert set(column["heading"]) == set(column["meaning"]) == set(LANGUAGES)


def test_context_is_told_from_matches(atlas: Atlas) -> None:
    plain = export_of(atlas, "sectors", "sector-crosswalk", "en", "?sector=jp-sector-finance")
    (sheet,) = plain.sheets
    assert sheet.fields[-1].name == "match-or-context"
    assert "match" in {record.cells[-1] for record in sheet.records}
    other = export_of(atlas, "channels", "channel-lives", "en", "?sector=jp-sector-finance")
    shown = {record.cells[-1] for record in other.sheets[0].records}
    assert shown <= {"match", "as context"} and len(shown) == 2


# --- the frame ----------------------------------------------------------------------------------


def test_a_frame_says_what_was_asked_and_leads_back(atlas: Atlas) -> None:
    query = "?sector=jp-sector-finance&text=bank&on=2022-09-08&card=jp-nisc"
    frame = export_of(atlas, "sectors", "sector-crosswalk", "en", query).frame
    assert frame.asked == (("Sector", "Finance"), ("Words", "bank"))
    assert "8 September 2022" in frame.sentence and "Finance" in frame.sentence
    assert frame.address == (
        f"{ORIGIN}/en/sectors?sector=jp-sector-finance&text=bank&on=2022-09-08"
        "&table=sector-crosswalk"
    )
    assert see(atlas, date.today, *frame.address.removeprefix(ORIGIN).split("?")).dropped == ()
    assert frame.title in frame.alternative and frame.finding in frame.alternative
    values = dict(frame.facts())
    assert values["Day"] == "2022-09-08" and values["Data version"] == atlas.version
    assert values["Address"] == frame.address


def test_a_frame_says_when_nothing_was_asked(atlas: Atlas) -> None:
    frame = export_of(atlas, "sectors", "sector-crosswalk", "ja").frame
    assert frame.asked == () and ("絞り込み", "なし（すべて表示）") in frame.facts()
    assert "on=2026-11-25" in frame.address


def test_a_frame_names_the_other_parts_of_the_address(atlas: Atlas) -> None:
    query = "?then=2020-01-01&event=ransomware&against=us-sector-energy&gone=jp-nco&beside=AU"
    kinds = {row["code"] for row in atlas.rows("vocabulary") if row["list"] == "incident_kind"}
    query = query.replace("ransomware", sorted(kinds)[0])
    said = dict(export_of(atlas, "network", NAME, "en", query).frame.asked)
    assert said["Other day"] == "2020-01-01" and said["Set beside it"] == "Energy"
    assert said["Third countries"] == "Australia" and "Kind of event" in said
    assert said["What if it disappears?"] == "National Cybersecurity Office"


def test_the_name_of_a_file_says_what_it_is(atlas: Atlas) -> None:
    assert file_name("small", "2022-09-08", "ja", "csv") == "alliance-atlas_small_2022-09-08_ja.csv"
    assert (
        file_name("a", "2022", "en", "png", "1200x675") == "alliance-atlas_a_2022_en_1200x675.png"
    )
    names = {
        export_of(atlas, view, chart.name, language, "?text=金融").frame.file_name(it.ending)
        for view, chart in CHARTS
        for language in LANGUAGES
        for it in FORMATS.values()
    }
    assert all(name.isascii() for name in names)
    assert len(names) == len({chart.name for _, chart in CHARTS}) * len(LANGUAGES) * len(FORMATS)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("https://atlas.example:8050/ja/network?x=1#y", "https://atlas.example:8050"),
        ("javascript:alert(1)", ""),
        ("http://[", ""),
        ("/ja/network", ""),
        (None, ""),
        (["http://a"], ""),
    ],
)
def test_the_origin_is_that_of_an_address(place: object, said: str) -> None:
    assert origin(place) == said


@every_chart
def test_every_column_says_what_it_means(atlas: Atlas, view: str, chart: Chart) -> None:
    words = words_of("en", atlas)
    unsaid = [
        column.text
        for column in chart.columns
        if meaning_key(chart, column, words) == "column.other"
    ]
    assert unsaid == [], "add column.NAME or column.CHART.NAME to texts.csv"


def test_no_meaning_is_left_over(atlas: Atlas) -> None:
    words = words_of("en", atlas)
    used = {meaning_key(chart, column, words) for _, chart in CHARTS for column in chart.columns}
    there = {row["id"] for row in atlas.rows("texts") if row["id"].startswith("column.")}
    assert {key for key in there - used if not key.startswith("column.network.")} == {
        "column.other"
    }


# --- the map ------------------------------------------------------------------------------------


@every_language
@pytest.mark.parametrize("query", ["", "?mode=organisation", "?focus=jp-nco,us-cisa&beside=AU"])
def test_the_map_is_saved_as_it_is_drawn(atlas: Atlas, language: str, query: str) -> None:
    seen = seen_at(atlas, "network", language, query)
    drawn = elements(seen.atlas, seen.address, seen.words)
    bodies, ties = export_of(atlas, "network", NAME, language, query).sheets
    standing = [it["data"]["id"] for it in drawn if it["data"].get("table")]
    assert [record.keys["name"] for record in bodies.records] == standing
    ends = [(it["data"]["source"], it["data"]["target"]) for it in drawn if "source" in it["data"]]
    assert [(record.keys["from"], record.keys["to"]) for record in ties.records] == ends
    assert len(bodies.records) > 50 and len(ties.records) > 100
    for sheet, empty in ((bodies, {"country", "opposite", "doubt"}), (ties, {"seen"})):
        for at, field in enumerate(sheet.fields):
            cells = [record.cells[at] for record in sheet.records]
            assert field.name in empty or "" not in cells, field.name
    assert all(record.sources for record in ties.records)


def test_a_file_of_one_table_of_the_map_has_its_own_name(atlas: Atlas) -> None:
    for name in (BODIES, TIES):
        export = export_of(atlas, "network", name, "en")
        assert [sheet.name for sheet in export.sheets] == [name]
        assert export.frame.file_name("csv") == f"alliance-atlas_{name}_2026-11-25_en.csv"
    seen = seen_at(atlas, "network", "en")
    assert VIEWS["network"].export(seen, "sector-crosswalk") is None
    assert VIEWS["sectors"].export(seen_at(atlas, "sectors", "en"), NAME) is None


# --- formulas -----------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", SPOILT, ids=ascii)
def test_a_formula_becomes_text(atlas: Atlas, cell: str) -> None:
    assert harmless(cell) == "'" + cell
    assert lines_of(table_csv(small(atlas, cell)))[1][0] == "'" + cell
    written = json.loads(tables_json(small(atlas, cell)))
    assert written["tables"][0]["rows"][0]["cells"]["name"] == cell


@pytest.mark.parametrize("cell", ["", "-1", "-2.5", "1", "a=b", "金融", "2022-09-08", "'a", '"a"'])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert harmless(cell) == cell


def test_there_are_forty_of_them() -> None:
    assert len(set(SPOILT)) >= 40


@pytest.mark.parametrize("cell", [*SPOILT, "'a", "-1", "", "''=1"], ids=ascii)
def test_the_cell_is_known_again(cell: str) -> None:
    written = harmless(cell)
    marked = written.startswith("'") and harmless(written[1:]) == written
    assert (written[1:] if marked else written) == cell
    assert marked or not NUMBER.fullmatch(cell) or written == cell


def test_the_same_gives_the_same_bytes(atlas: Atlas) -> None:
    for name in TABLES:
        write = FORMATS[name].write
        assert write is not None
        assert write(small(atlas)) == write(small(atlas))
