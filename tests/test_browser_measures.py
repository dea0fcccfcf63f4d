"""The measures the browser tests rest on do see what they look for."""

from collections.abc import Iterator

import pytest
from browser import Watched
from legibility import illegible, sideways, small_targets
from playwright.sync_api import Browser, Page
from test_browser_map import LABELS, ROOM, trouble
from test_browser_pages import faults

GOOD = """<!DOCTYPE html><html lang="en"><title>Plain</title><main><h1>Whole</h1>
<p>One line, and <a href="#here">a link in it</a>.</p>
<div style="height: 3rem; overflow: auto" tabindex="0"><p>First</p><p>Second</p><p>Third</p></div>
<p><button style="width: 40px; height: 40px">Go</button></p></main>"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    page = browser.new_page(viewport={"width": 400, "height": 400})
    yield page
    page.close()


def test_a_good_page_has_no_faults(blank: Page) -> None:
    blank.set_content(GOOD)
    assert illegible(blank) == {}
    assert sideways(blank) == []
    assert small_targets(blank) == []
    assert faults(Watched(blank, "")) == []


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        (
            "cut",
            "<p style='width: 50px; overflow: hidden; white-space: nowrap'>A long sentence</p>",
        ),
        (
            "cut",
            "<p style='width: 50px; overflow: hidden; white-space: nowrap;"
            " text-overflow: ellipsis'>A long sentence</p>",
        ),
        ("cut", "<div style='height: 12px; overflow: hidden'><p>One<br>two<br>three</p></div>"),
        ("cut", "Name <input size='4' placeholder='much too long to be read'>"),
        ("doubled", "<p>Under</p><p style='margin-top: -40px'>Over</p>"),
        ("doubled", "<p>Under</p><p style='position: absolute; top: 16px; margin: 0'>Over</p>"),
    ],
)
def test_what_cannot_be_read_is_seen(blank: Page, kind: str, html: str) -> None:
    blank.set_content(html)
    assert list(illegible(blank)) == [kind]


def test_what_is_too_wide_or_too_small_is_seen(blank: Page) -> None:
    blank.set_content("<div style='width: 500px'>Wide</div>")
    assert sideways(blank)
    blank.set_content("<button style='width: 12px; height: 12px'></button>" * 3)
    assert len(small_targets(blank)) == 3
    blank.set_content("<a href='#' style='display: block; height: 10px'>One</a>" * 2)
    assert len(small_targets(blank)) == 2
    blank.set_content("<img src='x'><p style='color: #999; background: #fff'>Faint</p>")
    assert {fault.split(":")[0] for fault in faults(Watched(blank, ""))} >= {
        "image-alt",
        "color-contrast",
    }


def test_labels_that_cannot_be_read_are_seen(watched: Watched) -> None:
    watched.open("/en/network")
    restyle = "(cy, size) => { cy.style().selector('node').style('font-size', size).update(); }"
    watched.map(restyle, 60)
    kinds = {line.split(":")[0] for line in trouble(watched.map(LABELS), watched.map(ROOM))}
    assert kinds >= {"over", "on a node", "out of its pill"}
    watched.map(restyle, 8)
    kinds = {line.split(":")[0] for line in trouble(watched.map(LABELS), watched.map(ROOM))}
    assert "small" in kinds
    watched.map("(cy) => { cy.pan({x: 0, y: 0}); }")
    kinds = {line.split(":")[0] for line in trouble(watched.map(LABELS), watched.map(ROOM))}
    assert "cut" in kinds
