"""The search field of every page: a combobox whose list of hits is filled as one types."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.language.words import Words
from dashboard.search.find import LONGEST

TYPING = 150  # milliseconds of rest after which what was typed is looked up


def search_box(words: Words) -> Component:
    """The labelled field and its empty list.

    Its id is ids.SEARCH, the id of the list ids.SEARCH_RESULTS. `aria-expanded` and
    `aria-activedescendant` are kept by the script that opens the list.
    """
    return html.Div([field(words), hits(words)], role="search", className="search")


def field(words: Words) -> Component:
    """The field itself."""
    spoken = {
        "role": "combobox",
        "aria-label": words.text("search.label"),
        "aria-autocomplete": "list",
        "aria-haspopup": "listbox",
        "aria-expanded": "false",
        "aria-controls": ids.SEARCH_RESULTS,
        "maxLength": LONGEST,
        "enterKeyHint": "search",
    }
    return dmc.TextInput(
        id=ids.SEARCH,
        placeholder=words.text("search.placeholder"),
        debounce=TYPING,
        autoComplete="off",
        spellCheck=False,
        value="",
        attributes={"input": spoken},
    )


def hits(words: Words) -> Component:
    """The list of hits, empty until something is typed."""
    named: dict[str, Any] = {"aria-label": words.text("search.results")}
    return html.Ul(
        [],
        id=ids.SEARCH_RESULTS,
        role="listbox",
        className="results",
        hidden=True,
        **named,
    )
