"""Charts in real Chromium: drawn under the strict policy, clicked, sorted, saved."""

import csv
from io import StringIO
from pathlib import Path
from struct import unpack

from browser import THEN, Watched
from playwright.sync_api import Page

from dashboard.tables.atlas import Atlas

PAGE, CHART = "/en/sectors", "sector-crosswalk"
PLOT = f".plot[data-chart={CHART}]"
FRAME = f".chart:has({PLOT})"
DRAWN = """() => [...document.querySelectorAll(".plot[data-near=yes]")]
    .every((plot) => ["yes", "empty"].includes(plot.dataset.drawn))
    && document.querySelector(".plot[data-near=yes]")"""
INKS = """() => [...new Set([...document.querySelectorAll(".plot[data-chart] path.js-line")]
    .map((line) => line.style.stroke))]"""


def drawn(watched: Watched, address: str) -> Page:
    """A page with the charts in view drawn."""
    page = watched.open(address)
    page.wait_for_function(DRAWN)
    return page


def clean(watched: Watched) -> None:
    """Nothing was refused, nothing complained, nobody else was asked."""
    assert watched.violations() == []
    assert watched.complaints == []
    assert watched.foreign() == []


def test_a_filter_is_one_request_and_draws_again(watched: Watched) -> None:
    page = drawn(watched, PAGE)
    before, lines = len(watched.posts()), page.locator(f"{PLOT} .js-line").count()
    watched.after(lambda: page.click(f"[data-set='on={THEN}']"), on=THEN)
    page.wait_for_function(DRAWN)
    assert len(watched.posts()) == before + 1
    assert page.locator(f"{PLOT} .js-line").count() >= 1 and lines >= 1
    clean(watched)


def test_a_mark_opens_its_card_and_focus_comes_back(watched: Watched) -> None:
    page = drawn(watched, PAGE)
    box = page.locator(f"{PLOT} .textpoint text", has_text="Energy").bounding_box()
    assert box
    place = (box["x"] - 14, box["y"] + box["height"] / 2)
    page.mouse.move(*place)
    page.wait_for_selector(f"{PLOT}.points .hoverlayer .hovertext")
    watched.after(lambda: page.mouse.click(*place), card="us-sector-energy")
    page.wait_for_selector(".card-holder h2:focus")
    watched.after(lambda: page.keyboard.press("Escape"), card=None)
    page.wait_for_selector(f"[data-table={CHART}]:focus")
    clean(watched)


def test_the_table_opens_sorts_and_opens_cards(watched: Watched, atlas: Atlas) -> None:
    page = drawn(watched, PAGE)
    watched.after(lambda: page.click(f"[data-table={CHART}]"), table=CHART)
    cells = page.locator(".table-scroll tbody tr td:nth-child(3)")
    rows = cells.all_inner_texts()
    assert len(rows) == len(atlas.rows("sector_crosswalk"))
    head = page.locator(".table-scroll thead th:nth-child(3)")
    page.keyboard.press("Tab")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert cells.all_inner_texts() == sorted(rows, key=str.casefold)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert cells.all_inner_texts() == sorted(rows, key=str.casefold, reverse=True)
    watched.after(lambda: page.click(".table-scroll .open-card >> nth=0"))
    page.wait_for_selector(".card-holder h2")
    assert page.locator(".table-scroll").count() == 1
    clean(watched)


def choose(page: Page, form: str) -> None:
    """Open the menu of the chart and choose a format."""
    page.locator(FRAME).locator(".save-menu > summary").click()
    page.locator(FRAME).get_by_role("button", name=form).click()


def test_table_and_picture_are_saved(watched: Watched, tmp_path: Path) -> None:
    page = drawn(watched, f"/ja/sectors?on={THEN}")
    with page.expect_download() as saving:
        choose(page, "CSV")
    assert saving.value.suggested_filename == f"alliance-atlas_{CHART}_{THEN}_ja.csv"
    saving.value.save_as(tmp_path / "table.csv")
    text = (tmp_path / "table.csv").read_text("utf-8")
    assert text.startswith("\ufeff") and "化学" in text
    assert len({len(line) for line in csv.reader(StringIO(text))}) == 1
    with page.expect_download() as saving:
        choose(page, "PNG")
    named = f"alliance-atlas_{CHART}_{THEN}_ja_1200x675"
    assert saving.value.suggested_filename == f"{named}.png"
    saving.value.save_as(tmp_path / "picture.png")
    picture = (tmp_path / "picture.png").read_bytes()
    width, height = unpack(">II", picture[16:24])
    assert (width, height) == (1200, 675) and len(picture) > 60_000
    with page.expect_download() as saving:
        choose(page, "SVG")
    made = saving.value.path().read_text("utf-8")
    assert "2022年9月8日" in made and "@font-face" in made and "data:font/woff2" in made
    clean(watched)


def test_a_picture_follows_the_theme(watched: Watched) -> None:
    page = drawn(watched, PAGE)
    light = page.evaluate(INKS)
    page.click("#theme")
    page.wait_for_function(DRAWN)
    page.wait_for_function(f"(light) => String(({INKS})()) !== String(light)", arg=light)
    assert len(page.evaluate(INKS)) == len(light)
    clean(watched)


def test_a_page_loads_only_what_it_uses(watched: Watched) -> None:
    page = drawn(watched, PAGE)
    asked = " ".join(request.url for request in watched.requests)
    assert "package_data/plotly" in asked and "cytoscape" not in asked and "dash_table" not in asked
    watched.requests.clear()
    page.click(".pages a[href*=network]")
    page.wait_for_selector(".map-canvas[data-ready]")
    asked = " ".join(request.url for request in watched.requests)
    assert "cytoscape" in asked and "package_data/plotly" not in asked and "dash_table" not in asked
    clean(watched)


def test_another_language_stays_on_the_page_and_draws_again(watched: Watched) -> None:
    page = drawn(watched, f"{PAGE}?table={CHART}")
    watched.requests.clear()
    page.click(".language")
    page.wait_for_selector(f"{PLOT}[data-drawn=yes] >> text=交通システム")
    assert watched.path() == "/ja/sectors" and watched.said() == {"table": CHART}
    assert not [request for request in watched.requests if "package_data/plotly" in request.url]
    clean(watched)
