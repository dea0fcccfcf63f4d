"""All tables in one file: the shipped bytes, a description that holds true of them, the licence."""

import csv
import json
import re
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from dashboard.application import create_app
from dashboard.callbacks.see import see
from dashboard.command import main
from dashboard.exports.tables_archive import archive_name, tables_archive
from dashboard.parts.tables_offer import tables_offer
from dashboard.server.routes import ALL_TABLES
from dashboard.settings import Settings
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.tables.read import load_atlas
from dashboard.tables.schema import TABLES
from dashboard.views import VIEWS


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, bytes]:
    """The files of the archive by their paths."""
    with ZipFile(BytesIO(tables_archive(atlas))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    """What describes the tables."""
    read: dict[str, Any] = json.loads(files["datapackage.json"])
    return read


def rows_of(files: dict[str, bytes], resource: dict[str, Any]) -> list[dict[str, str]]:
    """The rows of a resource."""
    text = files[resource["path"]].decode()
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_tables_are_those_that_are_shipped(files: dict[str, bytes], data_folder: Path) -> None:
    tables = {f"data/{name}.csv" for name in TABLES}
    assert set(files) == tables | {"datapackage.json", "README.md", "LICENSE"}
    for path in tables:
        assert files[path] == (data_folder / Path(path).name).read_bytes()
    assert files["README.md"] == (data_folder / "README.md").read_bytes()
    assert files["LICENSE"] == (data_folder / "LICENSE").read_bytes()


def test_the_description_names_version_and_licence(package: dict[str, Any], atlas: Atlas) -> None:
    assert package["version"] == atlas.version
    assert [it["name"] for it in package["licenses"]] == ["CC-BY-4.0"]
    names = [it["name"] for it in package["resources"]]
    assert len(names) == len(set(names)) == len(TABLES)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


def test_every_cell_keeps_to_the_description(
    files: dict[str, bytes], package: dict[str, Any]
) -> None:
    for resource in package["resources"]:
        rows = rows_of(files, resource)
        fields = resource["schema"]["fields"]
        assert rows and list(rows[0]) == [field["name"] for field in fields]
        assert resource["bytes"] == len(files[resource["path"]])
        for field in fields:
            cells = [row[field["name"]] for row in rows]
            assert field["description"] and broken(field, cells) == [], (resource["name"], field)
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(keys) == len(set(keys))


def broken(field: dict[str, Any], cells: list[str]) -> list[str]:
    """The cells that are not what a field says of them."""
    limits = field.get("constraints", {})
    given = [cell for cell in cells if cell]
    wrong = [cell for cell in cells if limits.get("required") and not cell]
    wrong += [cell for cell in given if not re.fullmatch(limits.get("pattern", ".*"), cell, re.S)]
    wrong += [cell for cell in given if cell not in limits.get("enum", [cell])]
    if limits.get("unique") and len(set(cells)) < len(cells):
        wrong.append("not unique")
    if field["type"] == "integer":
        wrong += [cell for cell in given if not re.fullmatch(r"-?\d+", cell)]
    if field.get("format") == "uri":
        wrong += [cell for cell in given if not cell.startswith("http")]
    return wrong


def test_a_description_that_is_wrong_would_be_noticed() -> None:
    assert broken({"type": "integer"}, ["1", "a"]) == ["a"]
    assert broken({"type": "string", "constraints": {"enum": ["a"]}}, ["", "b"]) == ["b"]
    assert broken({"type": "string", "constraints": {"required": True}}, [""]) == [""]


def test_every_foreign_key_leads_somewhere(
    files: dict[str, bytes], package: dict[str, Any]
) -> None:
    resources = {it["name"]: it for it in package["resources"]}
    followed = 0
    for resource in package["resources"]:
        rows = rows_of(files, resource)
        for key in resource["schema"].get("foreignKeys", ()):
            there = key["reference"]
            target = resources[there["resource"] or resource["name"]]
            known = {row[there["fields"]] for row in rows_of(files, target)} | {""}
            assert {row[key["fields"]] for row in rows} <= known
            followed += len(rows)
    assert followed > 1000


def test_the_same_tables_give_the_same_bytes(small_folder: Path) -> None:
    first, second = (
        tables_archive(load_atlas(small_folder, remember=False, say=lambda line: None))
        for _ in range(2)
    )
    assert first == second


def test_its_name_says_day_and_version(atlas: Atlas) -> None:
    name = archive_name(atlas)
    assert re.fullmatch(r"alliance-atlas_tables_\d{4}-\d\d-\d\d_[0-9a-f]{8}\.zip", name)
    assert atlas.version in name


def test_the_command_writes_it(
    small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "tables.zip"
    assert main(["export-tables", str(out), "--data", str(small_folder)]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    with ZipFile(out) as archive:
        lanes = archive.read("data/lanes.csv")
    assert lanes == (small_folder / "lanes.csv").read_bytes()
    assert main(["export-tables", str(tmp_path / "no" / "x.zip"), "--data", str(small_folder)]) == 1
    assert "x.zip" in capsys.readouterr().err
    (small_folder / "lanes.csv").write_bytes(b"\xff")
    assert main(["export-tables", str(out), "--data", str(small_folder)]) == 1
    assert "lanes.csv" in capsys.readouterr().err


def test_the_server_gives_it(cache: Path, data_folder: Path, atlas: Atlas) -> None:
    app = create_app(Settings(data=data_folder, cache=cache), say=lambda line: None)
    client = app.server.test_client()
    answer = client.get(ALL_TABLES)
    assert answer.status_code == 200 and answer.data == tables_archive(atlas)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{archive_name(atlas)}"'
    assert answer.headers["Content-Type"] == "application/zip"
    again = client.get(ALL_TABLES, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sources_page_offers_it(atlas: Atlas, language: str) -> None:
    seen = see(atlas, lambda: date(2026, 11, 25), f"/{language}/sources", "")
    offered = tables_offer(seen).to_plotly_json()
    said = json.dumps(offered, default=lambda part: part.to_plotly_json(), ensure_ascii=False)
    assert f'"href": "{ALL_TABLES}"' in said and archive_name(atlas) in said
    assert str(len(TABLES)) in said
    body = json.dumps(VIEWS["sources"].body(seen), default=lambda part: part.to_plotly_json())
    assert f'"href": "{ALL_TABLES}"' in body
