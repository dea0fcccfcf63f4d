"""Everything without a mouse: reached by Tab with visible focus, worked by keys, announced."""

from typing import Any

import pytest
from browser import THEN, Watched, watching
from playwright.sync_api import Browser, Page, expect

from dashboard.tables.atlas import Atlas

# Where the keyboard stands, whether one can see that, and whether anything lies over it.
STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) {
        return null;
    }
    const ringed = (element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    let near = [at];
    for (let up = at.parentElement; up && near.length < 4; up = up.parentElement) {
        near.push(up);
    }
    const box = at.getBoundingClientRect();
    const top = document.elementFromPoint(
        Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 2),
        Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 2));
    window.stops = window.stops || [];
    if (!window.stops.includes(at)) {
        window.stops.push(at);
    }
    return {
        place: window.stops.indexOf(at),
        name: (at.getAttribute("aria-label") || at.textContent || at.id).trim().slice(0, 40),
        ringed: near.some(ringed),
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        clear: Boolean(top) && (at.contains(top) || top.contains(at) || near[1].contains(top)),
    };
}"""
MISSED = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex]")]
        .filter((element) => element.tabIndex >= 0 && !element.disabled && element.type !== "hidden")
        .filter((element) => element.checkVisibility({checkVisibilityCSS: true}))
        .filter((element) => !window.stops.includes(element))
        .map((element) => element.outerHTML.slice(0, 160))"""


def stops(page: Page) -> list[dict[str, Any]]:
    """Every place the keyboard comes to by Tab, from the top of the page."""
    found: dict[int, dict[str, Any]] = {}
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return list(found.values())
        found.setdefault(stop["place"], stop)
    raise AssertionError("the keyboard does not come round")


@pytest.mark.parametrize("query", ["", f"?card=jp-nisc&on={THEN}&focus=jp-nisc"])
def test_tab_reaches_everything_and_shows_where_it_is(watched: Watched, query: str) -> None:
    page = watched.open(f"/en/network{query}")
    found = stops(page)
    assert page.evaluate(MISSED) == []
    assert [stop["name"] for stop in found if not stop["ringed"]] == []
    assert [stop["name"] for stop in found if not stop["seen"]] == []
    assert [stop["name"] for stop in found if not stop["clear"]] == []
    order = [stop["name"] for stop in found]
    wanted = ("Skip to content", "Alliance Atlas", "Search", "日本語", "Copy link", "Organisation")
    places = [next(at for at, name in enumerate(order) if name.startswith(it)) for it in wanted]
    assert places == sorted(places) and places[0] == 0


def test_the_skip_link_skips(watched: Watched) -> None:
    page = watched.open("/en/network")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    assert watched.path() == "/en/network"
    watched.after(lambda: page.click("[data-set='mode=organisation']"), mode="organisation")


@pytest.mark.parametrize(
    ("language", "why", "name"),
    [
        ("en", "abbreviation: NISC", "National center of Incident readiness"),
        ("ja", "略称：NISC", "内閣サイバーセキュリティセンター"),
    ],
)
def test_search_by_keyboard(watched: Watched, language: str, why: str, name: str) -> None:
    page = watched.open(f"/{language}/network?on={THEN}")
    box = page.locator("#search")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("NISC")
    first = page.locator("#search-results [role=option]").first
    expect(first).to_contain_text(why)
    expect(first).to_contain_text(name)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")

    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "false")
    second = page.locator("#search-results [role=option]").nth(1)
    assert box.get_attribute("aria-activedescendant") == second.get_attribute("id")
    page.keyboard.press("ArrowUp")
    watched.after(lambda: page.keyboard.press("Enter"), card="jp-nisc")
    expect(page.locator(".card-holder h2")).to_contain_text(name)
    expect(page.locator(".card-holder h2")).to_be_focused()
    expect(page.locator("#search-results")).to_be_hidden()

    watched.after(lambda: page.keyboard.press("Escape"), card=None)
    expect(box).to_be_focused()
    expect(page.locator(".card-holder h2")).to_have_count(0)
    page.keyboard.type("zzzz")
    expect(page.locator("#search-results [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(page.locator("#search-results")).to_be_hidden()
    assert watched.said() == {"on": THEN, "focus": "jp-nisc"}


def here(watched: Watched) -> str:
    """The node under the keyboard."""
    (key,) = watched.classed("here")
    return str(key)


def test_the_canvas_by_keyboard(watched: Watched, atlas: Atlas) -> None:
    page = watched.open("/en/network")
    region, canvas = page.locator("#announcer"), page.locator(".map-canvas")

    def name(key: str) -> str:
        return str(watched.map("(cy, key) => cy.getElementById(key).data('name')", key))

    page.locator("[data-do=fit]").focus()
    page.keyboard.press("Tab")
    expect(canvas).to_be_focused()
    first = here(watched)
    expect(region).to_contain_text(name(first))
    expect(page.locator(".hovercard")).to_contain_text(name(first))

    page.keyboard.press("ArrowDown")
    second = here(watched)
    assert second != first
    expect(region).to_contain_text(name(second))
    page.keyboard.press("ArrowUp")
    assert here(watched) == first
    page.keyboard.press("ArrowRight")
    x = "(cy, key) => cy.getElementById(key).position('x')"
    assert watched.map(x, here(watched)) > watched.map(x, first)
    page.keyboard.press("ArrowLeft")
    assert watched.map(x, here(watched)) == watched.map(x, first)

    page.keyboard.press("Home")
    most = here(watched)
    seats = "(cy, key) => Math.max(...cy.nodes().map((it) => it.data('seats') || 0))"
    assert watched.map("(cy, key) => cy.getElementById(key).data('seats')", most) == watched.map(
        seats
    )
    watched.after(lambda: page.keyboard.press("Enter"), focus=most)
    assert watched.classed("chosen") == {most}
    expect(canvas).to_be_focused()
    expect(region).to_contain_text(f"{name(most)} chosen")

    sizes = [len(watched.classed("lit"))]
    for degrees in ("2", "3"):
        watched.after(lambda key=degrees: page.keyboard.press(key), degrees=degrees)
        sizes.append(len(watched.classed("lit")))
        lit = watched.map("(cy) => cy.nodes('.lit').length - 1")
        expect(region).to_contain_text(f"{lit} more")
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]
    watched.after(lambda: page.keyboard.press("1"), degrees=None)

    watched.after(lambda: page.keyboard.press("Enter"), card=most)
    expect(page.locator(".card-holder h2")).to_be_focused()
    watched.after(lambda: page.keyboard.press("Escape"), card=None)
    expect(canvas).to_be_focused()

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    other = here(watched)
    watched.after(lambda: page.keyboard.press("Shift+Enter"), focus=f"{most},{other}")
    expect(region).to_contain_text("shortest way")

    zoom = watched.map("(cy) => cy.zoom()")
    page.keyboard.press("+")
    assert watched.map("(cy) => cy.zoom()") > zoom
    page.keyboard.press("f")
    assert watched.map("(cy) => cy.zoom()") == pytest.approx(zoom)
    expect(region).to_have_text("Whole map in view")

    page.keyboard.press("ArrowUp")
    expect(page.locator(".hovercard")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".hovercard")).to_be_hidden()
    assert watched.said()["focus"] == f"{most},{other}"
    watched.after(lambda: page.keyboard.press("Escape"), focus=None)
    expect(region).to_have_text("Nothing chosen")
    assert watched.classed("faded") == set()


def test_the_canvas_unfolds_and_folds_by_key(watched: Watched) -> None:
    for key in ("fw-quad", "fam-jp-ceptoars", "us-dod", "AU"):
        page = watched.open(f"/en/network?focus={key}&beside=AU")
        region = page.locator("#announcer")
        page.locator("[data-do=fit]").focus()
        page.keyboard.press("Tab")
        assert here(watched) == key
        before = watched.map("(cy) => cy.nodes().length")
        watched.after(lambda: page.keyboard.press("o"), open=key)
        assert watched.map("(cy) => cy.nodes().length") > before
        expect(region).to_contain_text("unfolded")
        assert here(watched) == key
        watched.after(lambda: page.keyboard.press("o"), open=None)
        assert watched.map("(cy) => cy.nodes().length") == before
        expect(region).to_contain_text("folded")


def test_the_list_by_keyboard(watched: Watched) -> None:
    page = watched.open("/en/network")
    bodies = page.locator(".list button.body")
    page.locator(".list summary").first.focus()
    page.keyboard.press("Tab")
    expect(bodies.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(bodies.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(bodies.last).to_be_focused()
    page.keyboard.press("Home")
    expect(bodies.nth(0)).to_be_focused()

    key = bodies.nth(0).locator("xpath=..").get_attribute("data-id")
    watched.after(lambda: page.keyboard.press("Enter"), focus=key)
    row = page.locator(f".list [data-id={key}]")
    expect(row.locator("> .body")).to_be_focused()
    expect(row.locator("> .body")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Tab")
    expect(row.locator(".open-card")).to_be_focused()
    page.keyboard.press("Tab")
    unfold = row.locator("[data-toggle]")
    expect(unfold).to_be_focused()
    count = page.locator(".list [data-id]").count()
    watched.after(lambda: page.keyboard.press("Enter"), open=key)
    assert page.locator(".list [data-id]").count() > count
    assert page.evaluate("document.activeElement.closest('[data-id]').dataset.id") == key
    expect(row.locator("[data-toggle]")).to_have_text("Fold")

    row.locator("[data-choose]").first.focus()
    other = row.locator("[data-choose]").first.get_attribute("data-choose")
    watched.after(lambda: page.keyboard.press("Enter"), focus=other)
    page.locator(f".list [data-id={key}] > .body").focus()
    watched.after(lambda: page.keyboard.press("Shift+Enter"), focus=f"{other},{key}")
    assert page.locator(".list button.body[aria-pressed=true]").count() == 2

    page.locator(f".list [data-id={key}] .open-card").focus()
    watched.after(lambda: page.keyboard.press("Enter"), card=key)
    expect(page.locator(".card-holder h2")).to_be_focused()
    watched.after(lambda: page.keyboard.press("Escape"), card=None)
    expect(page.locator(f".list [data-id={key}] .open-card")).to_be_focused()


def test_a_filter_by_keyboard(watched: Watched) -> None:
    page = watched.open("/en/network")
    field = watched.control("evidence")
    field.focus()
    page.keyboard.press("ArrowDown")
    options = page.locator("#filters-body [role=option]:visible")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    watched.after(lambda: page.keyboard.press("Enter"))
    page.wait_for_function("() => new URLSearchParams(location.search).has('evidence')")
    watched.settle()
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_be_focused()
    watched.after(lambda: page.keyboard.press("Backspace"), evidence=None)
    page.locator("[data-set='on=2022-09-08']").focus()
    watched.after(lambda: page.keyboard.press("Space"), on=THEN)


@pytest.mark.parametrize("field", ["sector", "function"])
def test_every_option_of_a_filter_comes_into_view(watched: Watched, field: str) -> None:
    page = watched.open("/en/network")
    watched.control(field).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#filters-body [role=option]:visible").first).to_be_visible()
    page.keyboard.press("ArrowUp")
    active = "[data-combobox-selected]"
    expect(page.locator(f"#filters-body {active}")).to_contain_text("Not recorded")
    expect(page.locator(f"#filters-body {active}")).to_be_in_viewport(ratio=0.9)


def test_keys_typed_in_a_field_are_words(browser: Browser, site: str) -> None:
    with watching(browser, site) as watched:
        page = watched.open("/en/network?focus=jp-mofa")
        watched.control("text").focus()
        page.keyboard.type("/1 o f")
        watched.after(lambda: None, text="/1 o f")
        assert watched.said() == {"focus": "jp-mofa", "text": "/1 o f"}
        expect(watched.control("text")).to_be_focused()
