"""The rows under check: a table's cells with their lines, and what its links may name."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from dashboard.tables.atlas import key_of
from dashboard.tables.column import Column, Table
from dashboard.tables.frames import LINE, as_text
from dashboard.tables.near import Suggestions
from dashboard.tables.problem import Problem
from dashboard.tables.schema import TABLES

Row = dict[str, str]


@dataclass(frozen=True, eq=False)
class Rows:
    """One table as it stands in a frame, raw or typed; columns it lacks are left out."""

    table: Table
    frame: pd.DataFrame

    @property
    def file(self) -> str:
        """The name of the table's file."""
        return f"{self.table.name}.csv"

    @cached_property
    def lines(self) -> list[int]:
        """The line of each row in its file."""
        if self.frame.index.name == LINE:
            return [int(line) for line in self.frame.index]
        return list(range(2, 2 + len(self.frame)))

    @cached_property
    def columns(self) -> list[Column]:
        """The declared columns that the frame has."""
        there = set(self.frame.columns)
        return [column for column in self.table.columns if column.name in there]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows as text by column."""
        names = [column.name for column in self.columns]
        cells = [self.cells(name) for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]

    def cells(self, name: str) -> list[str]:
        """The cells of a column as text, the first column of that name if there are several."""
        found = self.frame.loc[:, name]
        if isinstance(found, pd.DataFrame):
            found = found.iloc[:, 0]
        return [as_text(cell) for cell in found.tolist()]

    def has(self, *names: str) -> bool:
        """Whether the frame has all these columns."""
        return set(names) <= {column.name for column in self.columns}

    @cached_property
    def keys(self) -> list[str]:
        """The key of each row; empty if a key column is missing."""
        if not self.has(*self.table.key):
            return []
        return [key_of(row, self.table.key) for row in self.rows]

    @cached_property
    def by_key(self) -> dict[str, Row]:
        """The rows by their keys."""
        return dict(zip(self.keys, self.rows, strict=True)) if self.keys else {}

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Each row with its line."""
        return zip(self.lines, self.rows, strict=True)

    def wrong(self, line: int, column: str, value: str, rule: str, **facts: str) -> Problem:
        """A problem of this table."""
        return Problem(self.file, line, column, value, rule, facts)


@dataclass(frozen=True, eq=False)
class Tables:
    """All tables under check.

    here      the tables that are checked
    whole     the tables that links declared lost="whole" are read against; the same as `here`
              unless an atlas was narrowed
    """

    here: Mapping[str, Rows]
    whole: Mapping[str, Rows]
    narrowed: bool = False
    suggestions: Suggestions = field(default_factory=Suggestions)

    def linked(self, column: Column) -> Collection[str] | None:
        """The keys a link column may name; None where the table they stand in cannot be read."""
        tables = self.whole if column.lost == "whole" else self.here
        rows = tables.get(column.links_to)
        return rows.by_key if rows and rows.has(*rows.table.key) else None

    @cached_property
    def codes(self) -> Mapping[str, Collection[str]] | None:
        """The codes of each list; None where the vocabulary cannot be read."""
        rows = self.whole.get("vocabulary")
        if not rows or not rows.has("list", "code"):
            return None
        lists: dict[str, dict[str, None]] = {}
        for row in rows.rows:
            lists.setdefault(row["list"], {})[row["code"]] = None
        return lists

    def row(self, table: str, key: str) -> Row:
        """A row of the whole tables; {} if there is none."""
        rows = self.whole.get(table)
        return rows.by_key.get(key, {}) if rows else {}

    def side_of(self, country: str) -> str:
        """The side of a country's bodies; "" where it is not known."""
        return self.row("countries", country).get("side", "")


def rows_of(frames: Mapping[str, pd.DataFrame]) -> dict[str, Rows]:
    """The declared tables among the frames."""
    return {name: Rows(table, frames[name]) for name, table in TABLES.items() if name in frames}
