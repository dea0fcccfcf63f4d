"""The door: turns away what is no page, no file of ours and no request of Dash's own script."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from dash.fingerprint import check_fingerprint
from flask import Response, current_app, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, RequestEntityTooLarge

from dashboard.server.body import check_body
from dashboard.server.json_text import Refused, read_body
from dashboard.server.refusal import refusal, refusal_page

LARGEST = 2 * 1024 * 1024
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
CALLBACK = "_dash-update-component"


def guard_callbacks(app: Dash) -> None:
    """Let only well-formed requests reach the callbacks of an app.

    Others get 400, 403 (from another site), 405, 413 (over 2 MB) or 415, and JSON with "error".
    """
    door = prefix(app) + CALLBACK

    def guard() -> Response | None:
        if is_foreign():
            return refusal(403, "The request came from another site.")
        if request.path != door:
            return None
        if request.method != "POST":
            answer = refusal(405, "Only POST is answered here.")
            answer.headers["Allow"] = "POST"
            return answer
        return check_request(app)

    app.server.before_request(guard)


def check_request(app: Dash) -> Response | None:
    """The refusal a callback request deserves, or None."""
    if not request.is_json:
        return refusal(415, "The content type is not application/json.")
    request.max_content_length = LARGEST
    try:
        check_body(read_body(request.get_data()), app.callback_map)
    except RequestEntityTooLarge:
        return refusal(413, f"The body is larger than {LARGEST} bytes.")
    except Refused as reason:
        return refusal(400, str(reason))
    return None


def is_foreign() -> bool:
    """Whether a browser says another site made this request; who says nothing may pass."""
    if request.method in SAFE_METHODS:
        return False
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and host_of(origin) != request.host


def host_of(origin: str) -> str:
    """Host and port of an origin, "" where it has none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def guard_paths(app: Dash, is_page: Callable[[str], bool]) -> None:
    """Answer 404 for every address that is neither a page nor a registered route of the app.

    `is_page` says of a path whether it is a page. Readers get every error as a bilingual page.
    """

    def guard() -> Response | None:
        endpoint, given = route()
        if endpoint is None or not is_known(app, is_page, endpoint, given):
            return refusal_page(404, home(app))
        return None

    def answer_error(error: HTTPException) -> Any:
        status = error.code or 500
        if status < 400 or error.response is not None:
            return error
        answer = refusal(status) if is_internal(app) else refusal_page(status, home(app))
        if isinstance(error, MethodNotAllowed) and error.valid_methods:
            answer.headers["Allow"] = ", ".join(sorted(error.valid_methods))
        return answer

    app.server.before_request(guard)
    app.server.register_error_handler(HTTPException, answer_error)


def route() -> tuple[str | None, dict[str, Any]]:
    """The endpoint at the asked path, whatever the method, with its arguments; None without one."""
    error = request.routing_exception
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        addresses = current_app.url_map.bind("")
        endpoint, given = addresses.match(request.path, method=next(iter(error.valid_methods)))
        return endpoint, dict(given)
    if isinstance(error, NotFound):
        return None, {}
    return request.endpoint or "", dict(request.view_args or {})


def is_known(
    app: Dash, is_page: Callable[[str], bool], endpoint: str, given: dict[str, Any]
) -> bool:
    """Whether an endpoint may be answered at the asked path."""
    start = prefix(app)
    if endpoint == start + "_reload-hash":
        return bool(app._dev_tools.get("hot_reload"))
    if endpoint.startswith(start + "_dash-component-suites/"):
        return is_bundle(app, given["package_name"], given["fingerprinted_path"])
    if endpoint in (start, start + "<path:path>"):
        return is_page(request.path) or request.path == start + CALLBACK
    return not request.path.startswith(start + "_mcp")


def is_bundle(app: Dash, package: str, fingerprinted: str) -> bool:
    """Whether a library announced a file and really brought it; source maps are often left out."""
    path, _ = check_fingerprint(fingerprinted)
    if path not in app.registered_paths.get(package, ()):
        return False
    return any((Path(folder) / path).is_file() for folder in sys.modules[package].__path__)


def is_internal(app: Dash) -> bool:
    """Whether the asked path belongs to Dash's own traffic rather than to a reader."""
    return request.path.startswith(prefix(app) + "_dash-")


def prefix(app: Dash) -> str:
    """What every path of the app begins with."""
    return str(app.config.routes_pathname_prefix)


def home(app: Dash) -> str:
    """The address of the first page."""
    return str(app.config.requests_pathname_prefix)
