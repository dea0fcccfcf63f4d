"""Every view, in menu order; the first is the front page. A new one is a file named here."""

from dashboard.views import network, sectors

VIEWS = {module.VIEW.name: module.VIEW for module in (network, sectors)}
