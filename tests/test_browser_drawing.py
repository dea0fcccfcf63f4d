"""The drawing of the map and the canvas of the browser show the same: what is lit, and every look."""

from typing import Any

import pytest
from browser import TODAY, watching
from playwright.sync_api import Browser

from dashboard.filters.address import read_address
from dashboard.network.drawing_light import lit
from dashboard.network.drawing_style import Looks, looks_of
from dashboard.network.elements import elements
from dashboard.network.style import stylesheet
from dashboard.palette import LIGHT, SIDES, TYPEFACES
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas

STATES = {"lit", "faded", "chosen", "counterpart", "gone", "broken", "cut"}
ADDRESSES = [
    "/en/network",
    "/ja/network?focus=us-cisa&degrees=2",
    "/en/network?focus=fw-quad&open=fw-quad",
    "/en/network?focus=jp-mod,us-cisa",
    "/ja/network?mode=organisation&focus=jp-nco",
    "/en/network?mode=organisation&gone=us-cisa",
    "/en/network?on=2022-09-08&open=fam-jp-ceptoars&beside=AU,GB",
    "/en/network?country=JP&sector=jp-sector-finance",
]
# What the canvas works out for every element: its classes, where it stands, and how it looks.
CANVAS = """(cy) => Object.fromEntries(cy.elements().map((item) => {
    const number = (name) => item.numericStyle(name);
    const edge = item.isEdge();
    const colour = (name) => item.style(name);
    return [item.id(), {
        classes: item.classes(),
        at: edge ? null : [item.position("x"), item.position("y")],
        opacity: number("opacity"),
        width: number("width"),
        colour: colour(edge ? "line-color" : "background-color"),
        dashes: edge ? item.style("line-style") : item.style("border-style"),
        form: edge ? item.style("target-arrow-shape") : item.style("shape"),
        order: number("z-index"),
        border: edge ? 0 : number("border-width"),
        says: item.style("label"),
    }];
}))"""


def hex_of(said: str) -> str:
    """A colour as the palette writes it."""
    numbers = said.removeprefix("rgb(").removesuffix(")").split(",")
    return "#" + "".join(f"{int(value):02x}" for value in numbers)


def own(looks: Looks, edge: bool) -> dict[str, Any]:
    """What the drawing takes an element to look like."""
    return {
        "opacity": looks.get("opacity", 1.0),
        "width": float(looks["width"]),
        "form": looks.get("target-arrow-shape", "none") if edge else looks.get("shape", "ellipse"),
        "dashes": looks.get("line-style" if edge else "border-style", "solid"),
        "order": looks.get("z-index", 0),
        "border": 0 if edge else looks.get("border-width", 0),
        "says": looks.get("label", ""),
    }


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_drawing_wears_what_the_canvas_wears(
    atlas: Atlas, site: str, browser: Browser, address: str
) -> None:
    path, _, query = address.partition("?")
    asked_for, dropped = read_address(path, query, atlas, ["network"])
    assert not dropped
    asked = Seen(atlas, asked_for, (), TODAY.isoformat())
    mine = lit(elements(asked.atlas, asked_for, asked.words), asked)
    sheet = stylesheet(LIGHT, {name: LIGHT[name] for name in SIDES}, TYPEFACES["en"])
    with watching(browser, site) as watched:
        watched.open(address)
        canvas = watched.map(CANVAS)
    assert canvas.keys() == {one["data"]["id"] for one in mine}
    for one in mine:
        key, edge, looks = one["data"]["id"], "source" in one["data"], looks_of(one, sheet)
        there = canvas[key]
        assert STATES & set(one["classes"].split()) == STATES & set(there["classes"]), key
        for name, value in own(looks, edge).items():
            said = there[name]
            if isinstance(value, float | int):
                assert said == pytest.approx(value, abs=0.01), (key, name)
            else:
                assert str(said) == str(value), (key, name)
        painted = edge or looks.get("background-opacity", 1)
        if painted:
            assert hex_of(there["colour"]) == looks["line-color" if edge else "background-color"]
        if not edge:
            assert there["at"] == pytest.approx([*one["position"].values()], abs=0.1), key
