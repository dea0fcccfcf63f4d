"""From a click on a day to the last paint: every page of the atlas against the same page built the usual way.

Run `make bench`. Both pages are served from this process and driven in one Chromium, click by click in
turn, so that the ratio holds however busy the machine is. Writes the table of docs/performance.md.
"""

import argparse
import platform
import shutil
import statistics
import tempfile
import threading
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server

from benchmarks.naive_page import naive_app
from dashboard.application import create_app
from dashboard.clock import today
from dashboard.settings import Settings
from dashboard.shipped import shipped
from dashboard.tables.read import load_atlas
from dashboard.views import VIEWS

ROOT = Path(__file__).parent.parent
QUIET = 400  # milliseconds without a request or a change after which a page has painted
WATCH = """
window.watch = {last: 0, open: 0};
const touch = () => { window.watch.last = performance.now(); };
new MutationObserver(touch).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
for (const name of ["fill", "stroke", "fillText", "fillRect", "clearRect", "drawImage"]) {
    const own = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) { touch(); return own.apply(this, given); };
}
const fetched = window.fetch;
window.fetch = (...given) => { window.watch.open += 1;
    return fetched(...given).finally(() => { window.watch.open -= 1; touch(); }); };
"""
CLICK = """
([selector, quiet]) => new Promise((done) => {
    const start = performance.now();
    window.watch.last = start;
    document.querySelector(selector).click();
    const look = () => {
        const now = performance.now();
        const still = window.watch.open === 0 && now - window.watch.last > quiet;
        if (still && window.watch.last > start || now - start > 20000) {
            done(window.watch.last - start);
        } else {
            requestAnimationFrame(look);
        }
    };
    requestAnimationFrame(look);
})
"""
OURS = ("[data-set='on=2022-09-08']", "[data-set='on=']")
THEIRS = ("#then", "#now")


def served(app: Any) -> str:
    """The address of an app, served on loopback until the process ends."""
    server = create_server(app.server, host="127.0.0.1", port=0, threads=6)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{server.effective_port}"


def opened(browser: Browser, address: str) -> tuple[Page, int]:
    """A page that has come to rest, and the bytes it took, compressed as sent."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("button >> visible=true")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3000)
    return page, int(sum(sizes))


def measure(browser: Browser, ours: str, theirs: str, clicks: int) -> dict[str, Any]:
    """Both pages, click by click in turn, after one unmeasured click each."""
    pages = {"ours": (*opened(browser, ours), OURS), "theirs": (*opened(browser, theirs), THEIRS)}
    times: dict[str, list[float]] = {"ours": [], "theirs": []}
    for number in range(clicks + 1):
        for name, (page, _, buttons) in pages.items():
            page.bring_to_front()
            took = page.evaluate(CLICK, [buttons[number % 2], QUIET])
            if number:
                times[name].append(took)
    found = {
        name: (statistics.median(taken), min(taken), max(taken)) for name, taken in times.items()
    }
    ratios = [a / b for a, b in zip(times["ours"], times["theirs"], strict=True)]
    for page, _, _ in pages.values():
        page.context.close()
    return found | {
        "ratio": statistics.median(ratios),
        "bytes": pages["ours"][1],
        "stock": pages["theirs"][1],
    }


def table(results: dict[str, dict[str, Any]], clicks: int) -> str:
    """The results as a page of the documentation."""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("dash", "plotly", "dash-cytoscape", "pandas")
    )
    lines = [
        "# Performance",
        "",
        "From a click on a day to the last paint, in one Chromium, each page against the same page",
        "built the usual way, in turn: the same pictures as `plotly.graph_objects` figures (which is",
        "what plotly express makes; it has none of these charts), one callback for each piece, nothing",
        "remembered, every graph drawn whether in view or not, and every table and list made of Dash",
        "components, which take most of its time where they are long. The page of tours is left out:",
        f"nothing but its sentence follows the day. {clicks} clicks each.",
        "Times are of one machine on one day and only their ratio is a finding.",
        "Bytes are those of the first load as sent: stock Dash does not compress.",
        "",
        f"Command: `make bench`. Python {platform.python_version()}, {packages}.",
        "",
        "| page | atlas ms: median (range) | usual ms: median (range) | ratio | atlas kB | usual kB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for view, found in results.items():
        ours, theirs = (
            f"{found[name][0]:.0f} ({found[name][1]:.0f} to {found[name][2]:.0f})"
            for name in ("ours", "theirs")
        )
        lines.append(
            f"| {view} | {ours} | {theirs} | {found['ratio']:.2f} "
            f"| {found['bytes'] / 1000:.0f} | {found['stock'] / 1000:.0f} |"
        )
    return "\n".join([*lines, ""])


def drawn_views() -> list[str]:
    """The pages on which more than the headline follows the day."""
    return [name for name, view in VIEWS.items() if view.charts or view.parts or view.figures]


def main() -> None:
    """Measure every page and write the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--clicks", type=int, default=9)
    asked.add_argument("--views", nargs="*", default=drawn_views())
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = Settings(data=shipped("data"), cache=Path(folder))
        atlas = load_atlas(settings.data, settings.cache / "snapshots")
        ours = served(create_app(settings))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        results = {}
        for view in given.views:
            theirs = served(naive_app(atlas, today, view))
            results[view] = measure(browser, f"{ours}/en/{view}", f"{theirs}/", given.clicks)
            print(view, results[view], flush=True)
        browser.close()
    (ROOT / "docs" / "performance.md").write_text(table(results, given.clicks), encoding="utf-8")


if __name__ == "__main__":
    main()
