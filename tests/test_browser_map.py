"""The labels of the mirror map as the browser draws them: large enough, whole, apart, inside their pills."""

from typing import Any

import pytest
from browser import DESK, THEN, WIDE, Watched, watching
from playwright.sync_api import Browser

from dashboard.tables.column import LANGUAGES

LEAST = 11.0  # pixels
# Every label's box as drawn, in pixels of the canvas; the library adds 2 units of air to each side.
LABELS = """(cy) => {
    const zoom = cy.zoom(), pan = cy.pan();
    const only = {includeNodes: false, includeEdges: false, includeLabels: true,
        includeOverlays: false, includeUnderlays: false};
    const drawn = (box, air) => ({
        left: (box.x1 + air) * zoom + pan.x, right: (box.x2 - air) * zoom + pan.x,
        top: (box.y1 + air) * zoom + pan.y, bottom: (box.y2 - air) * zoom + pan.y,
    });
    const pen = document.createElement("canvas").getContext("2d");
    const width = (node) => {
        pen.font = `${node.style("font-weight")} ${node.style("font-size")} ${node.style("font-family")}`;
        return Math.max(...node.data("label").split("\\n").map((line) => pen.measureText(line).width));
    };
    return cy.nodes().filter((node) => node.data("label")).map((node) => {
        const half = {w: node.outerWidth() / 2, h: node.outerHeight() / 2};
        const at = node.position();
        return {
            id: node.id(), text: node.data("label"), size: parseFloat(node.style("font-size")) * zoom,
            seen: node.visible() && Number(node.style("text-opacity")) * node.effectiveOpacity(),
            pill: node.is(".framework, .channel, .abroad"), still: node.is(".frame"),
            measured: node[0]._private.rscratch.labelWidth, width: width(node),
            ...drawn(node.boundingBox(only), 2),
            shape: node.is(".frame") ? null : drawn(
                {x1: at.x - half.w, x2: at.x + half.w, y1: at.y - half.h, y2: at.y + half.h}, 0),
        };
    });
}"""
ROOM = "(cy) => [cy.width(), cy.height()]"


def labels(watched: Watched) -> list[dict[str, Any]]:
    """The labels of the whole map, fitted into its canvas."""
    watched.page.locator("[data-do=fit]").click()
    found: list[dict[str, Any]] = watched.map(LABELS)
    assert len(found) > 60
    return found


def crossing(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two boxes share more than a hair."""
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return across > 0.5 and down > 0.5


def within(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    """Whether a box lies inside another."""
    return bool(
        inner["left"] >= outer["left"]
        and inner["right"] <= outer["right"]
        and inner["top"] >= outer["top"]
        and inner["bottom"] <= outer["bottom"]
    )


def trouble(found: list[dict[str, Any]], room: tuple[float, float]) -> list[str]:
    """Every label that cannot be read as it should."""
    canvas = {"left": 0, "top": 0, "right": room[0], "bottom": room[1]}
    said = []
    for at, label in enumerate(found):
        if label["size"] < LEAST:
            said.append(f"small: {label['text']} {label['size']:.2f}")
        if not label["seen"]:
            said.append(f"unseen: {label['text']}")
        if abs(label["measured"] - label["width"]) > 1 + label["width"] * 0.02:
            said.append(f"other face: {label['text']} {label['measured']} {label['width']:.0f}")
        if not within(label, canvas):
            said.append(f"cut: {label['text']}")
        if label["pill"] and not (
            label["left"] >= label["shape"]["left"] and label["right"] <= label["shape"]["right"]
        ):
            said.append(f"out of its pill: {label['text']}")
        said += [f"over: {label['text']} / {b['text']}" for b in found[:at] if crossing(label, b)]
        said += [
            f"on a node: {label['text']} / {b['text']}"
            for b in found
            if b["id"] != label["id"] and b["shape"] and crossing(label, b["shape"])
        ]
    return said


@pytest.mark.parametrize("size", [DESK, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_can_be_read_at_fit(
    browser: Browser, site: str, language: str, size: tuple[int, int]
) -> None:
    with watching(browser, site, language, size) as watched:
        page = watched.open(f"/{language}/network")
        for mode in ("cooperation", "organisation"):
            watched.after(
                lambda mode=mode: page.locator(f"[data-set='mode={mode}']").click(),
                mode=None if mode == "cooperation" else mode,
            )
            for day in (THEN, None):
                watched.after(
                    lambda day=day: page.locator(f".preset[data-set='on={day or ''}']").click(),
                    on=day,
                )
                assert trouble(labels(watched), watched.map(ROOM)) == [], (mode, day)


def test_what_is_unfolded_can_be_read_too(browser: Browser, site: str) -> None:
    """Nothing overlaps where a family, a body, a framework and third countries are open at once."""
    opened = "fam-jp-ceptoars,us-dod,fw-quad-cyber-partnership"
    with watching(browser, site, size=WIDE) as watched:
        for mode in ("cooperation", "organisation"):
            watched.open(f"/en/network?mode={mode}&open={opened}&beside=AU,IN")
            said = trouble(labels(watched), watched.map(ROOM))
            assert [line for line in said if not line.startswith("small")] == []
