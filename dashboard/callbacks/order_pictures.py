"""What a reader wants a picture of -> the picture, ready to be drawn."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from dashboard.callbacks.save_table import origin
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.exports.picture_drawing import BadDrawing
from dashboard.exports.picture_faces import Faces
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS
from dashboard.views.pictures import Picture, Wish, in_language, picture

LONGEST = 8000  # signs of an address


def read_picture(given: Mapping[str, str], atlas: Atlas, clock: Clock, faces: Faces) -> Picture:
    """The picture that is asked for.

    Takes the whole address of the `page`, the `name` of a chart or of the map, and its `size`,
    `background` and `languages`. Raises BadDrawing where there is no such picture.
    """
    parts = ("name", "size", "background", "languages")
    wish = Wish(**{part: given.get(part, "") for part in parts})
    if wish.problem():
        raise BadDrawing("notice.picture-unknown", f"no {wish.problem()}")
    here = here_seen(given.get("page", ""), atlas, clock)
    found = picture(
        lambda language: in_language(here, language),
        VIEWS[here.address.view],
        wish,
        faces,
        origin(given.get("page")),
    )
    if found is None:
        raise BadDrawing("notice.picture-unknown", "no such chart on this page")
    return found


def here_seen(page: str, atlas: Atlas, clock: Clock) -> Seen:
    """What an address shows. Raises BadDrawing where it is none."""
    try:
        parts = urlsplit(page)
    except ValueError as reason:
        raise BadDrawing("notice.picture-unknown", "no address") from reason
    if len(page) > LONGEST:
        raise BadDrawing("notice.picture-unknown", "a long address")
    return see(atlas, clock, parts.path, f"?{parts.query}")
