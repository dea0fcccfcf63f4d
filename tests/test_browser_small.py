"""Narrow windows, large letters, less motion, forced colours: nothing is lost and all of it works."""

from collections.abc import Iterator

import pytest
from browser import PHONE, THEN, Watched, watching
from legibility import illegible, sideways, small_targets
from playwright.sync_api import Browser, expect

# Every text whose letters differ too little from the ground they stand on, as the browser resolves both.
FAINT = """() => {
    const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255)
        + 0.0722 * channel(b / 255);
    const pen = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const rgba = (colour) => {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data];
    };
    const ground = (element) => {
        const [r, g, b, a] = rgba(getComputedStyle(element).backgroundColor);
        if (a > 250) {
            return [r, g, b];
        }
        const under = element.parentElement ? ground(element.parentElement) : rgba("Canvas");
        return [r, g, b].map((value, at) => (value * a + under[at] * (255 - a)) / 255);
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !element.checkVisibility()
            || element.closest(".visually-hidden, noscript, script, style")) {
            continue;
        }
        const [a, b] = [light(rgba(getComputedStyle(element).color)), light(ground(element))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) {
            found.push(`${walker.currentNode.textContent.trim().slice(0, 40)} ${contrast.toFixed(1)}`);
        }
    }
    return found;
}"""
CANVAS_FAINT = FAINT.replace("() => {", "(ink) => {", 1).replace(
    "    const found = [];",
    """    const [a, b] = [light(ink), light(ground(document.querySelector(".map-canvas")))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);""",
)


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Watched]:
    """A watched page on a telephone."""
    with watching(browser, site, size=PHONE) as watched:
        yield watched


def test_a_phone_opens_with_the_list_one_lane_at_a_time(phone: Watched) -> None:
    page = phone.open("/en/network")
    expect(page.locator(".map-canvas")).to_be_hidden()
    expect(page.locator(".list")).to_be_visible()
    lanes, opened = page.locator(".list details"), page.locator(".list details[open]")
    assert lanes.count() > 8
    expect(opened).to_have_count(1)
    lanes.nth(3).locator("summary").tap()
    expect(opened).to_have_count(1)
    expect(lanes.nth(3)).to_have_attribute("open", "")

    row = lanes.nth(3).locator("[data-id]").first
    key = row.get_attribute("data-id")
    phone.after(row.locator(".body").tap, focus=key)
    expect(opened).to_have_count(1)
    phone.after(page.locator(f".list [data-id={key}] .open-card").tap, card=key)
    title = page.locator(".card-holder h2")
    expect(title).to_be_focused()
    expect(title).to_be_in_viewport()
    assert sideways(page) == [] and illegible(page, ".card-holder") == {}
    assert small_targets(page) == []
    behind = "() => document.querySelector('.card-holder').contains(document.activeElement)"
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate(behind) or page.evaluate("() => document.activeElement === document.body")
    phone.after(page.locator(".card-head .close").tap, card=None)
    expect(page.locator(f".list [data-id={key}] .open-card")).to_be_focused()
    expect(page.locator(f".list [data-id={key}] .open-card")).to_be_in_viewport()


def test_the_map_of_a_phone_is_one_tap_away(phone: Watched) -> None:
    page = phone.open(f"/ja/network?on={THEN}")
    button = page.locator(".show-map")
    asked = button.inner_text()
    button.tap()
    canvas = page.locator(".map-canvas")
    expect(canvas).to_be_in_viewport(ratio=0.9)
    expect(button).to_have_attribute("aria-expanded", "true")
    assert button.inner_text() != asked
    expect(page.locator(".list")).to_be_hidden()
    page.wait_for_function(
        """() => {
            const cy = document.querySelector(".map-canvas [class*=cytoscape]")._cyreg.cy;
            const box = cy.elements().renderedBoundingBox({includeLabels: true});
            return cy.width() > 300 && box.x1 >= -1 && box.x2 <= cy.width() + 1;
        }"""
    )
    zoom = phone.map("(cy) => cy.zoom()")
    page.locator("[data-do=zoom-in]").tap()
    assert phone.map("(cy) => cy.zoom()") > zoom
    pan = phone.map("(cy) => cy.pan()")
    box = canvas.bounding_box()
    assert box
    swipe = page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for kind, dx in (("touchStart", 0), ("touchMove", 30), ("touchMove", 60), ("touchEnd", None)):
        points = [] if dx is None else [{"x": x + dx, "y": y}]
        swipe.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function(
        "(x) => document.querySelector('.map-canvas [class*=cytoscape]')._cyreg.cy.pan().x > x + 20",
        arg=pan["x"],
    )
    phone.map("(cy) => { cy.zoom(1); cy.center(cy.getElementById('jp-mofa')); }")
    phone.after(lambda: page.touchscreen.tap(*phone.point("jp-mofa")), focus="jp-mofa")
    assert "jp-mofa" in phone.classed("chosen")
    assert sideways(page) == []
    assert small_targets(page) == []
    button.tap()
    expect(canvas).to_be_hidden()
    assert button.inner_text() == asked
    expect(page.locator(".list [data-id=jp-mofa] .body")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_everything_on_a_phone_can_be_hit_and_read(
    browser: Browser, site: str, language: str
) -> None:
    with watching(browser, site, language, PHONE) as watched:
        page = watched.open(f"/{language}/network?country=JP,US&on={THEN}&focus=jp-nisc")
        toggle = page.locator(".filters-toggle")
        expect(page.locator("#filters-body")).to_be_hidden()
        toggle.tap()
        expect(toggle).to_have_attribute("aria-expanded", "true")
        expect(watched.control("sector")).to_be_visible()
        assert sideways(page) == []
        assert illegible(page) == {}
        assert small_targets(page) == []
        watched.control("level").tap()
        option = page.locator("#filters-body [role=option]:visible").first
        watched.after(option.tap)
        page.wait_for_function("() => new URLSearchParams(location.search).has('level')")
        watched.settle()
        assert sideways(page) == []


def test_targets_are_large_enough_on_a_desk_too(watched: Watched) -> None:
    page = watched.open("/en/network?country=JP&focus=jp-mofa&card=jp-mofa")
    assert small_targets(page) == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_twice_the_size_reflows(browser: Browser, site: str, language: str) -> None:
    """1440x900 at 200 % leaves 720x450 CSS pixels."""
    with watching(browser, site, language, (720, 450), device_scale_factor=2) as watched:
        page = watched.open(f"/{language}/network?card=us-cisa&focus=us-cisa")
        assert sideways(page) == []
        assert illegible(page) == {}
        for selector in ("#search", ".filters-toggle", ".map-canvas", ".list", ".card-holder h2"):
            place = page.locator(selector)
            place.scroll_into_view_if_needed()
            expect(place).to_be_in_viewport()
            box = place.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 720


def test_less_motion_is_respected(browser: Browser, site: str) -> None:
    with watching(browser, site, reduced_motion="reduce") as watched:
        page = watched.open("/en/network")
        slow = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((element) => {
                const style = getComputedStyle(element);
                return [...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
                    .some((time) => parseFloat(time) > 0.001);
            }).map((element) => element.className)"""
        )
        assert slow == []
        watched.after(lambda: page.click(".list [data-id=us-cisa] .body"), focus="us-cisa")
        assert page.evaluate("() => document.getAnimations().length") == 0
        assert watched.map("(cy) => cy.animated() || cy.elements(':animated').length") in (False, 0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_forced_colours_lose_no_words(browser: Browser, site: str, theme: str) -> None:
    address = f"/en/network?country=JP&on={THEN}&focus=jp-nisc&card=jp-nisc"
    with watching(browser, site, theme=theme, forced_colors="active") as watched:
        page = watched.open(address)
        assert page.evaluate("() => matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(FAINT) == []
        page.keyboard.press("/")
        page.keyboard.type("NISC")
        expect(page.locator("#search-results [role=option]").first).to_be_visible()
        assert page.evaluate(FAINT) == []
        page.keyboard.press("Escape")
        ink = watched.map(
            "(cy) => cy.getElementById('jp-nisc').style('color').match(/\\d+/g).map(Number)"
        )
        assert page.evaluate(CANVAS_FAINT, ink) >= 4.5
        page.get_by_role("button", name="Light or dark").click()
        other = watched.map(
            "(cy) => cy.getElementById('jp-nisc').style('color').match(/\\d+/g).map(Number)"
        )
        assert other != ink
        assert page.evaluate(CANVAS_FAINT, other) >= 4.5
