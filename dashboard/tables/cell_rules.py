"""Rules about one cell: its characters, whether it must be filled, and what it may say."""

import re
from collections.abc import Collection, Iterator
from string import Formatter
from urllib.parse import urlsplit

from dashboard.tables.column import MANY, Column
from dashboard.tables.dates import is_date
from dashboard.tables.problem import Problem, invisible
from dashboard.tables.rows import Row, Rows, Tables

WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
Wrong = tuple[str, str, dict[str, str]]  # the value, the rule, the facts


def cell_problems(rows: Rows, tables: Tables) -> Iterator[Problem]:
    """Every problem that shows in a single cell, or in a cell and others of its row."""
    for column in rows.columns:
        allowed = allowed_values(column, tables)
        for line, row in rows.numbered():
            for value, rule, facts in wrongs(rows, column, row, allowed, tables):
                yield Problem(rows.file, line, column.name, value, rule, facts)


def wrongs(
    rows: Rows, column: Column, row: Row, allowed: Collection[str] | None, tables: Tables
) -> Iterator[Wrong]:
    """What is wrong with the cell of a column in a row."""
    text = row[column.name]
    yield from wrong_presence(rows, column, row)
    if not text:
        return
    characters = list(wrong_characters(text, column.verbatim))
    yield from characters
    if any(rule != "spaces" for _, rule, _ in characters):
        return
    values = text.strip().split(MANY) if column.many else [text.strip()]
    if column.many:
        yield from wrong_list(text, values)
    for value in filter(None, dict.fromkeys(values)):
        if rule := wrong_kind(column, value, column.name in rows.table.key):
            yield value, rule, {}
        elif allowed is not None and value not in allowed:
            yield value, *unknown(column, value, allowed, tables)


def wrong_presence(rows: Rows, column: Column, row: Row) -> Iterator[Wrong]:
    """A cell that is empty and should not be, or filled and should not be."""
    text = row[column.name]
    if column.only_when and column.only_when[0] in row:
        other, code = column.only_when
        if (row[other] == code) != bool(text):
            yield text, "needless" if text else "needed", {"other": other, "code": code}
    if text:
        return
    translated = [
        other.name
        for other in rows.columns
        if column.language and other.stem == column.stem and row[other.name]
    ]
    if translated:
        yield "", "translation", {"other": translated[0], "missing": column.name}
    elif column.required:
        yield "", "required", {}


def wrong_characters(text: str, verbatim: bool) -> Iterator[Wrong]:
    """Characters that no cell may hold, and spaces at its ends."""
    if "\0" in text:
        yield text, "nul", {}
    elif mark := invisible(text):
        yield text, "control", {"mark": f"U+{ord(mark):04X}"}
    elif not verbatim and text != text.strip():
        yield text, "spaces", {}


def wrong_list(text: str, values: list[str]) -> Iterator[Wrong]:
    """Values of a cell with many values that are empty, twice there, or surrounded by spaces."""
    if not all(values):
        yield text, "empty-value", {}
    for value in dict.fromkeys(values):
        if value and values.count(value) > 1:
            yield value, "repeated-value", {}


def wrong_kind(column: Column, value: str, is_key: bool) -> str:
    """The rule that a value breaks by not being of its column's kind; "" if it breaks none."""
    if column.kind == "date":
        return "" if is_date(value) else "date"
    if column.kind == "number":
        return "" if WHOLE_NUMBER.fullmatch(value) else "number"
    if column.kind == "address":
        return "" if is_address(value) else "address"
    if is_key and column.kind == "text":
        return "" if KEY.fullmatch(value) else "key-form"
    return ""


def is_address(value: str) -> bool:
    """Whether a value is an http or https address of some host, without spaces."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and len(value.split()) == 1


def allowed_values(column: Column, tables: Tables) -> Collection[str] | None:
    """The values a column is restricted to; None for any."""
    if column.kind == "link":
        return tables.linked(column)
    if column.kind == "code" and tables.codes is not None:
        return tables.codes.get(column.vocabulary, ())
    return None


def unknown(
    column: Column, value: str, allowed: Collection[str], tables: Tables
) -> tuple[str, dict[str, str]]:
    """The rule and facts of a value that is not among those allowed."""
    place = column.links_to or column.vocabulary
    near = tables.suggestions.near(value, allowed, f"{column.kind} {place}")
    if column.kind == "link":
        return "link", {"target": f"{place}.csv", "near": near}
    return "code", {"list": place, "near": near}


def text_problems(rows: Rows) -> Iterator[Problem]:
    """Texts of the screen whose placeholders are not the same in both languages."""
    for line, row in rows.numbered():
        names = {code: placeholders(row.get(code, "")) for code in ("en", "ja")}
        broken = [code for code, found in names.items() if found is None]
        for code in broken:
            yield rows.wrong(line, code, row[code], "braces")
        if broken or not all(row.get(code) for code in names) or names["en"] == names["ja"]:
            continue
        differing = sorted((names["en"] or set()) ^ (names["ja"] or set()))
        said = ", ".join(f"{{{name}}}" for name in differing)
        yield rows.wrong(line, "ja", row["ja"], "placeholders", other="en", placeholders=said)


def placeholders(text: str) -> set[str] | None:
    """The names of a text's placeholders; None if its braces do not fit."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    names = {name for _, name, _, _ in parts if name is not None}
    plain = all(not form and not conversion for _, _, form, conversion in parts)
    return names if plain and all(name.isidentifier() for name in names) else None
