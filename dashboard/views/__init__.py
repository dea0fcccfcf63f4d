"""Every view, in menu order; the first is the front page. To add one: write its file, name it here, give it texts."""

from dashboard.views import network

VIEWS = {module.VIEW.name: module.VIEW for module in (network,)}
