"""An incident: who tells whom, how binding that is, and by when, from before it to sixty days."""

from dashboard.charts.chart import Chart, Column, Row
from dashboard.charts.pathway_figure import draw
from dashboard.charts.pathway_rows import rows
from dashboard.language.words import Words

NAME = "chart.pathway"
COLUMNS = (
    Column("who", f"{NAME}.who"),
    Column("whom", f"{NAME}.whom", key="key"),
    Column("phase", f"{NAME}.phase"),
    Column("kind", f"{NAME}.kind"),
    Column("obligation", f"{NAME}.obligation"),
    Column("clock", f"{NAME}.clock"),
    Column("trigger", f"{NAME}.trigger"),
    Column("event", f"{NAME}.event"),
    Column("basis", f"{NAME}.basis"),
    Column("reach", f"{NAME}.reach"),
    Column("life", f"{NAME}.life"),
    Column("evidence", f"{NAME}.evidence"),
)


def finding(found: list[Row], words: Words) -> str:
    """How many steps there are, duties and exchanges apart, and how many cross over."""
    duties = [row for row in found if row["kind_code"] == "duty"]
    binding = [row for row in duties if row["obligation_code"] in ("mandatory", "contractual")]
    return words.text(
        f"{NAME}.finding",
        case=found[0]["case"],
        duties=len(duties),
        binding=len(binding),
        coming=sum(row["coming"] for row in duties),
        exchanges=len(found) - len(duties),
        across=sum(row["way"] == "out" for row in found),
    )


CHART = Chart(
    name="pathway",
    rows=lambda asked: rows(asked, 0),
    columns=COLUMNS,
    finding=finding,
    figure=draw,
    empty="empty.no-steps",
)
