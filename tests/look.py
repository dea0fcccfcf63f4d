"""`make look`: every page in every language, theme, size and state, as pictures on one sheet."""

import argparse
import base64
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from html import escape
from itertools import product
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from dashboard.settings import read_settings
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS
from tests.browser import DATA, DESK, FLAGS, PHONE, THEN, WIDE, Watched, context_of, served

LOOK = DATA.parent / "look"
DOCS = DATA.parent / "docs"
THEMES = ("light", "dark")
SIZES = (DESK, WIDE, PHONE)
STATES = {
    "network": {
        "today": "",
        "roundtable": f"on={THEN}",
        "organisation": f"mode=organisation&on={THEN}",
        "chosen": "focus=jp-nco&card=jp-nco",
        "unfolded": "focus=fw-quad-cyber-partnership&open=fw-quad-cyber-partnership&beside=AU,IN",
        "finance": f"sector=jp-sector-finance&on={THEN}",
        "searched": "",
        "filtering": "",
        "whole-map": "",
        "legend": f"on={THEN}",
        "foot": "",
        "empty": "sector=jp-sector-finance&function=military-defense&level=leader",
    },
}
OTHER_STATES = {
    "today": "",
    "roundtable": f"on={THEN}",
    "finance": "sector=jp-sector-finance",
    "foot": "",
}
GESTURES: dict[str, Callable[[Page], object]] = {
    "searched": lambda page: page.locator("#search").type("NISC"),
    "filtering": lambda page: press(page, ".filters-toggle", ".filter-sector input"),
    "whole-map": lambda page: press(page, ".show-map"),
    "legend": lambda page: press(page, ".legend summary", ".legend p"),
    "foot": lambda page: page.locator("footer").scroll_into_view_if_needed(),
}
"""State -> what is done before its picture is taken."""
AFTER_GESTURE = 800  # milliseconds until lists have opened and motion has ended
SHEET_WIDTH = 1560  # pixels
PICTURE_QUALITY, SHEET_QUALITY = 0.7, 0.45  # of WebP, from 0 to 1
SMALLER = """async ([source, quality]) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    canvas.getContext("2d").drawImage(picture, 0, 0);
    return canvas.toDataURL("image/webp", quality);
}"""
STYLE = """
body { margin: 16px; font: 11px/1.3 "Source Sans 3", sans-serif; background: #fff; color: #222 }
table { border-collapse: collapse } th { text-align: left; padding: 4px 8px 4px 0 }
td { padding: 2px } img { height: 84px; display: block; border: 1px solid #ccc }
"""


@dataclass(frozen=True)
class Shot:
    """One picture: a view in a state, in a language, theme and size."""

    view: str
    state: str
    language: str
    theme: str
    size: tuple[int, int]

    @property
    def address(self) -> str:
        """Where in the atlas it is taken."""
        query = STATES.get(self.view, OTHER_STATES)[self.state]
        return f"/{self.language}/{self.view}" + (f"?{query}" if query else "")

    @property
    def file(self) -> str:
        """The name of its file."""
        size = "x".join(map(str, self.size))
        return f"{self.view}-{self.state}-{self.language}-{self.theme}-{size}.png"


def states(view: str, wanted: Collection[str]) -> list[str]:
    """The states of a view that are wanted; all where none is named."""
    return [state for state in STATES.get(view, OTHER_STATES) if not wanted or state in wanted]


def shots(
    language: str, theme: str, size: tuple[int, int], wanted: Collection[str]
) -> Iterator[Shot]:
    """Every view in every wanted state, as one window shows them."""
    for view in VIEWS:
        for state in states(view, wanted):
            yield Shot(view, state, language, theme, size)


def photograph(browser: Browser, site: str, wanted: Collection[str]) -> list[str]:
    """Take the whole matrix into the folder look/; returns what the pages complained of."""
    complaints: list[str] = []
    for language, theme, size in product(LANGUAGES, THEMES, SIZES):
        context = context_of(browser, language, size, theme)
        watched = Watched(context.new_page(), site)
        for shot in shots(language, theme, size, wanted):
            try:
                take(watched, shot)
            except PlaywrightError as reason:
                complaints.append(f"{shot.file}: {reason.message}")
        complaints += watched.complaints
        context.close()
    return complaints


def press(page: Page, *selectors: str) -> None:
    """Press what can be seen of these, one after the other."""
    for selector in selectors:
        seen = page.locator(f"{selector}:visible")
        if seen.count():
            seen.first.click()


def take(watched: Watched, shot: Shot) -> None:
    """Open the address of a shot, make its gesture, and press the shutter."""
    page = watched.open(shot.address)
    if shot.state in GESTURES:
        GESTURES[shot.state](page)
        page.wait_for_timeout(AFTER_GESTURE)
    page.screenshot(path=LOOK / shot.file)


def sheet(wanted: Collection[str]) -> str:
    """The contact sheet in HTML: a row for a state, a column for a language, size and theme."""
    columns = list(product(LANGUAGES, SIZES, THEMES))
    heads = "".join(f"<th>{it} {size[0]}<br>{theme}" for it, size, theme in columns)
    rows = []
    for view in VIEWS:
        for state in states(view, wanted):
            row = [Shot(view, state, language, theme, size) for language, size, theme in columns]
            cells = "".join(
                f'<td><a href="{it.file}"><img src="{it.file}" alt=""></a>' for it in row
            )
            rows.append(f'<tr><th title="{escape(row[0].address)}">{view}<br>{state}{cells}')
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>'
        f"<style>{STYLE}</style><table><tr><th>{heads}{''.join(rows)}</table></html>\n"
    )


def write_smaller(blank: Page, picture: bytes, file: Path, quality: float) -> None:
    """Write a PNG picture as WebP, which Chromium encodes on an empty page."""
    source = "data:image/png;base64," + base64.b64encode(picture).decode()
    found = blank.evaluate(SMALLER, [source, quality])
    file.write_bytes(base64.b64decode(found.split(",", 1)[1]))
    print(f"{file.relative_to(DATA.parent)}: {file.stat().st_size // 1000} kB")


def write_documents(browser: Browser, site: str) -> None:
    """Write the pictures of docs/: the network page in each language, and the contact sheet."""
    blank = browser.new_page()
    for language in LANGUAGES:
        context = context_of(browser, language, DESK, device_scale_factor=2)
        page = Watched(context.new_page(), site).open(f"/{language}/network?on={THEN}")
        write_smaller(blank, page.screenshot(), DOCS / f"picture-{language}.webp", PICTURE_QUALITY)
        context.close()
    page = browser.new_page(viewport={"width": SHEET_WIDTH, "height": 900})
    page.goto((LOOK / "index.html").as_uri())
    picture = page.screenshot(full_page=True)
    write_smaller(blank, picture, DOCS / "contact-sheet.webp", SHEET_QUALITY)


def main() -> int:
    """Take every picture; 1 if a page complained."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--states", nargs="*", default=[], help="only these states of each page")
    wanted = asked.parse_args().states
    began = monotonic()
    LOOK.mkdir(exist_ok=True)
    for old in LOOK.glob("*.png"):
        old.unlink()
    cache = read_settings(os.environ).cache
    with served(DATA, cache) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        complaints = photograph(browser, site, wanted)
        (LOOK / "index.html").write_text(sheet(wanted), encoding="utf-8")
        write_documents(browser, site)
        browser.close()
    print(
        f"{len(list(LOOK.glob('*.png')))} pictures in {monotonic() - began:.0f} s: look/index.html"
    )
    print("\n".join(complaints), end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
