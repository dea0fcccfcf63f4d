"""The map as a drawing that a small script can bring to life: its SVG, and what its nodes and ties say."""

from dataclasses import dataclass
from typing import Any

from dashboard.network.drawing import Drawing, inked
from dashboard.network.drawing_light import lit, states
from dashboard.network.drawing_style import Element
from dashboard.network.elements import elements
from dashboard.network.legend import Asked
from dashboard.network.stage import PLACES
from dashboard.palette import LIGHT

INKS = {name: f"var(--{name})" for name in LIGHT}
"""Every colour as the page's own name for it, so that one drawing serves both themes."""

COUNTED = {
    "place": ("map.seat", "map.seats"),
    "cooperation": ("map.channel", "map.channels"),
    "organisation": ("map.tie", "map.ties"),
}
"""What is counted on a node, for one and for several."""


@dataclass(frozen=True)
class Live:
    """A drawing with its keys in data-node and data-tie, and the facts behind them.

    nodes   key -> name, kind, country, how many ties, group, counterparts, framework
    ties    key, both ends, what it says, its channels
    state   key -> the classes of state at the start; empty where nothing is chosen
    fixed   whether the state is drawn already and stays (a body thought away)
    """

    drawing: Drawing
    nodes: dict[str, dict[str, Any]]
    ties: list[dict[str, Any]]
    state: dict[str, str]
    fixed: bool


def live_drawing(asked: Asked) -> Live:
    """The map of an address for a page of its own, in the colours of that page."""
    plain = elements(asked.atlas, asked.address, asked.words)
    fixed = bool(asked.address.gone)
    drawing = inked(lit(plain, asked) if fixed else plain, asked, INKS, named=True)
    found = {} if fixed else states(plain, asked)
    return Live(
        drawing,
        {one["data"]["id"]: node(one, asked) for one in in_order(plain)},
        [tie(one, asked) for one in plain if "source" in one["data"]],
        {key: " ".join(sorted(names)) for key, names in found.items()},
        fixed,
    )


def in_order(elements: list[Element]) -> list[Element]:
    """The nodes as the list says them: bodies from top to bottom, then what stands between the sides."""
    nodes = [one for one in elements if one["data"].get("table")]
    return sorted(
        nodes,
        key=lambda one: (
            not one["data"]["lane"],
            one["data"]["table"] in PLACES,
            one["position"]["y"],
            one["position"]["x"],
        ),
    )


def node(element: Element, asked: Asked) -> dict[str, Any]:
    """What a node says when it is pointed at or chosen."""
    data, words = element["data"], asked.words
    parts = [data["kind"], data["countryName"]]
    lines = [" · ".join(filter(None, parts)), counted(data, asked), data["doubt"]]
    return {
        "name": data["name"],
        "lines": [line for line in lines if line],
        "group": group(data, asked),
        "opposite": [key for key in str(data.get("counterparts", "")).split("\n") if key],
        "under": data.get("framework", ""),
        "place": data["table"] in PLACES,
        "title": words.text("map.counterparts"),
    }


def counted(data: dict[str, Any], asked: Asked) -> str:
    """How many channels or ties a node has, in words."""
    cooperating = asked.address.mode == "cooperation"
    kind = "place" if data["table"] in PLACES else "cooperation" if cooperating else "organisation"
    return asked.words.text(COUNTED[kind][data["seats"] != 1], count=data["seats"])


def group(data: dict[str, Any], asked: Asked) -> str:
    """The part of the list a node stands in."""
    lane = asked.whole.row("lanes", data["lane"])
    if lane:
        return asked.words.short(lane)
    return asked.words.text("map.frameworks" if data["table"] in PLACES else "map.abroad")


def tie(element: Element, asked: Asked) -> dict[str, Any]:
    """What a tie says: the channels it runs through, or its sentences."""
    data, words = element["data"], asked.words
    keys = [key for key in str(data["channels"]).split("\n") if key]
    through = [words.short(row) for key in keys if (row := asked.whole.row("channels", key))]
    said = through or [line for line in str(data["sentences"]).split("\n") if line]
    hidden = "visibility-not-visible" in element["classes"].split()
    return {
        "id": data["id"],
        "ends": [data["source"], data["target"]],
        "says": said + ([words.text("map.not-visible")] if hidden else []),
        "channels": keys,
    }
