"""Every view, in menu order; the first is the front page. A new one is a file named here."""

from dashboard.views import (
    channels,
    counterparts,
    network,
    overview,
    pathways,
    questions,
    roundtable,
    rules,
    sectors,
    sources,
    then_and_now,
    timeline,
    tours,
)

MODULES = (
    overview,
    network,
    counterparts,
    sectors,
    channels,
    pathways,
    rules,
    timeline,
    then_and_now,
    roundtable,
    questions,
    sources,
    tours,
)
VIEWS = {module.VIEW.name: module.VIEW for module in MODULES}
TABLES = {name: [chart.name for chart in view.charts] for name, view in VIEWS.items()}
PIECES = {name: view.pieces() for name, view in VIEWS.items()}
