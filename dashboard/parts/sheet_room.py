"""How much of its paper a sheet takes, reckoned from its words before any browser has set them."""

from collections.abc import Iterator
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from dash import html
from dash.development.base_component import Component

WIDE = "WF"  # signs as wide as they are high
COLUMN, SMALL = 64, 50  # half-width signs on a line of the body, of the list of sources
LINE, SMALL_LINE = 1.66, 0.96  # the height that a line takes of its page, in millimetres: measured
AROUND = 46  # millimetres of head and foot
PAGE = 273  # millimetres between the margins
BLOCKS = (html.Li, html.P, html.Dd, html.H2)


def pages(body: Any, cited: Any) -> float:
    """The number of pages of A4 that the body and the list of sources take with head and foot."""
    tall = LINE * sum(lines_of(block, COLUMN) for block in blocks(body))
    small = SMALL_LINE * sum(lines_of(block, SMALL) for block in blocks(cited))
    return (AROUND + tall + small) / PAGE


def blocks(tree: Any) -> Iterator[Component]:
    """Everything in a tree that begins on a line of its own and holds no other such thing."""
    if isinstance(tree, (list, tuple)):
        for each in tree:
            yield from blocks(each)
    elif isinstance(tree, Component):
        inner = list(blocks(getattr(tree, "children", None)))
        if isinstance(tree, BLOCKS):
            yield tree
        yield from inner


def lines_of(block: Component, width: int) -> int:
    """The lines that a block takes by itself, without the blocks in it."""
    own = sum(2 if east_asian_width(sign) in WIDE else 1 for sign in text_of(block.children))
    heading = 1 if isinstance(block, html.H2) else 0
    return max(1, ceil(own / width)) + heading


def text_of(tree: Any) -> str:
    """The words in a tree, without those of blocks in it; a span set as a line of its own ends one."""
    if isinstance(tree, (list, tuple)):
        return "".join(text_of(each) for each in tree)
    if isinstance(tree, Component):
        if isinstance(tree, BLOCKS):
            return ""
        padding = " " * (SMALL // 2) if getattr(tree, "className", "") == "url" else ""
        return padding + text_of(getattr(tree, "children", None))
    return "" if tree is None else str(tree)
