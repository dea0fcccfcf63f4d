"""A table taken home inside a page: plain markup whose columns a small script can sort."""

from html import escape

from dashboard.exports.sheet import Cell, Field, Record, Sheet
from dashboard.language.words import Words


def still_table(sheet: Sheet, words: Words, opened: bool = False) -> str:
    """A table that folds out, with a button in each heading.

    Takes the table, the words of its language, and whether it is open at first.
    """
    title = escape(sheet.title)
    heads = "".join(head(column, words) for column in sheet.fields)
    rows = "".join(line(sheet.fields, record, at, words) for at, record in enumerate(sheet.records))
    mark = " open" if opened else ""
    return (
        f'<details class="behind"{mark}><summary>{title}</summary>'
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{title}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def head(column: Field, words: Words) -> str:
    """The heading of a column."""
    said = escape(column.heading[words.language])
    arrow = '<span class="arrow" aria-hidden="true"></span>'
    return (
        f'<th scope="col" class="{column.kind}" aria-sort="none">'
        f'<button type="button">{said}{arrow}</button></th>'
    )


def line(columns: tuple[Field, ...], record: Record, at: int, words: Words) -> str:
    """A row; its first cell names it."""
    cells = [
        cell(column, value, words) for column, value in zip(columns, record.cells, strict=True)
    ]
    first = f'<th scope="row"{cells[0]}</th>' if cells else ""
    return f'<tr data-place="{at}">{first}{"".join(f"<td{one}</td>" for one in cells[1:])}</tr>'


def cell(column: Field, value: Cell, words: Words) -> str:
    """What a cell says, from the end of its tag's name on."""
    said = words.date(str(value)) if column.kind == "date" else str(value)
    sort = "" if column.kind == "text" else f' data-sort="{escape(str(value))}"'
    return f' class="{column.kind}"{sort}>{escape(said, quote=False)}'
