"""A typed frame as Parquet, and back: each column in the Arrow type its declaration asks for."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.tables.column import Column, Table
from dashboard.tables.dates import first_day, last_day
from dashboard.tables.frames import Cell, typed_frame

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_bytes(table: Table, frame: pd.DataFrame) -> bytes:
    """A typed frame as the bytes of a Parquet file."""
    import pyarrow.parquet as parquet

    file = BytesIO()
    parquet.write_table(arrow_table(table, frame), file)
    return file.getvalue()


def frame_of(table: Table, data: bytes) -> pd.DataFrame:
    """The typed frame of the bytes of a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    found = parquet.read_table(pa.BufferReader(data), use_threads=False)
    cells = {
        column.name: cells_of(column, found.column(column.name).to_pylist())
        for column in table.columns
    }
    return typed_frame(table, cells)


def arrow_table(table: Table, frame: pd.DataFrame) -> "pa.Table":
    """A typed frame as an Arrow table that explains itself.

    Empty cells are null. A code is dictionary-encoded, many values are a list, a number is int32,
    a coarse date is its text with the first and the last day it can mean. The metadata of the
    table and of each field holds its meaning, and what its values link to or are codes of.
    """
    import pyarrow as pa

    fields = [
        pa.field(column.name, arrow_type(column), metadata=about(column))
        for column in table.columns
    ]
    arrays = [
        arrow_array(column, frame[column.name].tolist(), field.type)
        for column, field in zip(table.columns, fields, strict=True)
    ]
    meaning = {"meaning": table.meaning, "key": ",".join(table.key)}
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=meaning))


def arrow_type(column: Column) -> "pa.DataType":
    """The Arrow type of a column."""
    import pyarrow as pa

    if column.many:
        return pa.list_(pa.string())
    if column.kind == "date":
        days = [("text", pa.string()), ("first", pa.date32()), ("last", pa.date32())]
        return pa.struct(days)
    if column.kind == "number":
        return pa.int32()
    return pa.dictionary(pa.int32(), pa.string()) if column.kind == "code" else pa.string()


def arrow_array(column: Column, cells: Sequence[Cell], kind: "pa.DataType") -> "pa.Array":
    """The cells of a column as an Arrow array of its type."""
    import pyarrow as pa

    if column.many or column.kind == "number":
        return pa.array(cells, kind)
    filled = [cell or None for cell in cells]
    if column.kind == "code":
        return pa.array(filled, pa.string()).dictionary_encode()
    if column.kind == "date":
        return pa.array([days(text) if text else None for text in map(str, cells)], kind)
    return pa.array(filled, kind)


def days(text: str) -> dict[str, str | date]:
    """A coarse date with the first and the last day it can mean."""
    first, last = date.fromisoformat(first_day(text)), date.fromisoformat(last_day(text))
    return {"text": text, "first": first, "last": last}


def about(column: Column) -> dict[str, str]:
    """What the metadata of a field says of its column."""
    said = {
        "meaning": column.meaning,
        "links_to": column.links_to,
        "vocabulary": column.vocabulary,
        "language": column.language,
    }
    return {name: value for name, value in said.items() if value}


def cells_of(column: Column, values: Sequence[Any]) -> list[Cell]:
    """The values of a Parquet column as the cells of a typed frame."""
    if column.many:
        return [tuple(value) for value in values]
    if column.kind == "number":
        return list(values)
    if column.kind == "date":
        return [value["text"] if value else "" for value in values]
    return [value or "" for value in values]
