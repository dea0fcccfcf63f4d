"""A table as a frame: raw, every cell as the text that stands in the file, or typed."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.tables.column import MANY, Column, Table
from dashboard.tables.lines import Lines

LINE = "line"  # the name of a raw frame's index: the line of the file on which each row begins

Cell = str | int | None | tuple[str, ...]


def raw_frame(read: Lines) -> pd.DataFrame:
    """The rows of a file as text, under the header of the file, numbered by their lines."""
    index = pd.Index([row.line for row in read.rows], name=LINE, dtype="int64")
    cells = [row.cells for row in read.rows]
    return pd.DataFrame(cells, index=index, columns=pd.Index(read.header, dtype="str"), dtype="str")


def typed(table: Table, raw: pd.DataFrame) -> pd.DataFrame:
    """The raw frame with tuples where a column holds many values, and int or None for numbers.

    Rows keep their order and are numbered from 0. The cells must have passed the check.
    """
    return typed_frame(
        table,
        {
            column.name: [as_cell(column, text) for text in raw[column.name].tolist()]
            for column in table.columns
        },
    )


def typed_frame(table: Table, cells: Mapping[str, Sequence[Cell]]) -> pd.DataFrame:
    """Typed cells, column by column, as a typed frame."""
    return pd.DataFrame(
        {
            column.name: pd.Series(
                list(cells[column.name]), dtype="object" if is_object(column) else "str"
            )
            for column in table.columns
        }
    )


def as_written(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """A typed frame as the text that stands in the file; rows keep their order and index."""
    return pd.DataFrame(
        {
            name: pd.Series([as_text(cell) for cell in frame[name]], index=frame.index, dtype="str")
            for name in table.column_names()
        },
        index=frame.index,
    )


def in_order(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a raw or typed frame sorted by their keys."""
    keys = list(zip(*(frame[name] for name in table.key), strict=True))
    return frame.iloc[sorted(range(len(keys)), key=keys.__getitem__)]


def as_cell(column: Column, text: str) -> Cell:
    """The typed cell of a text."""
    if column.many:
        return tuple(text.split(MANY)) if text else ()
    if column.kind == "number":
        return int(text) if text else None
    return text


def as_text(cell: Cell) -> str:
    """The text of a typed cell."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, tuple):
        return MANY.join(cell)
    return "" if cell is None else str(cell)


def is_object(column: Column) -> bool:
    """Whether typed cells of the column are other than text."""
    return column.many or column.kind == "number"
