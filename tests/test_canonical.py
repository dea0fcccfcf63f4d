"""The canonical form: reading and writing gives the same bytes, so a diff shows facts only."""

import random
from pathlib import Path

import pytest
from small_tables import small_tables

from dashboard.tables.atlas import Atlas
from dashboard.tables.check import check_folder
from dashboard.tables.folder import read_table
from dashboard.tables.frames import as_written
from dashboard.tables.problem import BadTables
from dashboard.tables.schema import TABLES
from dashboard.tables.write import tidy, written


@pytest.mark.parametrize("name", TABLES)
def test_reading_and_writing_gives_the_same_bytes(
    name: str, data_folder: Path, atlas: Atlas
) -> None:
    data = (data_folder / f"{name}.csv").read_bytes()
    assert written(TABLES[name], read_table(data_folder / f"{name}.csv")) == data
    assert written(TABLES[name], as_written(TABLES[name], atlas[name])) == data


def test_the_folder_holds_these_tables_and_no_other(data_folder: Path) -> None:
    assert {path.stem for path in data_folder.glob("*.csv")} == set(TABLES)


def test_tidy_leaves_canonical_files_alone(small_folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in small_folder.iterdir()}
    assert tidy(small_folder) == []
    assert {path: path.stat().st_mtime_ns for path in small_folder.iterdir()} == before


def test_tidy_undoes_what_a_spreadsheet_does(small_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in small_folder.iterdir()}
    for path in small_folder.glob("*.csv"):
        header, *rows = path.read_text("utf-8").splitlines()
        random.Random(1).shuffle(rows)
        quoted = [
            line if '"' in line else ",".join(f'"{cell}"' for cell in line.split(","))
            for line in (header, *rows)
        ]
        path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(quoted).encode())
    assert {problem.rule for problem in check_folder(small_folder)} == {
        "byte-order-mark",
        "unsorted",
    }
    assert tidy(small_folder) == [f"{name}.csv" for name in TABLES]
    assert {path.name: path.read_bytes() for path in small_folder.iterdir()} == before
    assert check_folder(small_folder) == []


def test_tidy_puts_columns_in_order(small_folder: Path) -> None:
    path = small_folder / "lanes.csv"
    before = path.read_bytes()
    frame = read_table(path)
    path.write_text(frame[frame.columns[::-1]].to_csv(index=False), "utf-8")
    assert tidy(small_folder) == ["lanes.csv"]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("lane-a,1", "lane-a,1,1", "lanes.csv line 2: has 7 cells, but the header has 6"),
        ("position", "place", '"place" is not a column of this table'),
        ("position", "place", '"position" is missing from the header'),
    ],
)
def test_tidy_writes_nothing_where_something_could_get_lost(
    old: str, new: str, sentence: str, small_folder: Path
) -> None:
    path = small_folder / "lanes.csv"
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    other = small_folder / "tour.csv"
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in small_folder.iterdir()}
    with pytest.raises(BadTables) as refused:
        tidy(small_folder)
    assert sentence in str(refused.value)
    assert {path: path.read_bytes() for path in small_folder.iterdir()} == before


def test_writing_quotes_only_what_needs_it() -> None:
    table = TABLES["texts"]
    frame = small_tables()["texts"].assign(en=["a, b", 'say "so"'], ja=["、", " x"])
    assert written(table, frame).decode() == (
        'id,en,ja\nlist.and,"a, b",、\npage.count,"say ""so""", x\n'
    )
