"""The menu "Save" in real Chromium: by keyboard, in both languages, on a phone, and never on paper."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from struct import unpack
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from zipfile import ZipFile
from zlib import crc32

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DATA, DESK, PHONE, THEN, watching
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from dashboard.exports.of_map import NAME as MAP
from dashboard.exports.picture_faces import Faces, read_faces
from dashboard.exports.picture_sizes import SIZES
from dashboard.exports.picture_text import names_in
from dashboard.fonts.build import build_fonts
from dashboard.fonts.characters import characters_in
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

PAGES = {"sectors": ".chart", "network": ".side-list", "sources": ".open-question"}
LEAST = 24  # pixels of a target
CHART = "sector-crosswalk"
DRAWABLE = [
    *((view.name, chart.name) for view in VIEWS.values() for chart in view.charts if chart.figure),
    ("network", MAP),
]
FRAMED = """async (wish) => {
    const made = await atlas.pictureFile.framed(wish, "svg");
    return [made.file, await made.blob.text()];
}"""
MEASURED = """async () => {
    await document.fonts.ready;
    const said = [...document.querySelectorAll("text")].filter((text) => text.textContent.trim());
    return {
        faces: [...document.fonts].map((face) => face.status),
        words: said.map((text) => {
            const {left, top, right, bottom} = text.getBoundingClientRect();
            return {
                text: text.textContent, box: [left, top, right, bottom],
                ours: Boolean(text.closest("g[*|lang]")), wide: text.getComputedTextLength(),
                size: parseFloat(text.getAttribute("font-size")),
                weight: parseInt(text.getAttribute("font-weight") || "400"),
                families: text.getAttribute("font-family"),
            };
        }),
    };
}"""


def opened(page: Page, frame: str) -> str:
    """The first menu of a frame, opened by keyboard; gives how it is found."""
    menu = f"{frame} .save-menu >> nth=0"
    page.locator(menu).locator("summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{menu} >> .save-choices")
    return menu


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_menu_is_in_view_and_can_be_used(
    browser: Browser, site: str, language: str, size: tuple[int, int]
) -> None:
    with watching(browser, site, language, size) as watched:
        for view, frame in PAGES.items():
            page = watched.open(f"/{language}/{view}")
            menu = page.locator(opened(page, frame))
            for target in menu.locator("summary, button, select").all():
                box = target.bounding_box()
                assert box and min(box["width"], box["height"]) >= LEAST
                assert box["x"] >= 0 and box["x"] + box["width"] <= size[0]
                assert box["y"] >= 0 and box["y"] + box["height"] <= size[1]
            page.evaluate("document.querySelector('.save-menu[open]').id = 'menu-under-test'")
            found = Axe().run(page, context="#menu-under-test").response["violations"]
            assert [each["id"] for each in found] == []
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= size[0]
            page.keyboard.press("Tab")
            assert menu.locator("button >> nth=0").evaluate("it => it === document.activeElement")
            page.keyboard.press("Escape")
            assert page.locator(".save-menu[open]").count() == 0
            assert menu.locator("summary").evaluate("it => it === document.activeElement")


def test_one_menu_is_open_at_a_time_and_a_click_elsewhere_shuts_it(
    browser: Browser, site: str
) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/sources")
        summaries = page.locator(".open-question .save-menu > summary")
        summaries.nth(1).click()
        summaries.nth(0).click()
        page.wait_for_function("document.querySelectorAll('.save-menu[open]').length === 1")
        page.locator(".unknowns .number >> nth=2").click()
        assert page.locator(".save-menu[open]").count() == 0


def test_the_map_is_saved_as_a_workbook_that_leads_back(browser: Browser, site: str) -> None:
    with watching(browser, site, "ja") as watched:
        page = watched.open(f"/ja/network?on={THEN}&country=JP")
        menu = page.locator(opened(page, ".side-list"))
        with page.expect_download() as saving:
            menu.get_by_role("button", name="XLSX").click()
        assert saving.value.suggested_filename == f"alliance-atlas_network_{THEN}_ja.xlsx"
        assert page.locator(".save-menu[open]").count() == 0
        book = openpyxl.load_workbook(BytesIO(saving.value.path().read_bytes()))
        assert book.sheetnames[:2] == ["機関・団体", "つながり"]
        assert book.properties.subject == f"{site}/ja/network?country=JP&on={THEN}"
        bodies, shown = book.worksheets[0], watched.map("(cy) => cy.nodes('.body').length")
        kinds = [row[1] for row in bodies.iter_rows(min_row=2, max_col=5, values_only=True)]
        assert len(kinds) >= shown > 10


def test_all_tables_are_offered(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/sources")
        with page.expect_download() as saving:
            page.locator(".all-tables a").click()
        assert saving.value.suggested_filename.startswith("alliance-atlas_tables_")
        with ZipFile(BytesIO(saving.value.path().read_bytes())) as archive:
            assert "datapackage.json" in archive.namelist()
        assert watched.path() == "/en/sources"


def test_paper_has_no_menus(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        for view in PAGES:
            page = watched.open(f"/en/{view}")
            page.emulate_media(media="print")
            assert page.locator(".save-menu:visible").count() == 0
            assert page.locator(".save-menu").count() > 0
            page.emulate_media(media="screen")


@pytest.fixture(scope="module")
def faces(cache: Path) -> Faces:
    return read_faces(build_fonts(cache / "fonts", characters_in(DATA)))


def menu_of(page: Page, frame: str = f".chart:has([data-picture-of={CHART}])") -> Locator:
    """The menu of a frame, open."""
    menu = page.locator(f"{frame} .save-menu >> nth=0")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    return menu


def choose(menu: Locator, **wish: str) -> None:
    """Choose parts of a wish."""
    for part, value in wish.items():
        menu.locator(f"[data-wish={part}]").select_option(value)


def saved(page: Page, menu: Locator, form: str) -> tuple[str, bytes]:
    """Save a picture; gives its name and its bytes."""
    with page.expect_download() as saving:
        menu.locator(f"[data-draw={form}]").click()
    return saving.value.suggested_filename, saving.value.path().read_bytes()


def chunks(png: bytes) -> Iterator[tuple[str, bytes]]:
    """The chunks of a PNG, their sums checked."""
    at = 8
    while at < len(png):
        (length,) = unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert unpack(">I", png[at + 8 + length : at + 12 + length])[0] == crc32(kind + data)
        yield kind.decode(), data
        at += 12 + length


def told(png: bytes) -> dict[str, str]:
    """What a PNG says of itself."""
    found = {}
    for kind, data in chunks(png):
        if kind == "iTXt":
            keyword, rest = data.split(b"\0", 1)
            assert rest[:4] == b"\0\0\0\0"
            found[keyword.decode()] = rest[4:].decode()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_becomes_pixels_of_every_size(browser: Browser, site: str, language: str) -> None:
    with watching(browser, site, language) as watched:
        page = watched.open(f"/{language}/sectors?on={THEN}")
        for size, shape in SIZES.items():
            menu = menu_of(page)
            choose(menu, size=size)
            name, png = saved(page, menu, "png")
            assert name == f"alliance-atlas_{CHART}_{THEN}_{language}_{size}.png"
            assert unpack(">II", png[16:24]) == shape.pixels
            picture = Image.open(BytesIO(png)).convert("RGB")
            assert picture.getpixel((3, 3)) == (255, 255, 255)
            assert len(picture.getcolors(1 << 24)) > 50
        said = told(png)
        state = json.loads(said["Comment"])
        assert state["address"] == f"{site}/{language}/sectors?on={THEN}&table={CHART}"
        assert said["Title"] == state["title"] and state["finding"] in said["Description"]
        page.wait_for_function(
            "(name) => document.querySelector('#toast').textContent.includes(name)", arg=name
        )
        assert watched.complaints == [] and watched.foreign() == [] and watched.violations() == []


def test_the_choices_are_kept_and_follow_the_language(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/sectors")
        menu = menu_of(page)
        values = "selects => Object.fromEntries(selects.map(it => [it.dataset.wish, it.value]))"
        first = {"size": "1200x675", "languages": "en", "background": "white"}
        assert menu.locator("select").evaluate_all(values) == first
        choose(menu, size="square", languages="ja", background="transparent")
        name, png = saved(page, menu, "png")
        day = told(png)["Comment"].split('"day": "')[1][:10]
        assert name == f"alliance-atlas_{CHART}_{day}_ja_square_transparent.png"
        assert Image.open(BytesIO(png)).convert("RGBA").getpixel((2, 2)) == (0, 0, 0, 0)
        page = watched.open("/ja/network")
        menu = menu_of(page, ".side-list")
        kept = {"size": "square", "languages": "en", "background": "transparent"}
        assert menu.locator("select").evaluate_all(values) == kept
        choose(menu, languages="both", background="dark")
        name, png = saved(page, menu, "png")
        assert name == f"alliance-atlas_network_{day}_en-ja_square_dark.png"
        assert unpack(">II", png[16:24]) == (2160, 2160)
        pixel = Image.open(BytesIO(png)).convert("RGB").getpixel((3, 3))
        assert isinstance(pixel, tuple) and max(pixel) < 40
        assert [each["language"] for each in json.loads(told(png)["Comment"])] == ["en", "ja"]


def test_a_picture_is_made_by_keyboard(browser: Browser, site: str) -> None:
    with watching(browser, site, "ja") as watched:
        page = watched.open("/ja/sectors")
        menu = page.locator(opened(page, f".chart:has([data-picture-of={CHART}])"))
        menu.locator("[data-wish=size]").focus()
        page.keyboard.press("ArrowDown")
        for _ in range(5):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.draw") == "pdf"
        with page.expect_download() as saving:
            page.keyboard.press("Enter")
        assert saving.value.suggested_filename.endswith("_ja_1920x1080.pdf")
        assert saving.value.path().read_bytes().startswith(b"%PDF-")
        assert menu.locator("summary").evaluate("it => it === document.activeElement")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_carries_its_faces_and_keeps_its_words_apart(
    browser: Browser, site: str, language: str, faces: Faces, tmp_path: Path
) -> None:
    with watching(browser, site, language) as watched:
        page = watched.open(f"/{language}/sectors")
        alone = browser.new_page(viewport={"width": 1200, "height": 675})
        asked: list[str] = []
        alone.on("request", lambda request: asked.append(request.url))
        for view, name in DRAWABLE:
            wish = {"page": f"{site}/{language}/{view}", "name": name, "size": "1200x675"}
            more = {"background": "white", "languages": language}
            stem, svg = page.evaluate(FRAMED, wish | more)
            file = tmp_path / f"{stem}.svg"
            file.write_text(svg, "utf-8")
            alone.goto(file.as_uri())
            check_picture(alone.evaluate(MEASURED), faces, name)
        assert [it for it in asked if not it.startswith(("file:", "data:"))] == []
        alone.close()
        assert watched.complaints == [] and watched.violations() == []


def check_picture(found: dict[str, Any], faces: Faces, name: str) -> None:
    """All words within the picture and apart from each other, in the faces it brings along."""
    assert set(found["faces"]) == {"loaded"}, name
    ours = [word for word in found["words"] if word["ours"]]
    inside = [word for word in found["words"] if not word["ours"]]
    assert len(ours) >= 5 and inside
    for word in found["words"]:
        left, top, right, bottom = word["box"]
        assert left >= -0.5 and right <= 1200.5 and top >= -0.5 and bottom <= 675.5, (name, word)
    for word in ours:
        families, size = names_in(word["families"]), word["size"]
        wide = faces.width(word["text"], families, size, word["weight"])
        assert abs(word["wide"] - wide) <= 0.02 * wide + 1, (name, word, wide)
        for other in inside:
            assert apart(word["box"], other["box"]), (name, word["text"], other["text"])


def apart(one: list[float], other: list[float]) -> bool:
    """Whether two boxes do not touch."""
    aside = one[2] <= other[0] + 1 or other[2] <= one[0] + 1
    return aside or one[3] <= other[1] + 1 or other[3] <= one[1] + 1


FAILURES = {
    "offline": (
        lambda route: route.abort(),
        "画像を作成できませんでした。もう一度お試しください。",
    ),
    "refused": (
        lambda route: route.fulfill(status=400, json={"error": "図を読み取れません。"}),
        "図を読み取れません。",
    ),
}


@pytest.mark.parametrize(("answer", "sentence"), FAILURES.values(), ids=FAILURES.keys())
def test_a_failure_is_said_in_a_sentence(
    browser: Browser, site: str, answer: Any, sentence: str
) -> None:
    with watching(browser, site, "ja") as watched:
        page = watched.open("/ja/sectors")
        page.route("**/picture?*", answer)
        menu_of(page).locator("[data-draw=svg]").click()
        page.wait_for_function(
            "(said) => document.querySelector('#toast').textContent === said", arg=sentence
        )
        page.unroute("**/picture?*")
        name, svg = saved(page, menu_of(page), "svg")
        assert name.endswith(".svg") and svg.startswith(b"<svg")
        assert all("Failed to load resource" in said for said in watched.complaints)
        watched.complaints.clear()


POSTED = {
    "no JSON": ("x", "text/plain", 400),
    "no drawings": ("{}", "application/json", 400),
    "a number": ('{"drawings": [1]}', "application/json", 400),
    "too many": ('{"drawings": ["", "", ""]}', "application/json", 400),
    "a script": ('{"drawings": ["<svg><script/></svg>"]}', "application/json", 400),
    "too large": (json.dumps({"drawings": ["x" * 9_000_000]}), "application/json", 413),
}


@pytest.mark.parametrize(("body", "kind", "status"), POSTED.values(), ids=POSTED.keys())
def test_what_is_no_drawing_is_refused_in_a_sentence(
    site: str, body: str, kind: str, status: int
) -> None:
    wish = f"page=/ja/sectors&name={CHART}&size=square&background=white&languages=ja&format=svg"
    headers = {"Content-Type": kind, "X-Language": "ja"}
    posted = Request(f"{site}/picture?{wish}", body.encode(), headers, method="POST")
    with pytest.raises(HTTPError) as refused:
        urlopen(posted)
    with refused.value as answer:
        assert answer.code == status
        assert json.loads(answer.read())["error"].endswith("。")
