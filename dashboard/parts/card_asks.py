"""What a body's card lets the map be asked: what breaks without it, and its shortest routes to others."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.ties import counterparts_of
from dashboard.filters.address import Address
from dashboard.parts.attributes import attributes
from dashboard.parts.reading import Reading

OTHERS = 2  # counterparts to which a route is offered


def asks(reading: Reading) -> list[Component]:
    """Links to the map; nothing for a body that did not exist on the day."""
    key = reading.key
    if not reading.atlas.day or key not in reading.atlas.keys("entities"):
        return []
    links: list[Any] = [html.A(reading.text("gone.title"), href=on_the_map(reading, gone=key))]
    others = list(dict.fromkeys(other for other, _ in counterparts_of(reading.atlas, key)))
    for other in others[:OTHERS]:
        row = reading.atlas.whole.row("entities", other)
        assert row is not None, other
        said = reading.text("route.to-other", name=reading.words.short(row))
        links.append(html.A(said, href=on_the_map(reading, focus=in_order(reading, key, other))))
    links.append(html.A(reading.text("route.to-any"), href=on_the_map(reading, focus=(key,))))
    named = attributes({"aria-label": reading.text("card.network")})
    return [html.Nav(links, className="card-asks", **named)]


def on_the_map(reading: Reading, **asked: Any) -> str:
    """The map with the same filters and day; on the map itself, as it stands but for the card."""
    here = reading.address
    if here.view != "network":
        here = Address(here.language, "network", here.filters, tour=here.tour, step=here.step)
    return here.replacing(card="", **asked).href()


def in_order(reading: Reading, *keys: str) -> tuple[str, ...]:
    """Bodies as an address names them."""
    rows = reading.atlas.whole.rows("entities")
    return tuple(row["id"] for row in rows if row["id"] in keys)
