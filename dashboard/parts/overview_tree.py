"""The organisation charts side by side: branches of work in rows, bodies under their parents."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.changes import ROUNDTABLE, Change, difference
from dashboard.answers.organisation import SIDES, Branch, Group, organisation
from dashboard.charts.organisation import folded
from dashboard.filters.filters import Filters
from dashboard.language.words import JOINTS
from dashboard.network.style import KIND_SHAPES
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import filled, joined
from dashboard.parts.legend import shape_items
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row

FEW = 6  # bodies under one at the top of a branch that are shown at once
FEW_IN_ALL = 45  # bodies on the page that need no folding


@dataclass(frozen=True, eq=False)
class Chart:
    """What every line of the charts needs.

    marks  body -> the key of the text that says what befell it, and the change
    few    whether there are so few bodies that nothing is folded
    """

    seen: Seen
    marks: Mapping[str, tuple[str, Change]]
    few: bool


def tree(seen: Seen) -> list[Component]:
    """The legend and a row for each branch of work, both sides in it; empty where nothing fits."""
    groups = organisation(seen.atlas)
    bodies = [key for group in groups for side in SIDES for key in keys_of(group, side)]
    chart = Chart(seen, marks_of(seen), len(bodies) <= FEW_IN_ALL)
    if not groups:
        return []
    return [legend(seen, groups), heads(seen), *(row_of(chart, group) for group in groups)]


def keys_of(group: Group, side: str) -> list[str]:
    """The bodies one side has in a branch of work."""
    return [key for branch in group.on(side) for key in branch.bodies]


def legend(seen: Seen, groups: list[Group]) -> Component:
    """What the marks mean, and one button for all branches."""
    words = seen.words
    lanes = [group.lane for group in groups]
    every = set(lanes) <= set(seen.address.open)
    filling = {"data-fill": f"open={','.join(lanes)}", "aria-pressed": str(every).lower()}
    marks = [
        (html.Span("?", className="unknown"), "doubt.unknown-start"),
        (html.Span("~", className="possibly"), "doubt.possibly"),
    ]
    said = [
        html.Span([sign, html.Span(words.text(key))], className="legend-item")
        for sign, key in marks
    ]
    context = html.Span(words.text("legend.context"), className="legend-item context")
    return html.Div(
        [
            html.Button(words.text("overview.all"), type="button", **attributes(filling)),
            html.Details(
                [
                    html.Summary(words.text("overview.legend")),
                    html.Div([*shape_items(seen), *said, context], className="legend-items"),
                ]
            ),
        ],
        className="org-tools",
    )


def heads(seen: Seen) -> Component:
    """The names of the two countries above their columns."""
    words = seen.words
    countries = {row["side"]: row for row in seen.whole.rows("countries")}
    here = [countries[side] for side in SIDES]
    cells = [
        html.Span(words.name(row), className=f"country colour-{row['colour']}") for row in here
    ]
    cells.insert(1, html.Span())
    return html.Div(cells, className="org-heads", **attributes({"aria-hidden": "true"}))


def row_of(chart: Chart, group: Group) -> Component:
    """A branch of work: its name in the middle, what each side has in it to the left and right."""
    words = chart.seen.words
    lane = chart.seen.whole.row("lanes", group.lane)
    assert lane is not None
    opened = group.lane in chart.seen.address.open
    toggling = {
        "data-toggle": f"open={group.lane}",
        "aria-pressed": str(opened).lower(),
        "aria-label": words.text("overview.all-of", group=words.name(lane)),
    }
    folds = any(branch.inside for side in SIDES for branch in group.on(side))
    button = html.Button(
        words.text("overview.fold" if opened else "overview.unfold"),
        type="button",
        className="plain",
        **attributes(toggling),
    )
    name = html.Div(
        [html.H3(words.name(lane)), *([button] if folds and not chart.few else [])],
        className="org-name",
    )
    left, right = (column(chart, group, side, opened) for side in SIDES)
    return html.Section([name, left, right], className="org-row")


def column(chart: Chart, group: Group, side: str, opened: bool) -> Component:
    """What one side has in a branch of work."""
    words = chart.seen.words
    country = next(row for row in chart.seen.whole.rows("countries") if row["side"] == side)
    count = sum(not chart.seen.atlas.is_context("entities", key) for key in keys_of(group, side))
    head = html.P(
        [
            html.Span(words.short(country), className="country"),
            " ",
            html.Span(words.text("overview.count", count=count), className="number"),
        ],
        className="org-count",
    )
    items = [item(chart, branch, opened, 0) for branch in group.on(side)]
    none = html.P(words.text("overview.none"), className="none")
    return html.Div(
        [head, html.Ul(items) if items else none],
        className=f"org-side side-{side} colour-{country['colour']}",
    )


def item(chart: Chart, branch: Branch, opened: bool, depth: int) -> Component:
    """A body or a family, and what is under it."""
    line = family(chart, branch) if branch.is_family else body(chart, branch.key, depth)
    return html.Li([*line, *below(chart, branch, opened, depth)], className=looks(chart, branch))


def looks(chart: Chart, branch: Branch) -> str:
    """The classes of a line: its shape, and whether it only stands beside a match."""
    atlas = chart.seen.atlas
    if branch.is_family:
        faint = all(atlas.is_context("entities", key) for key in branch.bodies)
        return "family context" if faint else "family"
    row = at(chart, branch.key)
    context = " context" if atlas.is_context("entities", branch.key) else ""
    return f"shape-{KIND_SHAPES[row['kind']]}{context}"


def below(chart: Chart, branch: Branch, opened: bool, depth: int) -> list[Component]:
    """What is under a body, shown at once or on request with its number."""
    if not branch.inside:
        return []
    words = chart.seen.words
    count = folded(branch)
    few = depth == 0 and not branch.is_family and len(branch.inside) <= FEW
    named = words.text("overview.within", name=name_of(chart, branch), count=count)
    summary = html.Summary(f"+{count}", **attributes({"aria-label": named}))
    items = [item(chart, each, opened, depth + 1) for each in branch.inside]
    return [html.Details([summary, html.Ul(items)], open=opened or few or chart.few)]


def name_of(chart: Chart, branch: Branch) -> str:
    """What a branch is called."""
    table = "families" if branch.is_family else "entities"
    row = chart.seen.whole.row(table, branch.key)
    assert row is not None
    return chart.seen.words.short(row)


def family(chart: Chart, branch: Branch) -> list[Any]:
    """The name of a family of like bodies."""
    row = chart.seen.whole.row("families", branch.key)
    assert row is not None
    words = chart.seen.words
    return [html.Span(words.short(row), className="name", title=words.name(row)), " "]


def body(chart: Chart, key: str, depth: int) -> list[Any]:
    """A body: the mark of its kind, its name, whom it is under elsewhere, what befell it."""
    seen, row = chart.seen, at(chart, key)
    words = seen.words
    kind = words.label("entity_kind", row["kind"])
    hidden = attributes({"aria-hidden": "true"})
    said: list[Any] = [
        html.Span(className="dot", title=kind, **hidden),
        link(chart, key),
        *doubt(chart, key),
        " ",
    ]
    above = seen.on_the_day.row("entities", row["parent_id"])
    if depth == 0 and above:
        parts = filled(words.text("overview.under"), name=link(chart, row["parent_id"]))
        said += [html.Span(parts, className="under"), " "]
    if key in chart.marks:
        said += [mark(chart, *chart.marks[key]), " "]
    return said


def link(chart: Chart, key: str) -> Component:
    """The short name of a body, which opens its card."""
    row, words = at(chart, key), chart.seen.words
    href = chart.seen.address.replacing(card=key).href()
    return html.A(words.short(row), href=href, className="open-card", title=words.name(row))


def doubt(chart: Chart, key: str) -> list[Component]:
    """A small sign where it is not certain that the body was there on the day."""
    why = chart.seen.atlas.doubt_of("entities", key)
    if not why:
        return []
    said, words = chart.seen.words.text(f"doubt.{why}"), {"unknown-start": "?", "possibly": "~"}
    hidden = attributes({"aria-hidden": "true"})
    sign = html.Span(words[why], title=said, className=CLASSES[why], **hidden)
    return [sign, html.Span(f" {said}", className="visually-hidden")]


CLASSES = {"unknown-start": "unknown", "possibly": "possibly"}


def at(chart: Chart, key: str) -> Row:
    """The row of a body."""
    row = chart.seen.whole.row("entities", key)
    assert row is not None, key
    return row


def marks_of(seen: Seen) -> dict[str, tuple[str, Change]]:
    """What befell bodies between the roundtable and the day, or, up to it, until today."""
    if seen.day > ROUNDTABLE:
        found = difference(seen.whole, ROUNDTABLE, seen.day, Filters()).entities
        took = {other: change for change in found.absorbed for other in change.others}
        return {
            **{key: ("overview.took-over", change) for key, change in took.items()},
            **{change.key: ("overview.new", change) for change in found.added},
            **{change.key: ("overview.since", change) for change in found.renamed},
        }
    if seen.day >= seen.today:
        return {}
    found = difference(seen.whole, seen.day, seen.today, Filters()).entities
    later = {key: change for change in found.renamed for key in change.others}
    over = (*found.ended, *found.absorbed)
    return {
        **{change.key: ("overview.until", change) for change in over},
        **{key: ("overview.later", change) for key, change in later.items()},
    }


def mark(chart: Chart, text: str, change: Change) -> Component:
    """What befell a body, with a link to what it was or became."""
    words = chart.seen.words
    keys = {"overview.later": (change.key,), "overview.took-over": (change.key,)}
    names = joined(
        [link(chart, key) for key in keys.get(text, change.others)], JOINTS[words.language]
    )
    if text == "overview.new" and change.possibly:
        text = "overview.possibly-new"
    parts = filled(words.text(text), when=words.date(change.when), names=html.Span(names))
    return html.Span(parts, className="mark")
