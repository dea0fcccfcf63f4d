"""A chart or the map in a frame on another site: the code on offer, and what the frame does there."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DATA, DESK, PHONE, TODAY, context_of, watching
from playwright.sync_api import Browser, Frame, Page, expect
from waitress.server import create_server

from dashboard.application import create_app
from dashboard.settings import Settings
from dashboard.tables.column import LANGUAGES

SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
SIZES = [(640, 420), (360, 480)]
FRAMED = ["/network?embed=map", "/timeline?embed=event-lanes", "/sources?embed=unknown-start"]
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});
}
document.addEventListener("securitypolicyviolation", (event) =>
    console.error(event.violatedDirective + " " + event.blockedURI));
"""
FITS = """() => ({
    aside: document.documentElement.scrollWidth - window.innerWidth,
    foot: document.querySelector(".attribution").getBoundingClientRect().bottom - window.innerHeight,
    room: document.querySelector("main").getBoundingClientRect().top,
})"""
# Whether the middle of each is in view, with nothing over it.
SEEN = """(all) => all.map((each) => {
    const box = each.getBoundingClientRect();
    return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === each;
})"""


@dataclass
class Host:
    """Another site, whose one page holds what a test puts into it."""

    address: str
    body: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """A site on localhost, which to a browser is another than 127.0.0.1."""
    body: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f'<!doctype html><title>Host</title><link rel="icon" href="data:,">'
                             f"<body>{body[0]}".encode())  # fmt: skip

        def log_message(self, *said: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Host(f"http://localhost:{server.server_port}", body)
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="module")
def framed(host: Host, cache: Path) -> Iterator[str]:
    """The address of an atlas that the other site may frame."""
    settings = Settings(data=DATA, cache=cache, frame_ancestors=(host.address,))
    app = create_app(settings, clock=lambda: TODAY, say=lambda line: None)
    server = create_server(app.server, host="127.0.0.1", port=0, threads=6)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


def complaints_of(page: Page) -> list[str]:
    """Where everything the page and its frames complain of will stand."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: said.type in ("error", "warning") and found.append(said.text))
    page.set_default_timeout(30_000)
    return found


def code_for(address: str, size: tuple[int, int]) -> str:
    """A frame as the offer writes it."""
    width, height = size
    return (
        f'<iframe src="{address}" title="Atlas" width="{width}" height="{height}" loading="lazy"'
        f' sandbox="{SANDBOX}"></iframe>'
    )


def show(page: Page, host: Host, code: str) -> Frame:
    """Put a frame into the page of the other site, and wait until it stands."""
    host.body[:] = [code]
    page.goto(host.address)
    frame = page.frames[1]
    frame.wait_for_selector("html[data-shown]")
    frame.wait_for_function("() => !document.querySelector('.plot:not([data-drawn=yes])')")
    return frame


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_frame_fits_and_needs_no_storage(
    browser: Browser, host: Host, framed: str, language: str, size: tuple[int, int], theme: str
) -> None:
    with context_of(browser, language, theme=theme) as context:
        page = context.new_page()
        complaints = complaints_of(page)
        page.add_init_script(NO_STORAGE)
        for place in FRAMED:
            frame = show(page, host, code_for(f"{framed}/{language}{place}", size))
            fits = frame.evaluate(FITS)
            assert (fits["aside"], fits["foot"] <= 0, fits["room"] < 16) == (0, True, True), place
            assert frame.locator(".masthead, .filters, .side, .tools").count() == 0
            assert frame.locator("html").get_attribute("data-mantine-color-scheme") == theme
            for small in frame.locator("a:visible, button:visible").all():
                box = small.bounding_box()
                assert box and min(box["width"], box["height"]) >= 23.9, small.inner_text()
        assert complaints == []


def test_the_server_answers_a_frame_on_another_site(
    browser: Browser, host: Host, framed: str
) -> None:
    with context_of(browser) as context:
        page = context.new_page()
        complaints = complaints_of(page)
        frame = show(page, host, code_for(f"{framed}/en/network?embed=map", (800, 700)))
        frame.wait_for_selector(".map-canvas[data-ready]")
        frame.locator(".map-canvas").focus()
        page.keyboard.press("Home")
        with page.expect_response(re.compile("_dash-update-component")) as answer:
            page.keyboard.press("Enter")
        assert answer.value.status == 200
        frame.wait_for_function("() => location.search.includes('focus=')")
        assert "embed=map" in frame.url
        link = frame.locator(".attribution a", has_text="Open the full page")
        expect(link).to_have_attribute("href", re.compile(r"focus=[^&]+$"))
        with context.expect_page() as opened:
            link.click()
        opened.value.wait_for_selector("html[data-shown] .masthead")
        assert "focus=" in opened.value.url and "embed" not in opened.value.url
        assert complaints == []


def test_a_mark_of_a_chart_opens_its_card_on_the_full_page(
    browser: Browser, host: Host, framed: str
) -> None:
    with context_of(browser) as context:
        page = context.new_page()
        frame = show(page, host, code_for(f"{framed}/en/timeline?embed=event-lanes", (900, 700)))
        with context.expect_page() as opened:
            frame.locator(".plot .point").first.hover(force=True)
            frame.locator(".plot").evaluate(
                """(plot) => plot.emit("plotly_click", {points: [{customdata: plot.data
                    .flatMap((trace) => trace.customdata || []).flat()[0]}]})"""
            )
        opened.value.wait_for_selector("html[data-shown] .card-holder h2")
        assert "embed" not in opened.value.url
        assert "embed=event-lanes" in frame.url and "card=" not in frame.url


def test_a_site_that_is_not_named_shows_nothing(browser: Browser, host: Host, site: str) -> None:
    with context_of(browser) as context:
        page = context.new_page()
        refused = complaints_of(page)
        host.body[:] = [
            code_for(f"{site}/en/network?embed=map", (640, 420)).replace("lazy", "eager")
        ]
        page.goto(host.address)
        page.wait_for_timeout(500)
        assert any("frame-ancestors" in said or "Refused to display" in said for said in refused)


def opened_offer(page: Page, within: str) -> Any:
    """An offer opened by keyboard."""
    offer = page.locator(f"{within} .embed-offer").first
    offer.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(offer.locator("textarea")).to_have_value(re.compile("^<iframe "))
    return offer


def read_code(code: str) -> dict[str, str]:
    """The attributes of the frame in a code."""
    return {name: unescape(said) for name, said in re.findall(r'([a-z]+)="([^"]*)"', code)}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_is_copied_by_keyboard(
    browser: Browser, site: str, language: str, size: tuple[int, int]
) -> None:
    with watching(browser, site, language, size) as watched:
        for view, within in (("network", ".side-list"), ("timeline", ".chart")):
            page = watched.open(f"/{language}/{view}?sector=jp-sector-finance")
            offer = opened_offer(page, within)
            said = read_code(offer.locator("textarea").input_value())
            assert said["src"].startswith(
                f"{site}/{language}/{view}?sector=jp-sector-finance&on=2026"
            )
            assert (said["loading"], said["sandbox"]) == ("lazy", SANDBOX)
            assert said["title"].startswith("Alliance Atlas: ") and int(said["height"]) >= 480
            assert "ALLIANCE_ATLAS_FRAME_ANCESTORS" in offer.locator(".embed-hosts").inner_text()
            box = offer.locator(".embed-choices").bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= size[0]
            assert offer.locator("textarea, button").evaluate_all(SEEN) == [True, True]
            found = Axe().run(page, f"{within} .embed-offer[open]").response["violations"]
            assert found == []
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.selectionEnd") > 100
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator("#toast")).to_have_text(re.compile("."))
            copied = page.evaluate("navigator.clipboard.readText()")
            assert read_code(copied) == said
            page.keyboard.press("Escape")
            expect(offer.locator("textarea")).to_be_hidden()
            assert page.evaluate("document.activeElement.localName") == "summary"


def test_the_code_works_where_it_is_pasted(browser: Browser, host: Host, framed: str) -> None:
    with context_of(browser) as context:
        page = context.new_page()
        complaints = complaints_of(page)
        page.goto(f"{framed}/ja/channels?country=JP")
        page.wait_for_selector("html[data-shown] .chart")
        offer = opened_offer(page, ".chart")
        assert host.address in offer.locator(".embed-hosts").inner_text()
        code = offer.locator("textarea").input_value()
        title = offer.evaluate("(it) => it.closest('.chart').querySelector('h2').innerText")
        frame = show(page, host, code)
        assert frame.locator("h2").inner_text() == title
        assert frame.locator("html").get_attribute("lang") == "ja"
        assert complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_framed_page_is_accessible(
    browser: Browser, site: str, language: str, theme: str
) -> None:
    with watching(browser, site, language, (640, 480), theme) as watched:
        for place in FRAMED:
            page = watched.open(f"/{language}{place}")
            found = Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"][:90]) for each in found] == [], place
