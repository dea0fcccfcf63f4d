"""The file that needs no server, opened from disk with no network: steps, map, charts, tables, languages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import DESK, PHONE, VIOLATIONS, WIDE, context_of
from legibility import illegible, sideways
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.answers.tours import tours
from dashboard.command import main
from dashboard.tables.atlas import Atlas

DATA = Path(__file__).parent.parent / "data"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
HERE = ".edition:not([hidden]) .stop:not([hidden])"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> str:
    """Two files, one with charts and one with maps, in one folder; gives its address."""
    folder = tmp_path_factory.mktemp("stick")
    for tour in ("port-hit", "organisation"):
        given = ["bundle", str(folder / f"{tour}.html"), "--tour", tour]
        assert main([*given, "--data", str(DATA), "--cache", str(cache)]) == 0
    return folder.as_uri()


@contextmanager
def opened(
    browser: Browser, address: str, size: tuple[int, int] = DESK, theme: str = "light"
) -> Iterator[Page]:
    """The file in a window of its own; at the end it must have asked for nothing but itself."""
    context = context_of(browser, "en", size, theme, offline=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda line: said.append(f"{line.type}: {line.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(VIOLATIONS)
    try:
        page.goto(address)
        drawn(page)
        yield page
        outside = [url for url in asked if not url.startswith(("data:", "blob:"))]
        assert [url.partition("#")[0] for url in outside] == [address.partition("#")[0]]
        assert (said, page.evaluate("window.violations")) == ([], [])
    finally:
        context.close()


def drawn(page: Page) -> None:
    """Wait until every chart of the step is drawn."""
    page.wait_for_function(
        f"""() => [...document.querySelectorAll("{HERE} .plot:not([hidden])")]
            .every((plot) => plot.dataset.drawn === "yes" && plot.querySelector(".main-svg"))"""
    )


def heading(page: Page) -> str:
    """The title of the step that is shown."""
    return page.locator(f"{HERE} h1").inner_text()


def faults(page: Page) -> list[str]:
    """What axe finds; the drawing is one picture to it, whose list stands beside it."""
    context = {"exclude": [[".map-room svg"]]}
    found = Axe().run(page, context=context, options=ASKED).response["violations"]
    return [f"{it['id']}: {one['html'][:160]}" for it in found for one in it["nodes"]]


def node(page: Page, key: str) -> Locator:
    """The mark of a node on the map that is shown."""
    return page.locator(f"{HERE} [data-node='{key}'] > :first-child")


def worn(page: Page, name: str) -> set[str]:
    """The nodes and ties that wear a class."""
    return set(
        page.evaluate(
            """([here, name]) => [...document.querySelectorAll(`${here} svg .${name}`)]
                .map((group) => group.dataset.node || group.dataset.tie)""",
            [HERE, name],
        )
    )


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("tour", ["port-hit", "organisation"])
def test_a_clicker_leads_through_every_step_and_stops_at_either_end(
    browser: Browser, file: str, atlas: Atlas, tour: str, language: str
) -> None:
    slides = tours(atlas)[tour]
    titles = [slide.row[f"title_{language}"] for slide in slides]
    with opened(browser, f"{file}/{tour}.html#{language}/1") as page:
        seen = [heading(page)]
        for key in ["ArrowRight", "PageDown"] * len(slides):
            page.keyboard.press(key)
            drawn(page)
            seen.append(heading(page))
            assert page.locator(".stop:visible").count() == 1
            assert page.locator(f"{HERE} .sentence").inner_text()
        assert list(dict.fromkeys(seen)) == titles and seen[-1] == titles[-1]
        assert page.evaluate("location.hash") == f"#{language}/{len(slides)}"
        page.keyboard.press("Home")
        assert heading(page) == titles[0]
        page.keyboard.press("ArrowLeft")
        assert heading(page) == titles[0]
        page.keyboard.press("End")
        assert heading(page) == titles[-1]
        page.keyboard.press("PageUp")
        assert heading(page) == titles[-2]
        focused = page.evaluate("document.activeElement.textContent")
        assert focused == titles[-2] and titles[-2] in page.title()


def test_buttons_and_the_list_of_steps_do_what_keys_do(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/port-hit.html") as page:
        first = heading(page)
        bar = page.locator(".edition:not([hidden]) .bar")
        assert bar.locator("[data-do=previous]").get_attribute("aria-disabled") == "true"
        bar.locator("[data-do=next]").click()
        second = heading(page)
        assert second != first and bar.locator(".place").inner_text() == "Slide 2 of 7"
        page.keyboard.press("o")
        items = bar.locator(".all li button")
        assert items.count() == 7 and items.nth(1).get_attribute("aria-current") is not None
        items.nth(4).click()
        assert "Pacific" in heading(page) and not bar.locator(".all ol").is_visible()


def test_the_other_language_shows_the_same_step(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/port-hit.html#en/2") as page:
        page.locator(".edition:not([hidden]) [data-language=ja]").click()
        drawn(page)
        assert heading(page) == "日本では一つの分野、米国では交通の一部"
        assert page.evaluate("document.documentElement.lang") == "ja"
        assert "港湾" in page.locator(f"{HERE} .plot").first.inner_text()
        page.locator(".edition:not([hidden]) [data-language=en]").click()
        assert page.evaluate("location.hash") == "#en/2"


def test_blank_and_large_and_back(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/organisation.html", WIDE) as page:
        sheet = page.locator(".edition:not([hidden]) .blank")
        page.keyboard.press("b")
        assert sheet.is_visible() and sheet.bounding_box()["width"] == WIDE[0]
        page.keyboard.press("Escape")
        assert not sheet.is_visible()
        size = (
            "() => parseFloat(getComputedStyle(document.querySelector('.stop .sentence')).fontSize)"
        )
        usual = page.evaluate(size)
        page.keyboard.press("f")
        assert page.evaluate(size) >= 24 > usual
        labels = page.evaluate(
            f"""() => [...document.querySelectorAll("{HERE} svg [data-node] text")]
                .map((text) => text.getBoundingClientRect().height)"""
        )
        assert min(labels) > 20
        page.keyboard.press("Escape")
        assert page.evaluate(size) == usual


def test_a_choice_on_the_map_lights_its_ties_and_the_list_says_them(
    browser: Browser, file: str
) -> None:
    with opened(browser, f"{file}/organisation.html#en/1") as page:
        assert worn(page, "faded") == set()
        node(page, "us-cisa").click()
        assert worn(page, "chosen") == {"us-cisa"}
        lit, faded = worn(page, "lit"), worn(page, "faded")
        assert "jp-nisc" in lit and "fw-cdpwg" in faded and not lit & faded
        picked = page.locator(f"{HERE} .picked")
        assert "Cybersecurity and Infrastructure Security Agency" in picked.inner_text()
        assert "chosen" in page.locator(".edition:not([hidden]) [role=status]").inner_text()
        assert picked.locator("[data-pick]").count() > 5
        node(page, "us-cisa").click()
        assert worn(page, "faded") == set() and picked.inner_text() == ""


def test_the_list_is_reached_by_keys_and_chooses_too(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/organisation.html#ja/1") as page:
        button = page.locator(f"{HERE} .bodies [data-pick='us-cisa']")
        button.focus()
        page.keyboard.press("Enter")
        assert worn(page, "chosen") == {"us-cisa"}
        assert button.get_attribute("aria-pressed") == "true"
        page.keyboard.press("Escape")
        assert worn(page, "chosen") == set() and button.get_attribute("aria-pressed") == "false"
        every = page.locator(f"{HERE} .bodies [data-pick]").count()
        assert every == page.locator(f"{HERE} svg [data-node]").count()


def test_a_slide_that_chooses_comes_with_its_choice_lit(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/organisation.html#en/3") as page:
        assert worn(page, "chosen") == {"us-cisa"} and len(worn(page, "lit")) > 10
        node(page, "us-fbi").click()
        assert worn(page, "chosen") == {"us-fbi"}
        page.locator(f"{HERE} [data-map=clear]").click()
        assert worn(page, "chosen") == {"us-cisa"}


def test_what_is_pointed_at_says_what_it_is(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/organisation.html#en/1") as page:
        card = page.locator(f"{HERE} .hovercard")
        assert not card.is_visible()
        node(page, "us-cisa").hover()
        assert (
            "Infrastructure Security Agency" in card.inner_text()
            and "channels" in card.inner_text()
        )
        box, room = card.bounding_box(), page.locator(f"{HERE} .map-room").bounding_box()
        assert box and room and room["x"] <= box["x"] and box["x"] + box["width"] <= 1440
        page.mouse.move(5, 5)
        assert not card.is_visible()


def test_the_map_zooms_moves_and_fits_again(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/organisation.html#en/1") as page:
        svg = page.locator(f"{HERE} .map-room svg")
        box = lambda: [float(it) for it in svg.get_attribute("viewBox").split()]  # noqa: E731
        home = box()
        page.locator(f"{HERE} [data-map=zoom-in]").click()
        nearer = box()
        assert nearer[2] == pytest.approx(home[2] / 1.4, abs=0.2)
        at = svg.bounding_box()
        page.mouse.move(at["x"] + 400, at["y"] + 300)
        page.mouse.down()
        page.mouse.move(at["x"] + 300, at["y"] + 260, steps=4)
        page.mouse.up()
        assert box()[0] > nearer[0] and box()[1] > nearer[1] and box()[2] == nearer[2]
        assert worn(page, "chosen") == set()
        page.locator(f"{HERE} [data-map=fit]").click()
        assert box() == home


def test_a_table_sorts_by_its_headings(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/port-hit.html#en/7") as page:
        behind = page.locator(f"{HERE} .behind").first
        behind.locator("summary").click()
        head = behind.locator("thead th").first
        cells = lambda: behind.locator("tbody tr > :first-child").all_inner_texts()  # noqa: E731
        before = cells()
        assert len(before) > 5
        head.locator("button").click()
        rising = cells()
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        assert sorted(before) == sorted(rising) == sorted(cells()) and rising != cells()


def test_charts_take_the_colours_of_the_theme(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/port-hit.html#en/2", theme="dark") as page:
        ink = "() => getComputedStyle(document.querySelector('.plot .annotation-text')).fill"
        dark = page.evaluate(ink)
        page.locator(".edition:not([hidden]) [data-do=theme]").click()
        assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "light"
        page.wait_for_function(f"(before) => ({ink})() !== before", arg=dark)


@pytest.mark.parametrize(
    ("tour", "size", "theme", "language"),
    [
        ("port-hit", DESK, "light", "en"),
        ("organisation", WIDE, "dark", "ja"),
        ("port-hit", PHONE, "dark", "ja"),
        ("organisation", PHONE, "light", "en"),
    ],
)
def test_every_step_is_legible_and_accessible(
    browser: Browser, file: str, tour: str, size: tuple[int, int], theme: str, language: str
) -> None:
    with opened(browser, f"{file}/{tour}.html#{language}/1", size, theme) as page:
        while True:
            number = int(page.evaluate("location.hash").split("/")[1])
            assert (faults(page) if number % 3 == 1 else []) == [], heading(page)
            assert illegible(page) == {} and sideways(page) == []
            before = page.evaluate("location.hash")
            page.keyboard.press("ArrowRight")
            drawn(page)
            if page.evaluate("location.hash") == before:
                return


def test_its_faces_are_its_own(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/organisation.html#ja/1") as page:
        loaded = page.evaluate(
            """async () => {
                await document.fonts.ready;
                return [...document.fonts].filter((face) => face.status === "loaded")
                    .map((face) => face.family.replaceAll('"', ""));
            }"""
        )
        assert {"Atlas Sans JP"} <= set(loaded)


def test_the_speaker_has_a_window_in_step_without_a_network(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/port-hit.html#en/2") as page:
        with page.expect_popup() as came:
            page.keyboard.press("s")
        speaker = came.value
        said: list[str] = []
        speaker.on("console", lambda line: said.append(line.text))
        speaker.on("pageerror", lambda error: said.append(str(error)))
        panel = speaker.locator(".edition:not([hidden]) .speaker-panel")
        panel.wait_for()
        title = speaker.locator(f"{HERE} h1")
        assert title.text_content() == page.locator(f"{HERE} h1").text_content()
        assert speaker.locator(f"{HERE} .note p").is_visible()
        assert not speaker.locator(f"{HERE} .workspace").is_visible()
        coming = panel.locator(".coming").text_content()
        assert panel.locator(".now").text_content().count(":") == 1
        speaker.keyboard.press("PageDown")
        expect(page).to_have_url(f"{file}/port-hit.html#en/3")
        assert page.locator(f"{HERE} h1").text_content() == coming
        page.keyboard.press("PageDown")
        expect(speaker).to_have_url(f"{file}/port-hit.html#en/4/speaker")
        speaker.keyboard.press("b")
        page.locator(".edition:not([hidden]) .blank:not([hidden])").wait_for()
        page.keyboard.press("b")
        expect(speaker.locator(".edition:not([hidden]) .blank")).to_be_hidden()
        assert not illegible(speaker) and said == []


def test_g_opens_the_list_to_go_to_a_step(browser: Browser, file: str) -> None:
    with opened(browser, f"{file}/organisation.html#ja/1") as page:
        page.keyboard.press("g")
        assert page.evaluate("document.activeElement.dataset.go") == "1"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#ja/2"
