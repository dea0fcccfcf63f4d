"""The values of a card's facts: rows, codes, countries and dates in words, and succession."""

from typing import Any

from dash import html

from dashboard.answers.profile import predecessors
from dashboard.parts.filled import joined
from dashboard.parts.reading import Reading, link
from dashboard.parts.source_list import marks
from dashboard.tables.atlas import Row

Fact = tuple[str, list[Any]]


def succession(reading: Reading, table: str, row: Row) -> list[Fact]:
    """What came before and what came after; each line rests on the row that names its successor."""
    before = [
        html.Span([link(reading, table, each["id"]), *marks(reading, [each])])
        for each in predecessors(reading.atlas, table, row["id"])
    ]
    return [
        ("card.predecessor", joined(before, reading.joint)),
        ("card.successor", one(reading, table, row["successor_id"])),
    ]


def one(reading: Reading, table: str, key: str) -> list[Any]:
    """A linked row, or nothing."""
    return [link(reading, table, key)] if key else []


def coded(reading: Reading, vocabulary: str, codes: tuple[str, ...]) -> list[Any]:
    """Codes in words."""
    labels = [reading.words.label(vocabulary, code) for code in codes if code]
    return [reading.words.listed(labels)] if labels else []


def countries(reading: Reading, codes: tuple[str, ...]) -> list[Any]:
    """Countries by name."""
    return [reading.words.listed([reading.words.country(code) for code in codes])] if codes else []


def when(reading: Reading, coarse: str) -> list[Any]:
    """A date in words, marked where it is unknown."""
    said = reading.words.date(coarse)
    return [said] if coarse else [html.Span(said, className="unknown")]
