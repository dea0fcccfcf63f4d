"""The same page, a new query -> only those properties that changed, in one answer."""

import json
from collections.abc import Callable
from hashlib import blake2s
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, no_update
from plotly.utils import PlotlyJSONEncoder

from dashboard import ids
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.language.words import OWN_NAMES
from dashboard.parts import headline, legend, map
from dashboard.parts.header import language_address, view_address
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS
from dashboard.views.network import open_card

SHOWN: dict[str, Callable[[Seen], Any]] = {
    "title": headline.title,
    "sentence": headline.said,
    "notice": headline.noticed,
    "citation": headline.cited,
    "day": lambda seen: seen.day,
    "card": open_card,
    "empty": map.nothing,
    "legend": legend.entries,
}
FIGURES: dict[str, Callable[[Seen], Any]] = {"network": map.drawn}


def register(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Answer a change of the query."""

    @app.callback(
        Output(ids.DRAWN, "data", allow_duplicate=True),
        Output(ids.ANNOUNCER, "children"),
        Output(ids.shown(ALL), "children"),
        Output(ids.figure(ALL), "elements"),
        Output(ids.link(ALL), "href"),
        Output(ids.control(ALL), "value"),
        Input(ids.ADDRESS, "search"),
        State(ids.ADDRESS, "pathname"),
        State(ids.DRAWN, "data"),
        State(ids.shown(ALL), "id"),
        State(ids.figure(ALL), "id"),
        State(ids.link(ALL), "id"),
        State(ids.control(ALL), "id"),
        prevent_initial_call=True,
    )
    def draw_again(
        query: str,
        path: str,
        before: dict[str, str] | None,
        shown: list[dict[str, str]],
        figures: list[dict[str, str]],
        links: list[dict[str, str]],
        controls: list[dict[str, str]],
    ) -> tuple[Any, ...]:
        seen = see(atlas, clock, path, query)
        values, now = drawn_and_digests(seen)
        had = before if isinstance(before, dict) else {}

        def changed(item: dict[str, str]) -> Any:
            name = item["name"]
            return no_update if had.get(name) == now.get(name) else values[name]

        return (
            now,
            no_update if had.get("sentence") == now["sentence"] else values["sentence"],
            [changed(item) for item in shown],
            [changed(item) for item in figures],
            [link_address(seen, item["name"]) for item in links],
            [control_value(seen, item["field"]) for item in controls],
        )

    app.clientside_callback(
        ClientsideFunction("atlas", "answerArrived"),
        Output(ids.ANNOUNCER, "className"),
        Input(ids.DRAWN, "data"),
    )


def drawn_and_digests(seen: Seen) -> tuple[dict[str, Any], dict[str, str]]:
    """Everything that follows the address, and a short sum of each to tell what changed."""
    values = {name: value(seen) for name, value in (SHOWN | FIGURES).items()}
    return values, {name: digest(value) for name, value in values.items()}


def digest(value: Any) -> str:
    """A short sum of one property."""
    said = json.dumps(value, cls=PlotlyJSONEncoder, sort_keys=True, ensure_ascii=False)
    return blake2s(said.encode(), digest_size=8).hexdigest()


def link_address(seen: Seen, name: str) -> str:
    """Where a link of the masthead leads from here."""
    kind, _, value = name.partition("-")
    if kind == "view" and value in VIEWS:
        return view_address(seen, value)
    return language_address(seen, value if value in OWN_NAMES else seen.address.language)


def control_value(seen: Seen, field: str) -> str | list[str]:
    """What a control holds for the address."""
    value = getattr(seen.address.filters, field)
    return value if isinstance(value, str) else list(value)
