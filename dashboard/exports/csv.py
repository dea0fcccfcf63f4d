"""The table behind a chart as a CSV file that spreadsheets open with its Japanese intact."""

import csv
import re
from io import StringIO

from dashboard.charts.chart import Chart, Row
from dashboard.language.words import Words

MARK = "\ufeff"  # tells Excel that the file is UTF-8
RISKY = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def table_csv(chart: Chart, rows: list[Row], words: Words) -> bytes:
    """The table as a UTF-8 file with a byte-order mark and lines that end in CR LF.

    The headings and cells are those of the page in its language, dates as YYYY-MM-DD and no finer
    than known; a last column names the sources. Cells that a spreadsheet would take for a formula
    begin with an apostrophe.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [*(column.heading(words) for column in chart.columns), words.text("card.sources")]
    )
    for row in rows:
        cells = [str(row[column.field]) for column in chart.columns]
        writer.writerow([harmless(cell) for cell in (*cells, cited(row, words))])
    return (MARK + out.getvalue()).encode()


def file_name(chart: Chart, day: str, language: str, ending: str = "csv") -> str:
    """What the file is called: the chart, the day and the language, in ASCII."""
    return f"alliance-atlas_{chart.name}_{day}_{language}.{ending}"


def cited(row: Row, words: Words) -> str:
    """The sources of a row: titles with their addresses."""
    found = [words.atlas.whole.row("sources", key) for key in row.get("sources", ())]
    said = [
        f"{source['title']} <{source['url']}>" if source["url"] else source["title"]
        for source in found
        if source
    ]
    return "; ".join(said)


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if cell.startswith(RISKY) and not NUMBER.fullmatch(cell) else cell
