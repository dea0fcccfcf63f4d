"""What every reply tells the browser to trust, whatever its status."""

import re
from typing import Any

import brotli
import pytest
from collect_style_hashes import versions
from dash import Dash, html
from flask.testing import FlaskClient
from mutations import bodies
from small_app import ON_PAGE, TRIGGER, build_small_app

from dashboard.server.compress import Bundles
from dashboard.server.headers import fixed_headers, policy, read_style_hashes, send_headers

DOOR = "/_dash-update-component"
LARGE = b" " * (2 * 1024 * 1024 + 1)
EVERYWHERE = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def app() -> Dash:
    found = build_small_app()
    found.server.test_client().get("/page")
    return found


@pytest.fixture(scope="module")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture(scope="module")
def replies(app: Dash, client: FlaskClient) -> dict[int, Any]:
    """One reply of every status the server knows."""
    body = bodies(app, ON_PAGE, {})[0]
    failing = {**body, "state": [{**body["state"][0], "value": TRIGGER}]}
    note = next(one for one in bodies(app, ON_PAGE, {}) if "store" in one["changedPropIds"][0])
    file = "/_dash-component-suites/dash/deps/react-dom@18.3.1.min.js"
    tag = client.get(file).headers["ETag"]
    return {
        200: client.get("/page"),
        204: client.post(DOOR, json=note),
        304: client.get(file, headers={"If-None-Match": tag}),
        308: client.get("//page"),
        400: client.post(DOOR, json={}),
        403: client.post(DOOR, json=body, headers={"Sec-Fetch-Site": "cross-site"}),
        404: client.get("/nowhere"),
        405: client.get(DOOR),
        413: client.post(DOOR, data=LARGE, content_type="application/json"),
        415: client.post(DOOR, data=b"{}", content_type="text/plain"),
        500: client.post(DOOR, json=failing),
    }


def test_each_reply_has_the_status_it_stands_for(replies: dict[int, Any]) -> None:
    assert {status: reply.status_code for status, reply in replies.items()} == {
        status: status for status in replies
    }


def test_every_status_carries_every_header_once(replies: dict[int, Any]) -> None:
    for status, reply in replies.items():
        for name, value in EVERYWHERE.items():
            assert reply.headers.getlist(name) == [value], (status, name)
        assert len(reply.headers.getlist("Content-Security-Policy")) == 1, status
        assert len(reply.headers.getlist("Cache-Control")) == 1, status
        assert "camera=()" in reply.headers["Permissions-Policy"]
        assert "Server" not in reply.headers
        assert "Strict-Transport-Security" not in reply.headers


def test_errors_and_redirects_are_never_kept(replies: dict[int, Any]) -> None:
    for status, reply in replies.items():
        if status != 304:
            assert reply.headers["Cache-Control"] == "no-store", status


def test_no_reply_shows_its_making(replies: dict[int, Any]) -> None:
    for status, reply in replies.items():
        assert "Traceback" not in reply.text, status
        assert TRIGGER not in reply.text, status


def test_the_policy_allows_nothing_by_word(app: Dash, replies: dict[int, Any]) -> None:
    said = {
        part.split()[0]: part.split()[1:]
        for part in replies[200].headers["Content-Security-Policy"].split("; ")
    }
    assert said["default-src"] == ["'none'"]
    for name in ("object-src", "base-uri", "frame-ancestors"):
        assert said[name] == ["'none'"]
    for name in ("script-src", "style-src"):
        assert said[name][0] == "'self'"
        assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", one) for one in said[name][1:])
    for name in ("font-src", "connect-src", "form-action"):
        assert said[name] == ["'self'"]
    assert said["img-src"] == ["'self'", "data:", "blob:"]
    assert len(said["script-src"]) == 1 + len(set(app.csp_hashes()))
    assert len(said["style-src"]) == 1 + len(read_style_hashes())


def test_the_policy_is_the_same_for_every_status(replies: dict[int, Any]) -> None:
    assert len({reply.headers["Content-Security-Policy"] for reply in replies.values()}) == 1


def test_hashes_are_distinct_and_measured_on_these_versions() -> None:
    hashes = read_style_hashes()
    assert len(hashes) == len(set(hashes)) > 10
    assert policy([], ["sha256-x"]).count("style-src 'self' 'sha256-x';") == 1


def test_hashes_belong_to_the_installed_libraries() -> None:
    from collect_style_hashes import RESULT

    assert RESULT.read_text("utf-8").splitlines()[0] == f"# {versions()}"


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/page", "no-store"),
        ("/healthz", "no-store"),
        ("/_dash-layout", "no-store"),
        ("/_dash-dependencies", "no-store"),
        ("/_dash-component-suites/dash/deps/react-dom@18.3.1.min.js", "no-cache"),
        ("/_dash-component-suites/dash/deps/react-dom@18.v4_4_1m1.3.1.min.js", "kept"),
    ],
)
def test_how_long_a_reply_is_kept(client: FlaskClient, path: str, cache: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 200
    expected = "public, max-age=31536000, immutable" if cache == "kept" else cache
    assert reply.headers["Cache-Control"] == expected


def test_assets_are_kept_by_their_stamp(tmp_path: Any) -> None:
    (tmp_path / "style.css").write_text("p { color: red; }" * 100)
    app = Dash("assets", assets_folder=str(tmp_path))
    app.layout = html.Div()
    send_headers(app, ["sha256-x"])
    client = app.server.test_client()
    for address, cache in (
        ("/assets/style.css?m=1", "public, max-age=31536000, immutable"),
        ("/assets/style.css", "no-cache"),
        ("/assets/none.css?m=1", "no-store"),
    ):
        with client.get(address) as reply:
            assert reply.headers["Cache-Control"] == cache


def test_https_is_remembered_only_where_asked() -> None:
    asked = dict(fixed_headers("x", https=True))
    assert asked["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "Strict-Transport-Security" not in dict(fixed_headers("x", https=False))


@pytest.mark.parametrize(
    ("accepted", "packing"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None)]
)
def test_bundles_are_packed(client: FlaskClient, accepted: str, packing: str | None) -> None:
    path = "/_dash-component-suites/dash_mantine_components/dash_mantine_components.v2_8_1m1.js"
    plain = client.get(path).data
    for _ in range(2):
        reply = client.get(path, headers={"Accept-Encoding": accepted})
        assert reply.headers.get("Content-Encoding") == packing
        assert "Accept-Encoding" in reply.headers["Vary"]
        assert (len(reply.data) < len(plain) / 3) == (packing is not None)
        if packing == "br":
            assert brotli.decompress(reply.data) == plain


def test_packed_bundles_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[str, bytes] = {}

    class Watched(Bundles):
        def __init__(self) -> None:
            self.packed = kept

    monkeypatch.setattr("dashboard.server.compress.Bundles", Watched)
    client = build_small_app().server.test_client()
    path = "/_dash-component-suites/dash_cytoscape/dash_cytoscape.v1m{}.min.js"
    for number in range(5):
        client.get(path.format(number), headers={"Accept-Encoding": "br"})
        client.get(f"/page?x={number}", headers={"Accept-Encoding": "br"})
    assert list(kept) == ["br;/_dash-component-suites/dash_cytoscape/dash_cytoscape.min.js"]


def test_small_replies_are_not_packed(client: FlaskClient) -> None:
    reply = client.get("/healthz", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in reply.headers
    reply = client.get("/_dash-layout", headers={"Accept-Encoding": "br, gzip"})
    assert reply.headers["Content-Encoding"] == "br"
