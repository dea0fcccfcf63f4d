"""Which bodies, sectors, channels and laws came, went or were renamed between two days?"""

from dashboard.charts.changes import CHART as SINCE
from dashboard.charts.changes import SAID, row_of
from dashboard.charts.chart import Asked, Chart, Row
from dashboard.charts.then_days import changed, days
from dashboard.language.words import Words


def rows(asked: Asked) -> list[Row]:
    """Every change in words, newest first."""
    said = [
        {**row_of(asked, section, change), "days": days(asked)}
        for section in changed(asked)
        for change in section.changes
    ]
    return sorted(said, key=lambda row: row["when"], reverse=True)


def finding(found: list[Row], words: Words) -> str:
    """How many bodies and sectors surely changed, between which days."""
    sure = [row["section"] for row in found if not row["possibly"]]
    first, last = found[0]["days"]
    counts = {name: sure.count(name) for name in SAID}
    facts = {"first": words.date(first), "last": words.date(last)}
    return words.text("chart.then-now-changes.finding", **facts, **counts)


CHART = Chart(
    name="then-now-changes",
    rows=rows,
    columns=SINCE.columns,
    finding=finding,
    folded=True,
    empty="chart.then-now.same-day",
)
