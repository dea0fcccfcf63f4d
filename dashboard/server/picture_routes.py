"""The address of pictures: what a browser has to draw for one, and the finished picture for what it drew."""

from collections.abc import Callable, Mapping, Sequence
from threading import BoundedSemaphore
from typing import Any, Protocol

from dash import Dash
from flask import Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.exports.picture_drawing import LARGEST, BadDrawing
from dashboard.exports.picture_faces import Faces
from dashboard.exports.picture_press import pressed
from dashboard.exports.picture_sizes import SIZES
from dashboard.language.words import words_of
from dashboard.server.json_text import Refused, read_body
from dashboard.server.refusal import refusal
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

PICTURE = "/picture"
MOST = 2  # drawings in a picture
AT_ONCE = 2  # pictures in the making
LARGEST_BODY = MOST * LARGEST * 2  # bytes
SVG = "image/svg+xml"
KINDS = {"svg": SVG, "pdf": "application/pdf", "png": SVG}


class Made(Protocol):
    """A picture that can be made."""

    @property
    def file_stem(self) -> str: ...
    def figures(self) -> list[dict[str, Any]]: ...
    def bare(self, drawings: Sequence[str] = ()) -> str: ...


ReadPicture = Callable[[Mapping[str, str]], Made]


def add_picture_routes(app: Dash, atlas: Atlas, faces: Faces, read_picture: ReadPicture) -> None:
    """Add the address to the server of the app.

    Takes the printable faces, and what makes a picture out of the query; it raises BadDrawing where
    there is no such picture. GET answers what has to be drawn: figures, pixels and the name of the
    file. POST takes {"drawings": [SVG, ...]} and answers the picture in the asked `format`; for
    "png" it is SVG whose words are outlines, which the browser turns into pixels. Each refusal is
    JSON with a sentence in the reader's language.
    """

    def no(status: int, key: str) -> Response:
        asked = request.headers.get("X-Language", "")
        language = asked if asked in LANGUAGES else LANGUAGES[0]
        return refusal(status, words_of(language, atlas).text(key))

    press = BoundedSemaphore(AT_ONCE)

    def picture() -> Response:
        try:
            found = read_picture(request.args)
            if request.method != "POST":
                return needed(found)
            with press:
                return finished(found, faces)
        except BadDrawing as reason:
            return no(400, reason.key)
        except RequestEntityTooLarge:
            return no(413, "notice.picture-too-large")
        except Refused:
            return no(400, "notice.picture-refused")

    app.server.add_url_rule(PICTURE, "picture", picture, methods=["GET", "POST"])


def needed(found: Made) -> Response:
    """What has to be drawn for a picture."""
    width, height = SIZES[request.args["size"]].pixels
    return jsonify(figures=found.figures(), width=width, height=height, file=found.file_stem)


def finished(found: Made, faces: Faces) -> Response:
    """The picture around what was drawn."""
    form = request.args.get("format", "")
    if form not in KINDS:
        raise BadDrawing("notice.picture-unknown", "no such format")
    answer = Response(pressed(found.bare(drawings()), form, faces), content_type=KINDS[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.file_stem}.{form}"'
    return answer


def drawings() -> list[str]:
    """What the browser drew. Raises Refused where the body is nothing of the kind."""
    request.max_content_length = LARGEST_BODY
    if not request.is_json:
        raise Refused("The content type is not application/json.")
    body = read_body(request.get_data())
    drawn = body.get("drawings") if isinstance(body, dict) else None
    if not isinstance(drawn, list) or len(drawn) > MOST:
        raise Refused("The body holds no drawings.")
    if not all(isinstance(each, str) for each in drawn):
        raise Refused("A drawing is no text.")
    return drawn
