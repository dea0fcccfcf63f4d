"""A folder of CSV files as an atlas: read as written, checked whole, remembered for next time."""

from collections.abc import Callable
from pathlib import Path

from dashboard.tables import snapshot
from dashboard.tables.atlas import Atlas
from dashboard.tables.check import check_files
from dashboard.tables.column import LANGUAGES
from dashboard.tables.folder import read_bytes, read_folder, read_table
from dashboard.tables.frames import as_written, in_order, typed
from dashboard.tables.problem import BadTables
from dashboard.tables.schema import TABLES

__all__ = ["as_written", "load_atlas", "read_folder", "read_table", "typed"]


def load_atlas(
    folder: Path,
    cache: Path | None = None,
    say: Callable[[str], None] = print,
    language: str = LANGUAGES[0],
    remember: bool = True,
) -> Atlas:
    """The atlas of a folder of tables.

    folder    where the CSV files lie
    cache     where snapshots lie; None for the user's own cache folder
    say       is given one line for each thing that is not as it should be but does no harm: a file
              out of canonical form, a snapshot that cannot be written
    language  the language of those lines
    remember  False: no snapshot is read or written

    Raises BadTables, with every problem, if a table breaks a rule.
    """
    files = read_bytes(folder)
    sums = files.sums()
    place = (cache or snapshot.default_cache()) if remember else None
    if place and not files.problems and (tables := snapshot.load(place, sums)):
        return Atlas(tables, version=snapshot.version(sums))
    found = check_files(folder, files)
    if any(not problem.is_form for problem in found):
        raise BadTables(found)
    for problem in found:
        say(problem.sentence(language))
    tables = {
        name: typed(table, in_order(table, files.raw[name])) for name, table in TABLES.items()
    }
    if place and (reason := snapshot.save(place, sums, tables)):
        say(snapshot.NOT_WRITTEN[language].format(place=place, reason=reason))
    return Atlas(tables, version=snapshot.version(sums))
