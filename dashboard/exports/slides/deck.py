"""A deck as plain data: what each slide says, in one language or two, and what it shows."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Said:
    """The words of a slide in one language.

    title        the headline
    caption      one or two sentences of what it shows
    sentence     what is shown on which day, narrowed by what
    known        how far the data were checked
    sources      who published what it rests on, in one line
    licence      under which licence it may be used
    address      where it can be seen again; "" where that is not known
    note         what the speaker says, and all sources: paragraphs
    alternative  what stands for the picture, chart or table where it cannot be seen
    """

    language: str
    title: str
    caption: str = ""
    sentence: str = ""
    known: str = ""
    sources: str = ""
    licence: str = ""
    address: str = ""
    note: tuple[str, ...] = ()
    alternative: str = ""


@dataclass(frozen=True)
class Series:
    """One row of bars: its name, its numbers, the name of its colour in palette.py."""

    name: str
    values: tuple[float, ...]
    colour: str


@dataclass(frozen=True)
class Bars:
    """A chart that the reader of the slides can edit.

    stacking  "clustered", "stacked", or "hundred" for shares of one length
    longest   the length that the longest bar of all slides of this chart stands for, so that bars can
              be compared from slide to slide; 0 where each slide has a scale of its own
    group     what the bars of this slide have in common; "" where that is nothing
    beyond    what of it is not on the slides, in a sentence; "" if all is
    """

    stacking: Literal["clustered", "stacked", "hundred"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    longest: float = 0.0
    group: str = ""
    beyond: str = ""


@dataclass(frozen=True)
class Table:
    """A table; a cell with several lines says the same in several languages.

    numeric    for each column whether it holds numbers
    language   the language of its cells; "" for those of the slide, line by line in their order
    total, of  how many rows and columns the whole table has
    beyond     what is said where not all of it is on the slides, with {shown}, {all}, {columns}
               and {of} for the numbers
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    language: str = ""
    total: int = 0
    of: int = 0
    beyond: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture, by the name under which its bytes are given, in one language."""

    name: str
    language: str
    beyond: str = ""


@dataclass(frozen=True)
class Line:
    """A line of prose: a heading, or a point below it."""

    text: str
    heading: bool = False


@dataclass(frozen=True)
class Prose:
    """What a page says in words.

    beyond  what is said where not all of it is on the slides
    """

    lines: tuple[Line, ...]
    language: str
    beyond: str = ""


@dataclass(frozen=True)
class Cover:
    """The first slide: nothing but its words."""


Body = Bars | Table | Picture | Prose | Cover
BODIES: Mapping[str, type[Any]] = {it.__name__: it for it in (Bars, Table, Picture, Prose, Cover)}


@dataclass(frozen=True)
class Slide:
    """A slide, of which paging may make several.

    said   its words in each language
    body   what it shows
    again  whether it only shows otherwise what the one before it shows; then the caption is left out
    """

    said: tuple[Said, ...]
    body: Body
    again: bool = False


@dataclass(frozen=True)
class Deck:
    """A deck with what its file says of itself.

    languages  the codes of its languages, the first being that of the file
    made       the date that the file bears, YYYY-MM-DD
    pages      on how many slides a table or the words of a page may go on
    """

    title: str
    subject: str
    keywords: str
    author: str
    comments: str
    languages: tuple[str, ...]
    made: str
    slides: tuple[Slide, ...]
    pages: int = 2

    def pictures(self) -> tuple[str, ...]:
        """The names of the pictures it needs."""
        return tuple(it.body.name for it in self.slides if isinstance(it.body, Picture))


def slide_json(slide: Slide) -> dict[str, Any]:
    """A slide as JSON can hold it."""
    return {
        "said": [asdict(it) for it in slide.said],
        "kind": type(slide.body).__name__,
        "body": asdict(slide.body),
        "again": slide.again,
    }


def read_slide(content: Mapping[str, Any]) -> Slide:
    """The slide that `slide_json` wrote."""
    said = tuple(Said(**{**it, "note": tuple(it["note"])}) for it in content["said"])
    return Slide(said, read_body(content["kind"], content["body"]), content["again"])


def read_body(kind: str, content: Mapping[str, Any]) -> Body:
    """What a slide shows, by the name of its kind."""
    given = dict(content)
    if kind == "Bars":
        given["categories"] = tuple(given["categories"])
        given["series"] = tuple(
            Series(it["name"], tuple(it["values"]), it["colour"]) for it in given["series"]
        )
    elif kind == "Table":
        given["headings"], given["numeric"] = tuple(given["headings"]), tuple(given["numeric"])
        given["rows"] = tuple(tuple(row) for row in given["rows"])
    elif kind == "Prose":
        given["lines"] = tuple(Line(**it) for it in given["lines"])
    made: Body = BODIES[kind](**given)
    return made
