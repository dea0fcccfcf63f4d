"""A table as a CSV file that spreadsheets open with its Japanese intact."""

import csv
import re
from io import StringIO

from dashboard.exports.sheet import Export, cited

MARK = "\ufeff"  # tells Excel that the file is UTF-8
BEFORE = re.compile(r"""[\s\x00-\x20\ufeff"'`]*""")
RISKY = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠", "｜", "％")
FIRST = ("\t", "\r", "\n", "\x00")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def table_csv(export: Export) -> bytes:
    """The first table as a UTF-8 file with a byte-order mark and lines that end in CR LF.

    The headings and cells are those of the page in its language, dates as YYYY-MM-DD and no finer
    than known; a last column names the sources. Cells that a spreadsheet would take for a formula
    begin with an apostrophe.
    """
    sheet, words = export.sheets[0], export.frame.words
    out = StringIO(newline="")
    writer = csv.writer(out)
    headings = [field.heading[words.language] for field in sheet.fields]
    writer.writerow([*headings, words.text("card.sources")])
    for record in sheet.records:
        cells = [str(cell) for cell in record.cells]
        writer.writerow([harmless(cell) for cell in (*cells, cited(record.sources, words))])
    return (MARK + out.getvalue()).encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    Only such cells get an apostrophe, also those that have one already, so that the cell is known
    again without it.
    """
    if NUMBER.fullmatch(cell):
        return cell
    said = BEFORE.sub("", cell, count=1)
    return f"'{cell}" if said.startswith(RISKY) or cell.startswith(FIRST) else cell
