"""A chart: a question, the table of words that answers it, and the picture of that table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.tables.atlas import Atlas

Row = dict[str, Any]
Figure = dict[str, Any]


class Asked(Protocol):
    """What a chart is drawn from; the pages' `Seen` is one.

    whole       the atlas as it was read
    atlas       the atlas narrowed to what the address asks for
    on_the_day  the atlas narrowed to the day only
    today, day  the day of the request and the day that is shown, YYYY-MM-DD
    """

    @property
    def whole(self) -> Atlas: ...
    @property
    def atlas(self) -> Atlas: ...
    @property
    def on_the_day(self) -> Atlas: ...
    @property
    def address(self) -> Address: ...
    @property
    def words(self) -> Words: ...
    @property
    def today(self) -> str: ...
    @property
    def day(self) -> str: ...


@dataclass(frozen=True)
class Column:
    """A column of the table behind a chart.

    field  the field of the rows
    text   the key in texts.csv of its heading; {left} and {right} in it become the two countries
    kind   "text" (never empty), "number", or "date" (a coarse date; "" is said as unknown)
    key    the field that holds the key of the card its cells open, "" where they open none
    url    the field that holds the address outside the atlas its cells lead to, "" where to none
    lang   the field that holds the language its cells are written in, "" where it is the page's
    """

    field: str
    text: str
    kind: Literal["text", "number", "date"] = "text"
    key: str = ""
    url: str = ""
    lang: str = ""

    def heading(self, words: Words) -> str:
        """The heading in words."""
        return words.text(self.text, **sides(words))

    def said(self, row: Row, words: Words) -> str:
        """A cell as it is read."""
        value = row[self.field]
        return words.date(value) if self.kind == "date" else str(value)


@dataclass(frozen=True)
class Chart:
    """A chart. Its texts are chart.NAME.title (the question or finding) and chart.NAME.reading.

    name     letters and hyphens: in the address (`table=`), in ids, in file names
    rows     what is asked -> the table behind, in words; beside the fields of the columns a row may
             hold `sources` (keys), `context` (true: it only stands beside a match) and whatever the
             figure needs
    columns  the columns of that table
    finding  one sentence of what the rows show; with the title it is the picture's text alternative
    figure   rows -> a plain Plotly figure with colours by name ("@madder"); None: a table is enough
    folded   a table without a figure that is sent only when it is asked for
    empty    the key of what is said where nothing is asked for and there are no rows
    sets     the filter that a click sets to the mark's customdata; "": a click opens that card
    """

    name: str
    rows: Callable[[Asked], list[Row]]
    columns: tuple[Column, ...]
    finding: Callable[[list[Row], Words], str]
    figure: Callable[[list[Row], Words], Figure] | None = None
    sets: str = ""
    folded: bool = False
    empty: str = "empty.no-rows"

    def text(self, piece: str, words: Words) -> str:
        """One of its texts."""
        return words.text(f"chart.{self.name}.{piece}", **sides(words))


def sides(words: Words) -> dict[str, str]:
    """What the two sides are called, by "left" and "right"."""
    countries = words.atlas.whole.rows("countries")
    return {row["side"]: words.short(row) for row in countries if row["side"] != "none"}


def sources_of(rows: Iterable[Row]) -> list[str]:
    """The keys of the sources that rows rest on, those named most often first."""
    named: dict[str, int] = {}
    for row in rows:
        for source in row.get("sources", ()):
            named[source] = named.get(source, 0) + 1
    return sorted(named, key=lambda source: -named[source])
