"""The address is the state: opened, reloaded, gone back to or pasted, it shows the same."""

from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from browser import THEN, TODAY, Watched, watching
from legibility import illegible
from playwright.sync_api import Browser, Page, expect

from dashboard.palette import DARK, LIGHT
from dashboard.tables.atlas import Atlas

DEEP = (
    "/en/network?country=AU,JP&sector=jp-sector-finance&on=2022-09-08&focus=jp-fsa,us-treasury"
    "&degrees=2&open=jp-fsa,fw-cri&beside=XX&card=jp-fsa"
)
# All that an address decides, as the page shows it.
EVERYTHING = """() => {
    const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
    const cy = document.querySelector(".map-canvas [class*=cytoscape]")._cyreg.cy;
    const ids = (selector) => cy.elements(selector).map((item) => item.id()).sort();
    const text = (selector) => all(selector, (item) => item.textContent).join(" ");
    return {
        language: document.documentElement.lang,
        title: document.title,
        headline: text("h1"), sentence: text(".sentence"), notice: text(".notice"),
        values: all(".filter .mantine-Pill-label", (pill) => pill.textContent),
        fields: all(".filter-text input, .filter-on input", (field) => field.value),
        pressed: all("[aria-pressed=true]", (button) => button.dataset.set || button.dataset.fill
            || button.dataset.toggle || button.closest("[data-id]").dataset.id),
        nodes: ids("node"), ties: ids("edge"),
        chosen: ids(".chosen"), lit: ids(".lit"), faded: ids(".faded"),
        places: cy.nodes().map((node) => `${node.id()} ${node.position("x")} ${node.position("y")}`).sort(),
        list: all(".list [data-id]", (row) => row.dataset.id),
        card: all(".card-holder h2", (title) => title.textContent),
        links: all(".language", (link) => link.getAttribute("href")),
    };
}"""


def everything(watched: Watched) -> dict[str, Any]:
    """What is shown, and the address that asks for it."""
    shown: dict[str, Any] = watched.page.evaluate(EVERYTHING)
    return {"path": watched.path(), "said": watched.said(), **shown}


def pressed(page: Page, says: str) -> bool:
    """Whether the button that sets a part of the address is pressed."""
    state = page.locator(f"[data-set='{says}']").get_attribute("aria-pressed")
    assert state in ("true", "false")
    return state == "true"


def test_a_deep_link_restores_everything_and_reload_keeps_it(
    browser: Browser, site: str, atlas: Atlas
) -> None:
    with watching(browser, site) as watched:
        page = watched.open(DEEP)
        shown = everything(watched)
        assert page.evaluate("() => scrollY") == 0
        assert shown["said"] == dict(parse_qsl(urlsplit(DEEP).query))
        assert shown["notice"] == ""
        assert shown["values"] == ["Australia", "Japan", "Finance (Japan)"]
        assert shown["fields"] == ["", THEN]
        assert pressed(page, f"on={THEN}") and not pressed(page, "on=")
        assert pressed(page, "mode=cooperation") and not pressed(page, "mode=organisation")
        assert pressed(page, "degrees=2") and not pressed(page, "degrees=1")
        assert page.locator("[data-fill^='beside=']").get_attribute("aria-pressed") == "true"
        assert shown["chosen"] == ["jp-fsa", "us-treasury"]
        assert set(shown["chosen"]) < set(shown["lit"])
        channels = [row["id"] for row in atlas.rows("channels") if row["framework_id"] == "fw-cri"]
        assert set(channels) & set(shown["nodes"])
        assert "XX" in shown["nodes"]
        fsa = atlas.row("entities", "jp-fsa")
        assert fsa is not None and shown["card"] == [f"{fsa['name_en']} ({fsa['abbreviation']})"]
        assert set(shown["list"]) == {key for key in shown["nodes"] if ":" not in key}

        page.reload()
        watched.settle()
        assert everything(watched) == shown
    with watching(browser, site, "ja") as watched:
        watched.open(DEEP)
        assert everything(watched) == shown


def test_back_and_forward_go_through_every_gesture(watched: Watched) -> None:
    page = watched.open("/en/network")
    seen = [everything(watched)]

    def country() -> None:
        watched.control("country").focus()
        page.keyboard.type("United States")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

    gestures = [
        (country, {"country": "US"}),
        (lambda: page.click(".list [data-id=us-cisa] .body"), {"focus": "us-cisa"}),
        (lambda: page.click(".list [data-id=us-cisa] .open-card"), {"card": "us-cisa"}),
        (lambda: page.click("a.language[lang=ja]"), {"card": "us-cisa"}),
        (lambda: page.click("[data-set='mode=organisation']"), {"mode": "organisation"}),
        (lambda: page.click(f"[data-set='on={THEN}']"), {"on": THEN}),
        (lambda: page.click(".list [data-id=us-cisa] [data-toggle]"), {"open": "us-cisa"}),
        (lambda: page.click(".card-head .close"), {"card": None}),
    ]
    for gesture, parts in gestures:
        watched.after(gesture, **parts)
        seen.append(everything(watched))
    assert watched.path() == "/ja/network"
    assert all(earlier != later for earlier, later in zip(seen, seen[1:], strict=False))

    for shown in reversed(seen[:-1]):
        page.go_back()
        watched.settle()
        assert everything(watched) == shown
    for shown in seen[1:5]:
        page.go_forward()
        watched.settle()
        assert everything(watched) == shown


@pytest.mark.parametrize(
    ("language", "begins"),
    [("en", "This address asked for something"), ("ja", "この地図にない指定")],
)
def test_what_is_unknown_is_left_out_and_said(watched: Watched, language: str, begins: str) -> None:
    strange = "country=JP,ZZ&focus=jp-nobody&on=2022-13-40&mode=dance&colour=red&degrees=9"
    page = watched.open(f"/{language}/network?{strange}&card=jp-mofa")
    notice = page.locator(".notice").filter(visible=True)
    said = notice.first.inner_text()
    assert said.startswith(begins)
    for value in ("ZZ", "jp-nobody", "2022-13-40", "dance", "red", "9"):
        assert value in said
    shown = everything(watched)
    assert len(shown["values"]) == 1 and shown["card"] and shown["chosen"] == []
    assert pressed(page, "mode=cooperation") and pressed(page, "degrees=1")

    watched.after(lambda: page.click("[data-set='degrees=2']"), degrees="2")
    assert page.locator(".degrees-notice, .said .notice").inner_text() != ""


@pytest.mark.parametrize(
    ("language", "why", "back"),
    [
        ("en", "Nothing in the atlas meets all of these filters", "Clear the filters"),
        ("ja", "すべての条件に合うものはありません", "絞り込みを解除"),
    ],
)
def test_an_empty_view_says_why_and_leads_back(
    watched: Watched, language: str, why: str, back: str
) -> None:
    page = watched.open(f"/{language}/network?country=JP&text=qqqq&on={THEN}&mode=organisation")
    empty = page.locator(".map-frame .empty")
    expect(empty).to_contain_text(why)
    assert "qqqq" in page.locator(".sentence").inner_text()
    assert illegible(page) == {}
    watched.after(lambda: empty.get_by_role("link", name=back).click(), text=None, country=None)
    assert watched.said() == {"on": THEN, "mode": "organisation"}
    expect(empty).to_be_hidden()
    assert everything(watched)["nodes"]


def test_words_survive_the_address(watched: Watched) -> None:
    words = "重要インフラ & 50% #1 “+”"
    page = watched.open("/ja/network")
    watched.after(lambda: watched.control("text").fill(words), text=words)
    page.reload()
    watched.settle()
    assert watched.control("text").input_value() == words
    assert words in page.locator(".sentence").inner_text()
    watched.open(f"/en/network?text={quote(words)}")
    assert watched.control("text").input_value() == words


def clipboard(page: Page) -> str:
    """What was copied last."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_copied_link_says_its_day(watched: Watched) -> None:
    page = watched.open("/en/network?focus=jp-nco,us-cisa&card=jp-nco")
    page.click("#copy-link")
    expect(page.locator("#toast")).to_have_text("Link copied")
    link = urlsplit(clipboard(page))
    assert f"{link.scheme}://{link.netloc}{link.path}" == f"{watched.site}/en/network"
    assert dict(parse_qsl(link.query)) == {
        "on": TODAY.isoformat(), "focus": "jp-nco,us-cisa", "card": "jp-nco",
    }  # fmt: skip
    assert watched.said() == {"focus": "jp-nco,us-cisa", "card": "jp-nco"}

    shown = everything(watched)
    watched.open(f"{link.path}?{link.query}")
    pasted = everything(watched)
    for name in ("nodes", "ties", "chosen", "lit", "card", "sentence"):
        assert pasted[name] == shown[name], name

    watched.open(f"/en/network?country=JP&on={THEN}")
    page.click("#copy-link")
    expect(page.locator("#toast")).to_have_text("Link copied")
    assert clipboard(page) == f"{watched.site}/en/network?country=JP&on={THEN}"


@pytest.mark.parametrize(
    ("language", "copied", "today"),
    [
        ("en", "Citation copied", "25 November 2026"),
        ("ja", "引用文をコピーしました", "2026年11月25日"),
    ],
)
def test_a_citation_is_one_dated_line(
    watched: Watched, language: str, copied: str, today: str
) -> None:
    page = watched.open(f"/{language}/network?country=US&on={THEN}")
    page.click("#cite")
    expect(page.locator("#toast")).to_have_text(copied)
    line = clipboard(page)
    assert "\n" not in line and "{" not in line
    assert page.locator(".sentence").inner_text() in line
    assert f"{watched.site}/{language}/network?country=US&on={THEN}" in line
    assert today in line


def test_the_other_language_keeps_the_state(watched: Watched) -> None:
    page = watched.open(DEEP)
    english = everything(watched)
    for language in ("ja", "en"):
        watched.after(lambda to=language: page.click(f"a.language[lang={to}]"))
        shown = everything(watched)
        assert shown["path"] == f"/{language}/network" and shown["language"] == language
        for name in ("said", "nodes", "ties", "chosen", "lit", "places", "list", "pressed"):
            assert shown[name] == english[name], name
        assert (shown == english) == (language == "en")


def test_the_theme_is_remembered_and_no_part_of_the_address(watched: Watched) -> None:
    def ink() -> list[int]:
        return watched.map(
            "(cy) => cy.getElementById('jp-mofa').style('color').match(/\\d+/g).map(Number)"
        )

    def rgb(colour: str) -> list[int]:
        return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]

    page = watched.open("/en/network")
    address = page.url
    assert ink() == rgb(LIGHT["ink"])
    page.get_by_role("button", name="Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    assert ink() == rgb(DARK["ink"])
    assert page.url == address
    page.reload()
    watched.settle()
    assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "dark"
    assert ink() == rgb(DARK["ink"])
    watched.after(lambda: page.click("a.language[lang=ja]"))
    assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "dark"
    assert "theme" not in page.url and "dark" not in page.url


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_root_goes_by_the_language_of_the_browser(
    browser: Browser, site: str, language: str
) -> None:
    with watching(browser, site, language) as watched:
        page = watched.open("/?country=JP")
        assert watched.path() == f"/{language}" and watched.said() == {"country": "JP"}
        assert page.evaluate("document.documentElement.lang") == language
        watched.after(lambda: page.click(f"[data-set='on={THEN}']"), on=THEN)
        assert watched.said() == {"country": "JP", "on": THEN}
