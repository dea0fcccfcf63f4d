"""The atlas remembered as typed Parquet: loaded only while every sum is right, else made anew.

A snapshot is a folder named after what it was made from: the sums of the CSV files and the code
that read and checked them. Its manifest holds the sum of every file; nothing is parsed before its
sum has been compared.
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from time import time
from typing import Any

import pandas as pd

from dashboard.tables.arrow import frame_of, parquet_bytes
from dashboard.tables.schema import TABLES

FORMAT = 1
KEPT = 3  # snapshots kept beside each other
STALE = 3600  # seconds after which an unfinished snapshot is swept away
MANIFEST = "manifest.json"
UNFINISHED = ".unfinished-"
NAME = re.compile(r"atlas-[0-9a-f]{24}")
NOT_WRITTEN = {
    "en": "No snapshot could be written to {place} ({reason}); the CSV files were read instead.",
    "ja": "{place}にスナップショットを書き込めないため（{reason}）、CSVファイルを読み込みました。",
}

Sums = Mapping[str, str]


def default_cache() -> Path:
    """The folder of snapshots in the user's own cache folder."""
    from platformdirs import user_cache_path

    return user_cache_path("alliance-atlas", appauthor=False) / "snapshots"


def version(sums: Sums) -> str:
    """A short name of the data: the same files give the same eight hexadecimal digits."""
    return digest("\n".join(f"{name} {total}" for name, total in sorted(sums.items())))[:8]


def load(place: Path, sums: Sums) -> dict[str, pd.DataFrame] | None:
    """The typed tables of the snapshot of files with these sums; None if none can be trusted."""
    folder = place / name_of(sums)
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if manifest["made_from"] != made_from(sums):
            return None
        tables = {
            name: frame_of(table, trusted(folder / f"{name}.parquet", manifest["parquet"][name]))
            for name, table in TABLES.items()
        }
        os.utime(folder)
    except (OSError, ValueError, KeyError, TypeError, NotImplementedError):
        return None
    return tables


def trusted(path: Path, total: str) -> bytes:
    """The bytes of a file with the given sum; ValueError if the sum differs."""
    data = path.read_bytes()
    if sha256(data).hexdigest() != total:
        raise ValueError(f"the sum of {path.name} differs")
    return data


def save(place: Path, sums: Sums, tables: Mapping[str, pd.DataFrame]) -> str:
    """Write a snapshot, all of it or nothing. Returns why it could not be written, or ""."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=place, prefix=UNFINISHED))
        try:
            fill(unfinished, sums, tables)
            put(unfinished, place / name_of(sums))
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        sweep(place)
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def fill(folder: Path, sums: Sums, tables: Mapping[str, pd.DataFrame]) -> None:
    """Write the Parquet files and, last, the manifest."""
    totals = {}
    for name, table in TABLES.items():
        data = parquet_bytes(table, tables[name])
        (folder / f"{name}.parquet").write_bytes(data)
        totals[name] = sha256(data).hexdigest()
    manifest = {"made_from": made_from(sums), "parquet": totals}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True), "utf-8")


def put(unfinished: Path, folder: Path) -> None:
    """Give a finished snapshot its name; one of that name that stands there is taken away first."""
    try:
        os.replace(unfinished, folder)
    except OSError:
        discarded = unfinished.with_name(unfinished.name + "-old")
        try:
            os.replace(folder, discarded)
            os.replace(unfinished, folder)
        except FileNotFoundError:
            os.replace(unfinished, folder)
        finally:
            shutil.rmtree(discarded, ignore_errors=True)


def sweep(place: Path) -> None:
    """Take away all but the snapshots used last, and what was left unfinished long ago."""
    named = [path for path in place.iterdir() if NAME.fullmatch(path.name)]
    old = sorted(named, key=modified, reverse=True)[KEPT:]
    old += [path for path in place.glob(f"{UNFINISHED}*") if modified(path) < time() - STALE]
    for path in old:
        shutil.rmtree(path, ignore_errors=True)


def modified(path: Path) -> float:
    """When a folder was last used, in seconds; 0 if it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


def made_from(sums: Sums) -> dict[str, Any]:
    """What a snapshot must have been made from to be trusted."""
    return {"format": FORMAT, "code": code_sum(), "csv": dict(sums)}


def name_of(sums: Sums) -> str:
    """The name of the folder of a snapshot."""
    return "atlas-" + digest(json.dumps(made_from(sums), sort_keys=True))[:24]


@cache
def code_sum() -> str:
    """The sum of the code that declares, reads and checks: another check is another snapshot."""
    code = sorted(
        (entry.name, entry.read_bytes())
        for entry in files("dashboard.tables").iterdir()
        if entry.name.endswith(".py")
    )
    return digest("\n".join(f"{name} {sha256(text).hexdigest()}" for name, text in code))


def digest(text: str) -> str:
    """The sha256 sum of a text."""
    return sha256(text.encode()).hexdigest()
