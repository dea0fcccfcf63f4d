"""Who is linked to whom: the mirror map, its list, and the card of whatever is chosen."""

from dash import html
from dash.development.base_component import Component

from dashboard.charts import hubs
from dashboard.filters.address import MAP
from dashboard.parts import hubs_grid, map_menu, network_answers
from dashboard.parts.attributes import attributes
from dashboard.parts.card_holder import card_holder
from dashboard.parts.chart_card import chart_card
from dashboard.parts.embed_offer import embed_offer
from dashboard.parts.legend import entries
from dashboard.parts.map import drawn, map_of, nothing
from dashboard.parts.seen import Seen
from dashboard.views.view import View


def body(seen: Seen) -> list[Component]:
    """The map, beside it the answers, the list and the open card, below it who connects most."""
    words = seen.words
    return [
        html.Button(
            words.text("map.show"),
            type="button",
            className="show-map",
            **attributes(
                {
                    "data-do": "show-map",
                    "data-other": words.text("map.hide"),
                    "aria-expanded": "false",
                }
            ),
        ),
        map_of(seen),
        html.Aside(
            [
                network_answers.place(seen),
                html.Section(
                    [
                        html.H2(words.text("list.heading")),
                        html.P(words.text("list.reading"), className="reading"),
                        map_menu.menu(seen),
                        embed_offer(MAP, words.text("map.heading"), words),
                        html.Div(className="list"),
                    ],
                    className="side-list",
                ),
                card_holder(seen),
            ],
            className="side",
            **attributes({"aria-label": words.text("list.label")}),
        ),
        html.Div(
            chart_card(hubs.CHART, seen, [hubs_grid.meanings(seen), hubs_grid.grid(seen)]),
            className="charts below-map",
        ),
    ]


def title(seen: Seen) -> str:
    """The question the map answers in the mode that is shown."""
    return seen.words.text(f"view.network.{seen.address.mode}")


VIEW = View(
    "network",
    body,
    title=title,
    charts=(hubs.CHART,),
    parts={
        "empty": nothing,
        "legend": entries,
        network_answers.NAME: network_answers.answers,
        hubs_grid.NAME: hubs_grid.tables,
    },
    figures={"network": drawn},
    needs=("cytoscape",),
    saved=map_menu.saved,
)
