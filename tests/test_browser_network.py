"""Routes and bodies thought away in the browser: the canvas marks what the answer beside it tells."""

import pytest
from browser import DESK, PHONE, Watched, watching
from legibility import illegible, sideways
from playwright.sync_api import Browser, expect
from test_browser_pages import faults
from test_browser_small import small_targets

from dashboard.tables.column import LANGUAGES

MARKED = "(cy) => cy.elements('.gone, .broken, .cut').map((item) => item.id())"


def ids(watched: Watched, kind: str, name: str) -> set[str]:
    """What an answer names for the canvas."""
    said = watched.page.locator(f".answer-{kind}").get_attribute(f"data-{name}") or ""
    return set(said.split("\n")) - {""}


def test_the_canvas_lights_the_route_that_is_told(watched: Watched) -> None:
    page = watched.open("/en/network?focus=jp-mhlw,us-hhs")
    answer = page.locator(".answer-route")
    expect(answer.locator(".finding")).to_contain_text("3 steps")
    assert watched.classed("lit") == ids(watched, "route", "lit")
    assert {"jp-nco", "us-cisa"} <= watched.classed("lit")

    watched.after(lambda: answer.locator("[data-set='by=channels']").click(), by="channels")
    expect(answer.locator(".finding")).to_contain_text("no formal route")
    assert watched.classed("lit") == {"jp-mhlw", "us-hhs"}
    expect(page.locator("#announcer")).to_contain_text("No way between")

    watched.after(lambda: answer.get_by_text("3 steps").click(), by=None)
    assert {"jp-nco", "us-cisa"} <= watched.classed("lit")
    watched.after(lambda: answer.get_by_text("Close the route").click(), focus="jp-mhlw")
    expect(answer).to_have_count(0)


def test_a_route_is_lit_though_one_end_is_not_drawn(watched: Watched) -> None:
    page = watched.open("/en/network?sector=jp-sector-finance&focus=jp-mhlw,us-hhs")
    drawn = set(watched.map("(cy) => cy.nodes().map((node) => node.id())"))
    assert not {"jp-mhlw", "us-hhs"} <= drawn, "the filter leaves an end out"
    expect(page.locator(".answer-route .finding")).to_contain_text("3 steps")
    assert watched.classed("lit") == ids(watched, "route", "lit") & watched.classed("lit") != set()
    assert {"jp-nco", "us-cisa"} <= watched.classed("lit")


def test_a_route_is_chosen_from_the_list(watched: Watched) -> None:
    page = watched.open("/en/network?focus=jp-mlit")
    choice = page.locator(".list .route-to")
    watched.after(lambda: choice.select_option("us-dhs"), focus="jp-mlit,us-dhs")
    expect(page.locator(".answer-route .finding")).to_contain_text("2 steps")
    assert {"jp-mlit", "jp-nco", "us-dhs"} <= watched.classed("lit")


@pytest.mark.parametrize("mode", ["cooperation", "organisation"])
def test_a_body_thought_away_takes_its_ties_with_it(watched: Watched, mode: str) -> None:
    page = watched.open(f"/en/network?mode={mode}&focus=jp-nco")
    watched.after(
        lambda: page.locator(".list [data-id=jp-nco]").get_by_text("What if it").click(),
        gone="jp-nco",
    )
    assert watched.classed("gone") == {"jp-nco"}
    assert watched.classed("cut") == {"jp-mhlw"}
    assert watched.classed("broken") == ids(watched, "gone", "broken") != set()
    expect(page.locator("#announcer")).to_contain_text("would break")
    watched.after(
        lambda: page.locator(".answer-gone").get_by_text("Put it back").click(), gone=None
    )
    assert watched.map(MARKED) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_answers_are_legible_and_accessible(
    browser: Browser, site: str, language: str, size: tuple[int, int]
) -> None:
    with watching(browser, site, language, size, "dark" if size == DESK else "light") as watched:
        page = watched.open(f"/{language}/network?focus=jp-mhlw,us-hhs&gone=us-white-house")
        expect(page.locator(".answer")).to_have_count(2)
        assert illegible(page) == {}
        assert sideways(page) == []
        assert small_targets(page) == []
        assert faults(watched, ".side") == []
        assert faults(watched, ".below-map") == []
