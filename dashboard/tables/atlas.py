"""The atlas: every table, checked, never edited; a narrower one is new and of the same shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, cast

import pandas as pd

from dashboard.tables.schema import TABLES

Row = dict[str, Any]
Doubt = Literal["unknown-start", "possibly"]


@dataclass(frozen=True, eq=False)
class Atlas:
    """All tables, and what is known about the choice that made them.

    tables    name -> rows; cells are text as written, except that a column declared `many` holds a
              tuple of text and a column declared a number holds an int or None
    version   a short name of the data this came from (the same files give the same version)
    day       the day (YYYY-MM-DD) the atlas was narrowed to; "" for the whole atlas
    context   table -> keys of rows kept only because they stand beside a match
    doubt     table -> key -> why it is not certain that the row was in force on the day
    origin    the whole atlas this one was narrowed from; None for the whole atlas itself
    """

    tables: Mapping[str, pd.DataFrame]
    version: str = ""
    day: str = ""
    context: Mapping[str, frozenset[str]] = field(default_factory=dict)
    doubt: Mapping[str, Mapping[str, Doubt]] = field(default_factory=dict)
    origin: "Atlas | None" = None

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.tables[table]

    @property
    def whole(self) -> "Atlas":
        """The atlas before any narrowing."""
        return self.origin or self

    def replacing(self, **changed: pd.DataFrame) -> "Atlas":
        """The same atlas with some tables exchanged."""
        return replace(self, tables={**self.tables, **changed})

    def rows(self, table: str) -> list[Row]:
        """The rows of a table as dictionaries, in file order."""
        return list(self._rows_by_key(table).values())

    def row(self, table: str, key: str) -> Row | None:
        """The row with that key, or None. Keys of several columns are joined by "|"."""
        return self._rows_by_key(table).get(key)

    def keys(self, table: str) -> set[str]:
        """The keys of a table."""
        return set(self._rows_by_key(table))

    def is_context(self, table: str, key: str) -> bool:
        """Whether a row was kept only as the surroundings of a match."""
        return key in self.context.get(table, frozenset())

    def doubt_of(self, table: str, key: str) -> Doubt | None:
        """Why a row's being in force on the day is uncertain, or None."""
        return self.doubt.get(table, {}).get(key)

    def _rows_by_key(self, table: str) -> dict[str, Row]:
        if table not in self._remembered:
            columns = TABLES[table].key
            rows = cast("list[Row]", self.tables[table].to_dict("records"))
            self._remembered[table] = {key_of(row, columns): row for row in rows}
        return self._remembered[table]

    @cached_property
    def _remembered(self) -> dict[str, dict[str, Row]]:
        return {}


def key_of(row: Mapping[str, Any], columns: tuple[str, ...]) -> str:
    """The key of a row: its key columns joined by "|"."""
    return "|".join(str(row[name]) for name in columns)
