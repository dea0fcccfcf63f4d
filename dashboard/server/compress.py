"""Smaller replies: brotli or gzip, and the big bundles of the libraries packed only once."""

from dash import Dash
from dash.fingerprint import check_fingerprint
from flask import Request
from flask_compress import Compress

SMALLEST = 500
LEVELS = {"COMPRESS_BR_LEVEL": 5, "COMPRESS_LEVEL": 6}
SUITES = "_dash-component-suites/"


class Bundles:
    """Packed bundles by name, at most one for each file of the libraries and each packing."""

    def __init__(self) -> None:
        self.packed: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The packed bundle, None where the key names none or it was not asked for yet."""
        return self.packed.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep a packed bundle; replies that are no bundles have an empty name and are not kept."""
        if not key.endswith(";"):
            self.packed[key] = value


def compress_replies(app: Dash) -> None:
    """Compress texts of 500 bytes and more in every reply of an app, for browsers that take it."""
    start = app.config.routes_pathname_prefix

    def bundle_name(request: Request) -> str:
        is_bundle = request.path.startswith(start + SUITES)
        return check_fingerprint(request.path)[0] if is_bundle else ""

    assets = f"{start.replace('/', '_').replace('.', '_')}dash_assets.static"
    app.server.config.update(
        LEVELS,
        COMPRESS_MIN_SIZE=SMALLEST,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br", "deflate"],
        COMPRESS_STREAMING_ENDPOINT_CONDITIONAL=["static", assets],
        COMPRESS_CACHE_BACKEND=Bundles,
        COMPRESS_CACHE_KEY=bundle_name,
    )
    Compress(app.server)
