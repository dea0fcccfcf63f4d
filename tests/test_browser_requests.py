"""A gesture is one small request, and its answer holds only what it changed."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from browser import THEN, Watched
from playwright.sync_api import Page, expect

LINKS = {"led"}


def names(answer: dict[str, Any]) -> set[str]:
    """What an answer changes: plain ids, and "role:name" for the others."""
    found = set()
    for key in answer["response"]:
        own = json.loads(key) if key.startswith("{") else key
        kind = own if isinstance(own, str) else f"{own['role']}:{own.get('name', own.get('field'))}"
        found.add(kind)
    return found


def answers(watched: Watched, gesture: Callable[[], object], **parts: str | None) -> Any:
    """The answers to one gesture, and how large they were."""
    before = len(watched.posts())
    watched.after(gesture, **parts)
    found = [request.response() for request in watched.posts()[before:]]
    return [(answer.json(), len(answer.body())) for answer in found if answer]


HUBS = {"shown:hubs-finding", "shown:hubs-grid", "shown:hubs-sources"}
FILTERED = (
    {"drawn", "announcer", "shown:sentence", "shown:citation", "figure:network"} | LINKS | HUBS
)
GESTURES: list[tuple[str, dict[str, str | None], set[str]]] = [
    (f"[data-set='on={THEN}']", {"on": THEN}, FILTERED | {"shown:day"}),
    ("[data-set='mode=organisation']", {"mode": "organisation"},
     FILTERED - HUBS | {"shown:title", "shown:legend"}),
    (".list [data-id=jp-mofa] .body", {"focus": "jp-mofa"}, {"drawn"} | LINKS),
    ("[data-set='degrees=2']", {"degrees": "2"}, {"drawn"} | LINKS),
    (".list [data-id=jp-mofa] .open-card", {"card": "jp-mofa"}, {"drawn", "shown:card"} | LINKS),
    (".list [data-id=jp-mofa] [data-toggle]", {"open": "jp-mofa"},
     {"drawn", "shown:card", "figure:network"} | LINKS),
    (".card-head .close", {"card": None}, {"drawn", "shown:card"} | LINKS),
]  # fmt: skip


def test_every_gesture_is_one_request_for_what_it_changes(watched: Watched) -> None:
    page = watched.open("/en/network")
    for selector, parts, changed in GESTURES:
        got = answers(watched, lambda at=selector: page.click(at), **parts)
        assert len(got) == 1, selector
        assert names(got[0][0]) <= changed, selector
        assert {"drawn"} | (changed & {"figure:network"}) <= names(got[0][0]), selector
        if changed == {"drawn"} | LINKS:
            assert got[0][1] < 3_000, selector


def test_a_filter_is_one_request(watched: Watched) -> None:
    page = watched.open("/en/network")

    def choose() -> None:
        watched.control("sector").focus()
        page.keyboard.type("Chemical industry")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

    got = answers(watched, choose, sector="jp-sector-chemical")
    assert len(got) == 1
    assert names(got[0][0]) <= FILTERED | {"shown:empty", "shown:legend"}
    request = watched.posts()[-1]
    assert len(request.post_data or "") < 20_000
    got = answers(watched, lambda: page.keyboard.press("Backspace"), sector=None)
    assert len(got) == 1
    page.keyboard.press("Escape")
    got = answers(watched, lambda: watched.control("text").fill("ransom"), text="ransom")
    assert len(got) == 1


def still(page: Page) -> list[Callable[[], object]]:
    """Gestures that ask nobody anything."""
    return [
        lambda: page.click("[data-do=zoom-in]"),
        lambda: page.click("[data-do=fit]"),
        lambda: page.locator(".list summary").nth(2).click(),
        lambda: page.hover(".list [data-id=us-cisa]"),
        lambda: page.keyboard.press("/"),
        lambda: page.get_by_role("button", name="Light or dark").click(),
        lambda: page.click("#copy-link"),
        lambda: page.locator(".legend summary").click(),
    ]


def test_what_only_the_browser_does_asks_nobody(watched: Watched) -> None:
    page = watched.open("/en/network")
    before = len(watched.posts())
    for gesture in still(page):
        gesture()
    watched.settle()
    expect(page.locator("#toast")).to_have_text("Link copied")
    assert len(watched.posts()) == before


@pytest.mark.parametrize("text", ["NISC", "サイバー"])
def test_typing_is_looked_up_once_it_rests(watched: Watched, text: str) -> None:
    page = watched.open("/en/network")
    before = len(watched.posts())
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.locator("#search-results [role=option]").first).to_be_visible()
    watched.settle()
    assert len(watched.posts()) - before <= 2
    assert len(watched.posts()[-1].response().body()) < 60_000  # type: ignore[union-attr]
