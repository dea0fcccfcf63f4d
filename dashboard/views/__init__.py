"""Every view, in menu order; the first is the front page. A new one is a file named here."""

from dashboard.views import channels, network, overview, sectors, sources, timeline

MODULES = (overview, network, sectors, channels, timeline, sources)
VIEWS = {module.VIEW.name: module.VIEW for module in MODULES}
