"""Parts of a page as they stand on paper: plain markup that needs no server, without what one presses."""

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from dash.development.base_component import Component

from dashboard.parts.packed import is_attribute

VOID = {"img", "br", "hr", "col", "wbr"}
PRESSED = {"button", "textarea", "input", "label", "form", "select"}
LEFT_OUT = {
    *("save-menu", "chart-actions", "chart-table", "map-tools", "show-map", "empty"),
    *("picker", "pathway-picker", "presets", "filter", "card-sheet"),
}
NAMES = {
    "className": "class", "tabIndex": "tabindex", "hrefLang": "hreflang", "colSpan": "colspan",
    "rowSpan": "rowspan", "dateTime": "datetime",
}  # fmt: skip
REFERENCES = {"aria-labelledby", "aria-describedby"}
KEPT = {
    *("id", "class", "lang", "role", "alt", "src", "href", "scope", "open", "colspan", "rowspan"),
    *("datetime", "hreflang", "tabindex", "hidden", "start", "cite", "data-chart", "data-label"),
    *("aria-label", "aria-hidden", "aria-current", *REFERENCES),
}
OUTSIDE = ("https://", "http://")
LINK = {"target": "_blank", "rel": "noopener noreferrer"}


class Still:
    """Writes components down, with ids of their own and the figures of charts kept apart.

    prefix   what stands before every id
    figures  chart -> its figure, as it is found on the way
    behind   chart -> markup that follows its frame
    without  the names of parts that only choose
    """

    def __init__(
        self, prefix: str, behind: Mapping[str, str] | None = None, without: Iterable[str] = ()
    ) -> None:
        self.prefix = prefix
        self.without = frozenset(without)
        self.figures: dict[str, Any] = {}
        self.behind = behind or {}

    def written(self, node: Any) -> str:
        """A component, a text, or a list of them, as markup."""
        if node is None:
            return ""
        if isinstance(node, list | tuple):
            return self.all_of(node)
        if isinstance(node, str | int | float):
            return escape(str(node), quote=False)
        if not isinstance(node, Component) or node._namespace != "dash_html_components":
            return ""
        said = {NAMES.get(name, name): value for name, value in vars(node).items()}
        if part_of(node) in self.without:
            return ""
        if "data-packed" in said:
            return "".join(self.unpacked(each) for each in json.loads(said["data-packed"]))
        inner = self.written(said.pop("children", None))
        return self.element(type(node).__name__.lower(), said, inner)

    def unpacked(self, said: Any) -> str:
        """A piece of what was packed as one text."""
        if isinstance(said, str):
            return escape(said, quote=False)
        tag, attributes, children = said
        return self.element(tag, attributes, "".join(self.unpacked(each) for each in children))

    def all_of(self, nodes: Iterable[Any]) -> str:
        """Components in a row; the figure that follows a plot is kept."""
        found, name = [], ""
        for node in nodes:
            if type(node).__name__ == "Store" and name:
                self.figures[name] = node.data
            name = getattr(node, "data-chart", "") if isinstance(node, Component) else ""
            found.append(self.written(node))
        return "".join(found)

    def element(self, tag: str, said: Mapping[str, Any], inner: str) -> str:
        """An element, "" for one that has no place where nothing answers."""
        classes = set(str(said.get("class") or "").split())
        pressed = tag in PRESSED or classes & LEFT_OUT
        if pressed or any(name.startswith("embed") for name in classes):
            return ""
        inside = tag == "a" and not str(said.get("href", "")).startswith(OUTSIDE)
        opened = self.opened("span" if inside else tag, said)
        if tag in VOID:
            return opened
        after = self.behind.get(chart_of(said), "") if tag == "figure" else ""
        return f"{opened}{inner}{after}</{'span' if inside else tag}>"

    def opened(self, tag: str, said: Mapping[str, Any]) -> str:
        """The start of an element; what the policy forbids inline waits for the script."""
        found: dict[str, str] = {}
        for name, value in said.items():
            wanted = (
                name in KEPT and is_attribute(name) and value is not None and value is not False
            )
            named = tag == "span" and (name.startswith("aria-l") or name in ("href", "role"))
            if wanted and not named and not (name == "id" and not isinstance(value, str)):
                found[name] = self.value(name, value)
        if isinstance(size := said.get("style"), dict):
            found["data-size"] = ";".join(f"{name}:{value}" for name, value in size.items())
        found |= LINK if tag == "a" else {}
        return f"<{tag}" + "".join(f' {name}="{escape(it)}"' for name, it in found.items()) + ">"

    def value(self, name: str, value: Any) -> str:
        """The value of an attribute."""
        if name == "id":
            return self.prefix + str(value)
        if name in REFERENCES:
            return " ".join(self.prefix + key for key in str(value).split())
        return "" if value is True else str(value)


def chart_of(said: Mapping[str, Any]) -> str:
    """The name of the chart whose frame an element is, from its attributes; "" for any other."""
    title = str(said.get("aria-labelledby") or "")
    known = title.startswith("chart-") and title.endswith("-title")
    return title.removeprefix("chart-").removesuffix("-title") if known else ""


def part_of(node: Component) -> str:
    """The name of the part of a page a component is; "" for any other."""
    key = getattr(node, "id", None)
    return str(key.get("name", "")) if isinstance(key, dict) else ""


def found_in(nodes: Any, name: str) -> Component | None:
    """The frame of a chart, or the part of a page, that has a name."""
    for node in nodes if isinstance(nodes, list | tuple) else [nodes]:
        if not isinstance(node, Component):
            continue
        if name in (chart_of(vars(node)), part_of(node)):
            return node
        found = found_in(getattr(node, "children", None), name)
        if found is not None:
            return found
    return None
