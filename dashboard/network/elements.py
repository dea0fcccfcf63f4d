"""An atlas as the nodes and ties of the mirror map: the same list feeds the canvas, the list beside it and exports."""

from typing import Any

from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.network.folding import fold
from dashboard.network.frame import frame
from dashboard.network.nodes import abroad_nodes, body_nodes, cooperation_nodes, family_nodes
from dashboard.network.positions import STAGE_PILL, WIDTHS, places
from dashboard.network.routed import route_ids, route_ties
from dashboard.network.stage import PLACES, heavier, stage_headings, stage_points, staged, untied
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
    known = {tie.id for tie in ties}
    ties += [tie for tie in route_ties(atlas, address, words) if tie.id not in known]
    drawn = [tie for tie in ties if {tie.source, tie.target} <= table.keys()]
    points, pieces = spots.points, frame(atlas, address, spots, words)
    if address.present:
        halves |= {key: STAGE_PILL / 2 for key, name in table.items() if name in PLACES}
        left_out = untied(nodes, drawn, address)
        nodes, drawn = staged(nodes, drawn, address, route_ids(atlas, address, words))
        points = stage_points(nodes, points)
        pieces = stage_headings(pieces, nodes, left_out, points, words)
    found = [
        *pieces,
        *[placed(node, points) for node in nodes],
        *[tie.element(points, halves, cooperating) for tie in drawn],
    ]
    return heavier(found) if address.present else found


def placed(node: Element, points: dict[str, tuple[float, float]]) -> Element:
    """A node with its place on the map."""
    x, y = points[node["data"]["id"]]
    return {**node, "position": {"x": round(x, 1), "y": round(y, 1)}}
