"""Choosing on the canvas with the mouse: neighbours and routes stand out, the rest fades; the hover card."""

from typing import Any

import pytest
from browser import THEN, Watched
from playwright.sync_api import expect

TIES = """(cy) => cy.edges().map((edge) => ({
    id: edge.id(), ends: [edge.source().id(), edge.target().id()], channels: edge.data("channels").split("\\n"),
}))"""
STANDING = (
    "(cy) => cy.nodes().filter((node) => Boolean(node.data('table'))).map((node) => node.id())"
)
PLACES = """(cy) => cy.nodes().filter((node) => ["frameworks", "channels"].includes(node.data("table")))
    .map((node) => node.id())"""
COUNTERPARTS = "(cy) => cy.nodes('.counterpart').map((node) => node.id())"


def choose(watched: Watched, key: str, focus: str | None, modifiers: Any = None) -> None:
    """Press a node of the map."""
    x, y = watched.point(key)
    if modifiers:
        watched.page.keyboard.down("Shift")
    watched.after(lambda: watched.page.mouse.click(x, y), focus=focus)
    if modifiers:
        watched.page.keyboard.up("Shift")


def met(watched: Watched, key: str) -> set[str]:
    """A body, its ties, its frameworks, and whoever sits in the same channels there."""
    ties, places = watched.map(TIES), set(watched.map(PLACES))
    own = [tie for tie in ties if key in tie["ends"]]
    halls = {end for tie in own for end in tie["ends"]} & places
    channels = {channel for tie in own for channel in tie["channels"]}
    shared = [tie for tie in ties if halls & set(tie["ends"]) and channels & set(tie["channels"])]
    both = own + shared
    return {key} | {tie["id"] for tie in both} | {end for tie in both for end in tie["ends"]}


def test_a_chosen_body_lights_whom_it_meets(watched: Watched) -> None:
    watched.open("/en/network")
    everything = set(watched.map(STANDING)) | {tie["id"] for tie in watched.map(TIES)}
    choose(watched, "jp-jpcert-cc", "jp-jpcert-cc")
    lit = watched.classed("lit")
    assert lit == met(watched, "jp-jpcert-cc") | set(watched.map(COUNTERPARTS))
    assert watched.classed("faded") == everything - lit
    assert watched.classed("chosen") == {"jp-jpcert-cc"}
    opacity = (
        "(cy, name) => Math.max(...cy.edges(name).map((edge) => Number(edge.style('opacity'))))"
    )
    assert watched.map(opacity, ".faded") < 0.1 < 0.9 < watched.map(opacity, ".lit")

    x, y = watched.point("lane:lane-defence")
    box = watched.page.locator(".map-canvas").bounding_box()
    assert box
    watched.after(lambda: watched.page.mouse.click(box["x"] + 12, y), focus=None)
    assert watched.classed("faded") == watched.classed("lit") == set()


def test_a_chosen_framework_lights_its_two_sides(watched: Watched) -> None:
    watched.open(f"/en/network?on={THEN}")
    choose(watched, "fw-cyber-dialogue", "fw-cyber-dialogue")
    own = [tie for tie in watched.map(TIES) if "fw-cyber-dialogue" in tie["ends"]]
    lit = watched.classed("lit")
    assert {tie["id"] for tie in own} | {end for tie in own for end in tie["ends"]} <= lit
    sides = watched.map(
        "(cy) => cy.nodes('.lit.body').map((node) => Math.sign(node.position('x')))"
    )
    assert {-1, 1} <= set(sides)


@pytest.mark.parametrize("mode", ["cooperation", "organisation"])
def test_more_steps_light_more(watched: Watched, mode: str) -> None:
    page = watched.open(f"/en/network?mode={mode}&focus=jp-nco")
    lit = [watched.classed("lit")]
    if mode == "organisation":
        own = [tie for tie in watched.map(TIES) if "jp-nco" in tie["ends"]]
        near = {tie["id"] for tie in own} | {end for tie in own for end in tie["ends"]}
        assert lit[0] == near | {"jp-nco"} | set(watched.map(COUNTERPARTS))
    for degrees in ("2", "3"):
        watched.after(
            lambda say=degrees: page.click(f"[data-set='degrees={say}']"), degrees=degrees
        )
        lit.append(watched.classed("lit"))
    assert lit[0] <= lit[1] <= lit[2]
    assert len(lit[0]) < len(lit[1])


def joined(start: str, end: str, ties: list[dict[str, Any]]) -> bool:
    """Whether one can walk from one node to another along some ties."""
    seen, frontier = {start}, [start]
    while frontier:
        node = frontier.pop()
        near = {end for tie in ties if node in tie["ends"] for end in tie["ends"]} - seen
        seen |= near
        frontier += near
    return end in seen


@pytest.mark.parametrize(
    ("mode", "first", "second"),
    [
        ("cooperation", "jp-keidanren", "us-state"),
        ("cooperation", "jp-nco", "us-cisa"),
        ("organisation", "jp-jpcert-cc", "jp-mofa"),
    ],
)
def test_two_chosen_bodies_light_their_route(
    watched: Watched, mode: str, first: str, second: str
) -> None:
    watched.open(f"/en/network?mode={mode}")
    choose(watched, first, first)
    around = watched.classed("lit")
    choose(watched, second, f"{first},{second}", "Shift")
    lit = watched.classed("lit")
    ties = [tie for tie in watched.map(TIES) if tie["id"] in lit]
    assert watched.classed("chosen") == {first, second} <= lit
    assert ties and joined(first, second, ties)
    ends = {end for tie in ties for end in tie["ends"]}
    assert lit == {tie["id"] for tie in ties} | ends
    assert lit != around
    assert watched.classed("faded") & lit == set()
    assert len(watched.classed("faded")) > len(lit)

    choose(watched, "us-fbi", "us-fbi")
    assert watched.classed("chosen") == {"us-fbi"}


def test_a_second_press_opens_the_card_and_a_double_one_unfolds(watched: Watched) -> None:
    page = watched.open("/en/network")
    choose(watched, "us-cisa", "us-cisa")
    x, y = watched.point("us-cisa")
    watched.after(lambda: page.mouse.click(x, y), card="us-cisa")
    expect(page.locator(".card-holder h2")).to_be_focused()
    page.mouse.move(0, 0)
    expect(page.locator(".hovercard")).to_be_hidden()
    watched.after(lambda: page.keyboard.press("Escape"), card=None)
    expect(page.locator(".map-canvas")).to_be_focused()

    x, y = watched.point("fw-quad")
    watched.after(lambda: page.mouse.dblclick(x, y), open="fw-quad", focus="fw-quad")
    assert "ch-quad-leaders" in watched.map(STANDING)
    assert "card" not in watched.said()


def test_two_quick_presses_on_two_nodes_are_no_double_press(watched: Watched) -> None:
    page = watched.open("/en/network")
    first, second = watched.point("us-dod"), watched.point("us-fbi")
    page.mouse.click(*first)
    watched.after(lambda: page.mouse.click(*second), focus="us-fbi")
    assert watched.said() == {"focus": "us-fbi"}
    assert watched.classed("chosen") == {"us-fbi"}


def test_the_hover_card_comes_stays_and_goes(watched: Watched) -> None:
    page = watched.open("/en/network?card=jp-mofa")
    card = page.locator(".hovercard")
    expect(card).to_be_hidden()
    name = watched.map("(cy) => cy.getElementById('us-treasury').data('name')")
    page.mouse.move(*watched.point("us-treasury"))
    expect(card).to_be_visible()
    expect(card).to_contain_text(name)
    room, box = page.locator(".map-frame").bounding_box(), card.bounding_box()
    assert room and box
    assert room["x"] <= box["x"] and box["x"] + box["width"] <= room["x"] + room["width"]
    assert room["y"] <= box["y"] and box["y"] + box["height"] <= room["y"] + room["height"]

    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.wait_for_timeout(500)  # longer than a card that is left stays
    expect(card).to_be_visible()
    page.mouse.move(room["x"] + room["width"] / 2, room["y"] + 4, steps=4)
    expect(card).to_be_hidden()

    page.mouse.move(*watched.point("us-treasury"))
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert watched.said() == {"card": "jp-mofa"}
    watched.after(lambda: page.keyboard.press("Escape"), card=None)


def test_a_tie_says_what_it_is(watched: Watched) -> None:
    page = watched.open("/en/network?mode=organisation&focus=jp-nco")
    tie = watched.map(
        """(cy) => {
            const edge = cy.edges(".lit").filter((it) => it.data("sentences").length)[0];
            const at = edge.renderedMidpoint(), box = document.querySelector(".map-canvas");
            const room = box.getBoundingClientRect();
            const said = cy.edges().map((it) => it.data("sentences").split("\\n")).flat();
            return {x: room.x + at.x, y: room.y + at.y, said};
        }"""
    )
    page.mouse.move(tie["x"], tie["y"])
    expect(page.locator(".hovercard")).to_be_visible()
    assert page.locator(".hovercard span").first.inner_text() in tie["said"]


def test_wheel_drag_and_buttons_move_the_map_and_fit_brings_it_back(watched: Watched) -> None:
    page = watched.open("/en/network")
    view = "(cy) => ({zoom: cy.zoom(), x: cy.pan().x, y: cy.pan().y})"
    fitted = watched.map(view)
    box = page.locator(".map-canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] * 0.42, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -60)
    page.wait_for_function(
        "(zoom) => document.querySelector('.map-canvas [class*=cytoscape]')._cyreg.cy.zoom() > zoom",
        arg=fitted["zoom"] * 1.01,
    )
    near = watched.map(view)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    moved = watched.map(view)
    assert moved["x"] == pytest.approx(near["x"] + 60, abs=12)
    assert watched.said() == {}
    page.click("[data-do=zoom-in]")
    assert watched.map(view)["zoom"] > moved["zoom"]
    page.click("[data-do=zoom-out]")
    page.click("[data-do=fit]")
    assert watched.map(view) == pytest.approx(fitted, abs=0.5)


def test_third_countries_come_and_go_with_one_button(watched: Watched) -> None:
    page = watched.open("/en/network")
    button = page.locator("[data-fill^='beside=']")
    abroad = (button.get_attribute("data-fill") or "").removeprefix("beside=")
    watched.after(button.click, beside=abroad)
    assert button.get_attribute("aria-pressed") == "true"
    assert set(abroad.split(",")) <= set(watched.map(STANDING))
    assert watched.map("(cy) => cy.nodes('.abroad').length") == len(abroad.split(","))
    watched.after(button.click, beside=None)
    assert button.get_attribute("aria-pressed") == "false"
    assert watched.map("(cy) => cy.nodes('.abroad').length") == 0
