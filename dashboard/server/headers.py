"""What every reply tells the browser to trust: the content security policy and its neighbours."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from dash import Dash

LONG = 31536000
FINGERPRINT = re.compile(r"\.v[\w-]+m[0-9a-fA-F]+\.")
FEATURES = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid",
    "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip

NOBODY = "'none'"
POLICY, NO_FRAME = "Content-Security-Policy", ("X-Frame-Options", "DENY")

Headers = list[tuple[str, str]]
Web = Callable[..., Iterable[bytes]]


@dataclass(frozen=True)
class Frames:
    """What other sites may show in a frame, and which sites those are.

    ancestors  their origins, as the policy writes them; () for none
    is_framed  whether the page at a path with a query is made for a frame
    """

    ancestors: Sequence[str] = ()
    is_framed: Callable[[str, str], bool] = lambda path, query: False

    def admits(self, environ: Mapping[str, Any]) -> bool:
        """Whether the reply to a request may be shown in a frame."""
        query = environ.get("QUERY_STRING", "")
        asked = bool(self.ancestors) and "embed" in query
        return asked and self.is_framed(environ.get("PATH_INFO", ""), query)


def send_headers(
    app: Dash,
    style_hashes: Sequence[str] | None = None,
    https: bool = False,
    frames: Frames | None = None,
) -> None:
    """Send the security headers with every reply, errors and files included.

    Call it once all callbacks are registered. Takes the hashes of the styles that the libraries
    write into the page (where none are given, those measured and shipped), whether readers always
    come by https, which their browsers then remember for a year, and what other sites may frame.
    """
    styles = read_style_hashes() if style_hashes is None else style_hashes
    fixed = fixed_headers(policy(app.csp_hashes(), styles), https)
    app.server.wsgi_app = with_headers(app.server.wsgi_app, fixed, app, frames or Frames())


def read_style_hashes() -> list[str]:
    """The measured hashes; lines that begin with # say where each comes from."""
    lines = files("dashboard.server").joinpath("style_hashes.txt").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def policy(
    script_hashes: Iterable[str], style_hashes: Iterable[str], ancestors: str = NOBODY
) -> str:
    """The content security policy. Script hashes come quoted, as from Dash; style hashes plain."""
    styles = [f"'{one}'" for one in style_hashes]
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *script_hashes]),
            " ".join(["style-src 'self'", *styles]),
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            f"frame-ancestors {ancestors}",
        ]
    )


def fixed_headers(content_policy: str, https: bool) -> Headers:
    """The headers that are the same on every reply."""
    found = [
        (POLICY, content_policy),
        NO_FRAME,
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in FEATURES)),
    ]
    remember = ("Strict-Transport-Security", f"max-age={LONG}; includeSubDomains")
    return [*found, remember] if https else found


def framed_headers(fixed: Headers, ancestors: Sequence[str]) -> Headers:
    """The headers of a page that other sites may frame: it says which, in the one header that can."""
    said = f"frame-ancestors {' '.join(ancestors)}"
    return [
        (name, value.replace(f"frame-ancestors {NOBODY}", said) if name == POLICY else value)
        for name, value in fixed
        if (name, value) != NO_FRAME
    ]


def with_headers(inner: Web, fixed: Headers, app: Dash, frames: Frames) -> Web:
    """The server with the headers on every reply."""
    framed = framed_headers(fixed, frames.ancestors)
    replaced = {name.lower() for name, _ in fixed} | {"server", "x-powered-by", "cache-control"}

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        own = framed if frames.admits(environ) else fixed

        def start(status: str, headers: Headers, *trouble: Any) -> Any:
            said = next((value for name, value in headers if name.lower() == "cache-control"), "")
            kept = [(name, value) for name, value in headers if name.lower() not in replaced]
            cache = ("Cache-Control", keeping(app, environ, status, said))
            return start_response(status, [*kept, *own, cache], *trouble)

        return inner(environ, start)

    return answer


def keeping(app: Dash, environ: dict[str, Any], status: str, said: str) -> str:
    """How long a reply may be kept: files named after their content for ever, pages never."""
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    prefix = app.config.routes_pathname_prefix
    is_suite = path.startswith(prefix + "_dash-component-suites/")
    is_asset = path.startswith(prefix + app.config.assets_url_path.strip("/") + "/")
    if status[:3] not in ("200", "206", "304"):
        return "no-store"
    if is_suite and FINGERPRINT.search(path) or is_asset and query.startswith("m="):
        return f"public, max-age={LONG}, immutable"
    if f"max-age={LONG}" in said:
        return f"public, max-age={LONG}, immutable"
    return "no-cache" if is_suite or is_asset else "no-store"
