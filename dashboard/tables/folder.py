"""The files of a folder of tables as they stand: judged only by whether they can be read."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pandas as pd

from dashboard.tables.frames import raw_frame
from dashboard.tables.lines import BYTE_ORDER_MARK, HEADER, encoded, read_lines
from dashboard.tables.near import nearest
from dashboard.tables.problem import BadTables, Problem
from dashboard.tables.schema import TABLES


@dataclass
class Folder:
    """What the files of a folder hold.

    data        the bytes of each table's file
    raw         the tables whose header can be read, as raw frames
    problems    what is wrong with the files themselves, before any cell is judged
    spoilt      (file, line) of rows that could not be read as they stand
    """

    data: dict[str, bytes] = field(default_factory=dict)
    raw: dict[str, pd.DataFrame] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spoilt: set[tuple[str, int]] = field(default_factory=set)

    def sums(self) -> dict[str, str]:
        """The sha256 sum of each table's file."""
        return {name: sha256(data).hexdigest() for name, data in self.data.items()}


def read_table(path: Path) -> pd.DataFrame:
    """One file as a raw frame: every cell as text, the index holding the lines of the file.

    Raises BadTables if the file is not UTF-8 or its lines do not have one cell for each column.
    """
    read = read_lines(path.name, path.read_bytes())
    if found := [problem for problem in read.problems if not problem.is_form]:
        raise BadTables(found)
    return raw_frame(read)


def read_folder(folder: Path) -> Folder:
    """The tables of a folder as they stand, and what is wrong with the files; no cell is judged."""
    files = read_bytes(folder)
    read_frames(files)
    return files


def read_bytes(folder: Path) -> Folder:
    """The bytes of every table's file, and a problem for each file that cannot be had."""
    files = Folder()
    if not folder.is_dir():
        files.problems.append(Problem(str(folder), rule="no-folder"))
        return files
    for name in TABLES:
        try:
            files.data[name] = (folder / f"{name}.csv").read_bytes()
        except FileNotFoundError:
            files.problems.append(Problem(f"{name}.csv", rule="missing-file"))
        except OSError as error:
            facts = {"reason": error.strerror or type(error).__name__}
            files.problems.append(Problem(f"{name}.csv", rule="unreadable", facts=facts))
    return files


def read_frames(files: Folder) -> None:
    """Read the bytes of each file as a raw frame, gathering what is wrong with its lines."""
    for name, data in files.data.items():
        read = read_lines(f"{name}.csv", data)
        files.problems += read.problems
        files.spoilt |= {(f"{name}.csv", line) for line in read.spoilt}
        if read.header and HEADER not in read.spoilt:
            files.raw[name] = raw_frame(read)
        if not read.problems and (line := first_difference(data, files.raw[name])):
            files.problems.append(Problem(f"{name}.csv", line, rule="form"))


def unknown_files(folder: Path) -> list[Problem]:
    """CSV files in the folder that are no table; hidden and lock files aside."""
    names = sorted(
        path.stem for path in folder.glob("*.csv") if not path.name.startswith((".", "~"))
    )
    return [
        Problem(f"{name}.csv", rule="unknown-file", facts={"near": nearest(name, TABLES)})
        for name in names
        if name not in TABLES
    ]


def first_difference(data: bytes, raw: pd.DataFrame) -> int:
    """The first line on which a file differs from its own rows written canonically; 0 for none."""
    given = data.removeprefix(BYTE_ORDER_MARK)
    right = encoded(list(raw.columns), raw.values.tolist())
    if given == right:
        return 0
    pairs = zip(given.split(b"\n"), right.split(b"\n"), strict=False)
    differing = (line for line, (one, other) in enumerate(pairs, start=1) if one != other)
    return next(differing, right.count(b"\n"))
