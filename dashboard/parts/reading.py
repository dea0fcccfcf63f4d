"""One reading of a card: the day, the page it stands on, the words, the sources cited so far."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import standing
from dashboard.filters.address import Address
from dashboard.language.words import JOINTS, Words
from dashboard.parts.filled import filled, joined
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES

GAPS = {"en": " ", "ja": ""}  # what stands between two words


@dataclass(frozen=True)
class Reading:
    """What every section of a card needs.

    atlas     what the sections are drawn from
    day       the day of the page, YYYY-MM-DD
    address   the page the card stands on; links keep all of it but the open card
    key       the row the card is about
    cited     source -> its number on this card, in the order of citing
    """

    atlas: Atlas
    day: str
    address: Address
    words: Words
    key: str
    cited: dict[str, int] = field(default_factory=dict)

    def text(self, key: str, **facts: object) -> str:
        """A text of the screen."""
        return self.words.text(key, **facts)

    @property
    def joint(self) -> str:
        """What stands between things in a row."""
        return JOINTS[self.words.language]

    @property
    def gap(self) -> str:
        """What stands between two words."""
        return GAPS[self.words.language]

    def number(self, source: str) -> int:
        """The number of a source on this card, given when it is first cited."""
        return self.cited.setdefault(source, len(self.cited) + 1)


def link(reading: Reading, table: str, key: str, short: bool = False) -> Component:
    """The name of a row, opening its card; with its life where it does not hold on the day.

    The row the card itself is about is named without a link.
    """
    row = reading.atlas.whole.row(table, key)
    assert row is not None, key
    if key == reading.key:
        return html.Strong(reading.words.short(row))
    name = reading.words.short(row) if short else told_apart(reading.words, table, row)
    href = reading.address.replacing(card=key).href()
    opening = html.A(name, href=href, className="open-card")
    if table == "events" or standing(table, row, reading.day) == "in-force":
        return opening
    return html.Span([opening, *bracketed(reading, [outside(reading, table, row)])])


def told_apart(words: Words, table: str, row: Row) -> str:
    """The full name of a row, with its country where another country's row is called the same."""
    name = words.name(row)
    if row["id"] not in twins(words, table):
        return name
    return words.text("card.named-in", name=name, country=words.country(row["country"]))


@lru_cache(maxsize=32)
def twins(words: Words, table: str) -> frozenset[str]:
    """The rows of a table that share their name with a row of another country."""
    rows = [row for row in words.atlas.whole.rows(table) if "country" in row]
    countries: dict[str, set[str]] = {}
    for row in rows:
        countries.setdefault(words.name(row), set()).add(row["country"])
    return frozenset(row["id"] for row in rows if len(countries[words.name(row)]) > 1)


def links(reading: Reading, table: str, keys: tuple[str, ...] | list[str]) -> list[Any]:
    """Names of rows one after another, each opening its card."""
    names = [link(reading, table, key) for key in keys]
    return joined(names, reading.joint)


def outside(reading: Reading, table: str, row: Row) -> Component:
    """The life of a row that does not hold on the day."""
    starts, ends = TABLES[table].starts, TABLES[table].ends
    return html.Span(reading.words.life(row, starts, ends), className="life")


def bracketed(reading: Reading, parts: list[Any], kind: str = "details") -> list[Any]:
    """Small things in brackets after a name; nothing where there are none."""
    kept = [part for part in parts if part]
    if not kept:
        return []
    inner = html.Span(joined(kept, reading.joint))
    said = filled(reading.text("card.bracketed"), text=inner)
    return [reading.gap, html.Span(said, className=kind)]


def since(reading: Reading, table: str, row: Row) -> list[Any]:
    """From when to when a statement holds, marked where its start or the day is in doubt."""
    starts, ends = TABLES[table].starts, TABLES[table].ends
    kind = "life" if row[starts] else "life unknown"
    said: list[Any] = [html.Span(reading.words.life(row, starts, ends), className=kind)]
    if reading.atlas.doubt_of(table, key_of(row, TABLES[table].key)) == "possibly":
        said.append(html.Span(reading.text("doubt.possibly"), className="possibly"))
    return said
