"""Tables against their declarations: every problem at once, none of them guessed away."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from dashboard.tables.cell_rules import cell_problems, text_problems
from dashboard.tables.folder import Folder, read_bytes, read_frames, unknown_files
from dashboard.tables.place_rules import place_problems, side_problems
from dashboard.tables.problem import Problem
from dashboard.tables.row_rules import row_problems
from dashboard.tables.rows import Tables, rows_of
from dashboard.tables.schema import TABLES
from dashboard.tables.table_rules import header_problems, too_few, vocabulary_problems


def problems(
    raw: Mapping[str, pd.DataFrame],
    whole: Mapping[str, pd.DataFrame] | None = None,
    narrowed: bool = False,
) -> list[Problem]:
    """Every problem of the tables, in the order of tables, lines and columns.

    raw       the frames by the names of their tables, raw or typed
    whole     for a narrowed atlas: the tables that links declared lost="whole" are read against
    narrowed  leaves out the rules about how many rows and which sides there must be
    """
    here = rows_of(raw)
    there = rows_of(whole) if whole is not None else here
    tables = Tables(here, there, narrowed)
    found = [Problem(f"{name}.csv", rule="missing-file") for name in TABLES if name not in raw]
    for rows in here.values():
        found += header_problems(rows)
        found += cell_problems(rows, tables)
        found += row_problems(rows, tables)
        if not narrowed:
            found += too_few(rows)
    found += vocabulary_problems(tables)
    if "texts" in here:
        found += text_problems(here["texts"])
    found += side_problems(tables)
    found += place_problems(tables)
    return in_file_order(found)


def check_folder(folder: Path) -> list[Problem]:
    """Every problem of the tables in a folder, in the order of the tables and their lines."""
    return check_files(folder, read_bytes(folder))


def check_files(folder: Path, files: Folder) -> list[Problem]:
    """Every problem of files already read: of the files, of their cells, of their rows together."""
    if not folder.is_dir():
        return files.problems
    read_frames(files)
    told = {problem.file for problem in files.problems if not problem.line}
    found = [
        problem
        for problem in problems(files.raw)
        if (problem.file, problem.line) not in files.spoilt
        and not (problem.rule == "missing-file" and problem.file.removesuffix(".csv") in files.data)
        and not (problem.rule == "missing-file" and problem.file in told)
    ]
    return in_file_order([*files.problems, *unknown_files(folder), *found])


def in_file_order(found: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by table, line and column; equal ones told once."""
    tables = {f"{name}.csv": position for position, name in enumerate(TABLES)}
    columns = {
        (f"{name}.csv", column.name): position
        for name, table in TABLES.items()
        for position, column in enumerate(table.columns)
    }

    def place(problem: Problem) -> tuple[int, str, int, int]:
        first = problem.column.split(",")[0]
        column = columns.get((problem.file, first), -1)
        return tables.get(problem.file, len(tables)), problem.file, problem.line, column

    return sorted(found, key=place)
