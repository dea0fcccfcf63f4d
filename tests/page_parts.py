"""What a piece of a page is made of: its components, its words, where its links lead."""

from typing import Any

from dash.development.base_component import Component


def parts_of(tree: Any) -> list[Component]:
    """Every component of a piece of a page, outer ones first."""
    if isinstance(tree, list | tuple):
        return [part for each in tree for part in parts_of(each)]
    if not isinstance(tree, Component):
        return []
    return [tree, *parts_of(getattr(tree, "children", None))]


def words_in(tree: Any) -> str:
    """All words of a piece of a page."""
    if isinstance(tree, Component):
        return words_in(getattr(tree, "children", None))
    if isinstance(tree, list | tuple):
        return "".join(words_in(each) for each in tree)
    return "" if tree is None else str(tree)


def hrefs_in(tree: Any) -> list[str]:
    """Where the links of a piece of a page lead."""
    return [part.href for part in parts_of(tree) if hasattr(part, "href")]
