"""Before a room: large type, no controls, slides by key, two windows in step, a tour of one's own."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browser import CALLBACK, WIDE, Watched, context_of, watching
from legibility import illegible, sideways, small_targets
from playwright.sync_api import Browser, Page
from test_browser_map import LABELS, ROOM, trouble
from test_browser_pages import faults

from dashboard.answers.tours import tours
from dashboard.language.words import words_of
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

LEAST = 24
OLD, HUGE = (1024, 768), (3840, 2160)
DRIVEN = {"en": ("port-hit", "since-roundtable"), "ja": ("organisation", "port-hit")}
FIRST = "/en/timeline?sector=jp-sector-port&on=2026-10-31&present=event-lanes&tour=port-hit&step=1"
# Every visible text with the size it is seen in: that of its style, and the enlargement it stands in.
SIZES = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, element = node.parentElement;
        const shown = node.textContent.trim() && !element.closest(".visually-hidden, .skip, noscript")
            && element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
        if (shown) {
            const drawn = element.closest("svg") && element.getScreenCTM();
            const grown = drawn ? Math.hypot(drawn.a, drawn.b) : 1;
            found.push([parseFloat(getComputedStyle(element).fontSize) * grown, node.textContent.trim()]);
        }
    }
    return found;
}"""
BACKED = """() => [...document.querySelectorAll(
    ".masthead, .filters, .colophon, .side, .map-tools, .chart-actions, .chart-table")]
    .filter((each) => each.checkVisibility()).map((each) => each.className)"""
DRAWN = """() => [...document.querySelectorAll(".plot")]
    .every((plot) => !plot.checkVisibility() || plot.dataset.drawn === "yes")"""
STEP = "(step) => new URLSearchParams(location.search).get('step') === String(step)"


def settled(watched: Watched, step: int | None = None) -> Page:
    """Wait until a slide stands, its picture too."""
    if step is not None:
        watched.page.wait_for_function(STEP, arg=step)
    watched.settle()
    watched.page.wait_for_function(DRAWN)
    watched.page.wait_for_timeout(120)  # the canvas takes the height it needs a moment later
    return watched.page


def press(watched: Watched, key: str, step: int) -> Page:
    """Press a key and wait for the slide it leads to."""
    watched.page.keyboard.press(key)
    return settled(watched, step)


def small(watched: Watched, least: float) -> list[str]:
    """Texts of the page and of the canvas that are smaller than they may be."""
    found = [(size, text) for size, text in watched.page.evaluate(SIZES)]
    assert len(found) > 5
    if watched.page.locator(".map-canvas").count():
        found += [(it["size"], it["text"]) for it in watched.map(LABELS)]
        found += watched.map(
            """(cy) => cy.edges().filter((edge) => edge.style("label"))
                .map((edge) => [edge.numericStyle("font-size") * cy.zoom(), edge.style("label")])"""
        )
    return [f"{size:.1f} {text}" for size, text in found if size < least - 0.05]


def crowded(watched: Watched) -> list[str]:
    """Labels of the map that cannot be read."""
    if not watched.page.locator(".map-canvas").count():
        return []
    return trouble(watched.map(LABELS), watched.map(ROOM))


def unfit(watched: Watched, least: float = LEAST) -> dict[str, Any]:
    """Everything that is wrong with a slide as a room sees it; empty if nothing is."""
    page = watched.page
    found = {
        "small": small(watched, least),
        "crowded": crowded(watched),
        "sideways": sideways(page),
        "controls": page.evaluate(BACKED),
        **illegible(page),
    }
    for place in (".headline h1", ".sentence"):
        box = page.locator(place).bounding_box()
        inside = box and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]
        found |= {} if inside else {place: "not in view"}
    return {name: what for name, what in found.items() if what}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tour_is_fit_for_a_room(browser: Browser, site: str, atlas: Atlas, language: str) -> None:
    """A whole tour in both languages, and one more in each; every third slide in the other theme."""
    with watching(browser, site, language, WIDE) as watched:
        for name in DRIVEN[language]:
            found = tours(atlas)[name]
            page = watched.open(found[0].shown(language).href())
            page.evaluate("() => { window.whole = true; }")
            for at, slide in enumerate(found, start=1):
                page.emulate_media(color_scheme="dark" if at % 3 == 0 else "light")
                settled(watched, at) if at == 1 else press(watched, "ArrowRight", at)
                assert page.url.removeprefix(watched.site) == slide.shown(language).href()
                head, texts = page.locator(".stage-head"), slide.row
                assert head.locator("h2").inner_text() == texts[f"title_{language}"]
                assert head.locator("p").inner_text() == texts[f"caption_{language}"]
                assert f"{at} / {len(found)}" in head.inner_text()
                assert page.locator(".stage-back").count() == 0
                assert unfit(watched) == {}, texts["id"]
                assert at not in (3, len(found)) or faults(watched) == []
            assert page.evaluate("() => window.whole"), "a page was loaded between two slides"


def test_other_screens(browser: Browser, site: str) -> None:
    with watching(browser, site, "ja", OLD) as watched:
        page = watched.open(FIRST.replace("/en/", "/ja/"))
        settled(watched, 1)
        for size, least in ((OLD, LEAST * 1024 / 1920), (HUGE, LEAST * 2)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            press(watched, "Home", 1)
            page.wait_for_timeout(300)  # a window that grows is measured a moment later
            assert unfit(watched, least) == {}
            press(watched, "End", 7)
            press(watched, "PageUp", 6)
            assert unfit(watched, least) == {}


def test_the_keys_of_a_clicker_and_of_a_keyboard(watched: Watched) -> None:
    page = watched.open(FIRST)
    settled(watched, 1)
    for key, step in (
        *(("PageDown", 2), ("ArrowRight", 3), (" ", 4), ("n", 5), ("PageUp", 4), ("ArrowLeft", 3)),
        *(("p", 2), ("End", 7), ("ArrowRight", 7), ("Home", 1), ("ArrowLeft", 1)),
    ):
        press(watched, key, step)
    page.keyboard.press("b")
    assert page.evaluate("document.documentElement.classList.contains('blank')")
    assert "blank" in page.locator(".stage-said").inner_text()
    page.keyboard.press(".")
    assert not page.evaluate("document.documentElement.classList.contains('blank')")
    page.keyboard.press("b")
    press(watched, "PageDown", 2)
    assert not page.evaluate("document.documentElement.classList.contains('blank')")

    page.keyboard.press("g")
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    assert "There is no slide 99" in page.locator(".stage-wrong").inner_text()
    assert faults(watched) == []
    page.keyboard.type("6")
    press(watched, "Enter", 6)
    page.wait_for_selector("dialog", state="detached")

    page.keyboard.press("o")
    assert page.locator("dialog li").count() == 7
    assert page.evaluate("document.activeElement.innerText").startswith("6")
    assert (faults(watched), illegible(page, "dialog")) == ([], {})
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.keyboard.press("o")
    page.keyboard.press("ArrowUp")
    press(watched, "Enter", 5)
    assert "Slide 5 of 7" in page.locator(".stage-said").inner_text()

    watched.after(lambda: page.keyboard.press("Escape"), present=None, step="5")
    assert page.locator(".masthead").is_visible()
    resting = page.locator("#stage")
    assert "Slide 5 of 7" in resting.inner_text()
    assert (faults(watched), illegible(page, "#stage")) == ([], {})
    watched.after(lambda: page.keyboard.press("f"), present="pathway-answers", step="5")
    watched.after(lambda: page.keyboard.press("Escape"), present=None)
    watched.after(lambda: page.get_by_role("button", name="End the tour").click(), tour=None)
    assert not resting.is_visible()


def test_who_wanders_off_finds_the_way_back(watched: Watched) -> None:
    page = watched.open("/en/network?on=2022-09-08&focus=fw-2plus2&open=fw-2plus2&present=1"
                        "&tour=organisation&step=4")  # fmt: skip
    settled(watched, 4)
    assert page.locator(".stage-back").count() == 0
    x, y = watched.point("jp-mofa")
    watched.after(lambda: page.mouse.click(x, y), focus="jp-mofa", step="4")
    page.locator(".stage-back", has_text="Back to the slide").click()
    page.wait_for_function(
        "() => new URLSearchParams(location.search).get('focus') === 'fw-2plus2'"
    )
    settled(watched, 4)
    assert page.locator(".stage-back").count() == 0
    # The way to another page keeps the place; outside the presentation the way back is offered too.
    watched.after(lambda: page.keyboard.press("Escape"), present=None)
    page.locator(".pages a", has_text="Sectors").click()
    page.wait_for_url("**/en/sectors?*")
    watched.settle()
    assert watched.said()["step"] == "4"
    page.locator(".stage-back", has_text="Back to the slide").click()
    page.wait_for_url("**/en/network?*")
    watched.settle()
    assert watched.said() == {
        "on": "2022-09-08", "focus": "fw-2plus2", "open": "fw-2plus2",
        "tour": "organisation", "step": "4",
    }  # fmt: skip


def test_any_page_is_presented_by_one_key(watched: Watched) -> None:
    page = watched.open("/en/sectors?sector=jp-sector-finance&on=2022-09-08")
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    watched.after(lambda: page.keyboard.press("f"), present="1")
    settled(watched)
    assert unfit(watched) == {}
    assert page.locator(".chart [data-table]").count() > 2, "the rest of the page only steps aside"
    assert page.locator(".plot").filter(visible=True).count() == 1
    page.keyboard.press("o")
    assert "No tour" in page.locator("#toast").inner_text()
    watched.after(lambda: page.keyboard.press("Escape"), present=None)
    page.wait_for_function(DRAWN)
    assert page.locator(".masthead").is_visible() and page.locator(".plot").first.is_visible()
    assert not page.locator(".plot").first.evaluate("(plot) => plot.style.transform")


@contextmanager
def two_windows(browser: Browser, site: str, *scripts: str) -> Iterator[tuple[Watched, Watched]]:
    """Two windows of one browser."""
    context = context_of(browser)
    for script in scripts:
        context.add_init_script(script)
    one, other = (Watched(context.new_page(), site) for _ in range(2))
    try:
        yield one, other
        for watched in (one, other):
            complaints = watched.complaints, watched.foreign(), watched.violations()
            assert complaints == ([], [], [])
    finally:
        context.close()


@pytest.mark.parametrize("script", ["", "delete window.BroadcastChannel"])
def test_two_windows_stay_in_step(browser: Browser, site: str, script: str) -> None:
    with two_windows(browser, site, script) as (room, other):
        room.open(FIRST)
        other.open(FIRST.replace("/en/", "/ja/"))
        settled(room, 1)
        room.page.keyboard.press("PageDown")
        for watched in (room, other):
            settled(watched, 2)
        assert "/ja/" in other.page.url and "/en/" in room.page.url
        other.page.keyboard.press("PageUp")
        for watched in (room, other):
            settled(watched, 1)
        other.page.keyboard.press("b")
        room.page.wait_for_selector("html.blank", state="attached")


def test_the_speaker_sees_notes_and_clock_and_leads(watched: Watched, atlas: Atlas) -> None:
    found = tours(atlas)["port-hit"]
    page = watched.open(FIRST)
    settled(watched, 1)
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.wait_for_selector(".speaker-note")
    assert speaker.locator(".speaker-note").inner_text() == found[0].row["note_en"]
    assert found[1].row["title_en"] in speaker.locator(".speaker-next").inner_text()
    assert re.fullmatch(r"\d\d:\d\d", speaker.locator(".clock-now").inner_text())
    speaker.wait_for_function(
        "() => document.querySelector('.clock-elapsed').textContent === '00:01'"
    )
    speaker.locator(".clock-reset").click()
    assert speaker.locator(".clock-elapsed").inner_text() == "00:00"
    assert not speaker.locator(".masthead").is_visible()
    speaker.keyboard.press("b")
    page.wait_for_selector("html.blank", state="attached")
    assert speaker.locator(".speaker-blank").is_visible()
    assert speaker.locator(".speaker-note").is_visible(), "the speaker can read on"
    speaker.keyboard.press("PageDown")
    settled(watched, 2)
    assert not speaker.locator(".speaker-blank").is_visible()
    press(watched, "PageDown", 3)
    speaker.wait_for_function("(note) => document.querySelector('.speaker-note').textContent === note",
                              arg=found[2].row["note_en"])  # fmt: skip
    assert not page.locator("body").get_by_text(found[2].row["note_en"]).is_visible()
    assert faults(Watched(speaker, watched.site)) == []
    speaker.close()


def own(page: Page) -> list[dict[str, str]]:
    """The slides that the browser keeps."""
    kept: list[dict[str, str]] = json.loads(
        page.evaluate("localStorage.getItem('atlas-own-tour') || '[]'")
    )
    return kept


def test_a_tour_of_ones_own_is_built_taken_away_and_loaded(
    watched: Watched, tmp_path: Path
) -> None:
    page = watched.open("/en/network?on=2022-09-08&focus=jp-nisc")
    for address in (None, "/en/sectors?sector=jp-sector-port&on=2026-10-31"):
        if address:
            watched.open(address)
        page.locator(".present-menu summary").click()
        page.get_by_role("button", name="Save this view as a slide").click()
        assert "of your tour" in page.locator("#toast").inner_text()
    assert [slide["address"] for slide in own(page)] == [
        "/network?on=2022-09-08&focus=jp-nisc",
        "/sectors?sector=jp-sector-port&on=2026-10-31",
    ]
    watched.open("/en/tours")
    fields = page.locator(".own-slide").first.get_by_label("Title").first
    fields.fill('=NISC, "as it was"')
    fields.press("Tab")
    page.locator(".own-slide").first.get_by_label("Speaker's note").first.fill("Line one\nand two")
    page.get_by_role("button", name="Move down: slide 1").click()
    assert [slide["address"][:8] for slide in own(page)] == ["/sectors", "/network"]
    assert (faults(watched), illegible(page), small_targets(page)) == ([], {}, [])
    before = own(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download as CSV").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    head, *lines = file.read_text("utf-8-sig").splitlines()
    shipped = (Path(__file__).parent.parent / "data" / "tour.csv").read_text("utf-8")
    assert head == shipped.splitlines()[0]
    assert """'=NISC, ""as it was\"""" in "\n".join(lines)
    page.get_by_role("button", name="Delete all slides").click()
    assert own(page) == []
    page.get_by_role("button", name="Undo").click()
    assert own(page) == before
    page.get_by_role("button", name="Delete: slide 1").click()
    page.locator("#own-file").set_input_files(file)
    page.wait_for_function(
        "() => document.querySelector('.own-said').textContent.includes('2 slides loaded')"
    )
    assert own(page) == before
    posts = len(watched.posts())
    page.locator("#own-slides a.primary").click()
    settled(watched, 1)
    press(watched, "PageDown", 2)
    assert page.locator(".stage-head h2").inner_text() == '=NISC, "as it was"'
    assert page.locator(".stage-back").count() == 0
    assert len(watched.posts()) > posts
    sent = [request.post_data or "" for request in watched.requests if CALLBACK in request.url]
    assert not any("as it was" in body or "Line one" in body for body in sent)


HEADER = "address,title_en\r\n"
WRONG = {
    "address,title_en,colour\r\n/network,A,red\r\n": ("bad-column", {"value": "colour"}),
    "title_en\r\nA\r\n": ("bad-missing", {"value": "address"}),
    HEADER: ("bad-none", {}),
    HEADER + "/network,A,B\r\n": ("bad-cells", {"line": 2, "found": 3, "expected": 2}),
    HEADER + '/network,"A\r\n': ("bad-quotes", {"line": 2}),
    HEADER + "/network,\r\n": ("bad-title", {"line": 2}),
    HEADER + "/network,A\r\n/maps,B\r\n": ("bad-address", {"line": 3, "value": "/maps"}),
    HEADER + "/network?zoom=3,A\r\n": ("bad-part", {"line": 2, "value": "zoom"}),
    HEADER + "/network,A\r\n" * 61: ("bad-many", {"count": 61, "most": 60}),
    "position,address,title_en\r\nx,/network,A\r\n": ("bad-position", {"line": 2, "value": "x"}),
    "tour,address,title_en\r\na,/network,A\r\nb,/network,B\r\n": ("bad-tours", {"count": 2}),
    "address,address,title_en\r\n/network,/network,A\r\n": ("bad-twice", {"value": "address"}),
}


def test_a_file_that_holds_no_tour_is_refused_with_the_reason(
    browser: Browser, site: str, atlas: Atlas
) -> None:
    for language in LANGUAGES:
        words = words_of(language, atlas)
        with watching(browser, site, language) as watched:
            page = watched.open(f"/{language}/tours")
            for text, (key, facts) in WRONG.items():
                found = page.evaluate("(text) => atlas.own.read(text).problems", text)
                assert found == [words.text(f"stage.{key}", **facts)], text
            file = {"name": "a.csv", "mimeType": "text/csv", "buffer": "題".encode("cp932")}
            page.locator("#own-file").set_input_files(file)  # type: ignore[arg-type]
            page.wait_for_selector(".own-said.wrong")
            said = page.locator(".own-said").inner_text()
            assert words.text("stage.bad-encoding") in said
            assert faults(watched, "#own-tour") == []
            again = page.evaluate(
                """() => atlas.own.read(atlas.own.written([
                    {address: "/network?on=2022-09-08", title_ja: "題、\\n二行目", note_en: "-1, \\"x\\""},
                ]))"""
            )
            assert again == {
                "problems": [],
                "slides": [
                    {
                        "address": "/network?on=2022-09-08",
                        "title_ja": "題、\n二行目",
                        "note_en": '-1, "x"',
                    }
                ],
            }
