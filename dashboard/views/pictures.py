"""Pictures of the pages: what a picture of a chart or of the map is made from, for page and command."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.charts.chart import Chart, Figure
from dashboard.charts.theme import resolve
from dashboard.exports.frame import Frame
from dashboard.exports.of_map import NAME as MAP
from dashboard.exports.picture import bare, carrying, room
from dashboard.exports.picture_drawing import BadDrawing
from dashboard.exports.picture_faces import Faces
from dashboard.exports.picture_sizes import BOTH, GROUNDS, SIZES, chart_size, inks_of
from dashboard.language.words import OWN_NAMES
from dashboard.network.drawing import map_drawing
from dashboard.parts.chart_card import drawing
from dashboard.parts.seen import Seen
from dashboard.views.view import View


@dataclass(frozen=True)
class Wish:
    """What is wished for: the name of a chart or of the map, size, background, languages.

    languages  the code of one language, or "both"
    """

    name: str
    size: str = "1200x675"
    background: str = "white"
    languages: str = BOTH

    def problem(self) -> str:
        """The name of the first part that has no such choice; "" if it can be asked for."""
        known = {
            "size": self.size in SIZES,
            "background": self.background in GROUNDS,
            "languages": self.languages in (*OWN_NAMES, BOTH),
        }
        return next((part for part, is_known in known.items() if not is_known), "")


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture that can be made: its wish, what is seen in each of its languages, and its frames."""

    wish: Wish
    view: View
    seen: tuple[Seen, ...]
    frames: tuple[Frame, ...]
    faces: Faces

    @property
    def file_stem(self) -> str:
        """What its file is called, without an ending."""
        frame = self.frames[0]
        languages = "-".join(each.language for each in self.frames)
        return file_stem(frame, languages, self.wish)

    def figures(self) -> list[dict[str, Any]]:
        """What a browser has to draw: each figure with its size and language; none for the map.

        Raises BadDrawing where there is nothing to draw.
        """
        if self.wish.name == MAP:
            return []
        return [self.figure(each) for each in self.seen]

    def figure(self, seen: Seen) -> dict[str, Any]:
        """The figure of one language, its colours filled in."""
        found = drawing(self.chart, seen)
        if found is None:
            raise BadDrawing("notice.picture-nothing", "no rows")
        natural = float(found["layout"]["height"])
        given = room(self.frames, self.wish.size, natural, self.faces)
        width, height = chart_size(natural, given)
        return {
            "figure": coloured(found, self.wish.background, (width, height)),
            "width": width,
            "height": height,
            "language": seen.address.language,
        }

    @property
    def chart(self) -> Chart:
        """The chart that is drawn."""
        return next(chart for chart in self.view.charts if chart.name == self.wish.name)

    def svg(self, drawings: Sequence[str] = ()) -> str:
        """The whole picture. Takes what the browser drew, one drawing for each of `figures()`."""
        return carrying(self.bare(drawings), self.faces)

    def bare(self, drawings: Sequence[str] = ()) -> str:
        """The same without its faces."""
        own = list(drawings) if self.wish.name != MAP else list(self.maps())
        if len(own) != len(self.frames):
            raise BadDrawing("notice.picture-refused", "not as many drawings as languages")
        return bare(self.frames, own, self.wish.size, self.wish.background, self.faces)

    def maps(self) -> Iterator[str]:
        """The map in each language."""
        ground = GROUNDS[self.wish.background]
        for seen in self.seen:
            yield map_drawing(seen, ground.theme, inks_of(self.wish.background)["paper"]).svg


def picture(
    see: Callable[[str], Seen], view: View, wish: Wish, faces: Faces, origin: str = ""
) -> Picture | None:
    """A picture of what a page shows; None where the page has no such chart and no map.

    Takes a function that gives what is seen in a language, the view, the wish, the printable faces
    and what stands before the path of an address.
    """
    languages = tuple(OWN_NAMES) if wish.languages == BOTH else (wish.languages,)
    seen = tuple(see(language) for language in languages)
    exports = [view.export(each, wish.name, origin) for each in seen]
    frames = tuple(export.frame for export in exports if export)
    drawn = wish.name == MAP or any(
        chart.name == wish.name and chart.figure for chart in view.charts
    )
    return Picture(wish, view, seen, frames, faces) if frames and drawn else None


def in_language(seen: Seen, language: str) -> Seen:
    """The same address in a language."""
    return replace(seen, address=seen.address.replacing(language=language))


def coloured(figure: Figure, background: str, size: tuple[int, int]) -> Figure:
    """A figure as it is drawn into a picture: colours filled in, size fixed, nothing that moves."""
    found = resolve(figure, inks_of(background))
    layout = {name: value for name, value in found["layout"].items() if name != "meta"}
    fixed = {"width": size[0], "height": size[1], "autosize": False}
    return {"data": found["data"], "layout": {**layout, **fixed}}


def file_stem(frame: Frame, languages: str, wish: Wish) -> str:
    """The name of a file without its ending, in ASCII."""
    aside = "" if wish.background == "white" else f"_{wish.background}"
    named = frame.file_name("", wish.size).removesuffix(".")
    return named.replace(f"_{frame.language}_", f"_{languages}_") + aside
