"""A branch of an organisation chart: a body, what is known of it, and what is under it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.changes import Change
from dashboard.answers.organisation import Branch
from dashboard.charts.organisation import folded
from dashboard.language.words import JOINTS
from dashboard.network.style import KIND_SHAPES
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import filled, joined
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row

FEW = 6  # bodies under one at the top of a branch that are shown at once


@dataclass(frozen=True, eq=False)
class Drawing:
    """What every line of the charts needs.

    marks  body -> the key of the text that says what befell it, and the change
    few    whether there are so few bodies that nothing is folded
    """

    seen: Seen
    marks: Mapping[str, tuple[str, Change]]
    few: bool


def item(drawing: Drawing, branch: Branch, opened: bool, depth: int) -> Component:
    """A body or a family, and what is under it."""
    line = family(drawing, branch) if branch.is_family else body(drawing, branch.key, depth)
    return html.Li(
        [*line, *below(drawing, branch, opened, depth)], className=looks(drawing, branch)
    )


def looks(drawing: Drawing, branch: Branch) -> str:
    """The classes of a line: its shape, and whether it only stands beside a match."""
    atlas = drawing.seen.atlas
    if branch.is_family:
        faint = all(atlas.is_context("entities", key) for key in branch.bodies)
        return "family context" if faint else "family"
    row = at(drawing, branch.key)
    context = " context" if atlas.is_context("entities", branch.key) else ""
    return f"shape-{KIND_SHAPES[row['kind']]}{context}"


def below(drawing: Drawing, branch: Branch, opened: bool, depth: int) -> list[Component]:
    """What is under a body, shown at once or on request with its number."""
    if not branch.inside:
        return []
    words = drawing.seen.words
    count = folded(branch)
    few = depth == 0 and not branch.is_family and len(branch.inside) <= FEW
    named = words.text("overview.within", name=name_of(drawing, branch), count=count)
    summary = html.Summary(f"+{count}", **attributes({"aria-label": named}))
    items = [item(drawing, each, opened, depth + 1) for each in branch.inside]
    return [html.Details([summary, html.Ul(items)], open=opened or few or drawing.few)]


def name_of(drawing: Drawing, branch: Branch) -> str:
    """What a branch is called."""
    table = "families" if branch.is_family else "entities"
    row = drawing.seen.whole.row(table, branch.key)
    assert row is not None
    return drawing.seen.words.short(row)


def family(drawing: Drawing, branch: Branch) -> list[Any]:
    """The name of a family of like bodies."""
    row = drawing.seen.whole.row("families", branch.key)
    assert row is not None
    words = drawing.seen.words
    return [html.Span(words.short(row), className="name", title=words.name(row)), " "]


def body(drawing: Drawing, key: str, depth: int) -> list[Any]:
    """A body: the mark of its kind, its name, whom it is under elsewhere, what befell it."""
    seen, row = drawing.seen, at(drawing, key)
    words = seen.words
    kind = words.label("entity_kind", row["kind"])
    hidden = attributes({"aria-hidden": "true"})
    said: list[Any] = [
        html.Span(className="dot", title=kind, **hidden),
        link(drawing, key),
        *doubt(drawing, key),
        " ",
    ]
    above = seen.on_the_day.row("entities", row["parent_id"])
    if depth == 0 and above:
        parts = filled(words.text("overview.under"), name=link(drawing, row["parent_id"]))
        said += [html.Span(parts, className="under"), " "]
    if key in drawing.marks:
        said += [mark(drawing, *drawing.marks[key]), " "]
    return said


def link(drawing: Drawing, key: str) -> Component:
    """The short name of a body, which opens its card."""
    row, words = at(drawing, key), drawing.seen.words
    href = drawing.seen.address.replacing(card=key).href()
    return html.A(words.short(row), href=href, className="open-card", title=words.name(row))


def doubt(drawing: Drawing, key: str) -> list[Component]:
    """A small sign where it is not certain that the body was there on the day."""
    why = drawing.seen.atlas.doubt_of("entities", key)
    if not why:
        return []
    said, words = drawing.seen.words.text(f"doubt.{why}"), {"unknown-start": "?", "possibly": "~"}
    hidden = attributes({"aria-hidden": "true"})
    sign = html.Span(words[why], title=said, className=CLASSES[why], **hidden)
    return [sign, html.Span(f" {said}", className="visually-hidden")]


CLASSES = {"unknown-start": "unknown", "possibly": "possibly"}


def at(drawing: Drawing, key: str) -> Row:
    """The row of a body."""
    row = drawing.seen.whole.row("entities", key)
    assert row is not None, key
    return row


def mark(drawing: Drawing, text: str, change: Change) -> Component:
    """What befell a body, with a link to what it was or became."""
    words = drawing.seen.words
    keys = {"overview.later": (change.key,), "overview.took-over": (change.key,)}
    names = joined(
        [link(drawing, key) for key in keys.get(text, change.others)], JOINTS[words.language]
    )
    if text == "overview.new" and change.possibly:
        text = "overview.possibly-new"
    parts = filled(words.text(text), when=words.date(change.when), names=html.Span(names))
    return html.Span(parts, className="mark")
