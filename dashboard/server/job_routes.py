"""The addresses of slides in the making: order, progress, what to draw, pictures, cancel, the file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dash import Dash
from flask import Response, jsonify, request, send_file
from werkzeug.exceptions import RequestEntityTooLarge

from dashboard.language.words import words_of
from dashboard.server.index import plotly_script
from dashboard.server.jobs import LARGEST_PICTURE, Jobs, NoRoom
from dashboard.server.json_text import Refused, read_body
from dashboard.server.refusal import refusal
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

LARGEST_ORDER = 800 * 1024
KIND = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SOURCE = re.compile(r'src="([^"]+)"')
STATUS = {"many": 503, "full": 507, "large": 413}
TEXTS = {
    "many": "notice.slides-many",
    "full": "notice.slides-full",
    "large": "notice.slides-large",
    "bad": "notice.slides-bad",
    "gone": "notice.slides-gone",
}

ReadOrder = Callable[[Any], dict[str, Any]]


def add_job_routes(app: Dash, atlas: Atlas, jobs: Jobs, read_order: ReadOrder) -> None:
    """Add the addresses to the server of the app.

    Takes the jobs, and what makes an order out of what the browser sent; it raises Refused where it
    cannot, UnreadableOrder with a sentence for the reader.
    """
    found = SOURCE.search(plotly_script(app))
    desk = Desk(atlas, jobs, read_order, found[1] if found else "")
    rule = app.server.add_url_rule
    rule("/slides", "slides-order", desk.order, methods=["POST"])
    rule("/slides/<name>", "slides-job", desk.state)
    rule("/slides/<name>", "slides-cancel", desk.cancel, methods=["DELETE"])
    rule("/slides/<name>/needs/<picture>", "slides-need", desk.need)
    rule("/slides/<name>/pictures/<picture>", "slides-picture", desk.put, methods=["PUT"])
    rule("/slides/<name>/file", "slides-file", desk.file)


@dataclass(frozen=True, eq=False)
class Desk:
    """Answers what is asked about slides.

    library  the address of the script that draws charts
    """

    atlas: Atlas
    jobs: Jobs
    read_order: ReadOrder
    library: str

    def order(self) -> Response:
        """A new job."""
        if not request.is_json:
            return self.no(415, "bad")
        request.max_content_length = LARGEST_ORDER
        try:
            name = self.jobs.start(self.read_order(read_body(request.get_data())))
        except RequestEntityTooLarge:
            return self.no(413, "large")
        except UnreadableOrder as reason:
            return refusal(400, str(reason))
        except Refused:
            return self.no(400, "bad")
        except NoRoom as full:
            return self.no(STATUS[full.reason], full.reason)
        answer = jsonify(job=name)
        answer.status_code = 201
        return answer

    def state(self, name: str) -> Response:
        """How far a job is."""
        found = self.jobs.state(name)
        return jsonify(found | {"library": self.library}) if found else self.no(404, "gone")

    def cancel(self, name: str) -> Response:
        """The end of a job."""
        return Response(status=204) if self.jobs.cancel(name) else self.no(404, "gone")

    def need(self, name: str, picture: str) -> Response:
        """What a picture is drawn from."""
        data = self.jobs.need(name, picture)
        return self.no(404, "gone") if data is None else Response(data, mimetype="application/json")

    def put(self, name: str, picture: str) -> Response:
        """A picture that the browser drew."""
        request.max_content_length = LARGEST_PICTURE
        try:
            kept = self.jobs.put(name, picture, request.get_data())
        except RequestEntityTooLarge:
            return self.no(413, "large")
        except NoRoom as full:
            return self.no(STATUS[full.reason], full.reason)
        return Response(status=204) if kept else self.no(404, "gone")

    def file(self, name: str) -> Response:
        """The finished file."""
        there = self.jobs.result(name)
        if there is None:
            return self.no(404, "gone")
        return send_file(there[0], KIND, as_attachment=True, download_name=there[1])

    def no(self, status: int, what: str) -> Response:
        """A refusal with a sentence in the reader's language."""
        asked = request.headers.get("X-Language", "")
        language = asked if asked in LANGUAGES else LANGUAGES[0]
        return refusal(status, words_of(language, self.atlas).text(TEXTS[what]))


class UnreadableOrder(Refused):
    """An order that a reader can put right; the message is a sentence in the reader's language."""
