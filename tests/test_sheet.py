"""The sheet of A4: every body, sector and channel has one in both languages, and it says what the card says."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient
from page_parts import hrefs_in, parts_of, words_in

from dashboard.answers.ties import counterparts_of
from dashboard.application import create_app
from dashboard.callbacks.see import see
from dashboard.filters.address import OPEN_TABLES
from dashboard.parts.card import card
from dashboard.parts.seen import Seen
from dashboard.parts.sheet import readable, sheet, sheet_page
from dashboard.parts.sheet_lines import MOST
from dashboard.parts.sheet_offer import SHEETS, sheet_address
from dashboard.parts.sheet_room import blocks, lines_of, pages
from dashboard.settings import Settings
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

TODAY, THEN = date(2026, 11, 25), "2022-09-08"
SITE = "https://atlas.example.org"


def seen_on(atlas: Atlas, language: str = "en", query: str = "") -> Seen:
    """What the address of a sheet asks to see."""
    return see(atlas, lambda: TODAY, f"/{language}", query)


def plain(page: str) -> str:
    """The words of a document."""
    return unescape(re.sub(r"<[^>]+>", "", page))


Made = dict[tuple[str, str], Component]


@pytest.fixture(scope="module")
def made(atlas: Atlas) -> Made:
    """Every sheet there is, by language and key."""
    found: Made = {}
    for language in LANGUAGES:
        seen = seen_on(atlas, language)
        for row in (row for table in SHEETS for row in atlas.rows(table)):
            one = sheet(seen, row["id"], SITE)
            assert one is not None, row["id"]
            found[language, row["id"]] = one
    return found


def named(made: Component, name: str) -> Component:
    """The part of a sheet with a class."""
    return next(part for part in parts_of(made) if getattr(part, "className", "") == name)


def test_every_body_sector_and_channel_has_a_sheet(atlas: Atlas, made: Made) -> None:
    rows = {row["id"]: row for table in SHEETS for row in atlas.rows(table)}
    assert len(made) == len(rows) * len(LANGUAGES) > 900
    days = {language: seen_on(atlas, language).words.date("2026-11-25") for language in LANGUAGES}
    for (language, key), one in made.items():
        said = words_in(one)
        assert "{" not in said and "None" not in said, key
        place = SITE + sheet_address(language, key, "2026-11-25")
        for there in (
            rows[key]["name_en"],
            rows[key]["name_ja"],
            days[language],
            "CC BY 4.0",
            place,
        ):
            assert there in said, (key, there)


def test_every_number_leads_to_a_source(made: Made) -> None:
    for (_, key), one in made.items():
        marks = [part for part in parts_of(one) if getattr(part, "className", "") == "source-mark"]
        items = [part for part in parts_of(named(one, "cited")) if type(part).__name__ == "Li"]
        assert {int(words_in(mark)) for mark in marks} == set(range(1, len(items) + 1)), key


def test_no_sheet_is_reckoned_longer_than_two_pages(made: Made) -> None:
    sizes = {
        place: pages(named(one, "sheet-body"), named(one, "cited")) for place, one in made.items()
    }
    assert {place: size for place, size in sizes.items() if size > 1.9} == {}
    assert sum(size <= 0.95 for size in sizes.values()) > 0.8 * len(sizes)


def test_a_sheet_presses_nothing(atlas: Atlas) -> None:
    for language in LANGUAGES:
        for key in ("us-cisa", "jp-sector-finance", "ch-core-cyber-resilience"):
            page = sheet_page(seen_on(atlas, language), key, SITE, "/fonts/x/fonts.css")
            assert page is not None
            assert page.count("<main") == page.count("<h1>") == 1
            assert not re.search(r"<(button|input|select|script|form)\b|javascript:| style=", page)


def test_what_is_cited_is_what_the_sheet_rests_on(atlas: Atlas) -> None:
    page = sheet_page(seen_on(atlas), "jp-jpcert-cc", SITE, "")
    assert page is not None
    found = atlas.row("entities", "jp-jpcert-cc")
    assert found is not None
    for key in found["sources"]:
        source = atlas.row("sources", key)
        assert source is not None
        assert source["title"] in plain(page)
        assert readable(source["url"]) in plain(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_what_the_card_says(atlas: Atlas, language: str) -> None:
    seen = seen_on(atlas, language, f"?on={THEN}")
    for key in ("jp-meti", "us-state-cdp", "jp-npa", "us-cisa"):
        one, shown = sheet(seen, key, SITE), card(seen.on_the_day, key, seen.address, seen.words)
        known = {
            words_in(part) for part in parts_of(shown) if type(part).__name__ in ("A", "Strong")
        }
        links = [part for part in parts_of(one) if getattr(part, "className", "") == "open-card"]
        assert links
        assert {words_in(link) for link in links} - known - short_names(seen) == set(), key
        for other, _ in counterparts_of(seen.on_the_day, key)[:3]:
            row = atlas.row("entities", other)
            assert row is not None
            assert seen.words.name(row) in words_in(one)


def short_names(seen: Seen) -> set[str]:
    """What frameworks are called beside the channels of a sheet."""
    return {seen.words.short(row) for row in seen.whole.rows("frameworks")}


def test_a_body_of_another_time_says_so(atlas: Atlas) -> None:
    gone = sheet_page(seen_on(atlas), "jp-nisc", SITE, "")
    held = sheet_page(seen_on(atlas, query=f"?on={THEN}"), "jp-nisc", SITE, "")
    assert gone and held
    assert 'class="notice"' in gone
    assert 'class="notice"' not in held and 'class="described"' in held


def test_a_day_that_is_none_is_said(atlas: Atlas) -> None:
    page = sheet_page(seen_on(atlas, query="?on=yesterday"), "jp-nco", SITE, "")
    assert page and "yesterday" in plain(page)


def test_a_long_section_says_how_much_more_there_is(atlas: Atlas) -> None:
    page = sheet_page(seen_on(atlas), "us-cisa", SITE, "")
    assert page and re.search(r"and \d+ more in the atlas", plain(page))
    assert min(MOST.values()) >= 3


def test_room_is_reckoned_by_signs(atlas: Atlas) -> None:
    from dash import html

    assert lines_of(html.Li("a" * 64), 64) == 1
    assert lines_of(html.Li("あ" * 33), 64) == 2
    assert lines_of(html.H2("a"), 64) == 2
    nested = html.Li(["a", html.P("b" * 65)])
    assert [lines_of(block, 64) for block in blocks(nested)] == [1, 2]


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://ja.example.org/%E6%97%A5%E6%9C%AC", "https://ja.example.org/日本"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/%ff", "https://example.org/%ff"),
        ("https://example.org/%00", "https://example.org/%00"),
    ],
)
def test_addresses_are_written_as_they_can_be_typed(url: str, read: str) -> None:
    assert readable(url) == read


@pytest.mark.parametrize("table", OPEN_TABLES)
def test_cards_of_what_has_a_sheet_lead_to_it(atlas: Atlas, table: str) -> None:
    seen = seen_on(atlas, "ja", f"?on={THEN}")
    key = atlas.rows(table)[0]["id"]
    shown = card(seen.on_the_day, key, seen.address, seen.words)
    leads = sheet_address("ja", key, THEN) in hrefs_in(shown)
    assert leads == (table in SHEETS)


# ---------------------------------------------------------------- its address


@pytest.fixture(scope="module")
def client(data_folder: Path, cache: Path) -> FlaskClient:
    """The served atlas."""
    settings = Settings(data=data_folder, cache=cache)
    return create_app(settings, clock=lambda: TODAY, say=lambda line: None).server.test_client()


@pytest.mark.parametrize("path", ["/en/sheet/jp-nco", f"/ja/sheet/us-cisa?on={THEN}"])
def test_a_sheet_is_a_page_of_its_own(client: FlaskClient, path: str) -> None:
    reply = client.get(path)
    assert (reply.status_code, reply.mimetype) == (200, "text/html")
    assert reply.headers["Cache-Control"] == "no-store"
    assert f'lang="{path[1:3]}"' in reply.text
    styles = re.findall(r'href="(/[^"]+\.css)"', reply.text)
    assert len(styles) >= 3
    for style in styles:
        with client.get(style) as file:
            assert file.status_code == 200, style


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/fr/sheet/jp-nco",
            "/en/sheet/",
            "/en/sheet",
            "/en/sheet/nobody",
            "/en/sheet/jp-nco/more",
        ),
        *("/en/sheet/<script>", "/en/sheet/%2e%2e", "/en/sheet/ev-2022-05-23-summit"),
    ],
)
def test_what_has_no_sheet_is_not_found(client: FlaskClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 404
    assert "There is no page at this address." in reply.text


def test_the_host_of_the_request_cannot_write_into_the_page(client: FlaskClient) -> None:
    reply = client.get("/en/sheet/jp-nco", headers={"Host": 'x"><script>alert(1)</script>'})
    assert "<script" not in reply.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_is_drawn_for_paper(client: FlaskClient, language: str) -> None:
    reply = client.get(f"/{language}/map.svg?on={THEN}&country=JP")
    assert (reply.status_code, reply.mimetype) == (200, "image/svg+xml")
    assert reply.text.startswith("<svg") and "<script" not in reply.text
    assert client.get("/fr/map.svg").status_code == 404
