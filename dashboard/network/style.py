"""How the map looks, in named values: colour is country, shape is kind, line is tie. The legend is read off here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.network.positions import (
    ABROAD_WIDTH,
    CHANNEL_WIDTH,
    LABEL,
    PILL_HEIGHT,
    PILL_WIDTH,
    STAGE_PILL,
)

Style = dict[str, Any]

FORM_SIGNS = {"mechanism": "●", "document": "■", "moment": "◆"}
QUIET_SIGN = "○"
FORM_SHAPES = {
    "mechanism": "round-rectangle",
    "document": "rectangle",
    "moment": "cut-rectangle",
}
KIND_SHAPES = {
    "head-of-government": "star",
    "post": "star",
    "ministry": "ellipse",
    "agency": "ellipse",
    "coordination-body": "octagon",
    "advisory-body": "octagon",
    "regulator": "hexagon",
    "standards-body": "hexagon",
    "law-enforcement": "pentagon",
    "intelligence": "vee",
    "military": "diamond",
    "cert": "triangle",
    "isac": "rectangle",
    "industry": "rectangle",
    "public-private-partnership": "round-rectangle",
    "academia": "rhomboid",
    "think-tank": "rhomboid",
    "multilateral-body": "barrel",
}


@dataclass(frozen=True)
class Line:
    """How one kind of tie is drawn: dashes in units ((): unbroken), the head at its end, its width."""

    dashes: tuple[int, ...] = ()
    head: str = "none"
    width: float = 2.2


TIE_LINES = {
    "reports-to": Line(head="triangle"),
    "oversees": Line(head="tee", width=2.6),
    "coordinates": Line(dashes=(10, 5)),
    "shares-information": Line(dashes=(16, 5), head="circle"),
    "supports": Line(dashes=(10, 5), head="vee"),
    "member-of": Line(head="circle", width=1.6),
    "operates": Line(head="square"),
    "funds": Line(dashes=(14, 4, 3, 4), head="diamond"),
    "advises": Line(dashes=(6, 4), head="tee"),
    "succeeds": Line(dashes=(14, 4, 3, 4), head="chevron"),
}
BROKEN = (3, 9)  # the dashes of a tie that cannot be seen from outside
BROKEN_WIDTH = 5.0
TORN = (9, 7)  # the dashes of a tie that goes with a body thought away
CROSS = "-1 -0.7 -0.7 -1 0 -0.3 0.7 -1 1 -0.7 0.3 0 1 0.7 0.7 1 0 0.3 -0.7 1 -1 0.7 -0.3 0"  # a body thought away


def size_of(seats: int) -> int:
    """The diameter of a body that sits in that many channels (or has that many ties)."""
    return 9 + round(3.1 * min(seats, 36) ** 0.5)


def stylesheet(
    palette: Mapping[str, str], colours: Mapping[str, str], typeface: str
) -> list[Style]:
    """The Cytoscape stylesheet for one theme.

    Takes the palette of the theme, for each colour name used in countries.csv its hue there, and the
    family list of the language.
    """
    return [
        rule("node, edge", font_family=typeface, overlay_opacity=0),
        *frame_rules(palette, colours),
        *node_rules(palette, colours),
        *tie_rules(palette, colours),
        *state_rules(palette),
    ]


def rule(selector: str, **style: object) -> Style:
    """One rule; underscores in names stand for hyphens."""
    return {
        "selector": selector,
        "style": {name.replace("_", "-"): value for name, value in style.items()},
    }


def frame_rules(palette: Mapping[str, str], colours: Mapping[str, str]) -> list[Style]:
    """Bands, lane names and headings."""
    return [
        rule(
            "node",
            font_size=LABEL,
            color=palette["ink"],
            label="data(label)",
            text_wrap="wrap",
            text_max_width=2000,
            min_zoomed_font_size=4,
        ),
        rule(
            ".frame",
            events="no",
            text_events="no",
            shape="rectangle",
            background_opacity=0,
            z_index_compare="manual",
            z_index=0,
            width="data(width)",
            height="data(height)",
        ),
        rule(".lane", background_color=palette["band"], background_opacity=1),
        rule(
            ".lane-name",
            text_halign="right",
            text_valign="center",
            text_justification="left",
            color=palette["muted"],
            line_height=1.15,
            z_index=1,
        ),
        rule(".head", font_size=LABEL + 3, font_weight=700, text_valign="center", z_index=2),
        rule(".head.side-left", text_halign="left"),
        rule(".head.side-right", text_halign="right"),
        rule(".head.middle", text_halign="center", color=palette["muted"]),
        *[rule(f".head.colour-{name}", color=palette[f"{name}-ink"]) for name in colours],
    ]


def node_rules(palette: Mapping[str, str], colours: Mapping[str, str]) -> list[Style]:
    """Bodies, families, third countries, frameworks and channels."""
    pill = {
        "width": PILL_WIDTH,
        "height": PILL_HEIGHT,
        "text_valign": "center",
        "text_halign": "center",
        "background_color": palette["paper"],
        "border_width": 1.6,
        "border_color": palette["rule-strong"],
        "z_index": 20,
        "z_index_compare": "manual",
    }
    return [
        rule(
            ".body",
            width="data(size)",
            height="data(size)",
            text_valign="center",
            text_margin_x=0,
            border_width=1.6,
            z_index=20,
            z_index_compare="manual",
        ),
        rule(".side-left.body", text_halign="left", text_margin_x=-7),
        rule(".side-right.body", text_halign="right", text_margin_x=7),
        rule(".side-none.body", text_halign="right", text_margin_x=5),
        *[rule(f".shape-{shape}", shape=shape) for shape in dict.fromkeys(KIND_SHAPES.values())],
        rule(".family", shape="round-rectangle", border_style="double", border_width=4),
        *[
            rule(f"node.body.colour-{name}", background_color=hue, border_color=hue)
            for name, hue in colours.items()
        ],
        rule(".hollow", background_color=palette["paper"], color=palette["muted"]),
        rule(
            ".doubt-unknown-start",
            border_style="dotted",
            border_width=2.4,
            border_color=palette["ink"],
        ),
        rule(
            ".doubt-possibly", border_style="dashed", border_width=2.4, border_color=palette["ink"]
        ),
        rule(".framework", **pill, shape="round-rectangle"),
        rule(".framework.unfolded", font_weight=700, border_width=3),
        rule(".abroad", **{**pill, "width": ABROAD_WIDTH}, shape="round-rectangle"),
        *[rule(f".abroad.colour-{name}", border_color=hue) for name, hue in colours.items()],
        rule(".channel", **{**pill, "width": CHANNEL_WIDTH, "border_width": 1}),
        *[rule(f".form-{form}", shape=shape) for form, shape in FORM_SHAPES.items()],
        rule(".form-document, .form-moment", border_color=palette["muted"]),
        rule(".quiet", border_style="dotted", border_width=2.4, color=palette["muted"]),
        rule("node.visibility-not-visible", border_style="dashed", border_width=2.4),
    ]


def tie_rules(palette: Mapping[str, str], colours: Mapping[str, str]) -> list[Style]:
    """Ties: the line says the kind, the colour the country, the width how many."""
    return [
        rule(
            "edge",
            curve_style="unbundled-bezier",
            control_point_weights="data(weights)",
            control_point_distances="data(distances)",
            edge_distances="node-position",
            line_cap="round",
            opacity=0.42,
            z_index=10,
            z_index_compare="manual",
            arrow_scale=0.9,
            font_size=LABEL - 3,
        ),
        rule(".tie-seat", width="mapData(weight, 1, 10, 1.3, 5)"),
        *[
            rule(f"edge.colour-{name}", line_color=hue, target_arrow_color=hue)
            for name, hue in colours.items()
        ],
        *[line_rule(kind, line) for kind, line in TIE_LINES.items()],
        rule(".tie-channel, .tie-part-of", width=2.6, opacity=0.8),
        rule(
            "edge.visibility-not-visible",
            line_style="dashed",
            line_dash_pattern=list(BROKEN),
            width=BROKEN_WIDTH,
            line_cap="butt",
        ),
    ]


def line_rule(kind: str, line: Line) -> Style:
    """The rule of one kind of domestic tie."""
    return rule(
        f".tie-{kind}",
        width=line.width,
        line_style="dashed" if line.dashes else "solid",
        line_dash_pattern=list(line.dashes) or [6, 3],
        target_arrow_shape=line.head,
        opacity=0.55,
    )


def state_rules(palette: Mapping[str, str]) -> list[Style]:
    """What is context, chosen, lit, faded, or under the keyboard."""
    return [
        rule("node.context", opacity=0.55),
        rule("edge.context", opacity=0.18),
        rule("edge.doubt", opacity=0.3),
        rule("node.faded", opacity=0.2),
        rule("edge.faded", opacity=0.04),
        rule("node.lit", opacity=1, color=palette["ink"]),
        rule("edge.lit", opacity=0.95, z_index=15),
        rule(
            "edge.lit.visibility-not-visible",
            label="data(says)",
            color=palette["ink"],
            text_background_color=palette["paper"],
            text_background_opacity=0.9,
        ),
        rule(
            "node.chosen", font_weight=700, opacity=1, border_width=4, border_color=palette["focus"]
        ),
        rule("node.route, edge.route", opacity=1, z_index=18),
        rule(
            "node.counterpart", border_width=4, border_style="double", border_color=palette["focus"]
        ),
        rule(
            "node.gone",
            shape="polygon",
            shape_polygon_points=CROSS,
            width=24,
            height=24,
            background_color=palette["ink"],
            border_width=0,
            color=palette["muted"],
            opacity=1,
        ),
        rule(
            "edge.broken",
            line_style="dashed",
            line_dash_pattern=list(TORN),
            line_color=palette["ink"],
            target_arrow_color=palette["ink"],
            width=2.6,
            opacity=0.85,
        ),
        rule(
            "node.cut",
            border_style="dashed",
            border_width=3,
            border_color=palette["ink"],
            background_color=palette["paper"],
            opacity=1,
        ),
        rule("node.staged", min_zoomed_font_size=0),
        rule(".framework.staged, .channel.staged", width=STAGE_PILL),
        rule("edge.staged", opacity=1, line_opacity=0.85, font_size=LABEL),
        rule("edge.staged.tie-seat", width="mapData(weight, 1, 10, 2.2, 6)"),
        rule("edge.staged.context, edge.staged.doubt", line_opacity=0.5),
        rule("edge.staged.unsaid", label=""),
        rule("node.here", overlay_color=palette["focus"], overlay_opacity=0.22, overlay_padding=7),
    ]
