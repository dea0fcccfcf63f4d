"""Tables ready to be written in any format: columns that say what they mean, rows that name their sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from dashboard.exports.frame import Frame
from dashboard.language.words import Words

Cell = str | int | float


@dataclass(frozen=True)
class Field:
    """A column.

    name      what programs call it
    heading   language -> what readers call it
    meaning   language -> what it says
    kind      "text", "number", or "date" (a coarse date as in the data, "" where it is not known)
    """

    name: str
    heading: Mapping[str, str]
    meaning: Mapping[str, str]
    kind: Literal["text", "number", "date"] = "text"


@dataclass(frozen=True)
class Record:
    """A row: a cell for each column, the keys of what its cells name, the keys of its sources."""

    cells: tuple[Cell, ...]
    keys: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A table: its name for programs, its title in words, its columns and rows."""

    name: str
    title: str
    fields: tuple[Field, ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, eq=False)
class Export:
    """What is taken home: the frame, and one table or several."""

    frame: Frame
    sheets: tuple[Sheet, ...]

    def only(self, name: str) -> "Export":
        """One of its tables alone, under the name of that table."""
        alone = tuple(sheet for sheet in self.sheets if sheet.name == name)
        return Export(replace(self.frame, name=name), alone)


def in_both(words: Words, key: str, **facts: str) -> dict[str, str]:
    """A text in every language."""
    return {each.language: each.text(key, **facts) for each in (words, words.other)}


def cited(keys: tuple[str, ...], words: Words) -> str:
    """Sources as one cell: titles with their addresses."""
    rows = [row for key in keys if (row := words.atlas.whole.row("sources", key))]
    said = [f"{row['title']} <{row['url']}>" if row["url"] else str(row["title"]) for row in rows]
    return "; ".join(said)
