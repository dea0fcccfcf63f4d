"""A view is a page: its name in the address, what stands on it, and what of that follows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.parts.seen import Seen

Piece = Callable[[Seen], Any]


def own_title(seen: Seen) -> str:
    """The title of a view that has one title."""
    return seen.words.text(f"view.{seen.address.view}.title")


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
    """

    name: str
    body: Callable[[Seen], list[Component]]
    title: Callable[[Seen], str] = own_title
    parts: Mapping[str, Piece] = field(default_factory=dict)
    figures: Mapping[str, Piece] = field(default_factory=dict)
    charts: tuple[Chart, ...] = ()
    needs: tuple[str, ...] = ("plotly",)
