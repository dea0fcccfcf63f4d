"""One chart or the map alone in a frame on another site: what it shows, and who may show it."""

from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_parts import hrefs_in, parts_of, words_in

from dashboard.application import create_app
from dashboard.callbacks.see import see
from dashboard.filters.address import MAP, read_address
from dashboard.parts.embed import embed_page, piece_of, whole
from dashboard.parts.embed_offer import embed_offer
from dashboard.parts.seen import Seen
from dashboard.settings import Settings, read_settings
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import PIECES, TABLES, VIEWS

TODAY = date(2026, 11, 25)
SITE, OTHER = "https://example.org", "https://*.example.com:8443"
PICTURES = [
    *((view, name) for view in VIEWS for name in TABLES[view]),
    *((view, MAP) for view, it in VIEWS.items() if it.figures),
]


def seen(atlas: Atlas, view: str, name: str, language: str = "en", more: str = "") -> Seen:
    """What a frame asks to see."""
    return see(atlas, lambda: TODAY, f"/{language}/{view}", f"?embed={name}{more}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("view", "name"), PICTURES)
def test_every_chart_and_the_map_stands_alone(
    atlas: Atlas, view: str, name: str, language: str
) -> None:
    asked = seen(atlas, view, name, language)
    assert (asked.address.embed, asked.dropped) == (name, ())
    page = embed_page(asked, VIEWS[view].title, VIEWS[view].body(whole(asked)))
    kinds = {type(part).__name__ for part in parts_of(page)}
    assert not kinds & {"Header", "Nav", "Aside", "MultiSelect", "TextInput"}
    said = words_in(page)
    day = asked.words.date("2026-11-25")
    for there in (day, "Alliance Atlas", "CC BY 4.0", asked.words.text("embed.whole")):
        assert there in said
    charts = [part for part in parts_of(page) if getattr(part, "className", "") == "chart"]
    assert len(charts) <= 1
    assert asked.address.replacing(embed="").href() in hrefs_in(page)
    assert not [href for href in hrefs_in(page) if "embed=" in str(href)]


def test_the_map_names_its_sources(atlas: Atlas) -> None:
    asked = seen(atlas, "network", MAP, more="&on=2022-09-08")
    page = embed_page(asked, VIEWS["network"].title, VIEWS["network"].body(whole(asked)))
    lines = [part for part in parts_of(page) if getattr(part, "className", "") == "chart-sources"]
    assert "sources" in words_in(lines[0])


def test_a_piece_that_is_not_there_is_no_page() -> None:
    with pytest.raises(LookupError, match="nothing"):
        piece_of("nothing", [])


@pytest.mark.parametrize(
    ("view", "name", "kept"),
    [
        ("network", MAP, True),
        ("network", "hubs", True),
        ("timeline", MAP, False),
        ("network", "event-lanes", False),
        ("network", "", True),
        ("timeline", "<script>", False),
    ],
)
def test_what_a_page_does_not_show_is_said(atlas: Atlas, view: str, name: str, kept: bool) -> None:
    address, dropped = read_address(f"/en/{view}", f"?embed={name}", atlas, VIEWS, TABLES, PIECES)
    assert (address.embed, bool(dropped)) == ((name, False) if kept else ("", True))


def test_the_offer_says_what_the_browser_needs(atlas: Atlas) -> None:
    words = seen(atlas, "network", MAP).words
    offer = embed_offer("hubs", "Who & what", words)
    inner = {type(part).__name__: part for part in parts_of(offer)}
    assert inner["Textarea"].readOnly
    assert getattr(offer, "data-embed-of") == "hubs"
    assert "ALLIANCE_ATLAS_FRAME_ANCESTORS" in words_in(offer)
    assert "{hosts}" in getattr(inner["P"], "data-some")


# ---------------------------------------------------------------- who may frame it


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("", ()),
        (f" {SITE}  {OTHER} {SITE} ", (SITE, OTHER)),
        ("http://localhost:8000 http://127.0.0.1", ("http://localhost:8000", "http://127.0.0.1")),
        ("'self'", ("'self'",)),
        ("*", ("*",)),
        ("HTTPS://Example.ORG", (SITE,)),
    ],
)
def test_the_sites_are_read(text: str, origins: tuple[str, ...]) -> None:
    found = read_settings({"ALLIANCE_ATLAS_FRAME_ANCESTORS": text})
    assert found.frame_ancestors == origins


@pytest.mark.parametrize(
    "bad",
    [
        *("example.org", "ftp://example.org", "https://", "https://example.org/path", "'none'"),
        *("https://a;b", "https://*", "https://example.org:port", "javascript:x", "https://-a.org"),
        *("https://user@example.org", "https://exa\u0441mple.org", "https://example.org:123456"),
    ],
)
def test_a_site_that_is_none_is_named(bad: str) -> None:
    with pytest.raises(ValueError) as told:
        read_settings({"ALLIANCE_ATLAS_FRAME_ANCESTORS": f"{SITE} {bad}"})
    assert f'ALLIANCE_ATLAS_FRAME_ANCESTORS: "{bad.lower()}"' in str(told.value)
    assert "https://example.org," in str(told.value)


def client(data: Path, cache: Path, sites: tuple[str, ...]) -> FlaskClient:
    """The atlas as sites may frame it."""
    settings = Settings(data=data, cache=cache, frame_ancestors=sites)
    return create_app(settings, clock=lambda: TODAY, say=lambda line: None).server.test_client()


@pytest.fixture(scope="module")
def open_client(data_folder: Path, cache: Path) -> FlaskClient:
    """The atlas that two sites may frame."""
    return client(data_folder, cache, (SITE, OTHER))


def ancestors(found: FlaskClient, path: str) -> tuple[str, str | None]:
    """Whom a reply allows to frame it, in either header."""
    with found.get(path) as reply:
        policy = reply.headers["Content-Security-Policy"]
        return policy.split("frame-ancestors ")[1], reply.headers.get("X-Frame-Options")


@pytest.mark.parametrize("path", ["/en/network?embed=map", "/ja/timeline?embed=event-lanes&on=x"])
def test_a_page_made_for_a_frame_says_who_may_show_it(open_client: FlaskClient, path: str) -> None:
    assert ancestors(open_client, path) == (f"{SITE} {OTHER}", None)
    page = open_client.get(path).text
    assert 'data-embed="yes"' in page
    assert f'data-framed-by="{SITE} {OTHER}"' in page


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/en/network",
            "/en/network?embed=",
            "/en/network?embed=nothing",
            "/en/timeline?embed=map",
        ),
        *(
            "/nowhere?embed=map",
            "/?embed=map",
            "/assets/37-embed.js?embed=map",
            "/healthz?embed=map",
        ),
        *("/en/network?text=embed", "/_dash-layout?embed=map"),
    ],
)
def test_nothing_else_may_be_framed(open_client: FlaskClient, path: str) -> None:
    assert ancestors(open_client, path) == ("'none'", "DENY")


def test_without_the_setting_nothing_may_be_framed(data_folder: Path, cache: Path) -> None:
    found = client(data_folder, cache, ())
    assert ancestors(found, "/en/network?embed=map") == ("'none'", "DENY")
    assert "data-framed-by" not in found.get("/en/network").text


def test_a_framed_page_differs_only_in_who_may_show_it(open_client: FlaskClient) -> None:
    framed = dict(open_client.get("/en/network?embed=map").headers)
    other = dict(open_client.get("/en/network").headers)
    differing = {
        name for name in framed.keys() | other.keys() if framed.get(name) != other.get(name)
    }
    assert differing <= {"Content-Security-Policy", "X-Frame-Options", "Content-Length"}
    assert (
        framed["Content-Security-Policy"].replace(f"{SITE} {OTHER}", "'none'")
        == (other["Content-Security-Policy"])
    )
