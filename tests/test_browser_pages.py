"""Every page in every language, in turn light and dark, wide and narrow: clean, legible, accessible."""

from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DESK, PHONE, THEN, WIDE, Watched, watching
from legibility import illegible, sideways
from playwright.sync_api import Browser

from dashboard.language.words import words_of
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

SIZES = (DESK, WIDE, PHONE)
THEMES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
ASKING = f"country=JP,US&sector=jp-sector-finance&on={THEN}&focus=jp-fsa&card=jp-fsa"


def looks() -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """The map in every language and size, every other page in every language; themes in turn."""
    for place, (view, language) in enumerate(product(VIEWS, LANGUAGES)):
        sizes = SIZES if view == "network" else SIZES[place % 3 :][:1]
        for size in sizes:
            yield view, language, size, THEMES[(place + SIZES.index(size)) % 2]


def faults(watched: Watched, root: str = "html") -> list[str]:
    """What axe finds within an element of the page as it stands."""
    found = Axe().run(watched.page, context=root, options=ASKED)
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for fault in found.response["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(("view", "language", "size", "theme"), list(looks()))
def test_a_page_is_clean_legible_and_accessible(
    browser: Browser,
    site: str,
    atlas: Atlas,
    view: str,
    language: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    words = words_of(language, atlas)
    with watching(browser, site, language, size, theme) as watched:
        page = watched.open(f"/{language}/{view}")
        assert page.evaluate("() => document.documentElement.lang") == language
        assert page.title() == f"{words.text(f'view.{view}')} – {words.text('app.title')}"
        scheme = page.evaluate("document.documentElement.dataset.mantineColorScheme")
        assert scheme == theme
        assert illegible(page) == {}
        assert sideways(page) == []
        assert faults(watched) == []


@pytest.mark.parametrize(("language", "theme"), list(product(LANGUAGES, THEMES)))
def test_what_opens_is_legible_and_accessible(
    browser: Browser, site: str, language: str, theme: str
) -> None:
    with watching(browser, site, language, DESK, theme) as watched:
        page = watched.open(f"/{language}/network?{ASKING}")
        assert page.locator(".card-holder h2").is_visible()
        assert illegible(page) == {}
        assert sideways(page) == []
        assert faults(watched, ".side") == []

        page.keyboard.press("/")
        page.keyboard.type("NISC")
        page.wait_for_selector("#search-results [role=option]:visible")
        assert illegible(page, "#search-results") == {}
        assert faults(watched, ".masthead") == []
        page.keyboard.press("Escape")

        watched.control("sector").click()
        page.wait_for_selector("#filters-body [role=option]:visible")
        assert illegible(page, "#filters-body [role=listbox]") == {}
        assert faults(watched, ".filters") == []
