"""A long piece of a page as one text, which the browser builds at once: many rows stay light."""

import json
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.parts.attributes import attributes

NAMES = {"className": "class", "tabIndex": "tabindex", "hrefLang": "hreflang", "colSpan": "colspan"}
"""Properties that are called otherwise in a document."""


def packed(children: list[Component]) -> Component:
    """The children as one component; a script of the page puts them in its place.

    Takes plain elements with texts and attributes: nothing in them may be named by a callback.
    """
    said = json.dumps([written(child) for child in children], ensure_ascii=False)
    return html.Div(className="packed", **attributes({"data-packed": said}))


def written(node: Any) -> Any:
    """An element as [tag, attributes, children], a text as itself; TypeError for anything else."""
    if isinstance(node, str | int | float):
        return str(node)
    if not isinstance(node, Component) or isinstance(getattr(node, "id", ""), dict):
        raise TypeError(f"{node!r} cannot be packed")
    properties = {
        name: value
        for name, value in vars(node).items()
        if is_attribute(name) and value is not None and value is not False
    }
    inner = getattr(node, "children", None)
    inner = inner if isinstance(inner, list | tuple) else [] if inner is None else [inner]
    named = {
        NAMES.get(name, name): "" if value is True else str(value)
        for name, value in properties.items()
    }
    return [type(node).__name__.lower(), named, [written(child) for child in inner]]


def is_attribute(name: str) -> bool:
    """Whether what an element keeps under a name is an attribute of it in a document."""
    return name != "children" and not name.startswith(("_", "available_"))
