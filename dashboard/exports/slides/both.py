"""The same table or chart in two languages laid over each other, where the rows can be told to be the same."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from dashboard.exports.sheet import Record, Sheet
from dashboard.exports.slides.deck import Bars, Series, Table
from dashboard.exports.slides.native import COLUMNS

FIRST_COLUMNS = 5  # of a table for which none are chosen
MOST_ROWS = 80  # that are handed on: more never fit


def in_order(sheet: Sheet) -> list[Record]:
    """The rows of a table, those that match before those that only stand beside them."""
    marked = next((at for at, it in enumerate(sheet.fields) if it.name == "match-or-context"), None)
    if marked is None or not sheet.records:
        return list(sheet.records)
    first = sheet.records[0].cells[marked]
    values = list(dict.fromkeys(record.cells[marked] for record in sheet.records))
    if len(values) < 2:
        return list(sheet.records)
    return sorted(sheet.records, key=lambda record: record.cells[marked] != first)


def chosen(sheet: Sheet) -> list[int]:
    """The places of the columns that have room on a slide."""
    names = [field.name for field in sheet.fields]
    wanted = COLUMNS.get(sheet.name) or names[:FIRST_COLUMNS]
    return [names.index(name) for name in wanted if name in names]


def table_of(sheet: Sheet, language: str, beyond: str, unknown: str) -> Table:
    """A table in one language, as much of it as slides can bear.

    Takes what is said where not all of it is shown, and what stands for a date that is not known.
    """
    rows = [[it] for it in in_order(sheet)[:MOST_ROWS]]
    return replace(table(sheet, rows, (language,), beyond, (unknown,)), language=language)


def table_in_both(
    sheets: Sequence[Sheet], languages: Sequence[str], beyond: str, unknown: Sequence[str]
) -> Table | None:
    """A table whose cells say the same in every language; None where the rows cannot be matched."""
    orders = [in_order(sheet) for sheet in sheets]
    keys = [[identity(record, sheets[0]) for record in order] for order in orders]
    matched = matching(keys)
    if matched is None:
        return None
    together = [
        [order[at] for order, at in zip(orders, places, strict=True)]
        for places in matched[:MOST_ROWS]
    ]
    return table(sheets[0], together, languages, beyond, unknown)


def table(
    sheet: Sheet,
    rows: Sequence[Sequence[Record]],
    languages: Sequence[str],
    beyond: str,
    unknown: Sequence[str],
) -> Table:
    """A table out of records that say the same, one for each language."""
    columns = chosen(sheet)
    fields = [sheet.fields[at] for at in columns]
    return Table(
        headings=tuple(
            over([field.heading[language] for language in languages]) for field in fields
        ),
        rows=tuple(
            tuple(over(cells(row, at, sheet.fields[at].kind, unknown)) for at in columns)
            for row in rows
        ),
        numeric=tuple(field.kind == "number" for field in fields),
        total=len(sheet.records),
        of=len(sheet.fields),
        beyond=beyond,
    )


def cells(row: Sequence[Record], at: int, kind: str, unknown: Sequence[str]) -> list[str]:
    """What stands in one cell, in every language."""
    return [
        none if kind == "date" and not it.cells[at] else str(it.cells[at])
        for it, none in zip(row, unknown, strict=True)
    ]


def identity(record: Record, sheet: Sheet) -> Hashable:
    """What of a row is the same in every language."""
    plain = tuple(
        cell
        for cell, field in zip(record.cells, sheet.fields, strict=False)
        if field.kind != "text" or not isinstance(cell, str)
    )
    return tuple(sorted(record.keys.items())), record.sources, plain


def matching(keys: Sequence[Sequence[Hashable]]) -> list[list[int]] | None:
    """The places of the same things in every list, in the order of the first; None if it is not plain."""
    places = [{key: at for at, key in enumerate(own)} for own in keys]
    if any(len(found) != len(own) for found, own in zip(places, keys, strict=True)):
        return None
    if any(found.keys() != places[0].keys() for found in places):
        return None
    return [[found[key] for found in places] for key in keys[0]]


def over(texts: Sequence[str]) -> str:
    """Texts below each other; once where they are the same."""
    return "\n".join(dict.fromkeys(" ".join(text.split()) for text in texts))


def rows_in_step(rows: Sequence[list[dict[str, Any]]]) -> list[list[dict[str, Any]]] | None:
    """The rows of a chart in every language, all in the order of the first; None if that is not plain."""
    matched = matching([[row_identity(row) for row in own] for own in rows])
    if matched is None:
        return None
    return [[own[places[at]] for places in matched] for at, own in enumerate(rows)]


def row_identity(value: Any) -> Hashable:
    """What of a row of a chart is the same in every language: keys, sources, numbers."""
    if isinstance(value, dict):
        kept = ((name, row_identity(each)) for name, each in value.items() if lasting(name, each))
        return tuple(sorted(kept, key=lambda pair: pair[0]))
    if isinstance(value, list | tuple):
        return tuple(row_identity(each) for each in value)
    return value


SAME = ("key", "side", "state", "colour", "sources", "standing")


def lasting(name: str, value: Any) -> bool:
    """Whether a part of a row does not depend on the language."""
    if name in SAME or name.endswith("_units"):
        return True
    return isinstance(value, bool | int | float)


def bars_in_both(found: Sequence[tuple[Bars, ...]]) -> tuple[Bars, ...] | None:
    """The bars with names in every language; None where the numbers do not agree."""
    if len({len(bars) for bars in found}) != 1:
        return None
    made = [merged(each) for each in zip(*found, strict=True)]
    return None if any(each is None for each in made) else tuple(it for it in made if it)


def merged(same: Sequence[Bars]) -> Bars | None:
    """One chart out of the same in several languages."""
    numbers = {tuple(series.values for series in it.series) for it in same}
    if len(numbers) != 1:
        return None
    first = same[0]
    return replace(
        first,
        categories=tuple(
            over(names) for names in zip(*(it.categories for it in same), strict=True)
        ),
        series=tuple(
            Series(
                " / ".join(dict.fromkeys(it.name for it in each)), each[0].values, each[0].colour
            )
            for each in zip(*(it.series for it in same), strict=True)
        ),
        group=" / ".join(dict.fromkeys(it.group for it in same if it.group)),
    )
