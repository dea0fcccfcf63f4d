"""Atlas x Filters -> a smaller atlas: what matches and what stands beside it, links resolved."""

from dataclasses import replace
from functools import lru_cache

from dashboard.filters.address import known_values
from dashboard.filters.context import with_context
from dashboard.filters.filters import Filters
from dashboard.filters.frames import Frames
from dashboard.filters.match import Keys, matches
from dashboard.filters.present import Present, Rows, present, with_ends
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.column import Column
from dashboard.tables.schema import TABLES


def apply(atlas: Atlas, filters: Filters, today: str) -> Atlas:
    """The atlas narrowed to what the filters ask for, on the day they name.

    atlas    any atlas; the whole one behind it is narrowed
    filters  what is asked; a filter with all its values chosen asks for nothing
    today    YYYY-MM-DD, the day meant where `filters.on` is ""

    Rows that match are kept, with their context; `context` and `doubt` say which and why, `day` is
    the day, `origin` the whole atlas. Every link inside resolves as the schema's `lost` says. The
    same question gives the same atlas, and no atlas is ever changed.
    """
    whole = atlas.whole
    return narrowed(whole, without_idle(whole, filters), filters.on or today)


def without_idle(whole: Atlas, filters: Filters) -> Filters:
    """The filters without those that choose every value, and without the day."""
    known = known_values(whole)
    idle: dict[str, tuple[str, ...]] = {
        name: () for name, chosen in filters.chosen().items() if known[name].keys() <= set(chosen)
    }
    return replace(filters, on="", **idle)  # type: ignore[arg-type]


@lru_cache(maxsize=16)
def narrowed(whole: Atlas, filters: Filters, day: str) -> Atlas:
    """The whole atlas narrowed to the filters on a day."""
    there = present(whole, day)
    kept = with_context(there, filters, matches(there, filters, TABLES))
    rows = with_ends({table: chosen_rows(there, table, kept.keys(table)) for table in TABLES})
    rows = {table: with_links(rows, table) for table in rows}
    atlas = Atlas(
        tables=Frames(whole, rows),
        version=whole.version,
        day=day,
        context={
            table: frozenset(keys & rows[table].keys())
            for table, keys in kept.context.items()
            if keys & rows[table].keys()
        },
        doubt={
            table: found
            for table, doubts in there.doubt.items()
            if (found := {key: why for key, why in doubts.items() if key in rows[table]})
        },
        origin=whole,
    )
    atlas._remembered.update(rows)  # so that no frame is made only to be taken apart again
    return atlas


def chosen_rows(there: Present, table: str, keys: Keys) -> dict[str, Row]:
    """The rows of a table that stay, in file order."""
    rows = there.rows[table]
    if len(keys) == len(rows):
        return rows
    return {key: row for key, row in rows.items() if key in keys}


def with_links(rows: Rows, table: str) -> dict[str, Row]:
    """The rows of a table, links to rows that are not there left empty (schema: lost="blank")."""
    loose = [column for column in TABLES[table].links() if column.lost == "blank"]
    if not loose:
        return rows[table]
    return {key: tied(row, loose, rows) for key, row in rows[table].items()}


def tied(row: Row, loose: list[Column], rows: Rows) -> Row:
    """A row with only those links that lead to rows; the row itself where all do."""
    changed = {
        column.name: still
        for column in loose
        if (still := still_linked(row[column.name], rows[column.links_to])) != row[column.name]
    }
    return {**row, **changed} if changed else row


def still_linked(cell: str | tuple[str, ...], there: dict[str, Row]) -> str | tuple[str, ...]:
    """What is left of a cell of one link or of several."""
    if isinstance(cell, tuple):
        return tuple(key for key in cell if key in there)
    return cell if cell in there else ""
