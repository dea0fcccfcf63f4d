"""Nothing the founding document says gets lost: each statement is carried by the rows it names."""

import csv
from pathlib import Path

import pytest

from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.column import Table
from dashboard.tables.frames import as_text
from dashboard.tables.schema import TABLES

STATEMENTS = Path(__file__).parent / "seed_coverage.csv"


def statements() -> list[dict[str, str]]:
    """The statements, each with the rows that carry it and the words that must stand there."""
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """A text without differences of case and spacing."""
    return " ".join(text.casefold().split())


def rows_of(atlas: Atlas, key: str) -> list[tuple[Table, Row]]:
    """Every row with that key, in whichever table."""
    return [(table, row) for name, table in TABLES.items() if (row := atlas.row(name, key))]


def cells_of(atlas: Atlas, key: str) -> list[str]:
    """What the rows with that key say: not their own key, nor the keys they link to."""
    return [
        as_text(row[column.name])
        for table, row in rows_of(atlas, key)
        for column in table.columns
        if column.kind != "link" and column.name not in table.key
    ]


def carriers(atlas: Atlas, statement: dict[str, str]) -> list[str]:
    """The rows named by a statement in which its words stand."""
    words = plain(statement["carries_en"])
    return [
        key
        for key in statement["maps_to"].split(";")
        if any(words in plain(cell) for cell in cells_of(atlas, key))
    ]


def test_every_statement_is_there() -> None:
    read = statements()
    assert len(read) == len({statement["id"] for statement in read}) == 211
    for statement in read:
        assert plain(statement["carries_en"]), statement["id"]
        assert statement["maps_to"], statement["id"]


@pytest.mark.parametrize("statement", statements(), ids=lambda statement: statement["id"])
def test_the_statement_is_carried(statement: dict[str, str], atlas: Atlas) -> None:
    for key in statement["maps_to"].split(";"):
        assert rows_of(atlas, key), f"there is no row {key}"
    assert carriers(atlas, statement), (
        f'"{statement["carries_en"]}" does not stand in {statement["maps_to"]}'
    )


def test_a_row_that_loses_its_words_is_noticed(atlas: Atlas) -> None:
    statement = next(row for row in statements() if row["maps_to"] == "obs-two-drivers")
    assert carriers(atlas, statement) == ["obs-two-drivers"]
    words = statement["carries_en"]
    without = atlas["observations"].map(
        lambda cell: cell.replace(words, "…") if isinstance(cell, str) else cell
    )
    assert carriers(atlas.replacing(observations=without), statement) == []


def test_a_row_that_goes_is_noticed(atlas: Atlas) -> None:
    statement = next(row for row in statements() if row["maps_to"] == "obs-two-drivers")
    kept = atlas["observations"][atlas["observations"]["id"] != "obs-two-drivers"]
    gone = atlas.replacing(observations=kept)
    assert rows_of(gone, "obs-two-drivers") == [] and carriers(gone, statement) == []
