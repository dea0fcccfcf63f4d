"""The organisation charts side by side: branches of work in rows, bodies under their parents."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.organisation import SIDES, Group, organisation
from dashboard.parts.attributes import attributes
from dashboard.parts.legend import shape_items
from dashboard.parts.overview_branch import Drawing, item
from dashboard.parts.overview_marks import marks_of
from dashboard.parts.packed import packed
from dashboard.parts.seen import Seen

FEW_IN_ALL = 45  # bodies on the page that need no folding


def tree(seen: Seen) -> list[Component]:
    """The legend and a row for each branch of work, both sides in it; empty where nothing fits."""
    groups = organisation(seen.atlas)
    bodies = [key for group in groups for side in SIDES for key in keys_of(group, side)]
    drawing = Drawing(seen, marks_of(seen), len(bodies) <= FEW_IN_ALL)
    if not groups:
        return []
    return [legend(seen, groups), heads(seen), *(row_of(drawing, group) for group in groups)]


def packed_tree(seen: Seen) -> list[Component]:
    """The same as one text: some hundred bodies stay light in the browser."""
    children = tree(seen)
    return [packed(children)] if children else []


def keys_of(group: Group, side: str) -> list[str]:
    """The bodies one side has in a branch of work."""
    return [key for branch in group.on(side) for key in branch.bodies]


def legend(seen: Seen, groups: list[Group]) -> Component:
    """One button for all branches, and what the marks mean."""
    words = seen.words
    lanes = [group.lane for group in groups]
    opened = any(lane in seen.address.open for lane in lanes)
    filling = attributes({"data-fill": f"open={','.join(lanes)}"})
    said = [
        html.Span([html.Span(sign, className=name), html.Span(words.text(key))], className=ITEM)
        for sign, name, key in (
            ("?", "unknown", "doubt.unknown-start"),
            ("~", "possibly", "doubt.possibly"),
        )
    ]
    context = html.Span(words.text("legend.context"), className=f"{ITEM} context")
    button = words.text("overview.none-open" if opened else "overview.all")
    return html.Div(
        [
            html.Button(button, type="button", **filling),
            html.Details(
                [
                    html.Summary(words.text("overview.legend")),
                    html.Div([*shape_items(seen), *said, context], className="legend-items"),
                ]
            ),
        ],
        className="org-tools",
    )


ITEM = "legend-item"


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


def row_of(drawing: Drawing, group: Group) -> Component:
    """A branch of work: its name in the middle, what each side has in it to the left and right."""
    words = drawing.seen.words
    lane = drawing.seen.whole.row("lanes", group.lane)
    assert lane is not None
    opened = group.lane in drawing.seen.address.open
    folds = any(branch.inside for side in SIDES for branch in group.on(side))
    said = words.text("overview.fold" if opened else "overview.unfold")
    button = html.Button(
        [said, html.Span(f" {words.name(lane)}", className="visually-hidden")],
        type="button",
        className="plain",
        **attributes({"data-toggle": f"open={group.lane}"}),
    )
    name = html.Div(
        [html.H3(words.name(lane)), *([button] if folds and not drawing.few else [])],
        className="org-name",
    )
    left, right = (column(drawing, group, side, opened) for side in SIDES)
    return html.Section([name, left, right], className="org-row")


def column(drawing: Drawing, group: Group, side: str, opened: bool) -> Component:
    """What one side has in a branch of work."""
    words = drawing.seen.words
    country = next(row for row in drawing.seen.whole.rows("countries") if row["side"] == side)
    count = sum(not drawing.seen.atlas.is_context("entities", key) for key in keys_of(group, side))
    head = html.P(
        [
            html.Span(words.short(country), className="country"),
            " ",
            html.Span(words.text("overview.count", count=count), className="number"),
        ],
        className="org-count",
    )
    items = [item(drawing, branch, opened, 0) for branch in group.on(side)]
    none = html.P(words.text("overview.none"), className="none")
    return html.Div(
        [head, html.Ul(items) if items else none],
        className=f"org-side side-{side} colour-{country['colour']}",
    )
