"""The map on a page that has no server: the drawing, its tools, its list, and what its script reads."""

from html import escape
from typing import Any

from dashboard.language.words import PAUSES
from dashboard.network.drawing_live import Live
from dashboard.parts.seen import Seen

TOOLS = (("zoom-in", "+", "map.zoom-in"), ("zoom-out", "−", "map.zoom-out"))
SAID = {
    "more": "map.more-ties",
    "chosen": "map.said-chosen",
    "cleared": "map.said-cleared",
}


def map_markup(live: Live, seen: Seen) -> str:
    """The map with tools above and the list beside it."""
    text = seen.words.text
    heading = escape(text("map.heading"))
    summary = text("map.summary", bodies=bodies(live), ties=len(live.ties))
    svg = live.drawing.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(summary)}" ', 1)
    buttons = "".join(tool(key, sign, text(name)) for key, sign, name in TOOLS)
    fit, clear = (
        words_tool(key, text(name)) for key, name in (("fit", "map.fit"), ("clear", "bundle.clear"))
    )
    return (
        '<section class="still-map"><div class="map-side">'
        f'<div class="tools">{buttons}{fit}{clear}</div>'
        f'<div class="map-room" tabindex="0" role="group" aria-label="{heading}">{svg}'
        '<div class="hovercard" hidden></div></div></div>'
        f'<aside class="map-list"><h2>{escape(text("list.heading"))}</h2>'
        '<div class="picked" aria-live="polite"></div><div class="bodies"></div></aside></section>'
    )


def bodies(live: Live) -> int:
    """How many bodies stand on the map."""
    return sum(not node["place"] for node in live.nodes.values())


def tool(gesture: str, sign: str, name: str) -> str:
    """A button with a sign."""
    return (
        f'<button type="button" class="tool" data-map="{gesture}" aria-label="{escape(name)}">'
        f"{sign}</button>"
    )


def words_tool(gesture: str, name: str) -> str:
    """A button with a word."""
    return f'<button type="button" class="tool" data-map="{gesture}">{escape(name)}</button>'


def map_facts(live: Live, seen: Seen) -> dict[str, Any]:
    """What the script reads."""
    text = seen.words.text
    return {
        "nodes": live.nodes,
        "ties": live.ties,
        "state": live.state,
        "fixed": live.fixed,
        "pause": PAUSES[seen.words.language],
        "words": {name: text(key) for name, key in SAID.items()}
        | {"counterparts": text("map.counterparts"), "ties": text("save.ties")},
    }
