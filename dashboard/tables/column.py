"""What may be declared of a column, and of a table."""

from dataclasses import dataclass, replace
from typing import Literal

LANGUAGES = ("en", "ja")
MANY = ";"  # splits several values in one cell

Kind = Literal["text", "code", "link", "date", "number", "address"]
Lost = Literal["drop", "blank", "whole"]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    kind        what a cell holds: free text, a code of `vocabulary`, the key of a row of the table
                `links_to`, a coarse date (YYYY, YYYY-MM, YYYY-MM-DD), a whole number, a web address
    required    an empty cell is a problem
    many        several values in one cell, split by ";"
    lost        what happens in a narrowed atlas when the linked row is not kept: the row goes
                ("drop"), the value goes ("blank"), or the link is read against the whole atlas
                ("whole")
    language    the language code of a translated column, else ""
    only_when   (column, code): the cell is filled in the rows that hold that code, and in no other
    not_before  date columns of the same row that this date may not precede
    verbatim    spaces at the ends of a cell are meant
    meaning     one line for the data dictionary
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    many: bool = False
    links_to: str = ""
    vocabulary: str = ""
    lost: Lost = "blank"
    language: str = ""
    only_when: tuple[str, str] | None = None
    not_before: tuple[str, ...] = ()
    verbatim: bool = False
    meaning: str = ""

    @property
    def stem(self) -> str:
        """The name without its language: "name" for "name_ja"."""
        return self.name.removesuffix(f"_{self.language}") if self.language else self.name


@dataclass(frozen=True)
class Edge:
    """How the rows of a table are drawn as ties between two rows of other tables.

    across      every row is a pair read from left to right: its source is never of the right side,
                its target never of the left
    """

    source: str
    target: str
    label: str
    directed: bool
    across: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its file name without ".csv", its columns in order, its key, and how it is used."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    edge: Edge | None = None
    starts: str = ""  # the date column in which a row's life begins
    ends: str = ""  # the date column in which it ends
    parent: str = ""  # the column that names a parent in the same table
    at_least: int = 0  # rows below this number are a problem

    def column_names(self) -> list[str]:
        """The header of the file, in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f'{self.name} has no column "{name}"')

    def links(self) -> list[Column]:
        """The columns that name rows of other tables."""
        return [column for column in self.columns if column.kind == "link"]


def text(name: str, meaning: str, required: bool = False) -> Column:
    """A column of free text."""
    return Column(name, "text", required=required, meaning=meaning)


def translated(stem: str, meaning: str, required: bool = True) -> tuple[Column, ...]:
    """The same text in every language: one column each."""
    return tuple(
        Column(f"{stem}_{code}", "text", required=required, language=code, meaning=meaning)
        for code in LANGUAGES
    )


def code(
    name: str, vocabulary: str, meaning: str, required: bool = True, many: bool = False
) -> Column:
    """A column of codes out of one list of vocabulary.csv."""
    return Column(
        name, "code", required=required, many=many, vocabulary=vocabulary, meaning=meaning
    )


def link(
    name: str,
    links_to: str,
    meaning: str,
    required: bool = False,
    many: bool = False,
    lost: Lost = "blank",
) -> Column:
    """A column that names rows of another table by their key."""
    return Column(
        name, "link", required=required, many=many, links_to=links_to, lost=lost, meaning=meaning
    )


def date(name: str, meaning: str, required: bool = False) -> Column:
    """A column of coarse dates."""
    return Column(name, "date", required=required, meaning=meaning)


def number(name: str, meaning: str, required: bool = False) -> Column:
    """A column of whole numbers."""
    return Column(name, "number", required=required, meaning=meaning)


def address(name: str, meaning: str) -> Column:
    """A column of web addresses (http or https)."""
    return Column(name, "address", meaning=meaning)


def only_when(name: str, value: str, column: Column) -> Column:
    """The column, filled exactly in the rows whose column `name` holds the code `value`."""
    return replace(column, only_when=(name, value))


def not_before(names: tuple[str, ...], column: Column) -> Column:
    """The date column, holding no day before those of the date columns named."""
    return replace(column, not_before=names)
