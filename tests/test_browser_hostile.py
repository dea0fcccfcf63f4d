"""Tables and addresses that mean harm: refused by the check, or shown as the plain text they are."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from browser import DATA, Watched, served, watching
from playwright.sync_api import Browser, expect

from dashboard.tables.check import check_folder
from dashboard.tables.write import tidy

SCRIPT = "<img src=x onerror=window.__xss=1>"
BREAKOUT = "\"'><script>window.__xss=1</script>{{x}}"
HARM = {
    "entities.csv": ("jp-mofa", {"name_en": SCRIPT, "short_en": SCRIPT, "summary_en": BREAKOUT}),
    "frameworks.csv": ("fw-quad", {"name_en": BREAKOUT, "short_en": SCRIPT}),
    "channels.csv": ("ch-quad-leaders", {"name_en": SCRIPT, "short_en": BREAKOUT}),
    "texts.csv": ("footer.manners", {"en": SCRIPT}),
}


def rewrite(folder: Path, name: str, key: str, changes: dict[str, str]) -> None:
    """Change cells of one row of a table."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["id"] == key:
            row.update(changes)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The atlas on tables that carry markup."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(DATA, folder)
    for name, (key, changes) in HARM.items():
        rewrite(folder, name, key, changes)
    tidy(folder)
    assert check_folder(folder) == []
    with served(folder, cache) as address:
        yield address


def unharmed(watched: Watched) -> None:
    """No markup of the tables became an element, and no script of theirs ran."""
    page = watched.page
    assert page.evaluate("() => window.__xss") is None
    assert page.locator("img[src='x'], script:text('__xss')").count() == 0


def test_markup_in_the_tables_is_shown_as_text(browser: Browser, hostile: str) -> None:
    with watching(browser, hostile) as watched:
        page = watched.open("/en/network?focus=jp-mofa&card=jp-mofa&open=fw-quad")
        expect(page.locator(".list [data-id=jp-mofa] .body .name")).to_contain_text(SCRIPT)
        expect(page.locator(".card-holder h2")).to_contain_text(SCRIPT)
        expect(page.locator(".card-holder")).to_contain_text(BREAKOUT)
        expect(page.locator("footer.colophon")).to_contain_text(SCRIPT)
        unharmed(watched)
        page.mouse.move(*watched.point("jp-mofa"))
        expect(page.locator(".hovercard")).to_contain_text(SCRIPT)
        page.mouse.move(*watched.point("ch-quad-leaders"))
        expect(page.locator(".hovercard")).to_contain_text(SCRIPT)
        unharmed(watched)
        page.keyboard.press("/")
        page.keyboard.type("onerror")
        expect(page.locator("#search-results [role=option]").first).to_contain_text(SCRIPT)
        unharmed(watched)
        watched.after(lambda: page.keyboard.press("Enter"))
        page.click("#cite")
        expect(page.locator("#toast")).not_to_be_empty()
        unharmed(watched)


def test_markup_in_the_address_is_shown_as_text(watched: Watched) -> None:
    for harm in (SCRIPT, BREAKOUT):
        page = watched.open(
            f"/en/network?text={quote(harm)}&country={quote(harm)}&{quote(harm)}=1&card={quote(harm)}"
        )
        expect(watched.control("text")).to_have_value(harm)
        expect(page.locator(".sentence")).to_contain_text(harm)
        expect(page.locator(".said .notice").first).to_contain_text(harm[:20])
        unharmed(watched)
        page.keyboard.press("/")
        page.keyboard.type(harm)
        expect(page.locator("#search-results [role=option]").first).to_contain_text(harm)
        unharmed(watched)


@pytest.mark.parametrize(
    "url", ["javascript:window.__xss=1", "data:text/html,<script>1</script>", "//elsewhere.example"]
)
def test_an_address_that_is_no_web_page_is_refused(tmp_path: Path, url: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    rewrite(folder, "entities.csv", "jp-mofa", {"url": url})
    rewrite(folder, "sources.csv", "src-16af-2021-08", {"url": url})
    said = [problem.sentence("en") for problem in check_folder(folder)]
    assert len(said) == 2
    assert all("column url" in line and url in line for line in said)
