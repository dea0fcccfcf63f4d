"""What rests on a source: the rows of every table that name it."""

from functools import lru_cache

from dashboard.filters.context import PAIRS
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES

PROOFS = {
    name: tuple(column.name for column in table.columns if column.links_to == "sources")
    for name, table in TABLES.items()
    if any(column.links_to == "sources" for column in table.columns)
}
"""Table -> its columns that name sources; every table of facts has one."""

GRADED = tuple(name for name, table in TABLES.items() if "evidence" in table.column_names())
"""The tables whose rows carry an evidence grade."""


def counted(atlas: Atlas, table: str) -> list[Row]:
    """The rows of a table that match, and pairs one end of which does."""
    columns = TABLES[table].key
    return [
        row
        for row in atlas.rows(table)
        if table in PAIRS or not atlas.is_context(table, key_of(row, columns))
    ]


@lru_cache(maxsize=8)
def resting(atlas: Atlas) -> dict[str, dict[str, tuple[str, ...]]]:
    """For every source, the keys of the rows that rest on it, by table.

    Takes any atlas. Sources on which none rests are not among the keys.
    """
    found: dict[str, dict[str, dict[str, None]]] = {}
    for table, columns in PROOFS.items():
        for row in counted(atlas, table):
            key = key_of(row, TABLES[table].key)
            for source in (each for column in columns for each in row[column]):
                found.setdefault(source, {}).setdefault(table, {})[key] = None
    return {
        source: {table: tuple(keys) for table, keys in tables.items()}
        for source, tables in found.items()
    }


def rows_on(atlas: Atlas, source: str) -> dict[str, list[Row]]:
    """The rows that rest on a source, by table, in file order."""
    return {
        table: [row for key in keys if (row := atlas.row(table, key))]
        for table, keys in resting(atlas).get(source, {}).items()
    }
