"""Every view, in menu order; the first is the front page. A new one is a file named here."""

from dashboard.views import (
    channels,
    counterparts,
    network,
    overview,
    pathways,
    sectors,
    sources,
    then_and_now,
    timeline,
)

MODULES = (
    overview,
    network,
    counterparts,
    sectors,
    channels,
    pathways,
    timeline,
    then_and_now,
    sources,
)
VIEWS = {module.VIEW.name: module.VIEW for module in MODULES}
