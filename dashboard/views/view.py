"""A view is a page: its name in the address, what stands on it, and what of that follows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.exports.of_chart import chart_export
from dashboard.exports.sheet import Export
from dashboard.filters.address import MAP
from dashboard.parts.seen import Seen

Piece = Callable[[Seen], Any]
Saved = Callable[[Seen, str, str], Export | None]


def own_title(seen: Seen) -> str:
    """The title of a view that has one title."""
    return seen.words.text(f"view.{seen.address.view}.title")


def nothing_else(seen: Seen, name: str, origin: str) -> Export | None:
    """What is saved of a page that has only charts."""
    return None


@dataclass(frozen=True)
class View:
    """A page.

    name     its name in the address; its texts are view.NAME (menu) and view.NAME.title (headline)
    body     what stands below the headline, already drawn
    title    the question or finding of the headline
    parts    name -> children: pieces of the body, at ids.shown(name), that follow the address
    figures  name -> elements: networks of the body, at ids.figure(name)
    charts   the charts of the body, each drawn by chart_card
    needs    scripts beyond those of every page: "cytoscape", "plotly"
    saved    what of the page is saved beside its charts: name, origin of the address -> the export
    """

    name: str
    body: Callable[[Seen], list[Component]]
    title: Callable[[Seen], str] = own_title
    parts: Mapping[str, Piece] = field(default_factory=dict)
    figures: Mapping[str, Piece] = field(default_factory=dict)
    charts: tuple[Chart, ...] = ()
    needs: tuple[str, ...] = ("plotly",)
    saved: Saved = nothing_else

    def pieces(self) -> list[str]:
        """What of the page can be shown to a room alone: its charts, its map, its parts."""
        return [
            *(chart.name for chart in self.charts),
            *([MAP] if self.figures else ()),
            *self.parts,
        ]

    def export(self, seen: Seen, name: str, origin: str = "") -> Export | None:
        """What is taken home under a name: the table behind a chart, or what else the page saves.

        `origin` is what stands before the path of the address. None where there is no such name.
        """
        for chart in self.charts:
            if chart.name == name:
                return chart_export(chart, seen.rows_of(chart), seen, origin)
        return self.saved(seen, name, origin)
