"""The case beside: the same incident in another country, or in another sector."""

from dashboard.charts.chart import Chart
from dashboard.charts.pathway import COLUMNS, finding
from dashboard.charts.pathway_figure import draw
from dashboard.charts.pathway_rows import rows

CHART = Chart(
    name="pathway-beside",
    rows=lambda asked: rows(asked, 1),
    columns=COLUMNS,
    finding=finding,
    figure=draw,
    empty="empty.no-steps",
)
