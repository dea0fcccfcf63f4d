"""What a piece of a page says, without its looks: headings, lines, and the rows of its tables."""

from collections.abc import Iterator
from typing import Any

from dashboard.exports.slides.deck import Line, Table

LEFT_OUT = ("Details", "Button", "Script", "Summary", "Store", "Input", "Form", "Nav")
HEADINGS = ("H1", "H2", "H3", "H4")
LINES = ("P", "Li", "Dt", "Dd", "Figcaption", "Label")
CELLS = ("Th", "Td")
APART = " · "


def plain_words(piece: Any) -> tuple[list[Line], list[Table]]:
    """The lines and the tables of a piece of a page, in order.

    Takes children as Dash has them. What is hidden, folded or to be clicked is left out.
    """
    lines: list[Line] = []
    tables: list[Table] = []
    gather(piece, lines, tables)
    return [line for line in lines if line.text], [table for table in tables if table.rows]


def gather(piece: Any, lines: list[Line], tables: list[Table]) -> None:
    """Add what a piece says."""
    if isinstance(piece, list | tuple):
        for each in piece:
            gather(each, lines, tables)
        return
    kind = type(piece).__name__
    if is_left_out(piece, kind):
        return
    if kind == "Table":
        tables.append(table_of(piece))
    elif kind in HEADINGS:
        lines.append(Line(said(piece), heading=True))
    elif kind in LINES and not any(holds(piece, tag) for tag in ("Ul", "Ol", "Table")):
        lines.append(Line(said(piece)))
    elif isinstance(piece, str):
        lines.append(Line(piece.strip()))
    else:
        gather_inside(piece, lines, tables)


def gather_inside(piece: Any, lines: list[Line], tables: list[Table]) -> None:
    """Add what a piece says that is no line itself: its parts, or its words where it has no parts."""
    inside = children(piece)
    if inside and all(isinstance(each, str) or type(each).__name__ in INLINE for each in inside):
        lines.append(Line(said(piece)))
    else:
        gather(inside, lines, tables)


INLINE = ("Span", "A", "Strong", "Em", "Abbr", "B", "Time")


def is_left_out(piece: Any, kind: str) -> bool:
    """Whether a piece says nothing to a room."""
    if piece is None or kind in LEFT_OUT or getattr(piece, "hidden", None):
        return True
    return "visually-hidden" in str(getattr(piece, "className", "") or "")


def children(piece: Any) -> list[Any]:
    """The children of a component, as a list."""
    inside = getattr(piece, "children", None)
    return [] if inside is None else list(inside) if isinstance(inside, list | tuple) else [inside]


def holds(piece: Any, tag: str) -> bool:
    """Whether a component of that kind stands in a piece."""
    return any(type(each).__name__ == tag or holds(each, tag) for each in children(piece))


def said(piece: Any) -> str:
    """The words of a piece in one line."""
    return " ".join("".join(words(piece)).split())


def words(piece: Any) -> Iterator[str]:
    """The words of a piece one after the other; a mark of evidence stands apart."""
    if isinstance(piece, list | tuple):
        for each in piece:
            yield from words(each)
    elif isinstance(piece, str | int | float):
        yield str(piece)
    elif not is_left_out(piece, type(piece).__name__):
        if "evidence" in str(getattr(piece, "className", "") or "").split():
            yield APART
        yield from words(children(piece))
        if type(piece).__name__ in ("P", "Li", "Div"):
            yield " "


def rows_of(piece: Any) -> Iterator[list[Any]]:
    """The cells of each row of a table."""
    for each in children(piece):
        if type(each).__name__ == "Tr":
            yield [cell for cell in children(each) if type(cell).__name__ in CELLS]
        else:
            yield from rows_of(each)


def table_of(piece: Any) -> Table:
    """A table of the page."""
    rows = [[said(cell) for cell in row] for row in rows_of(piece)]
    width = max(map(len, rows), default=0)
    full = [tuple([*row, *[""] * (width - len(row))]) for row in rows]
    return Table(
        headings=full[0] if full else (),
        rows=tuple(full[1:]),
        numeric=(False,) * width,
        total=max(len(full) - 1, 0),
        of=width,
    )
