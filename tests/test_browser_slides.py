"""Slides are made in real Chromium: ordered, drawn, followed, cancelled, and taken home."""

from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DESK, PHONE, THEN, watching
from PIL import Image
from playwright.sync_api import Browser, Page
from pptx import Presentation

from dashboard.tables.column import LANGUAGES

LEAST = 24  # pixels of a target
LONG = 150_000  # milliseconds in which slides are made on a slow machine
KEPT = "() => localStorage.getItem('atlas-slides')"


def opened(page: Page) -> None:
    """The menu, opened by keyboard."""
    page.locator(".slides-menu > summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".slides-menu[open] input[name=slides-of]")


def order(page: Page, of: str, spoken: str) -> None:
    """Order slides in the open menu."""
    page.locator(f'input[name=slides-of][value="{of}"]').check()
    page.locator(f'input[name=slides-in][value="{spoken}"]').check()
    page.locator("[data-slides=make]").click()


def taken(page: Page) -> tuple[str, bytes]:
    """The finished slides with their name; then they are deleted."""
    page.wait_for_selector("[data-slides=file]", timeout=LONG)
    with page.expect_download() as saving:
        page.locator("[data-slides=file]").click()
    data = Path(saving.value.path()).read_bytes()
    page.locator("[data-slides=discard]").click()
    page.wait_for_function(f"({KEPT})() === null")
    return saving.value.suggested_filename, data


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_menu_can_be_used(
    browser: Browser, site: str, language: str, size: tuple[int, int], theme: str
) -> None:
    with watching(browser, site, language, size, theme) as watched:
        page = watched.open(f"/{language}/sectors")
        opened(page)
        page.locator("input[name=slides-of][value=pages]").check()
        page.wait_for_selector("input[name=slides-page]")
        assert page.locator("input[name=slides-page]:checked").input_value() == "sectors"
        for target in page.locator(".slides-menu :is(label, button):visible").all():
            target.scroll_into_view_if_needed()
            box = target.bounding_box()
            assert box and min(box["width"], box["height"]) >= LEAST
            assert box["x"] >= 0 and box["x"] + box["width"] <= size[0]
        page.evaluate("document.querySelector('.slides-menu').id = 'menu-under-test'")
        found = Axe().run(page, context="#menu-under-test").response["violations"]
        assert [each["id"] for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        page.keyboard.press("Escape")
        assert page.locator(".slides-menu[open]").count() == 0
        assert page.locator(".slides-menu > summary").evaluate(
            "it => it === document.activeElement"
        )


def test_nothing_chosen_is_said(browser: Browser, site: str) -> None:
    with watching(browser, site, "ja") as watched:
        page = watched.open("/ja/rules")
        opened(page)
        page.locator("input[name=slides-of][value=pages]").check()
        page.locator("input[name=slides-page]:checked").uncheck()
        page.locator("[data-slides=make]").click()
        page.wait_for_function("() => document.querySelector('.slides-said').textContent")
        assert "ページを一つ以上" in (page.locator(".slides-said").text_content() or "")
        assert page.evaluate(KEPT) is None


def test_a_page_is_drawn_and_taken_home_in_both_languages(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open(f"/en/channels?on={THEN}&framework=fw-quad&country=JP")
        opened(page)
        order(page, "page", "both")
        page.wait_for_selector(".slides-bar")
        bar = page.locator(".slides-bar")
        assert bar.get_attribute("role") == "progressbar"
        assert 0 <= int(bar.get_attribute("aria-valuenow") or -1) < 100
        name, data = taken(page)
        assert name == f"alliance-atlas_channels_{THEN}_en-ja.pptx"
        made = Presentation(BytesIO(data))
        titles = [slide.shapes.title.text_frame.text for slide in made.slides]
        assert all("\n" in title for title in titles)
        pictures = [
            shape.image for slide in made.slides for shape in slide.shapes if shape.shape_type == 13
        ]
        assert len(pictures) > 4
        for picture in pictures:
            drawn = Image.open(BytesIO(picture.blob))
            assert drawn.width > 1500 and len(drawn.convert("L").getcolors(256) or []) > 20


def test_the_map_is_drawn_with_the_faces_of_the_page(browser: Browser, site: str) -> None:
    with watching(browser, site, "ja") as watched:
        page = watched.open(f"/ja/network?on={THEN}&focus=fw-2plus2")
        opened(page)
        order(page, "page", "ja")
        _, data = taken(page)
        first = next(
            shape.image
            for slide in Presentation(BytesIO(data)).slides
            for shape in slide.shapes
            if shape.shape_type == 13
        )
        drawn = Image.open(BytesIO(first.blob)).convert("RGB")
        colours = {colour for _, colour in drawn.getcolors(1 << 24) or []}
        assert (255, 255, 255) in colours and len(colours) > 100


def test_a_job_goes_on_in_another_tab_on_another_page(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/pathways")
        opened(page)
        order(page, "page", "en")
        page.wait_for_function(KEPT)
        name = page.evaluate(KEPT)
        other = page.context.new_page()
        page.goto("about:blank")
        other.goto(f"{site}/ja/sources")
        other.wait_for_function("() => document.querySelector('.slides-badge')?.textContent.trim()")
        assert other.evaluate(KEPT) == name
        other.locator(".slides-menu > summary").click()
        saved, data = taken(other)
        assert saved.startswith("alliance-atlas_pathways_") and saved.endswith("_en.pptx")
        assert len(Presentation(BytesIO(data)).slides) > 4
        other.close()


def test_what_is_cancelled_is_gone(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/rules")
        opened(page)
        order(page, "page", "both")
        page.wait_for_function(KEPT)
        name = page.evaluate(KEPT)
        page.locator("[data-slides=cancel]").click()
        page.wait_for_function(f"({KEPT})() === null")
        assert page.locator(".slides-said").text_content() == "The slides were cancelled."
        assert page.evaluate("document.activeElement.dataset.slides") == "make"
        page.wait_for_timeout(500)
        answer = page.context.request.get(f"{site}/slides/{name}")
        assert answer.status == 404


def test_the_readers_own_tour_becomes_slides(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/sources?evidence=read")
        page.evaluate("atlas.own.save()")
        page.evaluate("atlas.own.save()")
        opened(page)
        order(page, "own", "en")
        name, data = taken(page)
        assert name.startswith("alliance-atlas_own-tour_")
        made = Presentation(BytesIO(data))
        titles = [slide.shapes.title.text_frame.text for slide in made.slides]
        assert titles[0] == "My tour"
        assert sum("How sure is this" in title for title in titles) >= 2


def test_paper_has_no_menu_of_slides(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/rules")
        page.emulate_media(media="print")
        assert page.locator(".slides-menu:visible").count() == 0
