"""The policy in a real browser: every part the atlas is made of works, and nothing is refused."""

from collections.abc import Iterator

import pytest
from collect_style_hashes import LISTEN, refused, serve_small_app, touch
from playwright.sync_api import Browser, expect

from dashboard.server.headers import read_style_hashes


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with serve_small_app() as address:
        yield address


def test_nothing_is_refused(base: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        trouble: list[str] = []
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: said.type == "error" and trouble.append(said.text))
        page.add_init_script(LISTEN)
        page.goto(f"{base}/page", wait_until="networkidle")
        touch(page)
        assert page.evaluate("window.refused") == []
        assert trouble == []


def test_the_page_works_under_the_policy(base: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{base}/page", wait_until="networkidle")
        page.get_by_role("button", name="Close the drawer").click()
        assert page.inner_text("#sentence").startswith("/page on")
        assert page.inner_text("#both") == "a"
        page.get_by_text("B", exact=True).click()
        expect(page.locator("#both")).to_have_text("b")
        expect(page.locator("#first")).to_have_text("b")
        page.get_by_role("button", name="one", exact=True).click()
        expect(page.get_by_text("one 2", exact=True)).to_be_visible()
        assert page.locator("#network canvas").count() == 3


def test_the_list_of_hashes_is_needed_and_complete(base: str, browser: Browser) -> None:
    wide = (1440, 900, "light")
    asked = refused(browser, f"{base}/page", {}, wide)
    while fresh := refused(browser, f"{base}/page", asked, wide):
        asked |= fresh
    assert set(asked) == set(read_style_hashes())


def test_script_and_style_from_elsewhere_do_not_run(base: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(LISTEN)
        page.goto(f"{base}/page", wait_until="networkidle")
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.broken = true";
              document.body.append(script);
              const style = document.createElement("style");
              style.textContent = "p { color: red }";
              document.body.append(style);
            }"""
        )
        page.wait_for_timeout(500)
        assert page.evaluate("window.broken") is None
        directives = {one["directive"] for one in page.evaluate("window.refused")}
        assert directives == {"script-src-elem", "style-src-elem"}
