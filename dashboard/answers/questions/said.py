"""What an answer is made of: statements with the facts they name and the rows they rest on."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, cast

import pandas as pd

from dashboard.answers.coverage import matching
from dashboard.answers.pathways import Case, cases
from dashboard.filters.address import Address
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row

Frames = dict[str, pd.DataFrame]
Tone = Literal["", "none", "unknown", "own"]


@dataclass(frozen=True)
class Names:
    """Rows that are named one after the other, each once."""

    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class When:
    """A coarse date; "" is unknown."""

    date: str


@dataclass(frozen=True)
class Labels:
    """Codes of a list of the vocabulary, one after the other."""

    vocabulary: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Country:
    """A country."""

    code: str


@dataclass(frozen=True)
class Clock:
    """The first clock of a duty."""

    duty: Row = field(hash=False)


@dataclass(frozen=True)
class Prose:
    """A translated text of a row, in both languages where `both`."""

    row: Row = field(hash=False)
    stem: str
    both: bool = False


@dataclass(frozen=True)
class Speaker:
    """Who made a statement, exactly as its row names them."""

    statement: Row = field(hash=False)


Fact = Names | When | Labels | Country | Clock | Prose | Speaker | int | str
Facts = dict[str, Fact]


@dataclass(frozen=True)
class Said:
    """One statement of an answer.

    text   the key of its sentence in texts.csv
    facts  what fills the sentence
    rows   the rows it rests on, whose sources it carries
    tone   "none": known to be none on record; "unknown": not known; "own": our own judgement
    """

    text: str
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    rows: tuple[Row, ...] = field(default=(), hash=False)
    tone: Tone = ""


@dataclass(frozen=True, eq=False)
class Put:
    """A question as it is put.

    whole    the atlas as it was read
    address  what is asked: the filters and the day of the reader, and where the question leaves
             them open its own sector or body
    filters  what narrows the atlas: the reader's filters, and the sector if it may be chosen
    today    YYYY-MM-DD
    """

    whole: Atlas
    address: Address
    filters: Filters
    today: str

    @property
    def day(self) -> str:
        """The day that is asked about, YYYY-MM-DD."""
        return self.filters.on or self.today

    @cached_property
    def atlas(self) -> Atlas:
        """The atlas narrowed to what is asked."""
        return apply(self.whole, self.filters, self.today)

    @cached_property
    def matched(self) -> Atlas:
        """That atlas without the channels that only stand beside a match."""
        every = self.atlas.rows("channels")
        kept = {row["id"] for row in matching(self.atlas)}
        if len(kept) == len(every):
            return self.atlas
        frame = self.atlas["channels"]
        tables = ChainMap(
            {"channels": frame[frame["id"].isin(kept)]}, cast(Frames, self.atlas.tables)
        )
        return replace(self.atlas, tables=tables)

    @cached_property
    def on_the_day(self) -> Atlas:
        """The atlas narrowed to the day only."""
        return self.on(self.day)

    def on(self, day: str) -> Atlas:
        """The atlas narrowed to a day only."""
        return apply(self.whole, Filters(on=day), self.today)

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies the question is about."""
        return tuple(key for key in self.address.focus if self.whole.row("entities", key))

    @property
    def case(self) -> Case:
        """Where the incident of the question happens."""
        asked = self.address.filters
        return cases(self.whole, asked.country, asked.sector, self.address.against)[0]

    @property
    def sides(self) -> dict[str, str]:
        """The country of the left side and that of the right, in that order."""
        found = {row["side"]: row["code"] for row in self.whole.rows("countries")}
        return {side: found[side] for side in ("left", "right")}


Answer = Callable[[Put], list[Said]]


def names(table: str, rows: Iterable[Row]) -> Names:
    """The names of rows."""
    return Names(table, tuple(dict.fromkeys(row["id"] for row in rows)))


def bodies(keys: Iterable[str]) -> Names:
    """The names of bodies."""
    return Names("entities", tuple(dict.fromkeys(keys)))


def those(rows: Iterable[Row | None]) -> tuple[Row, ...]:
    """Rows without those that are missing."""
    return tuple(row for row in rows if row is not None)
