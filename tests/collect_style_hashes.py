"""Measures which styles the libraries write into the page, and notes their hashes for the policy.

Run by hand when a library, the theme or a component changes, from the top of the checkout:

    python tests/collect_style_hashes.py                                on a small app
    python tests/collect_style_hashes.py http://127.0.0.1:8050 /en /ja  on a running atlas

Chromium opens each page, light and dark, wide and narrow, under a policy that knows no style hash;
presses what can be pressed, and reports what it refused. That is repeated with the hashes found so
far until nothing is refused. A hash that only sometimes appears, or that depends on a size or a
number, cannot be listed: then the component has to go, not the policy.
"""

import base64
import hashlib
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright
from werkzeug.serving import make_server

RESULT = Path(__file__).parent.parent / "dashboard" / "server" / "style_hashes.txt"
LIBRARIES = ("dash", "dash-cytoscape", "dash-mantine-components")
SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SCREENS = ((1440, 900, "light"), (390, 800, "dark"))
ASKED = re.compile(r"'(sha256-[^']+)'\), or a nonce")
STYLES = re.compile(r"style-src 'self'[^;]*")
LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  const element = event.target instanceof Element ? event.target : null;
  window.refused.push({
    directive: event.effectiveDirective,
    source: event.sourceFile || "",
    text: element && element.tagName === "STYLE" ? element.textContent : "",
    mark: element ? element.getAttribute("data-mantine-styles") || "" : "",
  });
});
"""
TOUCH = "button:visible, summary:visible, input:visible, [role=tab]:visible"


@dataclass(frozen=True)
class Asked:
    """A style that a page wanted: its hash, the file that wrote it, and how it begins."""

    hash: str
    origin: str
    beginning: str


def main(words: Sequence[str]) -> None:
    """Measure, print and write down."""
    with sync_playwright() as playwright, open_browser(playwright) as browser:
        if words:
            found = collect(browser, words[0].rstrip("/"), words[1:] or ["/"])
        else:
            with serve_small_app() as base:
                found = collect(browser, base, ["/page"])
    RESULT.write_text(written(found), encoding="utf-8")
    print(f"{len(found)} hashes written to {RESULT.name}")


def collect(browser: Browser, base: str, paths: Sequence[str]) -> list[Asked]:
    """The styles some pages of a server ask for. Raises RuntimeError on any other trouble."""
    found: dict[str, Asked] = {}
    for path in paths:
        for width, height, scheme in SCREENS:
            while fresh := refused(browser, base + path, found, (width, height, scheme)):
                found |= fresh
    return sorted(found.values(), key=lambda one: (one.origin, one.beginning))


def refused(
    browser: Browser, address: str, known: dict[str, Asked], screen: tuple[int, int, str]
) -> dict[str, Asked]:
    """What a page asks for beyond the hashes known."""
    width, height, scheme = screen
    with browser.new_context(viewport={"width": width, "height": height}) as context:
        page = context.new_page()
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.add_init_script(LISTEN)
        page.route(lambda _: True, lambda route: let_through(route, known))
        messages: list[str] = []
        page.on("console", lambda said: hear(said, messages))
        page.goto(address, wait_until="networkidle")
        touch(page)
        hashes = {one: text for text in messages for one in ASKED.findall(text)}
        events = page.evaluate("window.refused")
    if other := [one["directive"] for one in events if one["directive"] != "style-src-elem"]:
        raise RuntimeError(f"{address}: refused, and not a style element: {sorted(set(other))}")
    return {one: describe(one, events) for one in hashes if one not in known}


def hear(said: ConsoleMessage, messages: list[str]) -> None:
    """Keep what the browser says about the policy."""
    if "Content Security Policy" in said.text:
        messages.append(said.text)


def let_through(route: Route, known: dict[str, Asked]) -> None:
    """Pass a request on; a page gets its policy back with the known style hashes only."""
    if route.request.resource_type != "document":
        route.continue_()
        return
    reply = route.fetch()
    headers = dict(reply.headers)
    styles = " ".join(["style-src 'self'", *(f"'{one}'" for one in known)])
    policy = headers.get("content-security-policy", "style-src 'self'")
    headers["content-security-policy"] = STYLES.sub(styles, policy)
    route.fulfill(response=reply, headers=headers)


def touch(page: Page) -> None:
    """Press all that can be pressed without leaving the page, so that what opens has opened."""
    page.wait_for_selector("button:visible")
    page.wait_for_timeout(500)
    for place in page.locator(TOUCH).all():
        if place.is_visible():
            place.hover(force=True, timeout=1000)
            place.click(force=True, timeout=1000)
            page.wait_for_timeout(100)
            page.keyboard.press("Escape")
    page.wait_for_timeout(500)


def describe(own: str, events: Sequence[dict[str, Any]]) -> Asked:
    """Where a hash comes from, as far as the browser said."""
    for event in events:
        if hash_of(event["text"]) == own and event["text"]:
            file = event["source"].rsplit("/_dash-component-suites/")[-1]
            file = re.sub(r"\.v[\w-]+m[0-9a-f]+", "", file)
            origin = f"MantineProvider, {event['mark']}" if event["mark"] else file
            return Asked(own, origin, " ".join(event["text"].split())[:60])
    return Asked(own, "any", "an element that is still empty" if own == hash_of("") else "unknown")


def hash_of(text: str) -> str:
    """The hash of a style as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def versions() -> str:
    """The libraries measured."""
    return ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


def written(found: Sequence[Asked]) -> str:
    """The file: one comment line for each origin, then its hash."""
    lines = [
        f"# {versions()}",
        "# Styles that these libraries write into the page. Measured, not written by hand:",
        "# tests/collect_style_hashes.py. A new version of a library needs a new measurement.",
    ]
    for one in found:
        lines += [f"# {one.origin}: {one.beginning}".rstrip(": "), one.hash]
    return "\n".join(lines) + "\n"


@contextmanager
def open_browser(playwright: Any) -> Iterator[Browser]:
    """Chromium as installed on the machine."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    browser = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
    yield browser
    browser.close()


@contextmanager
def serve_small_app() -> Iterator[str]:
    """A small app with every library on a free port; gives its address."""
    from small_app import build_small_app

    server = make_server("127.0.0.1", 0, build_small_app().server, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1:])
