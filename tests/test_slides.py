"""Slides are opened by another program: every word has its typeface and language, every number its row."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.util import Pt

from dashboard.answers.tours import tours
from dashboard.callbacks.gather_slides import Gatherer, Need, Stop, cover, slides_of, stops_of_page
from dashboard.callbacks.order_slides import bare
from dashboard.callbacks.see import see
from dashboard.exports.slides.bands import MOST_BANDS, NoPicture, bands, is_picture, size_of
from dashboard.exports.slides.both import matching
from dashboard.exports.slides.deck import (
    Bars,
    Deck,
    Picture,
    Prose,
    Said,
    Series,
    Slide,
    Table,
    read_slide,
    slide_json,
)
from dashboard.exports.slides.layout import HEIGHT, WIDTH, places
from dashboard.exports.slides.measure import at_most, height_of, lines_of
from dashboard.exports.slides.native import COLUMNS, NATIVE, PICTURES, TABLES, bars_of
from dashboard.exports.slides.paging import pages
from dashboard.exports.slides.pen import DRAWING, EAST, JAPANESE, PROPERTIES, TAGS
from dashboard.exports.slides.presentation import presentation
from dashboard.filters.address import MAP
from dashboard.parts.plain_words import plain_words
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

NOW = date(2026, 11, 25)
ORIGIN = "https://atlas.example"
MADE = "2026-10-01"
BOTH = tuple(LANGUAGES)
PRESENTATION = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CHARTS = {chart.name: (view, chart) for view in VIEWS.values() for chart in view.charts}
each_way = pytest.mark.parametrize("languages", [("en",), ("ja",), BOTH], ids="-".join)


def png(width: float, height: float) -> bytes:
    """A picture of that size, with lines across it."""
    made = Image.new("RGB", (round(width), round(height)), "#ffffff")
    pen = ImageDraw.Draw(made)
    for line in range(0, round(height), 40):
        pen.line((0, line, width, line), fill="#888888")
    out = BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def seen_at(atlas: Atlas, view: str, language: str = "en") -> Seen:
    """What a page shows."""
    return see(atlas, lambda: NOW, f"/{language}/{view}", "")


def tour_stops(atlas: Atlas, code: str) -> list[Stop]:
    """The stops of a tour that is shipped."""
    return [
        Stop(it.address.view, bare(it.address), it.address.present, it.row)
        for it in tours(atlas)[code]
    ]


@lru_cache(maxsize=64)
def deck(atlas: Atlas, what: str, languages: tuple[str, ...]) -> tuple[Deck, tuple[Need, ...]]:
    """The deck of a tour or of a page, and the pictures it needs."""
    made = Gatherer(atlas, lambda: NOW, languages, ORIGIN)
    is_tour = what in tours(atlas)
    stops = tour_stops(atlas, what) if is_tour else stops_of_page(what, seen_at(atlas, what), "")
    slides = [cover(made, stops[0], lambda seen: seen.words.text("app.title"))]
    needs: list[Need] = []
    for at, stop in enumerate(stops, start=1):
        own, wanted = slides_of(made, stop, f"{at:03d}")
        slides += own
        needs += wanted
    found = Deck(
        title="Deck", subject="What is shown", keywords=f"{ORIGIN}/en", author="Alliance Atlas",
        comments="Data", languages=languages, made=MADE, slides=tuple(slides),
        pages=1 if is_tour else 2,
    )  # fmt: skip
    return found, tuple(needs)


@lru_cache(maxsize=64)
def written(atlas: Atlas, what: str, languages: tuple[str, ...]) -> bytes:
    """The file of a deck."""
    found, needs = deck(atlas, what, languages)
    return presentation(found, {it.name: png(it.width, it.height) for it in needs})


def opened(data: bytes) -> Any:
    """A file as another program reads it."""
    return Presentation(BytesIO(data))


def words_of(slide: Any) -> str:
    """Everything that a slide says."""
    return "\n".join(
        cell.text_frame.text if hasattr(cell, "text_frame") else ""
        for shape in slide.shapes
        for cell in (shape.table.iter_cells() if shape.has_table else [shape])
        if hasattr(cell, "text_frame")
    )


def parts(data: bytes, pattern: str) -> Iterator[tuple[str, str]]:
    """The parts of a file whose names fit."""
    with ZipFile(BytesIO(data)) as inside:
        for name in inside.namelist():
            if re.fullmatch(pattern, name):
                yield name, inside.read(name).decode()


# --- what becomes what --------------------------------------------------------------------------


def test_of_every_chart_it_is_decided_what_it_becomes() -> None:
    decided = [*NATIVE, *PICTURES, *TABLES]
    assert sorted(decided) == sorted(CHARTS)
    drawn = {name for name, (_, chart) in CHARTS.items() if chart.figure}
    assert drawn == set(NATIVE) | PICTURES


def test_every_column_that_is_chosen_is_there(atlas: Atlas) -> None:
    own = {"network-bodies", "network-ties"}
    assert set(COLUMNS) - own <= set(CHARTS)
    for name in set(COLUMNS) - own:
        fields = {column.field for column in CHARTS[name][1].columns}
        assert set(COLUMNS[name]) <= fields, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NATIVE)
def test_bars_are_the_rows(atlas: Atlas, name: str, language: str) -> None:
    view, chart = CHARTS[name]
    seen = seen_at(atlas, view.name, language)
    rows = seen.rows_of(chart)
    found = bars_of(chart, rows, seen.words)
    assert found and all(bars.categories for bars in found)
    total = sum(value for bars in found for series in bars.series for value in series.values)
    assert total == counted(name, rows), name
    assert len({bars.longest for bars in found}) == 1, "bars of one chart have one scale"


def counted(name: str, rows: list[dict[str, Any]]) -> float:
    """The sum of all bars of a chart, reckoned from its rows."""
    if name in ("counterpart-standing", "roundtable-said"):
        return len(rows)
    fields = {
        "event-sectors": ("incidents", "rules", "rest"),
        "evidence-grades": ("read", "recalled"),
        "small-group-topics": tuple(
            f"{half}_{form}" for half in ("alone", "group") for form in ("mechanisms", "papers")
        ),
        "source-list": ("count",),
        "then-now-counts": ("before", "after"),
    }[name]
    shown = rows[: NATIVE[name].strongest or None]
    return sum(row[field] for row in shown for field in fields)


@pytest.mark.parametrize(
    "view",
    [name for name, it in VIEWS.items() if NATIVE.keys() & {chart.name for chart in it.charts}],
)
def test_charts_in_the_file_have_the_numbers_of_the_deck(atlas: Atlas, view: str) -> None:
    found, _ = deck(atlas, view, BOTH)
    bars = [slide.body for slide in found.slides if isinstance(slide.body, Bars)]
    charts = [
        shape.chart
        for slide in opened(written(atlas, view, BOTH)).slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    assert len(charts) == len(bars)
    for chart, own in zip(charts, bars, strict=True):
        (plot,) = chart.plots
        assert [tuple(it.values) for it in plot.series] == [it.values for it in own.series]
        assert [it.name for it in plot.series] == [it.name for it in own.series]
        assert len(plot.categories) == len(own.categories)
        sheet = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        lines = list(sheet.values)
        assert [line[1:] for line in lines[1:]] == list(
            zip(*(it.values for it in own.series), strict=True)
        )
        assert [line[0] for line in lines[1:]] == list(plot.categories)


def test_a_name_is_never_a_formula() -> None:
    said = Said("en", "=1+1", alternative="x")
    bars = Bars("clustered", ("=HYPERLINK(0)", "@x"), (Series("=2", (1, 2), "accent"),))
    made = opened(presentation(small_deck(Slide((said,), bars)), {}))
    (chart,) = [shape.chart for shape in made.slides[0].shapes if shape.has_chart]
    with ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as inside:
        sheet = inside.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet.lower()


def small_deck(*slides: Slide) -> Deck:
    """A deck of a few slides."""
    return Deck("t", "s", "k", "a", "c", ("en",), MADE, slides)


# --- a whole tour -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "languages"),
    [("organisation", BOTH), ("port-hit", BOTH), ("port-hit", ("ja",)), ("since-roundtable", BOTH)],
)
def test_a_tour_says_every_slide_in_its_languages(
    atlas: Atlas, code: str, languages: tuple[str, ...]
) -> None:
    made = opened(written(atlas, code, languages))
    found, _ = deck(atlas, code, languages)
    assert len(made.slides) >= len(found.slides)
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    for it in tours(atlas)[code]:
        own = [at for at, title in enumerate(titles) if it.row[f"title_{languages[0]}"] in title]
        assert own, it.row["id"]
        said = "\n".join(words_of(made.slides[at]) for at in own)
        notes = "\n".join(made.slides[at].notes_slide.notes_text_frame.text for at in own)
        for language in languages:
            for at in own:
                assert it.row[f"title_{language}"] in titles[at]
            assert it.row[f"caption_{language}"] in said
            assert it.row[f"note_{language}"] in notes


@each_way
def test_every_slide_has_sentence_sources_link_and_notes(
    atlas: Atlas, languages: tuple[str, ...]
) -> None:
    made = opened(written(atlas, "port-hit", languages))
    for slide in list(made.slides)[1:]:
        said, notes = words_of(slide), slide.notes_slide.notes_text_frame.text
        links = [
            run.hyperlink.address
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
            if run.hyperlink.address
        ]
        assert len(links) == len(languages)
        for language, link in zip(languages, links, strict=True):
            assert link.startswith(f"{ORIGIN}/{language}/")
            assert link in notes
        assert "CC BY 4.0" in said
        assert re.search("Rests on|出典", said)
        assert "https://" in notes


@each_way
@pytest.mark.parametrize("what", ["port-hit", "sources"])
def test_every_run_has_its_typefaces_and_its_language(
    atlas: Atlas, what: str, languages: tuple[str, ...]
) -> None:
    made = opened(written(atlas, what, languages))
    roots = [slide._element for slide in made.slides]
    roots += [slide.notes_slide._element for slide in made.slides]
    roots += [
        shape.chart.part._element
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    runs = 0
    for root in roots:
        for properties in root.iter(*PROPERTIES):
            assert properties.find(f"{DRAWING}latin") is not None
            assert properties.find(f"{DRAWING}ea").get("typeface") == EAST
            assert properties.get("lang") in TAGS.values()
            order = [child.tag.removeprefix(DRAWING) for child in properties]
            faces = [name for name in order if name in ("latin", "ea", "cs", "hlinkClick")]
            assert faces == [it for it in ("latin", "ea", "cs", "hlinkClick") if it in faces]
        for run in root.iter(f"{DRAWING}r"):
            runs += 1
            own = run.find(f"{DRAWING}rPr")
            assert own is not None
            if JAPANESE.search(run.find(f"{DRAWING}t").text or ""):
                assert own.get("lang") == TAGS["ja"]
    assert runs > 100
    for _, xml in parts(written(atlas, what, languages), r"ppt/theme/theme\d+\.xml"):
        assert xml.count(f'<a:ea typeface="{EAST}"/>') == 2


@each_way
@pytest.mark.parametrize("what", ["port-hit", "sources"])
def test_pictures_charts_and_tables_have_something_in_their_stead(
    atlas: Atlas, what: str, languages: tuple[str, ...]
) -> None:
    seen = 0
    for slide in opened(written(atlas, what, languages)).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                (own,) = shape._element.xpath("./*/p:cNvPr")
                assert len(own.get("descr")) > 10
                seen += 1
    assert seen > 5


@pytest.mark.parametrize("what", ["organisation", "port-hit", "since-roundtable", *VIEWS])
def test_nothing_leaves_a_slide_or_meets_its_foot(atlas: Atlas, what: str) -> None:
    made = opened(written(atlas, what, BOTH))
    assert (made.slide_width, made.slide_height) == (Pt(WIDTH), Pt(HEIGHT))
    for slide in made.slides:
        foot = max(
            (shape.top for shape in slide.shapes if shape.name == "Rule"), default=Pt(HEIGHT)
        )
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= Pt(WIDTH) + 2
            assert shape.top >= 0 and shape.top + shape.height <= Pt(HEIGHT)
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                assert shape.top + shape.height <= foot
                assert shape.top >= slide.shapes.title.top + slide.shapes.title.height


@pytest.mark.parametrize("what", ["port-hit", "sources", "network"])
def test_no_letters_are_too_small_to_be_read(atlas: Atlas, what: str) -> None:
    for slide in opened(written(atlas, what, BOTH)).slides:
        for run in slide._element.iter(f"{DRAWING}rPr"):
            assert int(run.get("sz")) >= 1200
        for run in slide.shapes.title._element.iter(f"{DRAWING}rPr"):
            assert int(run.get("sz")) >= 2800


def test_the_file_says_what_it_is(atlas: Atlas) -> None:
    own = opened(written(atlas, "port-hit", ("ja",))).core_properties
    assert (own.title, own.subject, own.language) == ("Deck", "What is shown", "ja-JP")
    assert own.created.date() == own.modified.date() == date.fromisoformat(MADE)
    assert own.keywords == f"{ORIGIN}/en" and own.author == "Alliance Atlas"


def test_the_same_deck_gives_the_same_bytes(atlas: Atlas) -> None:
    found, needs = deck(atlas, "sources", BOTH)
    assert not needs
    assert presentation(found, {}) == presentation(found, {})


def test_a_deck_survives_being_written_down(atlas: Atlas) -> None:
    for what in ("port-hit", "sources"):
        for slide in deck(atlas, what, BOTH)[0].slides:
            assert read_slide(slide_json(slide)) == slide


def test_how_far_it_is_is_told_slide_by_slide(atlas: Atlas) -> None:
    heard: list[int] = []
    found, _ = deck(atlas, "sources", ("en",))
    presentation(found, {}, heard.append)
    assert heard == list(range(1, len(found.slides) + 1))


def test_pages_have_no_look_of_a_template(atlas: Atlas) -> None:
    made = opened(written(atlas, "sources", ("en",)))
    assert [layout.name for layout in made.slide_layouts] == ["Alliance Atlas"]
    with ZipFile(BytesIO(written(atlas, "sources", ("en",)))) as inside:
        names = inside.namelist()
    assert not [it for it in names if re.search("thumbnail|printer|app.xml", it)]
    assert (
        "4x3"
        not in dict(parts(written(atlas, "sources", ("en",)), "ppt/presentation.xml")).popitem()[1]
    )
    assert [it.placeholder_format.type for it in made.slide_layouts[0].placeholders] == [1]


# --- tables and pictures ------------------------------------------------------------------------


def test_a_long_table_says_what_is_left_out(atlas: Atlas) -> None:
    made = opened(written(atlas, "sources", ("en",)))
    said = [words_of(slide) for slide in made.slides]
    assert any(re.search(r"On the slides: \d+ of \d{3} rows", text) for text in said)
    assert any("The first 10 of" in text for text in said)


def test_rows_that_cannot_be_told_apart_are_not_laid_over_each_other() -> None:
    assert matching([["a", "b"], ["b", "a"]]) == [[0, 1], [1, 0]]
    assert matching([["a", "a"], ["a", "a"]]) is None
    assert matching([["a"], ["b"]]) is None


def test_a_table_in_both_languages_has_the_right_rows_in_each(atlas: Atlas) -> None:
    found, _ = deck(atlas, "timeline", BOTH)
    tables = [it.body for it in found.slides if isinstance(it.body, Table) and not it.body.language]
    assert tables
    pairs = {(row["title_en"], row["title_ja"]) for row in atlas.rows("events")}
    for row in tables[0].rows:
        assert tuple(row[0].split("\n")) in {(" ".join(a.split()), b) for a, b in pairs}


def test_rows_that_do_not_fit_go_on_and_stop() -> None:
    table = Table(("Head",), tuple((f"row {at}",) for at in range(60)), (False,), "en", 60, 1)
    found = pages(table, 400, [200, 200], ["en"])
    assert len(found) == 2
    for page in found:
        assert sum(page.heights) <= 200 and page.rows[0] == ("Head",)
    shown = [row for page in found for row in page.rows[1:]]
    assert shown == list(table.rows[: len(shown)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_cut_where_they_do_not_fit(language: str) -> None:
    text = {
        "en": "seven bodies report to one office " * 20,
        "ja": "七つの機関が一つの室に報告する。" * 20,
    }
    cut = at_most(text[language], 2, 12, 200, language)
    assert cut.endswith("…") and len(lines_of(cut, 12, 200, language)) <= 2
    assert at_most("short", 2, 12, 200, language) == "short"
    assert height_of(text[language], 12, 200, language) > height_of(cut, 12, 200, language)


def test_a_tall_picture_is_cut_where_nothing_is_cut_through() -> None:
    data = png(600, 1500)
    cut, is_whole = bands(data, 0.6)
    assert len(cut) == MOST_BANDS and not is_whole
    heights = [size_of(band)[1] for band in cut]
    assert all(height <= 360 for height in heights)
    assert bands(png(600, 400), 0.6)[1]
    first = Image.open(BytesIO(cut[0])).convert("L")
    last = {first.getpixel((x, first.height - 1)) for x in range(first.width)}
    assert len(last) == 1


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(60), png(9, 9)[:50], b"<svg/>" * 40]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    assert not is_picture(data)
    with pytest.raises(NoPicture):
        bands(data, 0.5)


def test_a_picture_too_large_is_refused() -> None:
    head = png(9, 9)
    huge = head[:16] + (90_000).to_bytes(4, "big") * 2 + head[24:]
    assert not is_picture(huge)


def test_nothing_but_its_pixels_is_passed_on() -> None:
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Comment", "where it was made")
    out = BytesIO()
    Image.new("RGB", (60, 30)).save(out, "PNG", pnginfo=told)
    (band,), _ = bands(out.getvalue(), 1)
    assert b"Comment" in out.getvalue() and b"Comment" not in band


# --- parts in words -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_tours_are_said_in_words(atlas: Atlas, language: str) -> None:
    for code in tours(atlas):
        for stop in tour_stops(atlas, code):
            if stop.piece and stop.piece not in CHARTS:
                seen = see(atlas, lambda: NOW, f"/{language}/{stop.view}", stop.query)
                lines, tables = plain_words(VIEWS[stop.view].parts[stop.piece](seen))
                assert tables or len(lines) > 4
                assert not [line for line in lines if "  " in line.text]


@pytest.mark.parametrize("view", ["questions", "tours"])
def test_a_page_without_charts_is_said_in_words(atlas: Atlas, view: str) -> None:
    found, needs = deck(atlas, view, ("en",))
    told = [slide.body for slide in found.slides if isinstance(slide.body, Prose)]
    assert not needs and told and all(len(body.lines) > 4 for body in told)


def test_the_map_is_a_picture_with_the_ties_it_shows(atlas: Atlas) -> None:
    made = Gatherer(atlas, lambda: NOW, BOTH, ORIGIN)
    stop = Stop("network", "?on=2022-09-08&focus=fw-2plus2&open=fw-2plus2", MAP)
    slides, needs = slides_of(made, stop, "001")
    assert [need.name for need in needs] == ["001-en", "001-ja"]
    assert all(need.svg.startswith("<svg") for need in needs)
    kinds = [type(slide.body) for slide in slides]
    assert kinds == [Picture, Picture, Table]
    (table,) = [slide.body for slide in slides if isinstance(slide.body, Table)]
    assert 0 < table.total < 20 and len(table.rows) == table.total


def test_a_tour_of_ones_own_in_one_language_speaks_in_both(atlas: Atlas) -> None:
    made = Gatherer(atlas, lambda: NOW, BOTH, ORIGIN)
    told = {"title_en": "Only English", "note_en": "A note"}
    slides, _ = slides_of(made, Stop("rules", "", "reporting-clocks", told), "001")
    assert [said.title for said in slides[0].said] == ["Only English"] * 2


@each_way
def test_titles_and_captions_have_their_room(atlas: Atlas, languages: tuple[str, ...]) -> None:
    for view in VIEWS:
        for slide in deck(atlas, view, languages)[0].slides[1:]:
            where = places(slide, "(2/3)")
            assert where.title.bottom < where.body.top
            assert where.body.height > 100, (view, slide.said[0].title)
            assert where.body.bottom < where.foot.top


# --- what the reader's program makes of it ------------------------------------------------------


def converted(data: bytes, folder: Path) -> Path:
    """What LibreOffice makes of slides, as PDF."""
    office = shutil.which("soffice")
    assert office, "libreoffice-impress is not on this machine: `make test` installs it"
    file = folder / "slides.pptx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "slides.pdf"


def read_pdf(file: Path, *options: str) -> str:
    """The text of a PDF."""
    told = subprocess.run(["pdftotext", *options, file, "-"], check=True, capture_output=True)
    return told.stdout.decode()


WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>'
)
Words = list[tuple[float, float, float, float, str]]


def meeting(words: Words) -> list[tuple[str, str]]:
    """The pairs of words that lie on each other, and those that leave the slide."""
    found = [(it[4], "edge") for it in words if it[0] < 0 or it[2] > WIDTH or it[3] > HEIGHT]
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            if across > 1 and down > 0.45 * min(one[3] - one[1], other[3] - other[1]):
                found.append((one[4], other[4]))
    return found


def test_words_that_lie_on_each_other_would_be_seen() -> None:
    assert meeting([(0, 0, 20, 10, "a"), (5, 2, 30, 12, "b")]) == [("a", "b")]
    assert meeting([(0, 0, 20, 10, "a"), (0, 10, 20, 20, "b")]) == []
    assert meeting([(950, 0, 980, 10, "a")]) == [("a", "edge")]


@pytest.mark.parametrize("what", ["port-hit", "roundtable"])
def test_libreoffice_opens_slides_and_no_word_lies_on_another(
    atlas: Atlas, tmp_path: Path, what: str
) -> None:
    data = written(atlas, what, BOTH)
    file = converted(data, tmp_path)
    sheets = read_pdf(file, "-bbox").split("<page ")[1:]
    assert len(sheets) == len(opened(data).slides)
    for number, sheet in enumerate(sheets, start=1):
        words = [(*map(float, it[:4]), it[4]) for it in WORD.findall(sheet)]
        assert words and meeting(words) == [], number
    plain = re.sub(r"\s", "", read_pdf(file, "-layout"))
    for it in tours(atlas).get(what, ()):
        for language in LANGUAGES:
            assert re.sub(r"\s", "", it.row[f"title_{language}"]) in plain, it.row["id"]
    assert JAPANESE.search(plain)
