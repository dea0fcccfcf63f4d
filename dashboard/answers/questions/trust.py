"""How the atlas is to be used: what a short name means, how sure a line is, what can be taken."""

from collections.abc import Iterable

from dashboard.answers.questions.said import Facts, Names, Prose, Put, Said, When
from dashboard.answers.resting import GRADED, counted
from dashboard.answers.unknowns import recalled, said_open, without_start
from dashboard.filters.text import found, words_in
from dashboard.tables.atlas import Row

NAMED = ("entities", "frameworks", "channels", "instruments")
AT_MOST = 3


def acronym(put: Put) -> list[Said]:
    """What the words of the address mean: a term of the glossary, or rows that are called so."""
    text = put.address.filters.text
    if not words_in(text):
        return [Said("answer.acronym.ask")]
    terms = [row for row in put.whole.rows("glossary") if is_called(row, "term", text)]
    said = [
        Said("answer.acronym.term", {"term": Prose(row, "term", both=True),
                              "meaning": Prose(row, "definition")}, (row,))
        for row in terms[:AT_MOST]
    ]  # fmt: skip
    said += [
        Said("answer.acronym.row", {"row": Names(table, (row["id"],)), "name": Prose(row, "name", True)},
             (row,))
        for table in NAMED
        for row in rows_called(put, table, text)
    ][:AT_MOST]  # fmt: skip
    return said or [Said("answer.acronym.none", {"text": text}, tone="none")]


def is_called(row: Row, stem: str, text: str) -> bool:
    """Whether a row's name, in either language, holds the text."""
    return any(
        text.casefold() in str(value).casefold()
        for name, value in row.items()
        if name.startswith(stem)
    )


def rows_called(put: Put, table: str, text: str) -> list[Row]:
    """The rows of a table whose abbreviation or short name is exactly the text."""
    keys = found(put.whole, table, text)
    wanted = text.casefold()
    return [
        row
        for row in put.whole.rows(table)
        if row["id"] in keys
        and wanted
        in {str(row.get(name, "")).casefold() for name in ("abbreviation", "short_en", "short_ja")}
    ]


def how_sure(put: Put) -> list[Said]:
    """How many rows were read in a source, how many only recalled, and what is not known."""
    rows = [row for table in GRADED if table != "sources" for row in counted(put.atlas, table)]
    read = sum(row["evidence"] == "read" for row in rows)
    if not rows:
        return [Said("answer.sure.nothing", tone="none")]
    sources = {key for row in rows for key in row["sources"]}
    doubted = {
        "answer.sure.recalled": count(recalled(put.atlas, put.filters)),
        "answer.sure.no-start": count(without_start(put.atlas, put.filters)),
        "answer.sure.open": count(said_open(put.atlas, put.filters)),
    }
    facts: Facts = {"count": len(rows), "read": read, "sources": len(sources)}
    return [
        Said("answer.sure.count", facts),
        *(Said(text, {"count": many}, tone="unknown") for text, many in doubted.items() if many),
    ]


def count(found: Iterable[object]) -> int:
    """How many there are."""
    return sum(1 for _ in found)


def briefing(put: Put) -> list[Said]:
    """That every picture and table can be taken away for a day, in both languages."""
    return [Said("answer.briefing", {"day": When(put.day)})]
