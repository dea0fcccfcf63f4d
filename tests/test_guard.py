"""The door: what Dash's browser side sends passes, all else is turned away without a crash."""

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import permutations
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient
from mutations import BROKEN, Body, bodies, mutations, text_of
from small_app import ON_PAGE, TRIGGER, build_small_app

DOOR = "/_dash-update-component"
VALUES = {"pathname": "/page", "search": "?a=b", "n_clicks": 2, "value": ["x"], "data": {"a": [1]}}
SEED = 20220908


@pytest.fixture(scope="module")
def app() -> Dash:
    found = build_small_app()
    found.server.test_client().get("/page")
    return found


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture(scope="module")
def sound(app: Dash) -> list[Body]:
    return bodies(app, ON_PAGE, VALUES)


def send(client: FlaskClient, body: Any) -> Any:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post(DOOR, data=raw, content_type="application/json")


def find(sound: list[Body], part: str) -> Body:
    return deepcopy(next(body for body in sound if part in body["output"]))


def items_of(body: Body) -> Iterator[Body]:
    for name in ("inputs", "state"):
        for one in body.get(name, []):
            yield from one if isinstance(one, list) else [one]


def test_every_callback_answers_a_sound_request(client: FlaskClient, sound: list[Body]) -> None:
    assert len(sound) == 6
    for body in sound:
        answer = send(client, body)
        assert answer.status_code in (200, 204), (body, answer.text)
    assert send(client, find(sound, "cell")).json["response"] == {
        '{"role":"cell","row":"one"}': {"children": "one 3"}
    }
    assert send(client, find(sound, "count.")).json["response"]["count"]["children"] == (
        "2 by {'field': 'country', 'role': 'control'}"
    )


def test_what_is_not_set_or_not_changed_may_be_missing(
    client: FlaskClient, sound: list[Body]
) -> None:
    for body in deepcopy(sound):
        body["changedPropIds"] = []
        del body["parsedChangedPropsIds"]
        for item in items_of(body):
            if item["property"] != "id":
                item.pop("value", None)
        assert send(client, body).status_code in (200, 204), body


def test_a_wildcard_may_stand_for_nothing(client: FlaskClient, sound: list[Body]) -> None:
    body = find(sound, "second.children@")
    body["outputs"][1] = []
    body["state"][0] = []
    assert send(client, body).status_code == 200
    body["state"] = find(sound, "second.children@")["state"]
    assert send(client, body).status_code == 400


def test_mutated_requests_never_crash(client: FlaskClient, sound: list[Body]) -> None:
    counts: dict[int, int] = {}
    for raw in mutations(sound, 2000, SEED):
        status = send(client, raw).status_code
        assert status in (200, 204, 400), (status, raw[:500])
        counts[status] = counts.get(status, 0) + 1
    assert counts[400] > 1000
    assert counts[200] > 20


def test_the_mutations_would_crash_bare_dash(sound: list[Body]) -> None:
    bare = build_small_app(door=False).server.test_client()
    statuses = [send(bare, raw).status_code for raw in mutations(sound, 200, SEED)]
    assert statuses.count(500) > 50


def test_a_seed_gives_the_same_mutations(sound: list[Body]) -> None:
    assert list(mutations(sound, 50, 1)) == list(mutations(sound, 50, 1))
    assert list(mutations(sound, 50, 1)) != list(mutations(sound, 50, 2))


@pytest.mark.parametrize("raw", BROKEN, ids=lambda raw: repr(raw[:12]))
def test_broken_bodies_are_refused_with_a_sentence(client: FlaskClient, raw: bytes) -> None:
    answer = send(client, raw)
    assert answer.status_code == 400
    assert answer.json["error"].endswith(".")


def test_swapped_ids_are_refused(client: FlaskClient, sound: list[Body]) -> None:
    known = [(item["id"], item["property"]) for body in sound for item in items_of(body)]
    tried = 0
    for body in sound:
        for at, item in enumerate(items_of(body)):
            for own, name in known:
                if (own, name) == (item["id"], item["property"]):
                    continue
                bent = deepcopy(body)
                list(items_of(bent))[at].update({"id": own, "property": name})
                assert send(client, bent).status_code == 400, bent
                tried += 1
    assert tried > 50


def test_outputs_of_another_callback_are_refused(client: FlaskClient, sound: list[Body]) -> None:
    for one, other in permutations(sound, 2):
        if one.get("outputs") != other.get("outputs"):
            assert send(client, {**one, "outputs": other.get("outputs")}).status_code == 400
        assert send(client, {**one, "output": other["output"]}).status_code == 400


def test_wildcard_ids_are_held_to_their_pattern(client: FlaskClient, sound: list[Body]) -> None:
    body = find(sound, "cell")
    for own in (
        {"role": "cell", "row": "one"},
        {"role": "open"},
        {"role": "open", "row": "one", "more": 1},
        {"role": "open", "row": ["MATCH"]},
        {"role": "open", "row": None},
        {"role": "open", "row": "two"},
        '{"role":"open","row":"one"}',
    ):
        bent = deepcopy(body)
        bent["inputs"][0]["id"] = own
        assert send(client, bent).status_code == 400, own


def test_a_wildcard_names_each_component_once(client: FlaskClient, sound: list[Body]) -> None:
    body = find(sound, "count.")
    body["inputs"][0].append(deepcopy(body["inputs"][0][0]))
    assert send(client, body).status_code == 400


@pytest.mark.parametrize(
    ("part", "at", "value"),
    [
        ("sentence.children", 0, 7),
        ("sentence.children", 0, ["/page"]),
        ("cell", 0, "2"),
        ("cell", 0, True),
        ("cell", 1, {"role": "open", "row": "two"}),
        ("cell", 1, "one"),
    ],
)
def test_values_a_property_cannot_have_are_refused(
    client: FlaskClient, sound: list[Body], part: str, at: int, value: Any
) -> None:
    body = find(sound, part)
    list(items_of(body))[at]["value"] = value
    assert send(client, body).status_code == 400


@pytest.mark.parametrize(
    "changed",
    [3, "address.pathname", [3], ["day.value"], ["address.search"], ["address"], [""],
     ["{.pathname"], ["address.pathname", "address.pathname"], {"address.pathname": 1}, None],
)  # fmt: skip
def test_what_changed_must_be_an_input(
    client: FlaskClient, sound: list[Body], changed: Any
) -> None:
    body = {**find(sound, "sentence.children"), "changedPropIds": changed}
    assert send(client, body).status_code == 400


def test_a_changed_wildcard_is_read_like_the_browser_writes_it(
    client: FlaskClient, sound: list[Body]
) -> None:
    body = find(sound, "count.")
    for own, status in (
        ({"role": "control", "field": "国"}, 200),
        ({"field": "country", "role": "control"}, 200),
        ({"field": "country", "role": "open"}, 400),
        ({"field": ["ALL"], "role": "control"}, 400),
    ):
        body["changedPropIds"] = [f"{text_of(own)}.value"]
        assert send(client, body).status_code == status, own


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), "\ud800", "a\0b", 10**5000],
    ids=["nan", "inf", "half", "nul", "int"],
)  # fmt: skip
def test_values_that_are_no_text_or_number_are_refused(
    client: FlaskClient, sound: list[Body], value: Any
) -> None:
    body = find(sound, "sentence.children")
    body["state"][0]["value"] = "PLACE"
    said = "1" * 5001 if isinstance(value, int) else json.dumps(value)
    raw = json.dumps(body).replace('"PLACE"', said).encode()
    assert send(client, raw).status_code == 400


def test_nesting_is_counted_outside_strings_only(client: FlaskClient, sound: list[Body]) -> None:
    body = find(sound, "sentence.children")
    body["state"][0]["value"] = '[{"\\' * 200
    assert send(client, body).status_code == 200
    for depth, status in ((30, 200), (40, 400)):
        body["state"][0]["value"] = json.loads("[" * depth + "]" * depth)
        assert send(client, body).status_code == status


def test_a_callback_of_the_browser_is_not_answered(app: Dash, client: FlaskClient) -> None:
    callback = app.callback_map["both.children"]
    body = {
        "output": "both.children",
        "outputs": {"id": "both", "property": "children"},
        "inputs": [{**one, "value": "a"} for one in callback["inputs"]],
        "changedPropIds": [],
    }
    assert send(client, body).status_code == 400


def test_size_type_and_method(client: FlaskClient, sound: list[Body]) -> None:
    body = find(sound, "sentence.children")
    raw = json.dumps(body).encode()
    large = raw + b" " * 2 * 1024 * 1024
    assert client.post(DOOR, data=large, content_type="application/json").status_code == 413
    assert client.post(DOOR, data=raw, content_type="text/plain").status_code == 415
    assert client.post(DOOR, data={"output": "x"}).status_code == 415
    for method in ("get", "put", "patch", "delete", "head", "options"):
        answer = getattr(client, method)(DOOR)
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "https://localhost"}, 200),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[bad"}, 403),
    ],
)
def test_other_sites_may_not_write(
    client: FlaskClient, sound: list[Body], headers: dict[str, str], status: int
) -> None:
    body = find(sound, "sentence.children")
    assert client.post(DOOR, json=body, headers=headers).status_code == status


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/page/", "/page/x", "/favicon.ico", "/_reload-hash", "/_mcp", "/_mcp/x",
     "/_alive_x", "/_dash", "/_dash-ws-callback", "/console", "/.git/config",
     "/_dash-component-suites/dash/nothing.js", "/_dash-component-suites/none/x.js",
     "/_dash-component-suites/dash/..%2f..%2fx", "/_dash-component-suites/x", "/%00", "/%ff",
     "/_dash-component-suites/dash/dash.v4_4_1m1.py", "/ページ"],
)  # fmt: skip
def test_unknown_addresses_are_404(client: FlaskClient, path: str) -> None:
    for method in (client.get, client.head, client.post, client.put):
        assert method(path).status_code == 404


@pytest.mark.parametrize("path", ["/assets/none.css", "/assets/../x", "/assets/", "/assets/%00"])
def test_a_file_that_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_page_of_an_error_speaks_both_languages(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.mimetype == "text/html"
    assert '<html lang="en">' in answer.text
    assert "There is no page at this address." in answer.text
    assert '<h2 lang="ja">このアドレスのページはありません。</h2>' in answer.text
    assert answer.text.count('href="/"') == 3


def test_pages_files_and_routes_pass(app: Dash, client: FlaskClient) -> None:
    for path in ("/", "/page", "/page?x=%00", "/healthz", "/_dash-layout", "/_dash-dependencies"):
        assert client.get(path).status_code == 200
    assert client.post("/page").status_code == 405


def test_every_file_of_the_libraries_answers(app: Dash, client: FlaskClient) -> None:
    statuses = {
        (package, path): client.get(f"/_dash-component-suites/{package}/{path}").status_code
        for package, paths in app.registered_paths.items()
        for path in paths
    }
    assert len(statuses) > 20
    assert {name: status for name, status in statuses.items() if status not in (200, 404)} == {}


def test_a_callback_that_fails_says_nothing_about_itself(
    client: FlaskClient, sound: list[Body]
) -> None:
    body = find(sound, "sentence.children")
    body["state"][0]["value"] = TRIGGER
    answer = send(client, body)
    assert answer.status_code == 500
    assert answer.json == {"error": "Internal Server Error"}


@pytest.mark.parametrize(
    "host", ["", "a b", "<x>", "x:y:z", "[::1", "日本".encode().decode("latin-1")]
)
def test_odd_hosts_do_not_crash(client: FlaskClient, sound: list[Body], host: str) -> None:
    headers = {"Host": host, "Origin": "http://localhost"}
    assert client.get("/page", headers=headers).status_code < 500
    assert client.get("//page", headers=headers).status_code < 500
    assert client.post(DOOR, json=sound[0], headers=headers).status_code < 500
