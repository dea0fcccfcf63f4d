"""The remembered atlas: equal to the CSV files to the last cell, and trusted only while it is."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as parquet
import pytest
from small_tables import small_tables, write_small_tables

from dashboard.tables import read, snapshot
from dashboard.tables.arrow import arrow_table, frame_of, parquet_bytes
from dashboard.tables.atlas import Atlas
from dashboard.tables.dates import first_day, last_day
from dashboard.tables.folder import Folder, read_bytes, read_folder
from dashboard.tables.frames import as_written, in_order, typed
from dashboard.tables.problem import BadTables
from dashboard.tables.read import load_atlas
from dashboard.tables.schema import TABLES

Counted = Callable[[], int]


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """How often the CSV files have been read and checked."""
    calls: list[Path] = []
    checked = read.check_files

    def counting(folder: Path, files: Folder) -> list:
        calls.append(folder)
        return checked(folder, files)

    monkeypatch.setattr(read, "check_files", counting)
    return lambda: len(calls)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def silent(sentence: str) -> None:
    raise AssertionError(f"nothing was to be said, but: {sentence}")


def assert_same(one: Atlas, other: Atlas) -> None:
    assert one.version == other.version
    for name in TABLES:
        pd.testing.assert_frame_equal(one[name], other[name])


def test_the_snapshot_equals_the_real_csv_files(
    data_folder: Path, tmp_path: Path, checks: Counted
) -> None:
    from_csv = load_atlas(data_folder, cache=tmp_path, say=silent)
    from_snapshot = load_atlas(data_folder, cache=tmp_path, say=silent)
    assert checks() == 1
    assert_same(from_csv, from_snapshot)
    files = read_folder(data_folder)
    for name, table in TABLES.items():
        again = as_written(table, from_snapshot[name])
        pd.testing.assert_frame_equal(
            again, files.raw[name].reset_index(drop=True), check_column_type=False
        )


def test_cells_have_the_types_the_contract_names(atlas: Atlas) -> None:
    for name, table in TABLES.items():
        for column in table.columns:
            cells = atlas[name][column.name].tolist()
            if column.many:
                assert all(type(cell) is tuple for cell in cells)
                assert all(type(value) is str and value for cell in cells for value in cell)
            elif column.kind == "number":
                assert all(cell is None or type(cell) is int for cell in cells)
            else:
                assert all(type(cell) is str for cell in cells)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_is_typed_and_explains_itself(name: str) -> None:
    table = TABLES[name]
    frame = typed(table, in_order(table, small_tables()[name]))
    found = arrow_table(table, frame)
    assert found.column_names == table.column_names()
    assert found.schema.metadata[b"meaning"].decode() == table.meaning
    for column in table.columns:
        field = found.schema.field(column.name)
        assert field.metadata[b"meaning"].decode() == column.meaning
        kind = "many" if column.many else column.kind
        assert str(field.type) == {
            "many": "list<item: string>",
            "code": "dictionary<values=string, indices=int32, ordered=0>",
            "date": "struct<text: string, first: date32[day], last: date32[day]>",
            "number": "int32",
        }.get(kind, "string")
    pd.testing.assert_frame_equal(frame_of(table, parquet_bytes(table, frame)), frame)


def test_a_coarse_date_carries_its_first_and_last_day(tmp_path: Path) -> None:
    table = TABLES["sources"]
    found = arrow_table(table, typed(table, small_tables()["sources"]))
    parquet.write_table(found, tmp_path / "sources.parquet")
    dates = parquet.read_table(tmp_path / "sources.parquet").column("published").to_pylist()
    assert dates[0]["text"] == "2022-09"
    assert dates[0]["first"].isoformat() == first_day("2022-09") == "2022-09-01"
    assert dates[0]["last"].isoformat() == last_day("2022-09") == "2022-09-30"
    assert dates[1] is None


def test_a_changed_csv_gives_a_new_snapshot(
    small_folder: Path, cache: Path, checks: Counted
) -> None:
    before = load_atlas(small_folder, cache=cache, say=silent)
    path = small_folder / "glossary.csv"
    path.write_bytes(path.read_bytes().replace("ことば".encode(), "用語".encode()))
    after = load_atlas(small_folder, cache=cache, say=silent)
    assert checks() == 2
    assert before.version != after.version
    assert after.rows("glossary")[0]["term_ja"] == "用語"
    assert load_atlas(small_folder, cache=cache, say=silent).version == after.version
    assert checks() == 2


def test_a_csv_that_breaks_a_rule_is_refused_though_a_snapshot_exists(
    small_folder: Path, cache: Path
) -> None:
    load_atlas(small_folder, cache=cache, say=silent)
    (small_folder / "tour.csv").unlink()
    with pytest.raises(BadTables, match=r"tour\.csv: the file is missing"):
        load_atlas(small_folder, cache=cache, say=silent)


def test_the_same_files_give_the_same_version(tmp_path: Path, cache: Path) -> None:
    versions = {
        load_atlas(write_small_tables(tmp_path / name), cache=cache, say=silent).version
        for name in ("here", "there")
    }
    assert len(versions) == 1
    assert len(versions.pop()) == 8
    assert len(list(cache.iterdir())) == 1


def test_one_changed_byte_anywhere_is_never_trusted(small_folder: Path, cache: Path) -> None:
    whole = load_atlas(small_folder, cache=cache, say=silent)
    sums = read_bytes(small_folder).sums()
    files = sorted((cache / snapshot.name_of(sums)).glob("*.parquet"))
    assert len(files) == len(TABLES)
    chance = random.Random(20220908)
    for path in files * 8:
        right = path.read_bytes()
        place = chance.randrange(len(right))
        wrong = (
            right[:place] + bytes([right[place] ^ (1 << chance.randrange(8))]) + right[place + 1 :]
        )
        path.write_bytes(wrong)
        assert snapshot.load(cache, sums) is None, (path.name, place)
        path.write_bytes(right)
    path.write_bytes(wrong)
    assert_same(load_atlas(small_folder, cache=cache, say=silent), whole)
    assert path.read_bytes() == right, "a snapshot that was not trusted is written anew"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "manifest.json").unlink(),
        lambda folder: (folder / "manifest.json").write_text("{", "utf-8"),
        lambda folder: (folder / "manifest.json").write_text("[]", "utf-8"),
        lambda folder: (folder / "manifest.json").write_text('{"made_from": {}}', "utf-8"),
        lambda folder: (folder / "manifest.json").write_bytes(b"\xff\xfe"),
        lambda folder: (folder / "texts.parquet").unlink(),
        lambda folder: (folder / "texts.parquet").write_bytes(b""),
        lambda folder: (folder / "texts.parquet").replace(folder / "tour.parquet"),
    ],
)
def test_a_spoilt_snapshot_is_made_anew(
    spoil: Callable[[Path], object], small_folder: Path, cache: Path, checks: Counted
) -> None:
    whole = load_atlas(small_folder, cache=cache, say=silent)
    folder = cache / snapshot.name_of(read_bytes(small_folder).sums())
    spoil(folder)
    assert_same(load_atlas(small_folder, cache=cache, say=silent), whole)
    assert_same(load_atlas(small_folder, cache=cache, say=silent), whole)
    assert checks() == 2


def test_the_manifest_holds_every_sum(small_folder: Path, cache: Path) -> None:
    load_atlas(small_folder, cache=cache, say=silent)
    sums = read_bytes(small_folder).sums()
    folder = cache / snapshot.name_of(sums)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["made_from"]["csv"] == sums
    assert set(manifest["parquet"]) == set(sums) == set(TABLES)
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json",
        *(f"{name}.parquet" for name in TABLES),
    }


def test_other_code_does_not_trust_the_snapshot(
    small_folder: Path, cache: Path, checks: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_atlas(small_folder, cache=cache, say=silent)
    monkeypatch.setattr(snapshot, "code_sum", lambda: "another")
    load_atlas(small_folder, cache=cache, say=silent)
    assert checks() == 2


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "No snapshot could be written to {place} (Not a directory); "
            "the CSV files were read instead.",
        ),
        (
            "ja",
            "{place}にスナップショットを書き込めないため（Not a directory）、"
            "CSVファイルを読み込みました。",
        ),
    ],
)
def test_where_nothing_can_be_written_one_line_says_so(
    language: str, sentence: str, small_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "a-file").write_text("in the way", "utf-8")
    place = tmp_path / "a-file" / "cache"
    said: list[str] = []
    atlas = load_atlas(small_folder, cache=place, say=said.append, language=language)
    assert said == [sentence.format(place=place)]
    assert_same(atlas, load_atlas(small_folder, remember=False, say=silent))


def test_a_full_disk_leaves_nothing_behind(
    small_folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshot, "put", full)
    said: list[str] = []
    atlas = load_atlas(small_folder, cache=cache, say=said.append)
    assert len(said) == 1 and "No space left on device" in said[0]
    assert atlas.rows("tour") and list(cache.iterdir()) == []


def test_the_default_place_is_the_users_own_cache_folder(
    small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    load_atlas(small_folder, say=silent)
    name = snapshot.name_of(read_bytes(small_folder).sums())
    assert snapshot.default_cache().name == "snapshots"
    assert (snapshot.default_cache() / name / "manifest.json").exists()
    if sys.platform == "linux":
        assert snapshot.default_cache() == tmp_path / "home" / "alliance-atlas" / "snapshots"


def test_remember_false_neither_reads_nor_writes(
    small_folder: Path, cache: Path, checks: Counted
) -> None:
    load_atlas(small_folder, cache=cache, say=silent, remember=False)
    load_atlas(small_folder, cache=cache, say=silent, remember=False)
    assert checks() == 2
    assert not cache.exists()


def test_few_snapshots_are_kept_and_strangers_left_alone(small_folder: Path, cache: Path) -> None:
    cache.mkdir()
    (cache / "somebody-elses").mkdir()
    stale, fresh = cache / ".unfinished-stale", cache / ".unfinished-fresh"
    stale.mkdir()
    fresh.mkdir()
    os.utime(stale, (0, 0))
    names = []
    for number in range(snapshot.KEPT + 2):
        path = small_folder / "glossary.csv"
        path.write_bytes(path.read_bytes().replace(b"gl-a,", b"gl-a,More and "))
        load_atlas(small_folder, cache=cache, say=silent)
        names.append(snapshot.name_of(read_bytes(small_folder).sums()))
        os.utime(cache / names[-1], (1_000_000 + number, 1_000_000 + number))
    assert {path.name for path in cache.iterdir()} == {
        "somebody-elses",
        fresh.name,
        *names[-snapshot.KEPT :],
    }


START = """
import sys
from pathlib import Path
from dashboard.tables.read import load_atlas
sys.stdin.readline()
atlas = load_atlas(Path(sys.argv[1]), cache=Path(sys.argv[2]))
print(atlas.version, sum(len(frame) for frame in atlas.tables.values()))
"""


def test_processes_that_start_at_once_do_not_disturb_each_other(
    small_folder: Path, cache: Path
) -> None:
    root = Path(__file__).parent.parent
    started = [
        subprocess.Popen(
            [sys.executable, "-c", START, str(small_folder), str(cache)],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in started:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60) for process in started]
    atlas = load_atlas(small_folder, cache=cache, say=silent)
    rows = sum(len(frame) for frame in atlas.tables.values())
    assert said == [(f"{atlas.version} {rows}\n", "")] * 3
    assert [path.name for path in cache.iterdir()] == [
        snapshot.name_of(read_bytes(small_folder).sums())
    ]
