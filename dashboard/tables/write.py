"""Tables back into files, always in the same form, so that a difference shows facts only."""

import os
import tempfile
from pathlib import Path

import pandas as pd

from dashboard.tables.column import Table
from dashboard.tables.folder import read_folder
from dashboard.tables.frames import in_order
from dashboard.tables.lines import encoded
from dashboard.tables.problem import BadTables
from dashboard.tables.rows import rows_of
from dashboard.tables.schema import TABLES
from dashboard.tables.table_rules import header_problems


def written(table: Table, raw: pd.DataFrame) -> bytes:
    """The canonical file of a raw frame.

    UTF-8, declared columns, rows sorted by key, lines ended by a line feed, quotation marks only
    where they are needed. Raises KeyError if the frame lacks a column.
    """
    ordered = in_order(table, raw[table.column_names()])
    return encoded(table.column_names(), ordered.values.tolist())


def tidy(folder: Path) -> list[str]:
    """Bring every table of a folder into canonical form; no cell is changed.

    Returns the names of the files that were rewritten. Raises BadTables, and writes nothing, if a
    file is missing, cannot be read, or does not have exactly the declared columns.
    """
    files = read_folder(folder)
    wrong = [problem for problem in files.problems if not problem.is_form]
    for rows in rows_of(files.raw).values():
        wrong += [problem for problem in header_problems(rows) if problem.rule != "column-order"]
    if wrong:
        raise BadTables(wrong)
    changed = []
    for name, raw in files.raw.items():
        data = written(TABLES[name], raw)
        if data != files.data[name]:
            replace_file(folder / f"{name}.csv", data)
            changed.append(f"{name}.csv")
    return changed


def replace_file(path: Path, data: bytes) -> None:
    """Put the bytes in the place of a file at once: a reader sees the old ones or the new ones."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if path.exists():
            os.chmod(name, path.stat().st_mode & 0o777)
        else:
            os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
