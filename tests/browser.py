"""A real Chromium on a real server: the atlas served on loopback with a clock that stands still."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    TimeoutError,
    sync_playwright,
)
from waitress.server import create_server

from dashboard.application import create_app
from dashboard.settings import Settings

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 25)
THEN = "2022-09-08"
DESK, WIDE, PHONE = (1440, 900), (1920, 1080), (390, 844)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CALLBACK = "/_dash-update-component"
VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
SHOWN = """() => {
    const said = document.documentElement.dataset.shown;
    const map = document.querySelector(".map-canvas");
    return said === location.pathname + location.search
        && (!map || (map.dataset.ready && map.dataset.fonts === "ready"));
}"""


@contextmanager
def served(data: Path, cache: Path) -> Iterator[str]:
    """The atlas on a folder of tables, on a free port; gives its address."""
    lines: list[str] = []
    app = create_app(Settings(data=data, cache=cache), clock=lambda: TODAY, say=lines.append)
    server = create_server(app.server, host="127.0.0.1", port=0, threads=6)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="session")
def cache(pytestconfig: pytest.Config) -> Path:
    """The cache folder of the tests, inside the checkout: fonts and snapshots are made in it once."""
    return Path(pytestconfig.cache.mkdir("atlas"))


@pytest.fixture(scope="session")
def site(cache: Path) -> Iterator[str]:
    """The address of the served atlas."""
    with served(DATA, cache) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("chromium is not on this machine: `make test` installs it")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


class Watched:
    """A page with everything it complained about and every address it asked for."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        self.requests: list[Request] = []
        self.under_way: set[Request] = set()
        page.set_default_timeout(30_000)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self.asked)
        page.on("requestfinished", self.answered)
        page.on("requestfailed", self.answered)
        page.add_init_script(VIOLATIONS)

    def hear(self, line: ConsoleMessage) -> None:
        """Keep errors and warnings."""
        if line.type in ("error", "warning"):
            self.complaints.append(f"{line.type}: {line.text}")

    def asked(self, request: Request) -> None:
        """Keep what is asked of a server."""
        self.requests.append(request)
        if not request.url.startswith(("data:", "blob:")):
            self.under_way.add(request)

    def answered(self, request: Request) -> None:
        """Note that a request is over."""
        self.under_way.discard(request)

    def open(self, address: str) -> Page:
        """Open an address and wait until its page, its map and its fonts stand."""
        self.page.goto(self.site + address)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until all shows what the address asks for, and nothing is under way."""
        try:
            self.page.wait_for_function(SHOWN)
        except TimeoutError as late:
            raise AssertionError(f"never shown: {self.complaints}") from late
        for _ in range(2_000):
            if not self.under_way:
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"still under way: {[request.url for request in self.under_way]}")

    def after(self, gesture: Callable[[], object], **parts: str | None) -> Page:
        """Make a gesture; wait until the address says `parts` (None: nothing) and it is shown."""
        gesture()
        self.page.wait_for_function(
            """(parts) => {
                const said = new URLSearchParams(location.search);
                return Object.entries(parts).every(([name, value]) => said.get(name) === value);
            }""",
            arg=parts,
        )
        self.settle()
        return self.page

    def posts(self) -> list[Request]:
        """The requests that asked the server to answer a gesture."""
        return [request for request in self.requests if urlsplit(request.url).path == CALLBACK]

    def foreign(self) -> list[str]:
        """Requests to anywhere but the atlas."""
        own = (self.site + "/", "data:", "blob:" + self.site)
        return [request.url for request in self.requests if not request.url.startswith(own)]

    def violations(self) -> list[str]:
        """What the Content-Security-Policy refused."""
        return self.page.evaluate("window.violations")

    def path(self) -> str:
        """The path of the address."""
        return urlsplit(self.page.url).path

    def said(self) -> dict[str, str]:
        """The query of the address."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def map(self, work: str, *given: Any) -> Any:
        """Run a function of the canvas and of what is given: map("(cy) => cy.zoom()")."""
        return self.page.evaluate(
            f"(given) => ({work})(document.querySelector('.map-canvas'"
            " + ' [class*=cytoscape]')._cyreg.cy, ...given)",
            list(given),
        )

    def point(self, key: str) -> tuple[float, float]:
        """Where a node of the map stands on the screen."""
        x, y = self.map(
            """(cy, key) => {
                const box = document.querySelector(".map-canvas").getBoundingClientRect();
                const at = cy.getElementById(key).renderedPosition();
                return [box.x + at.x, box.y + at.y];
            }""",
            key,
        )
        return x, y

    def control(self, field: str) -> Locator:
        """The field of a filter."""
        return self.page.locator(f".filter-{field} input:not([type=hidden])")

    def classed(self, name: str) -> set[str]:
        """The ids of the nodes and ties of the map with a class."""
        return set(self.map("(cy, name) => cy.elements('.' + name).map((it) => it.id())", name))


def context_of(
    browser: Browser,
    language: str = "en",
    size: tuple[int, int] = DESK,
    theme: str = "light",
    **more: Any,
) -> BrowserContext:
    """A browser window of a size, language and theme."""
    width, height = size
    return browser.new_context(
        viewport={"width": width, "height": height},
        locale={"en": "en-US", "ja": "ja-JP"}[language],
        color_scheme="dark" if theme == "dark" else "light",
        has_touch=width < 600,
        permissions=["clipboard-read", "clipboard-write"],
        **more,
    )


@contextmanager
def watching(
    browser: Browser,
    site: str,
    language: str = "en",
    size: tuple[int, int] = DESK,
    theme: str = "light",
    **more: Any,
) -> Iterator[Watched]:
    """A watched page in a window of its own; at the end it must have had nothing to complain of."""
    context = context_of(browser, language, size, theme, **more)
    seen = Watched(context.new_page(), site)
    try:
        yield seen
        assert (seen.complaints, seen.foreign(), seen.violations()) == ([], [], [])
    finally:
        context.close()


@pytest.fixture
def watched(browser: Browser, site: str) -> Iterator[Watched]:
    """A watched page at 1440x900 in English and light."""
    with watching(browser, site) as seen:
        yield seen
