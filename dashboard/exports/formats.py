"""The formats of files that are taken home, by name: a new one is a module of this folder named here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.exports.csv import table_csv
from dashboard.exports.json import tables_json
from dashboard.exports.sheet import Export
from dashboard.exports.xlsx import workbook


@dataclass(frozen=True)
class Format:
    """A format.

    ending  what file names end in
    text    the key in texts.csv of what the menu calls it
    kind    its media type
    write   what makes the bytes; None: a picture, which a browser draws and server/picture_routes frames
    single  a file holds one table: several make several files
    """

    ending: str
    text: str
    kind: str
    write: Callable[[Export], bytes] | None = None
    single: bool = False


FORMATS: Mapping[str, Format] = {
    "csv": Format("csv", "save.csv", "text/csv;charset=utf-8", table_csv, single=True),
    "xlsx": Format(
        "xlsx",
        "save.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        workbook,
    ),
    "json": Format("json", "save.json", "application/json", tables_json),
    "png": Format("png", "save.png", "image/png"),
    "svg": Format("svg", "save.svg", "image/svg+xml"),
    "pdf": Format("pdf", "save.pdf", "application/pdf"),
}
TABLES = tuple(name for name, it in FORMATS.items() if it.write)
PICTURES = tuple(name for name, it in FORMATS.items() if not it.write)
