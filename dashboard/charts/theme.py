"""How every chart looks: typefaces, axes, hover labels, direct labels, and colours by name.

A colour in a figure is a name of palette.py with a sign before it: "@madder", "@ink", or "@tie/40"
for 40 % of it. The browser fills in the theme on show; `resolve` does the same here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Figure
from dashboard.language.words import Words
from dashboard.palette import TYPEFACES
from dashboard.tables.dates import first_day, last_day

TOKEN = re.compile(r"@([a-z-]+)(?:/(\d{1,3}))?")
TEXT_SIZE, SMALL_SIZE = 13, 12
PADDING = 8
SEPARATORS = {"en": ".,", "ja": ".,"}
HOVER = {"hovertemplate": "%{hovertext}<extra></extra>"}
STILL = {"hoverinfo": "skip"}


@dataclass(frozen=True)
class Stroke:
    """How a match grade is drawn: its colour, its sign and the dashes of its line."""

    colour: str
    sign: str
    dash: str


GRADES = {
    "exactMatch": Stroke("@grade-exact", "=", "solid"),
    "closeMatch": Stroke("@grade-close", "≈", "solid"),
    "broadMatch": Stroke("@grade-broad", "<", "8px,2px"),
    "narrowMatch": Stroke("@grade-narrow", ">", "4px,2px"),
    "relatedMatch": Stroke("@grade-related", "~", "2px,3px"),
    "noMatch": Stroke("@grade-none", "×", "solid"),
}


def figure(
    data: list[dict[str, Any]], layout: dict[str, Any], narrow: dict[str, Any] | None = None
) -> Figure:
    """A figure. `narrow` says what is different on a phone: {"layout.margin.l": 80}."""
    return {"data": data, "layout": {**layout, "meta": {"narrow": narrow or {}}}}


def layout(words: Words, height: int, **more: Any) -> dict[str, Any]:
    """The layout every chart starts from. Takes its height in pixels and whatever else it needs."""
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": PADDING, "r": PADDING, "t": PADDING, "b": PADDING, "pad": 4},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": font(words),
        "separators": SEPARATORS[words.language],
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": "@raised",
            "bordercolor": "@rule-strong",
            "font": font(words),
            "align": "left",
            "namelength": -1,
        },
        "uniformtext": {"mode": False},
        **more,
    }


def font(words: Words, size: int = TEXT_SIZE, colour: str = "@ink") -> dict[str, Any]:
    """The typeface of a language."""
    return {"family": TYPEFACES[words.language], "size": size, "color": colour}


def axis(**more: Any) -> dict[str, Any]:
    """An axis with hairlines across, no zoom, and nothing that is not needed."""
    return {
        "fixedrange": True,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "gridcolor": "@rule",
        "gridwidth": 1,
        "tickfont": {"color": "@muted", "size": SMALL_SIZE},
        "automargin": False,
        **more,
    }


def no_axis(first: float, last: float) -> dict[str, Any]:
    """An axis that only places things, from `first` to `last`."""
    return {"visible": False, "fixedrange": True, "range": [first, last]}


def years(first: str, last: str, words: Words, every: int = 1, **more: Any) -> dict[str, Any]:
    """A time axis from one day (YYYY-MM-DD) to another, its years said in the language."""
    marks = [year for year in range(int(first[:4]), int(last[:4]) + 1) if year % every == 0]
    return axis(
        type="date",
        range=[first, last],
        tickvals=[f"{year}-01-01" for year in marks],
        ticktext=[words.date(str(year)) for year in marks],
        **more,
    )


def span(coarse: str) -> tuple[str, str]:
    """The first and the last day a coarse date can mean, for drawing it as wide as it is known."""
    return first_day(coarse), last_day(coarse)


def label(x: Any, y: Any, text: str, **more: Any) -> dict[str, Any]:
    """Words that stand at a place of the picture, as an annotation; `text` is safe already."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "borderpad": 1, **more}


def safe(text: str) -> str:
    """Words of the tables, harmless in a figure: Plotly reads < and & as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, width: int, words: Words) -> str:
    """Words broken at phrases into lines of about `width` full-width characters, made safe."""
    return "<br>".join(safe(line) for line in words.lines(text, width))


def hover(title: str, lines: list[str], words: Words) -> str:
    """What a mark says when pointed at: its name and lines below, from words of the tables."""
    below = [wrapped(line, 30, words) for line in lines if line]
    return "<br>".join([wrapped(title, 26, words), *below])


def resolve(value: Any, palette: Mapping[str, str]) -> Any:
    """A figure, or any part of one, with the colours of a palette in place of their names.

    KeyError for a name the palette does not have.
    """
    if isinstance(value, dict):
        return {name: resolve(each, palette) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [resolve(each, palette) for each in value]
    found = TOKEN.fullmatch(value) if isinstance(value, str) else None
    return colour(palette[found[1]], found[2]) if found else value


def colour(hex_code: str, share: str | None) -> str:
    """A colour as Plotly takes it, all of it or a share of it in per cent."""
    if share is None:
        return hex_code
    red, green, blue = (int(hex_code[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{int(share) / 100:g})"
