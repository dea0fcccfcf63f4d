"""A real Chromium on a real server: the atlas served on loopback with a clock that stands still."""

import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from waitress.server import create_server

from dashboard.application import create_app
from dashboard.settings import Settings

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 25)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the test run: fonts and snapshots are made in it once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def site(cache: Path) -> Iterator[str]:
    """The address of the served atlas."""
    lines: list[str] = []
    settings = Settings(data=DATA, cache=cache)
    app = create_app(settings, clock=lambda: TODAY, say=lines.append)
    server = create_server(app.server, host="127.0.0.1", port=0, threads=6)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


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
        self.requests: list[str] = []
        page.on("console", lambda line: self.hear(line.type, line.text))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.add_init_script(VIOLATIONS)

    def hear(self, kind: str, text: str) -> None:
        """Keep errors and warnings; the canvas library's note on its wheel is not one of ours."""
        if kind in ("error", "warning") and "wheel sensitivity" not in text:
            self.complaints.append(f"{kind}: {text}")

    def open(self, address: str) -> Page:
        """Open an address and wait until its page, its map and its fonts stand."""
        self.page.goto(self.site + address)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the map holds what the address asks for and nothing is under way."""
        self.page.wait_for_selector("[data-page-language]")
        self.page.wait_for_load_state("networkidle")
        if self.page.query_selector(".map-canvas"):
            self.page.wait_for_selector('.map-canvas[data-ready][data-fonts="ready"]')
        self.page.wait_for_timeout(250)

    def foreign(self) -> list[str]:
        """Requests to anywhere but the atlas."""
        own = (self.site, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]

    def violations(self) -> list[str]:
        """What the Content-Security-Policy refused."""
        return self.page.evaluate("window.violations")


def context_of(
    browser: Browser, language: str = "en", size: tuple[int, int] = (1440, 900), theme: str = "light"
) -> BrowserContext:
    """A browser window of a size, language and theme."""
    width, height = size
    return browser.new_context(
        viewport={"width": width, "height": height},
        locale={"en": "en-US", "ja": "ja-JP"}[language],
        color_scheme="dark" if theme == "dark" else "light",
        has_touch=width < 600,
        permissions=["clipboard-read", "clipboard-write"],
    )


@pytest.fixture
def watched(browser: Browser, site: str) -> Iterator[Watched]:
    """A watched page at 1440x900 in English and light."""
    context = context_of(browser)
    yield Watched(context.new_page(), site)
    context.close()
