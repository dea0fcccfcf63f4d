"""The mirror map on the page: canvas, tools, legend, hover card, and the list of the same nodes beside it."""

import json
from typing import Any

import dash_cytoscape as cyto
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.language.words import PAUSES
from dashboard.network.elements import elements
from dashboard.network.positions import bodies_abroad
from dashboard.network.style import stylesheet
from dashboard.palette import DARK, LIGHT, TYPEFACES
from dashboard.parts.attributes import attributes
from dashboard.parts.legend import legend
from dashboard.parts.seen import Seen

SPOKEN = {
    "notVisible": "map.not-visible",
    "frameworks": "map.frameworks",
    "abroad": "map.abroad",
    "channel": "map.channel",
    "channels": "map.channels",
    "tie": "map.tie",
    "ties": "map.ties",
    "seat": "map.seat",
    "seats": "map.seats",
    "counterparts": "map.counterparts",
    "summary": "map.summary",
    "details": "map.details",
    "unfold": "map.unfold",
    "fold": "map.fold",
    "unfoldHint": "map.unfold-hint",
    "moreTies": "map.more-ties",
    "saidChosen": "map.said-chosen",
    "saidCleared": "map.said-cleared",
    "saidFitted": "map.said-fitted",
    "saidFolded": "map.said-folded",
    "saidNoRoute": "map.said-no-route",
    "routeTo": "route.to",
    "whatIf": "gone.title",
    "saidUnfolded": "map.said-unfolded",
}


def map_of(seen: Seen) -> Component:
    """The canvas with everything around it."""
    words = seen.words
    return html.Section(
        [
            html.H2(words.text("map.heading"), className="visually-hidden"),
            tools(seen),
            html.Div(
                [
                    canvas(seen),
                    html.Div(className="hovercard", hidden=True, role="tooltip"),
                    html.Div(
                        nothing(seen),
                        id=ids.shown("empty"),
                        className="empty",
                        **attributes({"aria-live": "polite"}),
                    ),
                ],
                className="map-frame",
            ),
            legend(seen),
        ],
        className="map",
        **attributes({"aria-label": words.text("map.heading")}),
    )


def canvas(seen: Seen) -> Component:
    """The Cytoscape canvas in its holder, which the keyboard can reach."""
    words = seen.words
    return html.Div(
        cyto.Cytoscape(
            id=ids.figure("network"),
            elements=drawn(seen),
            stylesheet=sheets(seen)["light"],
            layout={"name": "preset", "fit": False},
            autoungrabify=True,
            boxSelectionEnabled=False,
            responsive=False,
            style={"width": "100%", "height": "100%"},
        ),
        className="map-canvas",
        tabIndex=0,
        role="application",
        lang=seen.address.language,
        **attributes(
            {
                "aria-roledescription": words.text("map.role"),
                "aria-label": words.text("map.heading"),
                "aria-describedby": "map-keys",
                "data-words": json.dumps(
                    {name: words.text(key) for name, key in SPOKEN.items()}
                    | {"pause": PAUSES[words.language]},
                    ensure_ascii=False,
                ),
                "data-sheets": json.dumps(sheets(seen), ensure_ascii=False),
            }
        ),
    )


def drawn(seen: Seen) -> list[dict[str, Any]]:
    """The elements of the map."""
    return elements(seen.atlas, seen.address, seen.words)


def nothing(seen: Seen) -> list[Component]:
    """What an empty map says, with the nearest way back; nothing if there is something to see."""
    if not seen.counts.is_empty:
        return []
    words = seen.words
    without = seen.address.replacing(
        country=(), sector=(), framework=(), function=(), level=(), evidence=(), text=""
    )
    return [
        html.P(words.text("empty.what")),
        html.P(html.A(words.text("empty.back"), href=without.href())),
    ]


def sheets(seen: Seen) -> dict[str, list[dict[str, Any]]]:
    """The stylesheet of either theme."""
    names = sorted({row["colour"] for row in seen.whole.rows("countries")})
    return {
        theme: stylesheet(
            palette, {name: palette[name] for name in names}, TYPEFACES[seen.address.language]
        )
        for theme, palette in (("light", LIGHT), ("dark", DARK))
    }


def tools(seen: Seen) -> Component:
    """Buttons for what the keyboard does too: mode, third countries, degrees, zoom."""
    words = seen.words
    third = ",".join(bodies_abroad(seen.whole))
    return html.Div(
        [
            group(
                words.text("map.mode"),
                [
                    setter("mode", "cooperation", words.text("map.cooperation"), seen.address.mode),
                    setter(
                        "mode", "organisation", words.text("map.organisation"), seen.address.mode
                    ),
                ],
            ),
            group(
                words.text("map.degrees"),
                [
                    setter("degrees", str(number), str(number), str(seen.address.degrees))
                    for number in (1, 2, 3)
                ],
                visible=True,
            ),
            html.Button(
                words.text("map.abroad"),
                type="button",
                className="tool",
                **attributes(
                    {"data-fill": f"beside={third}", "aria-pressed": pressed(seen.address.beside)}
                ),
            ),
            group(
                words.text("map.zoom"),
                [
                    doer("zoom-in", "+", words.text("map.zoom-in")),
                    doer("zoom-out", "−", words.text("map.zoom-out")),
                    doer("fit", words.text("map.fit"), words.text("map.fit")),
                ],
            ),
        ],
        className="map-tools",
    )


def group(name: str, buttons: list[Component], visible: bool = False) -> Component:
    """Buttons that belong together, with their name."""
    label = [html.Span(name, className="group-name")] if visible else []
    return html.Div(
        [*label, *buttons], className="tool-group", role="group", **attributes({"aria-label": name})
    )


def setter(name: str, value: str, label: str, now: str) -> Component:
    """A button that writes one part of the address."""
    return html.Button(
        label,
        type="button",
        className="tool",
        **attributes({"data-set": f"{name}={value}", "aria-pressed": pressed(value == now)}),
    )


def doer(gesture: str, label: str, name: str) -> Component:
    """A button for a gesture that is not part of the address."""
    return html.Button(
        label,
        type="button",
        className="tool",
        **attributes({"data-do": gesture, "aria-label": name}),
    )


def pressed(state: object) -> str:
    """The state of a button as ARIA says it."""
    return "true" if state else "false"
