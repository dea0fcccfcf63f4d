"""Every component id, once. Nothing here imports anything."""

ADDRESS = "address"
PAGE = "page"
DRAWN = "drawn"
ANNOUNCER = "announcer"
TOAST = "toast"
SEARCH = "search"
SEARCH_RESULTS = "search-results"
COPY_LINK = "copy-link"
CITE = "cite"
THEME = "theme"
CARD = "card"


def control(field: str) -> dict[str, str]:
    """The control of a filter."""
    return {"role": "control", "field": field}


def link(name: str) -> dict[str, str]:
    """A link that carries the state of the page elsewhere: to a language, a view."""
    return {"role": "link", "name": name}


def shown(name: str) -> dict[str, str]:
    """A part of the page whose children follow the address: the sentence, the card, the legend."""
    return {"role": "shown", "name": name}


def figure(name: str) -> dict[str, str]:
    """A picture of a view: the map, a chart."""
    return {"role": "figure", "name": name}
