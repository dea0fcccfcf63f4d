"""A chart as an export: the table behind it, as it stands on the page."""

from dashboard.charts.chart import Asked, Chart, Column, Row, sides, sources_of
from dashboard.exports.frame import described, link
from dashboard.exports.sheet import Export, Field, Record, Sheet, in_both
from dashboard.language.words import Words

CONTEXT = "match-or-context"


def chart_export(chart: Chart, rows: list[Row], asked: Asked, origin: str = "") -> Export:
    """The table behind a chart with its frame.

    Takes the chart, its rows, what is asked, and what stands before the path of the address.
    """
    words = asked.words
    said = (
        chart.text("title", words),
        chart.finding(rows, words) if rows else "",
        chart.text("reading", words),
    )
    place = link(asked, origin, chart.name)
    frame = described(asked, chart.name, said, sources_of(rows), place)
    return Export(frame, (chart_sheet(chart, rows, words),))


def chart_sheet(chart: Chart, rows: list[Row], words: Words) -> Sheet:
    """The rows of a chart as a table; where some are only context, a column tells them apart."""
    marked = any("context" in row for row in rows)
    return Sheet(
        name=chart.name,
        title=words.text("save.table"),
        fields=(
            *(chart_field(chart, column, words) for column in chart.columns),
            *([standing(words)] if marked else []),
        ),
        records=tuple(record(chart, row, words, marked) for row in rows),
    )


def chart_field(chart: Chart, column: Column, words: Words) -> Field:
    """A column of a chart."""
    both = (words, words.other)
    return Field(
        name=column.field,
        heading={each.language: column.heading(each) for each in both},
        meaning={each.language: meaning(chart, column, each) for each in both},
        kind=column.kind,
    )


def meaning(chart: Chart, column: Column, words: Words) -> str:
    """What a column says: its chart's own text, else that of all columns of its name."""
    key = meaning_key(chart, column, words)
    return words.text(key, **sides(words))


def meaning_key(chart: Chart, column: Column, words: Words) -> str:
    """The key in texts.csv of what a column says."""
    *_, group, part = column.text.split(".")
    tried = (f"column.{chart.name}.{part}", f"column.{group}.{part}", f"column.{part}")
    known = (key for key in tried if words.atlas.whole.row("texts", key))
    return next(known, "column.other")


def standing(words: Words) -> Field:
    """The column that tells matches from their context."""
    return Field(CONTEXT, in_both(words, "save.standing"), in_both(words, "save.standing-meaning"))


def record(chart: Chart, row: Row, words: Words, marked: bool) -> Record:
    """A row of a chart."""
    cells = [row[column.field] for column in chart.columns]
    if marked:
        cells.append(words.text("table.context" if row.get("context") else "save.match"))
    keys = {column.field: row[column.key] for column in chart.columns if column.key}
    return Record(
        cells=tuple(cells),
        keys={name: key for name, key in keys.items() if key},
        sources=tuple(row.get("sources", ())),
    )
