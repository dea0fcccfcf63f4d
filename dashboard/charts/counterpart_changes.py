"""Which pairings came and which went between the roundtable, or another day, and the day shown."""

from dashboard.answers.opposites import Since, other_day, since
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.counterparts import NAME as PAIRS
from dashboard.charts.counterparts import end, told
from dashboard.language.words import Words
from dashboard.tables.dates import first_day

NAME = "counterpart-changes"


def rows(asked: Asked) -> list[Row]:
    """One row for each pairing that holds on one of the two days only, latest first."""
    found = compared(asked)
    told_rows = [
        row_of(asked, pair, what, found)
        for what in ("added", "ended")
        for pair in getattr(found, what)
    ]
    return sorted(told_rows, key=lambda row: (row["what"], -int(row["when_sort"])))


def compared(asked: Asked) -> Since:
    """The pairings on the two days the address names."""
    then = other_day(asked.day, asked.address.then, asked.today)
    return since(asked.whole, asked.address.filters, asked.day, then)


def row_of(asked: Asked, pair: Row, what: str, found: Since) -> Row:
    """One pairing that came or went."""
    words = asked.words
    when = pair["valid_from"] if what == "added" else pair["valid_to"]
    if what == "added" and first_day(when) <= found.first:
        when = ""
    row = told(asked, pair) | end(asked, "left", pair["from_id"])
    row |= end(asked, "right", pair["to_id"])
    return row | {
        "what": what,
        "change": words.text(f"chart.{NAME}.{what}"),
        "when": when,
        "when_sort": first_day(when).replace("-", ""),
        "first": words.date(found.first),
        "last": words.date(found.last),
        "context": False,
    }


def finding(found: list[Row], words: Words) -> str:
    """How many pairings came and went between which days."""
    what = [row["what"] for row in found]
    return words.text(
        f"chart.{NAME}.finding", added=what.count("added"), ended=what.count("ended"),
        first=found[0]["first"], last=found[0]["last"],
    )  # fmt: skip


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("change", f"chart.{NAME}.change"),
        Column("when", f"chart.{NAME}.when", "date"),
        Column("left", f"chart.{PAIRS}.left", key="left_id"),
        Column("match", f"chart.{PAIRS}.match"),
        Column("right", f"chart.{PAIRS}.right", key="right_id"),
        Column("basis", f"chart.{PAIRS}.basis"),
        Column("note", f"chart.{PAIRS}.note"),
    ),
    finding=finding,
    empty=f"chart.{NAME}.none",
)
