"""All tables in one file: each as CSV, what describes them to programs and readers, the licence."""

from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.exports.datapackage import datapackage, path_of
from dashboard.exports.frame import data_day, file_name
from dashboard.shipped import shipped
from dashboard.tables.atlas import Atlas
from dashboard.tables.dictionary import dictionary
from dashboard.tables.frames import as_written
from dashboard.tables.schema import TABLES
from dashboard.tables.write import written

MODE = 0o644 << 16
UNIX = 3


@lru_cache(maxsize=1)
def tables_archive(whole: Atlas) -> bytes:
    """The zip of the whole atlas. The same tables give the same bytes."""
    files = {
        path_of(name): written(table, as_written(table, whole[name]))
        for name, table in TABLES.items()
    }
    files |= {
        "datapackage.json": datapackage(whole, files),
        "README.md": dictionary(whole["vocabulary"]).encode(),
        "LICENSE": (shipped("data") / "LICENSE").read_bytes(),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted(files.items()):
            archive.writestr(entry(path, data_day(whole)), data)
    return out.getvalue()


def entry(path: str, day: str) -> ZipInfo:
    """The head of a file in the archive, dated by the day of the data."""
    year, month, number = map(int, day.split("-"))
    made = ZipInfo(path, (year, month, number, 0, 0, 0))
    made.compress_type, made.external_attr, made.create_system = ZIP_DEFLATED, MODE, UNIX
    return made


def archive_name(whole: Atlas) -> str:
    """What the file is called: the day of the data and their version."""
    return file_name("tables", data_day(whole), "", "zip", whole.version)
