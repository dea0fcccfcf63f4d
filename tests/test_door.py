"""The atlas behind its door: every callback of the real pages, sound and bent in two thousand ways."""

import json
from pathlib import Path
from typing import Any

import pytest
from browser import DATA, TODAY
from dash import Dash
from flask.testing import FlaskClient
from mutations import Body, bodies, body_of, mutations

from dashboard.application import create_app
from dashboard.settings import Settings
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

DOOR = "/_dash-update-component"
SEED, MUTATIONS = 20220908, 2000
VALUES = {
    "pathname": "/ja/network",
    "search": "?on=2022-09-08&card=jp-nisc&focus=jp-nisc",
    "search.value": "NISC",
    "value": ["JP"],
    "n_clicks": 1,
    "data": {},
}


@pytest.fixture(scope="module")
def app(cache: Path) -> Dash:
    """The real application, once."""
    found = create_app(Settings(data=DATA, cache=cache), clock=lambda: TODAY, say=print)
    found.server.test_client().get("/en")
    return found


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def send(client: FlaskClient, body: Any) -> Any:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(DOOR, data=raw, content_type="application/json")


def page_body(app: Dash, path: str, query: str) -> Body:
    """The request with which a browser asks for a page."""
    name, callback = next(
        (key, found) for key, found in app.callback_map.items() if "page.children" in key
    )
    return body_of(name, callback, [], {"pathname": path, "search": query})


def component_ids(tree: Any) -> list[dict[str, str]]:
    """Every id of a page that is a dictionary."""
    if isinstance(tree, list):
        return [found for item in tree for found in component_ids(item)]
    if not isinstance(tree, dict):
        return []
    props = tree.get("props", {})
    own = [props["id"]] if isinstance(props.get("id"), dict) else []
    return own + [found for value in props.values() for found in component_ids(value)]


def opened(app: Dash, client: FlaskClient, path: str, query: str = "") -> dict[str, Any]:
    """The page of an address, as the server draws it."""
    answer = send(client, page_body(app, path, query))
    assert answer.status_code == 200, (path, answer.get_data(as_text=True)[:300])
    found: dict[str, Any] = answer.get_json()["response"]["page"]["children"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_page_opens_and_speaks_its_language(
    app: Dash, client: FlaskClient, view: str, language: str
) -> None:
    assert client.get(f"/{language}/{view}").status_code == 200
    for query in (
        "",
        "?on=2022-09-08",
        "?country=JP&sector=jp-sector-finance",
        "?text=zzzz-nothing",
    ):
        page = json.dumps(opened(app, client, f"/{language}/{view}", query), ensure_ascii=False)
        assert f'"data-page-language": "{language}"' in page


def test_unknown_parts_of_an_address_are_dropped_with_a_sentence(
    app: Dash, client: FlaskClient
) -> None:
    said = json.dumps(opened(app, client, "/en/network", "?country=Atlantis"))
    assert "Atlantis" in said and "left out" in said
    assert "left out" not in json.dumps(opened(app, client, "/en/network", "?country=JP"))


def test_every_address_of_the_tour_opens_with_nothing_dropped(
    app: Dash, client: FlaskClient
) -> None:
    from dashboard.tables.read import load_atlas

    rows = load_atlas(DATA, remember=False).rows("tour")
    assert len(rows) >= 6
    for row in rows:
        path, _, query = row["address"].partition("?")
        assert "left out" not in json.dumps(opened(app, client, f"/en{path}", f"?{query}")), row


def test_two_thousand_bent_requests_never_crash(app: Dash, client: FlaskClient) -> None:
    ids = [
        found
        for view in VIEWS
        for found in component_ids(opened(app, client, f"/en/{view}", "?card=jp-nco"))
    ]
    on_page = list({json.dumps(found, sort_keys=True): found for found in ids}.values())
    assert len(on_page) > 15
    sound = bodies(app, on_page, VALUES)
    assert len(sound) >= 3
    for body in sound:
        assert send(client, body).status_code in (200, 204), body["output"]
    answers = [send(client, bent).status_code for bent in mutations(sound, MUTATIONS, SEED)]
    assert len(answers) == MUTATIONS
    assert max(answers) < 500
    assert sum(answer >= 400 for answer in answers) > MUTATIONS / 2


def test_unknown_paths_are_404_and_the_root_asks_for_a_language(client: FlaskClient) -> None:
    for path in (
        "/fr/network",
        "/en/nowhere",
        "/en/network/more",
        "/wp-login.php",
        "/_reload-hash",
    ):
        assert client.get(path).status_code == 404, path
    for asked, path in (("ja,en;q=0.5", "/ja"), ("fr", "/en"), ("", "/en")):
        answer = client.get("/", headers={"Accept-Language": asked})
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
    assert client.get("/?on=2022-09-08").headers["Location"] == "/en?on=2022-09-08"


def test_fonts_are_served_for_ever_and_only_ours(client: FlaskClient, app: Dash) -> None:
    page = client.get("/en").get_data(as_text=True)
    address = page.split('href="/fonts/')[1].split('"')[0]
    with client.get(f"/fonts/{address}") as answer:
        assert answer.status_code == 200 and "immutable" in answer.headers["Cache-Control"]
    assert client.get(f"/fonts/{address}/../../secret").status_code == 404
    assert client.get("/fonts/0000/fonts.css").status_code == 404
