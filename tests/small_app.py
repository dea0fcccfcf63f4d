"""A small app with every kind of callback and every library of the atlas, behind its door."""

from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard.server.compress import compress_replies
from dashboard.server.guard import guard_callbacks, guard_paths
from dashboard.server.headers import send_headers

FIELDS = ("country", "sector")
ROWS = ("one", "two")
ON_PAGE = [
    *({"role": "control", "field": field} for field in FIELDS),
    *({"role": role, "row": row} for role in ("open", "cell") for row in ROWS),
]
OPTIONS = [{"value": f"option-{number}", "label": f"Option {number}"} for number in range(20)]
CHARTS = '<script defer src="/_dash-component-suites/plotly/package_data/plotly.min.js"></script>'
TRIGGER = "a callback that fails"


def build_small_app(door: bool = True) -> Dash:
    """The app; without the door it is bare Dash."""
    app = Dash("small", assets_folder="no-such-folder", suppress_callback_exceptions=True)
    app.title = "Small"
    app.index_string = app.index_string.replace("<html>", '<html lang="en">')
    app.index_string = app.index_string.replace("{%scripts%}", CHARTS + "{%scripts%}")
    app.layout = layout()
    answer(app)
    if door:
        app.server.add_url_rule("/healthz", "healthz", lambda: "fine")
        guard_paths(app, lambda path: path in ("/", "/page"))
        guard_callbacks(app)
        send_headers(app)
        compress_replies(app)
    return app


def layout() -> dmc.MantineProvider:
    """One page with the parts the atlas is made of."""
    return dmc.MantineProvider(
        [
            dcc.Location(id="address", refresh="callback-nav"),
            dcc.Store(id="store"),
            dcc.Download(id="download"),
            html.Main([html.H1("Small"), *controls(), *rows(), network(), *overlays()]),
        ]
    )


def controls() -> list[Any]:
    """The controls that write the address."""
    return [
        dmc.MultiSelect(
            id={"role": "control", "field": field},
            label=field,
            data=OPTIONS,
            value=["option-1"],
            searchable=True,
            clearable=True,
            withScrollArea=False,
            comboboxProps={"withinPortal": False},
            attributes={"dropdown": {"tabIndex": 0}},
        )
        for field in FIELDS
    ] + [
        dmc.TextInput(id="day", label="Day", attributes={"input": {"type": "date"}}),
        dmc.SegmentedControl(
            id="mode", data=[{"value": "a", "label": "A"}, {"value": "b", "label": "B"}], value="a"
        ),
        dmc.Switch(label="Switch"),
        dmc.Checkbox(label="Checkbox"),
        dmc.RadioGroup([dmc.Radio(label="Radio", value="radio")], label="Radios", value="radio"),
        dmc.Slider(value=3, min=0, max=10, thumbLabel="Slider"),
        dmc.Select(label="Select", data=OPTIONS, comboboxProps={"withinPortal": False}),
    ]


def rows() -> list[Any]:
    """Rows that each answer for themselves, and places for what was answered."""
    buttons = [html.Button(name, id={"role": "open", "row": name}) for name in ROWS]
    cells = [html.Span(id={"role": "cell", "row": name}) for name in ROWS]
    answers = [html.P(id=name) for name in ("sentence", "first", "second", "both", "count")]
    return [*buttons, *cells, *answers, dcc.Link("Page", href="/page", id="link")]


def network() -> cyto.Cytoscape:
    """Two nodes and a line."""
    return cyto.Cytoscape(
        id="network",
        layout={"name": "preset"},
        style={"width": "100%", "height": "200px", "position": "relative"},
        elements=[
            {"data": {"id": "left", "label": "Left"}, "position": {"x": 50, "y": 50}},
            {"data": {"id": "right", "label": "Right"}, "position": {"x": 150, "y": 50}},
            {"data": {"source": "left", "target": "right"}},
        ],
    )


def overlays() -> list[Any]:
    """What opens over the page, and the pieces it is made of."""
    return [
        dmc.Drawer(
            html.P("Inside"),
            title="Drawer",
            opened=True,
            lockScroll=False,
            withOverlay=False,
            trapFocus=False,
            withinPortal=False,
            closeButtonProps={"aria-label": "Close the drawer"},
        ),
        dmc.Tooltip(html.Button("Tip", id="tip"), label="Tooltip", withinPortal=False),
        dmc.Popover(
            [
                dmc.PopoverTarget(html.Button("Pop"), boxWrapperProps={"role": "group"}),
                dmc.PopoverDropdown(html.P("Popover")),
            ],
            withRoles=False,
            withinPortal=False,
        ),
        dmc.Tabs(
            [dmc.TabsList([dmc.TabsTab("Tab", value="tab")]), dmc.TabsPanel("x", value="tab")]
        ),
        dmc.Accordion([dmc.AccordionItem([dmc.AccordionControl("More")], value="more")]),
        dmc.ActionIcon("+", **{"aria-label": "Add"}),
        dmc.ColorSchemeToggle(lightIcon="L", darkIcon="D", **{"aria-label": "Theme"}),
        dmc.Stack(
            [dmc.Badge("Badge"), dmc.Anchor("Anchor", href="/page"), dmc.Text("Text", p="md")]
        ),
    ]


def answer(app: Dash) -> None:
    """Callbacks of every kind: one output, several, wildcards, none, and one in the browser."""

    @app.callback(
        Output("sentence", "children"), Input("address", "pathname"), State("day", "value")
    )
    def say(path: Any, day: Any) -> str:
        if day == TRIGGER:
            raise RuntimeError(day)
        return f"{path} on {day}"

    @app.callback(Output("first", "children"), Output("second", "children"), Input("mode", "value"))
    def say_twice(mode: Any) -> tuple[Any, Any]:
        return str(mode), no_update

    @app.callback(
        Output("second", "children", allow_duplicate=True),
        Output({"role": "control", "field": ALL}, "value"),
        Input("address", "search"),
        State({"role": "control", "field": ALL}, "id"),
        prevent_initial_call=True,
    )
    def fill(search: Any, controls: list[dict[str, str]]) -> tuple[str, list[Any]]:
        return str(search), [[control["field"]] for control in controls]

    @app.callback(
        Output({"role": "cell", "row": MATCH}, "children"),
        Input({"role": "open", "row": MATCH}, "n_clicks"),
        State({"role": "open", "row": MATCH}, "id"),
        prevent_initial_call=True,
    )
    def open_row(clicks: int | None, own: dict[str, str]) -> str:
        return f"{own['row']} {(clicks or 0) + 1}"

    @app.callback(Output("count", "children"), Input({"role": "control", "field": ALL}, "value"))
    def count(values: list[Any]) -> str:
        return f"{len(values)} by {ctx.triggered_id}"

    @app.callback(Input("store", "data"))
    def note(data: Any) -> None:
        assert data is not Ellipsis

    app.clientside_callback(
        "function (mode) { return mode; }", Output("both", "children"), Input("mode", "value")
    )
