"""An atlas as the nodes and ties of the mirror map: the same list feeds the canvas, the list beside it and exports."""

from typing import Any

from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.network.folding import fold
from dashboard.network.frame import frame
from dashboard.network.nodes import abroad_nodes, body_nodes, cooperation_nodes, family_nodes
from dashboard.network.positions import WIDTHS, places
from dashboard.network.ties import cooperation_ties, organisation_ties
from dashboard.tables.atlas import Atlas

Element = dict[str, Any]


def elements(atlas: Atlas, address: Address, words: Words) -> list[Element]:
    """The nodes and ties an address asks to see.

    Takes the narrowed atlas, the address (mode, unfolded items, third countries) and the words of its
    language. Returns Cytoscape elements: first the frame (bands and headings), then nodes, then ties;
    every tie has both its ends among the nodes.
    """
    spots = places(atlas.whole, address.open, address.beside)
    folding = fold(atlas, address.open, address.beside)
    cooperating = address.mode == "cooperation"
    ties = (
        cooperation_ties(atlas, folding, address)
        if cooperating
        else organisation_ties(atlas, folding, words)
    )
    nodes = [
        *body_nodes(atlas, folding, ties, words),
        *family_nodes(atlas, folding, ties, words),
        *abroad_nodes(atlas, folding, ties, words),
        *(cooperation_nodes(atlas, address, ties, words) if cooperating else []),
    ]
    table = {node["data"]["id"]: node["data"]["table"] for node in nodes}
    halves = {key: WIDTHS[name] / 2 for key, name in table.items() if name in WIDTHS}
    drawn = [tie for tie in ties if {tie.source, tie.target} <= table.keys()]
    return [
        *frame(atlas, address, spots, words),
        *[placed(node, spots.points) for node in nodes],
        *[tie.element(spots.points, halves, cooperating) for tie in drawn],
    ]


def placed(node: Element, points: dict[str, tuple[float, float]]) -> Element:
    """A node with its place on the map."""
    x, y = points[node["data"]["id"]]
    return {**node, "position": {"x": round(x, 1), "y": round(y, 1)}}
