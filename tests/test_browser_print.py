"""On paper: whole pages without controls, charts and the map drawn to fit, sheets of A4 of one page or two."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import PHONE, THEN, Watched, watching
from playwright.sync_api import Browser, Page

from dashboard.language.words import words_of
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

A4 = {"upright": (595, 842), "across": (842, 595)}  # points
UPRIGHT, ACROSS = 703, 1032  # pixels between the margins
CONTROLS = "filter.heading", "action.copy-link", "save.menu", "embed.menu", "map.zoom"
RICHEST = ("us-cisa", "jp-nco", "us-dod", "jp-meti", "jp-sector-telecommunications")
OTHERS = ("us-doe", "ch-core-cyber-resilience", "jp-sector-port")
LAID_OUT = """() => {
    const shown = (each) => each.checkVisibility({checkVisibilityCSS: true});
    const all = (selector) => [...document.querySelectorAll(selector)];
    const width = document.documentElement.clientWidth;
    const figures = window.atlas.charts.figures;
    const out = (box) => box.right > width + 2 || box.left < -2;
    const beyond = (each) => shown(each) && out(each.getBoundingClientRect());
    const texts = () => {
        const walker = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            shown(walker.currentNode.parentElement) &&
                found.push([walker.currentNode.textContent, range.getBoundingClientRect()]);
        }
        return found;
    };
    const plots = all(".plot").filter((each) => figures.get(each.dataset.chart));
    const drawn = (each) => shown(each) && each.querySelector(".main-svg");
    const grown = (each) => shown(each) && each.scrollHeight > each.clientHeight + 4;
    const map = (each) => each.querySelector(".print-map svg") && !shown(each.querySelector("canvas"));
    const controls = ".masthead input, .filters, .map-tools, .actions, .chart-actions, .tools";
    return {
        wide: all(".print-strip, .print-map, table").filter(beyond).map((each) => each.className),
        words: texts().filter(([, box]) => box.width > 1 && out(box)).map(([said]) => said),
        plots: plots.length,
        drawn: all(".print-plot").filter(drawn).length,
        left: plots.filter(shown).length,
        cut: all(".print-strip").filter((each) => each.getBoundingClientRect().height > 1000).length,
        shut: all(".workspace details:not([open], .save-menu, .embed-offer)").length,
        controls: all(controls).filter(shown).map((each) => each.className),
        map: all(".map").every(map),
        ground: getComputedStyle(document.documentElement).getPropertyValue("--paper").trim(),
        grown: all(".table-scroll").filter(grown).length,
    };
}"""


def program(name: str) -> str:
    """A program that reopens what was printed."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is not on this machine: poppler-utils brings it")
    return path


def text_of(file: Path) -> str:
    """The words of a PDF."""
    asked = [program("pdftotext"), "-raw", str(file), "-"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def paper_of(file: Path) -> tuple[int, tuple[int, int]]:
    """The number of pages of a PDF, and their width and height in points."""
    asked = [program("pdfinfo"), str(file)]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", said)
    count = re.search(r"Pages:\s+(\d+)", said)
    assert found and count
    return int(count[1]), (round(float(found[1])), round(float(found[2])))


def near(size: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two sizes are the same but for rounding."""
    return all(abs(one - two) <= 2 for one, two in zip(size, other, strict=True))


def squeezed(text: str) -> str:
    """A text without gaps and hyphens: how lines are broken does not count."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def on_paper(watched: Watched, address: str, width: int) -> Page:
    """A page as it stands when it goes to paper of a width."""
    page = watched.open(address)
    page.evaluate("window.atlas.charts.loaded()")
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(media="print")
    page.evaluate("() => void window.dispatchEvent(new Event('beforeprint'))")
    return page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_page_fits_its_paper_and_nothing_of_it_is_folded(
    browser: Browser, site: str, view: str, language: str
) -> None:
    across = language == "ja"
    theme = "dark" if across else "light"
    with watching(browser, site, language, theme=theme) as watched:
        page = on_paper(watched, f"/{language}/{view}", ACROSS if across else UPRIGHT)
        found = page.evaluate(LAID_OUT)
        assert (found["wide"], found["words"]) == ([], [])
        assert (found["drawn"], found["left"]) == (found["plots"], 0)
        assert (found["shut"], found["controls"], found["cut"], found["grown"]) == (0, [], 0, 0)
        assert found["map"] and found["ground"] == "#ffffff"
        page.evaluate("() => void window.dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        assert page.locator(".print-plot, .print-map, .print-address, .on-paper").count() == 0


PRINTED = [("network", "ja", "upright"), ("timeline", "en", "across"), ("rules", "ja", "upright")]


@pytest.mark.parametrize(("view", "language", "way"), PRINTED)
def test_what_is_printed_says_what_it_is(
    browser: Browser, site: str, atlas: Atlas, tmp_path: Path, view: str, language: str, way: str
) -> None:
    words = words_of(language, atlas)
    with watching(browser, site, language, theme="dark") as watched:
        page = watched.open(f"/{language}/{view}?on={THEN}")
        page.evaluate("window.atlas.charts.loaded()")
        title, sentence = (page.inner_text(part) for part in (".headline h1", ".sentence"))
        charts = page.locator(".chart > figcaption h2").all_inner_texts()
        file = tmp_path / "page.pdf"
        page.pdf(path=str(file), format="A4", landscape=way == "across", print_background=True)
        count, size = paper_of(file)
        assert count >= 2 and near(size, A4[way])
        said = squeezed(text_of(file))
        licence = words.text("footer.licence")
        for there in (title, sentence, licence, f"{site}/{language}/{view}?on={THEN}", *charts):
            assert squeezed(there) in said, there
        for key in CONTROLS:
            assert not re.search(rf"^\s*{re.escape(words.text(key))}\s*$", text_of(file), re.M), key
        assert f"1/{count}" in said and f"{count}/{count}" in said


def test_the_words_of_charts_and_map_stay_words(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    with watching(browser, site, "ja") as watched:
        page = watched.open("/ja/network?country=JP")
        file = tmp_path / "map.pdf"
        page.pdf(path=str(file), format="A4")
        labels = set(watched.map("(cy) => cy.nodes('[table]').map((it) => it.data('name'))"))
        said = squeezed(text_of(file))
        assert sum(squeezed(label) in said for label in labels) > 10
        page = watched.open("/ja/timeline")
        page.evaluate("window.atlas.charts.loaded()")
        page.pdf(path=str(file), format="A4")
        assert "2023年" in squeezed(text_of(file))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", [*RICHEST, *OTHERS])
def test_a_sheet_is_one_page_of_a4_or_two(
    browser: Browser, site: str, atlas: Atlas, tmp_path: Path, key: str, language: str
) -> None:
    with watching(browser, site, language) as watched:
        page = watched.page
        page.goto(f"{site}/{language}/sheet/{key}?on=2026-11-01")
        page.evaluate("document.fonts.ready")
        file = tmp_path / "sheet.pdf"
        page.pdf(path=str(file), prefer_css_page_size=True, print_background=True)
        count, size = paper_of(file)
        assert near(size, A4["upright"])
        assert count <= 2 if key in RICHEST else count == 1
        said = squeezed(text_of(file))
        headings = page.locator(".sheet h2, .sheet h1, .sheet .other-name").all_inner_texts()
        assert len(headings) >= 3
        place = f"{site}/{language}/sheet/{key}?on=2026-11-01"
        for there in (*headings, place, "CC BY 4.0", "Alliance Atlas"):
            assert squeezed(there) in said, there
        for url in page.locator(".cited .url").all_inner_texts():
            assert squeezed(url) in said


@pytest.mark.parametrize("size", [(1440, 900), PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_can_be_read_on_the_screen(
    browser: Browser, site: str, language: str, size: tuple[int, int]
) -> None:
    with watching(browser, site, language, size, theme="dark") as watched:
        page = watched.page
        page.goto(f"{site}/{language}/sheet/us-cisa")
        page.evaluate("document.fonts.ready")
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(beyond) <= 0
        assert page.evaluate(
            "getComputedStyle(document.querySelector('.sheet')).backgroundColor"
        ) == ("rgb(255, 255, 255)")
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:90]) for each in found] == []


def test_a_card_leads_to_its_sheet(browser: Browser, site: str) -> None:
    with watching(browser, site, "ja") as watched:
        page = watched.open(f"/ja/network?card=jp-nisc&on={THEN}")
        with page.context.expect_page() as opened:
            page.locator(".card-sheet a").click()
        sheet = opened.value
        sheet.wait_for_selector("main.sheet h1")
        assert sheet.url == f"{site}/ja/sheet/jp-nisc?on={THEN}"
        sheet.locator(".sheet-ways a", has_text="English").click()
        sheet.wait_for_selector("html[lang=en] main.sheet")
