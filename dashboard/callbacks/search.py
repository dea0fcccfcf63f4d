"""Words typed in the search box -> what they may mean, best first."""

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from dashboard import ids
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.parts.search_results import results
from dashboard.search.find import find
from dashboard.tables.atlas import Atlas


def register(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Answer what is typed."""

    @app.callback(
        Output(ids.SEARCH_RESULTS, "children"),
        Input(ids.SEARCH, "value"),
        State(ids.ADDRESS, "pathname"),
        State(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def show_hits(text: str, path: str, query: str) -> list[Component]:
        if not isinstance(text, str) or not text.strip():
            return []
        seen = see(atlas, clock, path, query)
        hits = find(seen.on_the_day, text, seen.words)
        return results(hits, text, seen.address, seen.words)

    app.clientside_callback(
        ClientsideFunction("atlas", "resultsArrived"),
        Output(ids.SEARCH_RESULTS, "className"),
        Input(ids.SEARCH_RESULTS, "children"),
        prevent_initial_call=True,
    )
