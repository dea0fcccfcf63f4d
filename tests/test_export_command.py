"""`alliance-atlas export`: every format written without a window, opened again by what would open it."""

import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import parse

import openpyxl
import pytest
from PIL import Image
from pptx import Presentation

from dashboard.answers.tours import tours
from dashboard.command import export, main
from dashboard.exports.picture_sizes import GROUNDS, SIZES
from dashboard.settings import PREFIX
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

NS = "{http://www.w3.org/2000/svg}"
THEN = "2022-09-08"
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """Fonts are cut once for all tests."""
    monkeypatch.setenv(f"{PREFIX}CACHE", str(cache))


def exported(given: list[str]) -> int:
    """What the command answers; it has a thread of its own, as it would have a process."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(main, ["export", *given]).result()


def test_the_choices_of_the_command_are_those_of_pictures() -> None:
    assert set(export.SIZES) == set(SIZES) and set(export.GROUNDS) == set(GROUNDS)


def test_every_chart_of_a_page_becomes_a_picture_of_the_size_and_day(tmp_path: Path) -> None:
    asked = ["--view", "sectors", "--on", THEN, "--lang", "ja", "--size", "1920x1080"]
    assert exported([str(tmp_path), *asked]) == 0
    names = sorted(file.name for file in tmp_path.iterdir())
    assert f"alliance-atlas_sector-coverage_{THEN}_ja_1920x1080.png" in names and len(names) > 2
    for name in names:
        picture = Image.open(tmp_path / name)
        assert picture.size == (1920, 1080) and picture.format == "PNG"
        assert f'"day": "{THEN}"' in picture.info["Comment"] and picture.info["Description"]
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50, "the picture is blank"


@pytest.mark.parametrize("name", ["sectors", "network"])
def test_pdf_holds_the_words_of_both_languages(tmp_path: Path, name: str) -> None:
    file = tmp_path / "picture.pdf"
    chart = ["--chart", "sector-coverage"] if name == "sectors" else []
    assert exported([str(file), "--view", name, "--lang", "both", *chart]) == 0
    said = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    text = "".join(said.stdout.decode().split())
    assert "日本" in text and "Japan" in text and "CCBY4.0" in text
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True).stdout.decode()
    rows = fonts.splitlines()[2:]
    assert rows and all("yes yes" in row for row in rows), fonts


def test_the_map_as_svg_needs_no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("BROWSER_PATH", "/nowhere")
    file = tmp_path / "map.svg"
    assert exported([str(file), "--address", "/ja/network?focus=jp-nco"]) == 0
    root = parse(file).getroot()
    words = "".join(root.itertext())
    state = json.loads(root.findtext(f"{NS}metadata") or "")
    assert "国家サイバー統括室" in words and "focus=jp-nco" in state["address"]


def test_slides_of_a_page_open_with_both_languages_on_them(tmp_path: Path) -> None:
    file = tmp_path / "slides.pptx"
    assert exported([str(file), "--view", "timeline", "--lang", "both"]) == 0
    deck = Presentation(BytesIO(file.read_bytes()))
    words = [
        shape.text_frame.text
        for page in deck.slides
        for shape in page.shapes
        if shape.has_text_frame
    ]
    assert len(deck.slides) > 2
    assert any("出典" in text for text in words) and any("Alliance Atlas" in text for text in words)


def test_slides_of_a_tour_follow_its_order(tmp_path: Path, atlas: Atlas) -> None:
    assert exported([str(tmp_path), "--tour", "port-hit", "--format", "pptx"]) == 0
    (file,) = tmp_path.iterdir()
    assert file.name.startswith("alliance-atlas_port-hit_") and file.name.endswith("_en.pptx")
    words = [
        " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
        for page in Presentation(BytesIO(file.read_bytes())).slides
    ]
    titles = [slide.row["title_en"] for slide in tours(atlas)["port-hit"]]
    first = [next(at for at, said in enumerate(words) if title in said) for title in titles]
    assert first == sorted(first) and len(set(first)) == len(titles)


def test_all_tables_of_a_page_stand_in_one_workbook(tmp_path: Path) -> None:
    file = tmp_path / "sectors.xlsx"
    assert exported([str(file), "--view", "sectors", "--lang", "ja"]) == 0
    book = openpyxl.load_workbook(file)
    assert {"sector-coverage", "sector-crosswalk"} <= set(book.sheetnames)
    assert book["sector-coverage"].max_row > 100


def test_every_page_in_every_language_in_one_command(tmp_path: Path) -> None:
    assert exported([str(tmp_path), "--all", "--format", "csv"]) == 0
    names = [file.stem.split("_") for file in tmp_path.iterdir()]
    in_each = [{name[1] for name in names if name[3] == code} for code in LANGUAGES]
    assert in_each[0] == in_each[1] and len(in_each[0]) > 30
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "--view"),
        (["--view", "nowhere"], '"nowhere"'),
        (["--tour", "nowhere", "--format", "pptx"], "port-hit"),
        (["--tour", "port-hit", "--format", "png"], "pptx"),
        (["--view", "sectors", "--chart", "nothing"], '"nothing"'),
        (["--address", "/en/sectors?sector=nothing"], "sector=nothing"),
        (["--view", "sectors", "--on", "yesterday"], "on=yesterday"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(
    tmp_path: Path, capsys: Said, asked: list[str], said: str
) -> None:
    assert exported([str(tmp_path), "--language", "en", *asked]) == 1
    told = capsys.readouterr().err
    assert said in told and "Traceback" not in told and not list(tmp_path.iterdir())


def test_many_pictures_for_one_name_are_told_by_name(tmp_path: Path, capsys: Said) -> None:
    file = tmp_path / "one.png"
    assert exported([str(file), "--view", "sectors", "--language", "ja"]) == 1
    assert "sector-coverage" in capsys.readouterr().err and not file.exists()


def test_without_a_browser_a_chart_is_refused_with_what_is_missing(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shutil.which("chromium")
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    asked = ["--view", "sectors", "--chart", "sector-coverage", "--format", "svg"]
    assert exported([str(tmp_path / "out"), *asked, "--language", "en"]) == 1
    assert "Chromium" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    asked = ["--view", "sectors", "--format", "csv", "--language", "en"]
    assert exported([str(tmp_path / "file"), *asked]) == 1
    assert "file" in capsys.readouterr().err
