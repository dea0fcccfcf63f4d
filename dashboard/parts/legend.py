"""The legend, drawn from the same named values as the map."""

from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.network.legend import (
    CROSSED,
    Entry,
    colours,
    lines,
    marks,
    shapes,
    signs,
    without,
)
from dashboard.network.style import Line
from dashboard.palette import DARK, LIGHT
from dashboard.parts.attributes import attributes
from dashboard.parts.seen import Seen

OUTLINES = {
    "ellipse": '<circle cx="8" cy="8" r="6"/>',
    "star": '<path d="M8 1l2 5h5l-4 3.5 1.5 5.5L8 11.7 3.5 15 5 9.5 1 6h5z"/>',
    "octagon": '<path d="M5 2h6l3 3v6l-3 3H5l-3-3V5z"/>',
    "hexagon": '<path d="M4.5 2h7L15 8l-3.5 6h-7L1 8z"/>',
    "pentagon": '<path d="M8 1l7 5-2.6 8.5H3.6L1 6z"/>',
    "vee": '<path d="M1 2l7 5 7-5-7 13z"/>',
    "diamond": '<path d="M8 1l7 7-7 7-7-7z"/>',
    "triangle": '<path d="M8 1.5L15 14H1z"/>',
    "rectangle": '<path d="M2 2h12v12H2z"/>',
    "round-rectangle": '<rect x="2" y="2" width="12" height="12" rx="4"/>',
    "rhomboid": '<path d="M1 3h10l4 10H5z"/>',
    "barrel": '<path d="M2 4c0-3 12-3 12 0v8c0 3-12 3-12 0z"/>',
    CROSSED: (
        '<path d="M2.5 1L8 6.5 13.5 1 15 2.5 9.5 8 15 13.5 13.5 15 8 9.5 2.5 15 1 13.5 6.5 8 1 2.5z"/>'
    ),
}
HEADS = {
    "none": "",
    "triangle": '<path d="M30 3l10 5-10 5z"/>',
    "vee": '<path d="M30 3l10 5-10 5 3-5z"/>',
    "tee": '<path d="M36 2h4v12h-4z"/>',
    "circle": '<circle cx="36" cy="8" r="4"/>',
    "square": '<path d="M32 4h8v8h-8z"/>',
    "diamond": '<path d="M30 8l5-5 5 5-5 5z"/>',
    "chevron": '<path d="M31 3l4 0 5 5-5 5-4 0 5-5z"/>',
}


def legend(seen: Seen) -> Component:
    """The legend: what one needs at once in one line, shapes and marks on request."""
    return html.Section(
        entries(seen),
        id=ids.shown("legend"),
        className="legend",
        **attributes({"aria-label": seen.words.text("legend.heading")}),
    )


def entries(seen: Seen) -> list[Component]:
    """The entries of the mode that is shown: colours and signs or lines first, then shapes and marks."""
    kinds = signs if seen.address.mode == "cooperation" else lines
    first = [*colours(seen), *kinds(seen), *without(seen)]
    return [
        html.Div([*map(shown, first)], className="legend-items"),
        html.Details(
            [
                html.Summary(seen.words.text("legend.more")),
                html.Div([*shape_items(seen), *map(shown, marks(seen))], className="legend-items"),
                html.P(seen.words.text(f"legend.reading-{seen.address.mode}"), className="reading"),
                html.P(seen.words.text("map.keys"), id="map-keys", className="reading"),
            ],
            className="legend-more",
        ),
    ]


def shown(entry: Entry) -> Component:
    """An entry as it stands on the page."""
    if entry.mark in ("colour", "sign"):
        return html.Span([swatch(entry), html.Span(entry.label)], className="legend-item")
    if entry.mark == "plain":
        return html.Span(entry.label, className="legend-item")
    return item(picture(entry), entry.label)


def shape_items(seen: Seen) -> list[Component]:
    """What each shape means."""
    return [shown(entry) for entry in shapes(seen)]


def swatch(entry: Entry) -> Component:
    """A dot in a colour of the page, or a sign of its type."""
    if entry.mark == "sign":
        return html.Span(entry.value, className="sign")
    return html.Span(className=f"dot colour-{entry.value}", **attributes({"aria-hidden": "true"}))


def picture(entry: Entry) -> str:
    """The small drawing of a line, a ring or a shape."""
    if entry.line:
        return line_picture(entry.line)
    return ring(entry.value) if entry.mark == "ring" else OUTLINES[entry.value]


def ring(dashes: str) -> str:
    """A ring, drawn through or in dashes."""
    wide = "2.5" if "." in dashes else "2"
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<circle cx="8" cy="8" r="5.5" fill="none" stroke-width="{wide}"{broken}/>'


def item(picture: str, label: str) -> Component:
    """One entry: a small drawing in the colours of either theme, and its words."""
    return html.Span(
        [
            *[
                html.Img(src=data_address(picture, ink), alt="", className=f"swatch only-{theme}")
                for theme, ink in (("light", LIGHT["ink"]), ("dark", DARK["ink"]))
            ],
            html.Span(label),
        ],
        className="legend-item",
    )


def data_address(picture: str, ink: str) -> str:
    """A drawing as an address the page can show without asking for a file."""
    width = 42 if "<line" in picture else 16
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 16" width="{width}" '
        f'height="16" fill="{ink}" stroke="{ink}" stroke-width="0">{picture}</svg>'
    )
    return "data:image/svg+xml," + quote(svg)


def line_picture(line: Line) -> str:
    """One kind of line with its head."""
    dashes = f' stroke-dasharray="{" ".join(map(str, line.dashes))}"' if line.dashes else ""
    end = 42 if line.head == "none" else 34
    return f'<line x1="1" y1="8" x2="{end}" y2="8" stroke-width="{line.width}"{dashes}/>{HEADS[line.head]}'
