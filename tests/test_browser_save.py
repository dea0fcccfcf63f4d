"""The menu "Save" in real Chromium: by keyboard, in both languages, on a phone, and never on paper."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DESK, PHONE, THEN, watching
from playwright.sync_api import Browser, Page

from dashboard.tables.column import LANGUAGES

PAGES = {"sectors": ".chart", "network": ".side-list", "sources": ".open-question"}
LEAST = 24  # pixels of a target


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
            for target in menu.locator("summary, button").all():
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
