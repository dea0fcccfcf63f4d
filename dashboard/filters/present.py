"""What is there on one day, before anything else is asked: the ground all choices stand on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dashboard.filters.day import doubt_on, in_force, instrument_life, life_of
from dashboard.tables.atlas import Atlas, Doubt, Row, key_of
from dashboard.tables.dates import last_day
from dashboard.tables.schema import TABLES

Rows = dict[str, dict[str, Row]]  # table -> key -> row, in file order
Groups = dict[str, tuple[str, ...]]
Life = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Present:
    """The rows in force on a day whose required ends are there too, and what is not certain.

    rows      table -> key -> row, in file order
    doubt     table -> key -> why it is uncertain that the row was in force
    """

    whole: Atlas
    day: str
    rows: Rows
    doubt: Mapping[str, Mapping[str, Doubt]]

    @cached_property
    def channels_of_body(self) -> Groups:
        """For each body, the channels it sits in."""
        return self.grouped("channel_participants", "entity_id", "channel_id")

    @cached_property
    def bodies_of_channel(self) -> Groups:
        """For each channel, the bodies that sit in it."""
        return self.grouped("channel_participants", "channel_id", "entity_id")

    @cached_property
    def sectors_of_body(self) -> Groups:
        """For each body, the sectors it does something in or leads."""
        found = {
            body: set(sectors)
            for body, sectors in self.grouped("entity_sectors", "entity_id", "sector_id").items()
        }
        for key, row in self.rows["sectors"].items():
            for body in row["lead_entity_ids"]:
                found.setdefault(body, set()).add(key)
        return {body: tuple(sorted(sectors)) for body, sectors in found.items()}

    @cached_property
    def lineage(self) -> Groups:
        """For each framework, itself and those it belongs to, whether there on the day or not."""
        parents = {row["id"]: row["parent_id"] for row in self.whole.rows("frameworks")}
        return {key: ancestry(key, parents) for key in parents}

    @cached_property
    def channels_of_framework(self) -> Groups:
        """For each framework, the channels that stand under it or under its children."""
        found: dict[str, list[str]] = {}
        for key, row in self.rows["channels"].items():
            for framework in self.lineage[row["framework_id"]]:
                found.setdefault(framework, []).append(key)
        return {framework: tuple(keys) for framework, keys in found.items()}

    @cached_property
    def remembered(self) -> dict[tuple[str, str], dict[str, frozenset[str]]]:
        """What rows answer, once worked out, by filter and table; filled by `values`."""
        return {}

    def grouped(self, table: str, by: str, of: str) -> Groups:
        """The distinct values of one column for each value of another."""
        found: dict[str, dict[str, None]] = {}
        for row in self.rows[table].values():
            found.setdefault(row[by], {})[row[of]] = None
        return {group: tuple(values) for group, values in found.items()}


@lru_cache(maxsize=8)
def present(whole: Atlas, day: str) -> Present:
    """What is there on a day (YYYY-MM-DD), out of the whole atlas."""
    lives = {table: lives_of(whole, table, day) for table in TABLES}
    rows = {
        table: {key: row for key, row in every.items() if in_force(*lives[table](row), day)}
        for table, every in every_row(whole).items()
    }
    rows = with_ends(rows)
    doubt = {
        table: {key: why for key, row in kept.items() if (why := doubt_on(*lives[table](row), day))}
        for table, kept in rows.items()
        if TABLES[table].starts or table == "observations"
    }
    return Present(whole, day, rows, {table: found for table, found in doubt.items() if found})


@lru_cache(maxsize=4)
def every_row(whole: Atlas) -> Rows:
    """Every row of an atlas by its key."""
    return {
        name: {key_of(row, table.key): row for row in whole.rows(name)}
        for name, table in TABLES.items()
    }


def lives_of(whole: Atlas, name: str, day: str) -> Callable[[Row], Life]:
    """How the life of a row of a table is read.

    What was said at an event is there from the day of the event, what became of it from the last of
    the events and papers that show it; a finding that rests on none is as old as its look-up.
    """
    if name == "instruments":
        return lambda row: instrument_life(row, day)
    if name == "observations":
        events = every_row(whole)["events"]
        return lambda row: (events[row["event_id"]]["date"], "")
    if name == "observation_outcomes":
        return lambda row: (outcome_date(whole, row), "")
    return lambda row: life_of(TABLES[name], row)


def outcome_date(whole: Atlas, row: Row) -> str:
    """The last date an outcome rests on, coarse; "" where nothing was looked up."""
    every = every_row(whole)
    dates = [every["events"][key]["date"] for key in row["event_ids"]]
    papers = [every["instruments"][key] for key in row["instrument_ids"]]
    dates += [paper["enacted"] or paper["in_force"] for paper in papers]
    return max(filter(None, dates), key=last_day, default=str(row["checked"]))


def with_ends(rows: Rows) -> Rows:
    """The rows without those whose required ends (schema: lost="drop") are not among them."""
    needs = [
        (table.name, column.name, column.links_to)
        for table in TABLES.values()
        for column in table.links()
        if column.lost == "drop"
    ]
    rows, before = dict(rows), -1
    while before != (before := sum(map(len, rows.values()))):
        for table, column, links_to in needs:
            there = rows[links_to]
            rows[table] = {
                key: row
                for key, row in rows[table].items()
                if not row[column] or row[column] in there
            }
    return rows


def ancestry(key: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    """A key, its parent, the parent of that, and so on."""
    line: list[str] = []
    while key and key not in line:
        line.append(key)
        key = parents.get(key, "")
    return tuple(line)
