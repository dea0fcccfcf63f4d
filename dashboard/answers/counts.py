"""How many of what a view shows: the numbers of its sentence, each equal to rows in the tables."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dashboard.filters.address import codes
from dashboard.filters.day import instrument_status
from dashboard.filters.present import present
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES

Which = Callable[[Row], bool]


@dataclass(frozen=True)
class Tally:
    """How many rows of one sort there are.

    matched        rows that meet every filter
    unknown_start  of these, rows with no recorded start
    possibly       of these, rows whose coarse dates leave the day open
    context        rows kept only because they stand beside a match; not in `matched`
    of_all         rows that are there on the day with nothing else asked
    """

    matched: int = 0
    unknown_start: int = 0
    possibly: int = 0
    context: int = 0
    of_all: int = 0

    @property
    def shown(self) -> int:
        """All rows of that sort in the narrowed tables."""
        return self.matched + self.context


@dataclass(frozen=True)
class Counts:
    """The numbers of a view.

    bodies       bodies of the two sides
    beside       bodies of third countries and of many countries, counted apart
    by_country   bodies of each country that has any on the day
    channels     form (mechanism, document, moment) -> channels; never to be added up
    ties         domestic ties between bodies (relations)
    seats        bodies in channels (channel_participants)
    instruments  laws and papers in force; `coming` are adopted but not in force yet
    duties       steps that tell someone something; `exchanges` pass it on, and are no duties
    """

    bodies: Tally
    beside: Tally
    by_country: Mapping[str, Tally]
    channels: Mapping[str, Tally]
    frameworks: Tally
    ties: Tally
    seats: Tally
    counterparts: Tally
    sectors: Tally
    instruments: Tally
    coming: Tally
    duties: Tally
    exchanges: Tally
    escalation: Tally
    events: Tally
    observations: Tally

    @property
    def is_empty(self) -> bool:
        """Whether no body and no channel is shown."""
        numbers = (self.bodies, self.beside, *self.channels.values())
        return not any(number.shown for number in numbers)


def counts(atlas: Atlas) -> Counts:
    """The numbers of an atlas that was narrowed to a day; ValueError for one that was not."""
    if not atlas.day:
        raise ValueError("only an atlas narrowed to a day can be counted")
    sides = {row["code"]: row["side"] for row in atlas.whole.rows("countries")}
    there = {row["country"] for row in present(atlas.whole, atlas.day).rows["entities"].values()}
    return Counts(
        bodies=tally(atlas, "entities", lambda row: sides[row["country"]] != "none"),
        beside=tally(atlas, "entities", lambda row: sides[row["country"]] == "none"),
        by_country=tallies(atlas, "entities", "country", [code for code in sides if code in there]),
        channels=tallies(atlas, "channels", "form", codes(atlas.whole, "form")),
        frameworks=tally(atlas, "frameworks"),
        ties=tally(atlas, "relations"),
        seats=tally(atlas, "channel_participants"),
        counterparts=tally(atlas, "counterparts"),
        sectors=tally(atlas, "sectors"),
        instruments=tally(atlas, "instruments", lambda row: status(atlas, row) != "coming"),
        coming=tally(atlas, "instruments", lambda row: status(atlas, row) == "coming"),
        duties=tally(atlas, "reporting_duties", lambda row: row["step"] == "duty"),
        exchanges=tally(atlas, "reporting_duties", lambda row: row["step"] == "exchange"),
        escalation=tally(atlas, "escalation"),
        events=tally(atlas, "events"),
        observations=tally(atlas, "observations"),
    )


def status(atlas: Atlas, row: Row) -> str:
    """What a law or paper is on the atlas's day."""
    return instrument_status(row, atlas.day)


def tally(atlas: Atlas, table: str, which: Which = lambda _: True) -> Tally:
    """How many rows of a table there are, of those that `which` is true of."""
    columns = TABLES[table].key
    keys = [key_of(row, columns) for row in atlas.rows(table) if which(row)]
    matched = [key for key in keys if not atlas.is_context(table, key)]
    doubts = Counter(atlas.doubt_of(table, key) for key in matched)
    return Tally(
        matched=len(matched),
        unknown_start=doubts["unknown-start"],
        possibly=doubts["possibly"],
        context=len(keys) - len(matched),
        of_all=sum(map(which, present(atlas.whole, atlas.day).rows[table].values())),
    )


def tallies(atlas: Atlas, table: str, column: str, among: Iterable[str]) -> dict[str, Tally]:
    """How many rows of a table there are for each of the values of a column."""

    def holds(value: str) -> Which:
        return lambda row: bool(row[column] == value)

    return {value: tally(atlas, table, holds(value)) for value in among}
