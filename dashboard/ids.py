"""Every component id, once. What a pattern names may be a name or one of Dash's wildcards."""

from typing import Any

ADDRESS = "address"
PAGE = "page"
DRAWN = "drawn"
LED = "led"
ANNOUNCER = "announcer"
TOAST = "toast"
SEARCH = "search"
SEARCH_RESULTS = "search-results"
COPY_LINK = "copy-link"
CITE = "cite"
THEME = "theme"
CARD = "card"
STAGE = "stage"
OWN_TOUR = "own-slides"
DOWNLOAD = "download"


def control(field: Any) -> dict[str, Any]:
    """The control of a filter."""
    return {"role": "control", "field": field}


def link(name: Any) -> dict[str, Any]:
    """A link that carries the state of the page elsewhere: to a language, a view."""
    return {"role": "link", "name": name}


def shown(name: Any) -> dict[str, Any]:
    """A part of the page whose children follow the address: the sentence, the card, the legend."""
    return {"role": "shown", "name": name}


def figure(name: Any) -> dict[str, Any]:
    """A picture of a view: the map, a chart."""
    return {"role": "figure", "name": name}


def drawing(name: Any) -> dict[str, Any]:
    """The figure of a chart as the server sends it, with colours by name."""
    return {"role": "drawing", "name": name}


def save(name: Any, form: Any) -> dict[str, Any]:
    """The button that saves tables in one format."""
    return {"role": "save", "name": name, "format": form}
