"""The same page, a new query -> only those properties that changed, in one answer."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2s
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.filters.address import Address, Dropped
from dashboard.filters.filters import CHOICES
from dashboard.language.words import OWN_NAMES
from dashboard.parts import headline
from dashboard.parts.card_holder import open_card
from dashboard.parts.chart_card import chart_parts, drawing
from dashboard.parts.header import language_address, view_address
from dashboard.parts.seen import Seen
from dashboard.parts.tours import running
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS

COMMON: dict[str, Callable[[Seen], Any]] = {
    "sentence": headline.said,
    "notice": headline.noticed,
    "citation": headline.cited,
    "day": lambda seen: seen.day,
    "card": open_card,
    "tour": running,
}
"""What follows the address on every page, beside the title."""

Name = dict[str, str]


@dataclass(frozen=True)
class Follows:
    """Everything on a page that follows its address, by name."""

    shown: Mapping[str, Any]
    figures: Mapping[str, Any]
    drawings: Mapping[str, Any]


FIELDS = (*CHOICES, "text", "on")


def register(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Answer a change of the query."""

    @app.callback(
        Output(ids.DRAWN, "data", allow_duplicate=True),
        Output(ids.ANNOUNCER, "children"),
        Output(ids.shown(ALL), "children"),
        Output(ids.figure(ALL), "elements"),
        Output(ids.drawing(ALL), "data"),
        Output(ids.LED, "data"),
        Input(ids.ADDRESS, "search"),
        State(ids.ADDRESS, "pathname"),
        State(ids.DRAWN, "data"),
        State(ids.shown(ALL), "id"),
        State(ids.figure(ALL), "id"),
        State(ids.drawing(ALL), "id"),
        State(ids.link(ALL), "id"),
        State(ids.control(ALL), "id"),
        prevent_initial_call=True,
    )
    def draw_again(query: str, path: str, before: object, *there: list[Any]) -> tuple[Any, ...]:
        seen = see(atlas, clock, path, query)
        values, now = answered(seen.whole, seen.address, seen.dropped, seen.today)
        had = before if isinstance(before, dict) else {}
        shown, figures, drawings, links, controls = there
        said = {"sentence": values.shown["sentence"]}
        return (
            now,
            changed("shown", said, [{"name": "sentence"}], had, now)[0],
            changed("shown", values.shown, shown, had, now),
            changed("figures", values.figures, figures, had, now),
            changed("drawings", values.drawings, drawings, had, now),
            {
                "links": [link_address(seen, item["name"]) for item in links],
                "controls": [control_value(seen, item["field"]) for item in controls],
            },
        )

    app.clientside_callback(
        ClientsideFunction("atlas", "led"),
        Input(ids.LED, "data"),
        State(ids.link(ALL), "id"),
        State(ids.link(ALL), "href"),
        State(ids.control(ALL), "id"),
        State(ids.control(ALL), "value"),
        prevent_initial_call=True,
    )

    app.clientside_callback(
        ClientsideFunction("atlas", "answerArrived"),
        Output(ids.ANNOUNCER, "className"),
        Input(ids.DRAWN, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("atlas", "drawingsArrived"),
        Output(ids.TOAST, "className"),
        Input(ids.drawing(ALL), "data"),
        State(ids.drawing(ALL), "id"),
    )


@lru_cache(maxsize=4)
def answered(
    whole: Atlas, address: Address, dropped: tuple[Dropped, ...], today: str
) -> tuple[Follows, dict[str, str]]:
    """What follows an address, with its sums: the last few are remembered, for days go to and fro."""
    values = follows(Seen(whole, address, dropped, today))
    return values, digests(values)


def follows(seen: Seen) -> Follows:
    """What the page on show draws from the address; nothing of any other page."""
    view = VIEWS[seen.address.view]
    shown = {name: piece(seen) for name, piece in (COMMON | dict(view.parts)).items()}
    for chart in view.charts:
        shown |= chart_parts(chart, seen)
    return Follows(
        shown={"title": view.title(seen), **shown},
        figures={name: piece(seen) for name, piece in view.figures.items()},
        drawings={chart.name: drawing(chart, seen) for chart in view.charts if chart.figure},
    )


def digests(values: Follows) -> dict[str, str]:
    """A short sum of each value, to tell what changed."""
    groups = {"shown": values.shown, "figures": values.figures, "drawings": values.drawings}
    return {
        f"{group}:{name}": digest(value)
        for group, found in groups.items()
        for name, value in found.items()
    }


def digest(value: Any) -> str:
    """A short sum of one property."""
    said = json.dumps(value, default=lambda part: part.to_plotly_json(), sort_keys=True)
    return blake2s(said.encode(), digest_size=8).hexdigest()


def changed(
    group: str,
    values: Mapping[str, Any],
    there: list[Name],
    had: dict[str, str],
    now: dict[str, str],
) -> list[Any]:
    """For each part on the page its new value, or that it stays as it is."""
    return [
        no_update
        if item["name"] not in values or had.get(at := f"{group}:{item['name']}") == now[at]
        else values[item["name"]]
        for item in there
    ]


def link_address(seen: Seen, name: str) -> str:
    """Where a link of the masthead leads from here."""
    kind, _, value = name.partition("-")
    if kind == "view" and value in VIEWS:
        return view_address(seen, value)
    return language_address(seen, value if value in OWN_NAMES else seen.address.language)


def control_value(seen: Seen, field: str) -> str | list[str]:
    """What a control holds for the address; nothing for a control there is not."""
    if field == "then":
        return seen.address.then
    value = getattr(seen.address.filters, field) if field in FIELDS else ""
    return value if isinstance(value, str) else list(value)
