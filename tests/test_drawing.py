"""The map drawn without a browser: everything once and in its place, every word whole and apart."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import hypot
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from dashboard.filters.address import Address
from dashboard.filters.filters import Filters
from dashboard.fonts.faces import FACES, file_of
from dashboard.language.words import Words
from dashboard.network.drawing import Drawing, map_drawing
from dashboard.network.drawing_legend import occurring
from dashboard.network.drawing_light import lit
from dashboard.network.drawing_lines import HEADS, curve
from dashboard.network.drawing_shapes import POLYGONS, border_towards
from dashboard.network.drawing_style import looks_of
from dashboard.network.drawing_text import BOLD, FAMILIES, REACH, Type, written
from dashboard.network.elements import elements
from dashboard.network.style import KIND_SHAPES, TIE_LINES, stylesheet
from dashboard.palette import DARK, LIGHT, SIDES
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas

TODAY, THEN = "2026-11-25", "2022-09-08"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("1")</script>&amp;\u0007'
PLAIN = {
    "svg": {"viewBox", "width", "height"},
    "g": {"data-node", "data-tie"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "polygon": {"points"},
    "path": {"d"},
    "text": {"x", "y", "font-family", "font-size", "font-weight", "text-anchor"},
}
PAINT = {
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity"),
    *("stroke-dasharray", "stroke-linecap"),
}
STATES = [
    Address(),
    Address(mode="organisation"),
    Address(filters=Filters(on=THEN)),
    Address(filters=Filters(on=THEN), mode="organisation"),
    Address(filters=Filters(country=("JP",))),
    Address(filters=Filters(sector=("jp-sector-finance",))),
    Address(filters=Filters(text="zzzz-no-such-thing")),
    Address(focus=("us-cisa",), degrees=2),
    Address(focus=("jp-mod", "us-cisa")),
    Address(gone="us-cisa", mode="organisation"),
    Address(open=("fw-quad", "fam-jp-ceptoars", "us-dod"), beside=("AU", "GB")),
    Address(present="1"),
    Address(present="1", focus=("us-cisa",)),
    Address(present="1", mode="organisation", focus=("jp-nco",)),
]
ASKED = [replace(state, language=language) for state in STATES for language in ("en", "ja")]


def seen(atlas: Atlas, address: Address) -> Seen:
    """What an address asks for."""
    return Seen(atlas, address, (), TODAY)


def parsed(drawing: Drawing) -> ElementTree.Element:
    """A drawing as a tree."""
    return ElementTree.fromstring(drawing.svg)


def named(tree: ElementTree.Element, kind: str) -> list[tuple[str, ElementTree.Element]]:
    """The groups that bear the key of a node or a tie."""
    groups = tree.findall(f"{SVG}g")
    return [
        (group.attrib[f"data-{kind}"], group) for group in groups if f"data-{kind}" in group.attrib
    ]


def pairs(said: str) -> list[tuple[float, float]]:
    """The points of a polygon."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in said.split())]


def centre(mark: ElementTree.Element) -> tuple[float, float]:
    """The middle of a shape."""
    tag, at = mark.tag.removeprefix(SVG), {k: v for k, v in mark.attrib.items()}
    if tag == "circle":
        return float(at["cx"]), float(at["cy"])
    if tag == "rect":
        x, y, wide, tall = (float(at[name]) for name in ("x", "y", "width", "height"))
        return x + wide / 2, y + tall / 2
    numbers = pairs(at["points"]) if tag == "polygon" else path_points(at["d"])
    (left, right), (top, bottom) = ((min(axis), max(axis)) for axis in zip(*numbers, strict=True))
    return (left + right) / 2, (top + bottom) / 2


def path_points(said: str) -> list[tuple[float, float]]:
    """The points a path names, in order."""
    for letter in "MLQZ":
        said = said.replace(letter, " ")
    values = [float(value) for value in said.split()]
    return list(zip(values[::2], values[1::2], strict=True))


@cache
def advances(weight: int) -> dict[str, int]:
    """How far each sign of the Latin face reaches in a weight, in thousandths."""
    font = TTFont(file_of(FACES[0]))
    assert font["head"].unitsPerEm == 1000
    glyphs = font.getGlyphSet(location={"wght": weight})
    return {chr(code): round(glyphs[name].width) for code, name in font.getBestCmap().items()}


def measured(text: ElementTree.Element) -> tuple[float, float, float, float]:
    """The box of a line of text by the metrics of its face: left, top, right, bottom."""
    size, known = float(text.attrib["font-size"]), advances(int(text.attrib["font-weight"]))
    beside = 1.08 if "Beside JP" in text.attrib["font-family"] else 1.0
    own = (known.get(sign, 1000) * (beside if sign.isascii() else 1.0) for sign in text.text or "")
    wide = sum(own) / 1000 * size
    x, base = float(text.attrib["x"]), float(text.attrib["y"])
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.attrib["text-anchor"]]
    return left, base - 0.72 * size, left + wide, base + 0.2 * size


def crossing(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes share more than a hair."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.5 and down > 0.5


@pytest.mark.parametrize("address", ASKED, ids=lambda address: address.href())
def test_every_node_and_tie_stands_once_and_where_it_does_on_the_page(
    atlas: Atlas, address: Address
) -> None:
    asked = seen(atlas, address)
    found = elements(asked.atlas, address, asked.words)
    nodes = {one["data"]["id"]: one for one in found if one["data"].get("table")}
    ties = {one["data"]["id"]: one for one in found if "source" in one["data"]}
    tree = parsed(map_drawing(asked, named=True))
    drawn, lines = named(tree, "node"), named(tree, "tie")
    assert Counter(key for key, _ in drawn) == Counter(list(nodes))
    assert Counter(key for key, _ in lines) == Counter(list(ties))
    for key, group in drawn:
        at = nodes[key]["position"]
        assert centre(group[0]) == pytest.approx((at["x"], at["y"]), abs=0.11), key
    for key, group in lines:
        points = path_points(group[0].attrib["d"])
        for point, end in ((points[0], "source"), (points[-1], "target")):
            at = nodes[ties[key]["data"][end]]["position"]
            reach = (
                205
                if nodes[ties[key]["data"][end]]["data"]["table"]
                in ("frameworks", "channels", "countries")
                else 36
            )
            assert hypot(point[0] - at["x"], point[1] - at["y"]) < reach, (key, end)
            assert abs(point[1] - at["y"]) < 24, (key, end)


@pytest.mark.parametrize("address", ASKED, ids=lambda address: address.href())
def test_every_word_is_whole_inside_and_apart_from_every_other(
    atlas: Atlas, address: Address
) -> None:
    drawing = map_drawing(seen(atlas, address))
    tree = parsed(drawing)
    left, top, wide, tall = map(float, tree.attrib["viewBox"].split())
    assert (wide, tall) == (drawing.width, drawing.height)
    words = [(text.text, measured(text)) for text in tree.iter(f"{SVG}text")]
    assert words
    for said, box in words:
        assert left < box[0] and box[2] < left + wide, said
        assert top < box[1] and box[3] < top + tall, said
    on_ties = seen(atlas, address).words.text("map.not-visible")
    apart = [pair for pair in words if pair[0] != on_ties]
    for at, (said, box) in enumerate(apart):
        for other, beside in apart[at + 1 :]:
            assert not crossing(box, beside), (said, other)


@pytest.mark.parametrize("address", ASKED, ids=lambda address: address.href())
def test_only_plain_elements_with_plain_attributes(atlas: Atlas, address: Address) -> None:
    for theme, is_named in (("light", True), ("dark", False)):
        drawing = map_drawing(seen(atlas, address), theme, named=is_named)
        assert ("<g" in drawing.svg) <= is_named
        for one in parsed(drawing).iter():
            tag = one.tag.removeprefix(SVG)
            assert one.attrib.keys() <= PLAIN[tag] | (PAINT if tag != "svg" else set()), tag
            if tag == "text":
                assert one.text and not one.text.isspace()


def test_names_change_nothing_but_the_groups(atlas: Atlas) -> None:
    asked = seen(atlas, Address(focus=("us-cisa",)))
    tree = parsed(map_drawing(asked, named=True))
    flat = [child for one in tree for child in (one if one.tag == f"{SVG}g" else [one])]
    plain = list(parsed(map_drawing(asked)))
    assert [(one.tag, one.attrib, one.text) for one in flat] == [
        (one.tag, one.attrib, one.text) for one in plain
    ]


def test_the_words_of_a_language_are_on_the_drawing(atlas: Atlas) -> None:
    said = {
        language: {
            text.text
            for text in parsed(map_drawing(seen(atlas, Address(language=language)))).iter(
                f"{SVG}text"
            )
        }
        for language in ("en", "ja")
    }
    assert {"Japan", "United States", "Frameworks", "National Cybersecurity Office"} <= said["en"]
    assert {"日本", "米国", "枠組み", "国家サイバー統括室"} <= said["ja"]
    assert not said["en"] & {"日本", "米国"} and not said["ja"] & {"Frameworks"}


def test_lane_names_break_where_they_break_on_the_page(atlas: Atlas) -> None:
    asked = seen(atlas, Address())
    lines = [
        line
        for one in elements(asked.atlas, asked.address, asked.words)
        for line in one["data"].get("label", "").split("\n")
        if line
    ]
    said = {text.text for text in parsed(map_drawing(asked)).iter(f"{SVG}text")}
    assert lines and {line.replace("  ", "\u00a0 ") for line in lines} <= said


def test_the_same_address_gives_the_same_bytes_in_any_process(atlas: Atlas, cache: Path) -> None:
    source = (
        "import sys; from pathlib import Path; from hashlib import sha256\n"
        "from dashboard.tables.read import load_atlas; from dashboard.parts.seen import Seen\n"
        "from dashboard.filters.address import Address\n"
        "from dashboard.network.drawing import map_drawing\n"
        "atlas = load_atlas(Path('data'), cache=Path(sys.argv[1]))\n"
        f"seen = Seen(atlas, Address(focus=('us-cisa',), degrees=2), (), {TODAY!r})\n"
        "print(sha256(map_drawing(seen).svg.encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", source, str(cache / "snapshots")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1 and len(sums.pop().strip()) == 64


class Hostile(Words):
    """Words whose every short name is markup."""

    def short(self, row: Mapping[str, Any]) -> str:
        """Never a name."""
        return HOSTILE


def test_hostile_names_stay_names(atlas: Atlas) -> None:
    fair = seen(atlas, Address(focus=("us-cisa",)))
    asked = SimpleNamespace(
        whole=atlas, atlas=fair.atlas, address=fair.address, words=Hostile("en", atlas)
    )
    drawing = map_drawing(asked, named=True)
    words = [one.text or "" for one in parsed(drawing).iter(f"{SVG}text")]
    assert sum(said.startswith('<script>alert("1")</script>&amp;') for said in words) > 100
    assert "<script" not in drawing.svg and "\u0007" not in drawing.svg


def test_a_sign_that_leaves_no_mark_is_left_out_and_two_spaces_stay() -> None:
    text = ElementTree.fromstring(
        written("a\u0000  b\u200b", 1, 2, Type(FAMILIES["en"], 10, "#000"))
    )
    assert text.text == "a\u00a0 b"


def test_the_widths_of_letters_are_those_of_the_face() -> None:
    known = advances(400)
    assert [known[chr(code)] for code in range(0x20, 0x7F)] == list(REACH)
    bold = advances(700)
    for said in ("National Cybersecurity Office", "CISA +7", "Frameworks", "United States"):
        wide, narrow = (sum(face[sign] for sign in said) for face in (bold, known))
        assert narrow < wide < narrow * BOLD


def test_what_a_choice_lights_stands_out_and_the_rest_fades(atlas: Atlas) -> None:
    asked = seen(atlas, Address(focus=("us-cisa",)))
    found = lit(elements(asked.atlas, asked.address, asked.words), asked)
    worn = {one["data"]["id"]: set(one["classes"].split()) for one in found}
    assert {"chosen", "lit"} <= worn["us-cisa"]
    assert "counterpart" in worn["jp-nco"] and "faded" in worn["fw-cdpwg"]
    states = [names & {"lit", "faded"} for key, names in worn.items() if "frame" not in names]
    assert all(len(state) == 1 for state in states)
    tree = parsed(map_drawing(asked, named=True))
    words = {text.text: text for text in tree.iter(f"{SVG}text")}
    chosen = next(text for said, text in words.items() if said and said.startswith("CISA +"))
    assert chosen.attrib["font-weight"] == "700" and "fill-opacity" not in chosen.attrib
    faint = next(text for said, text in words.items() if said and said.startswith("CDPWG"))
    assert float(faint.attrib["fill-opacity"]) == 0.2
    assert sum(text.text == "not visible from outside" for text in tree.iter(f"{SVG}text")) > 1


def test_a_body_thought_away_is_a_cross_and_its_ties_are_torn(atlas: Atlas) -> None:
    asked = seen(atlas, Address(gone="us-cisa", mode="organisation"))
    tree = parsed(map_drawing(asked, named=True))
    group = dict(named(tree, "node"))["us-cisa"]
    assert len(pairs(group[0].attrib["points"])) == 12
    torn = [
        group
        for key, group in named(tree, "tie")
        if group[0].attrib.get("stroke-dasharray") == "9 7"
    ]
    assert len(torn) > 3
    said = {text.text for text in tree.iter(f"{SVG}text")}
    assert {"thought away", "would break"} <= said


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_what_it_will_stand_on(atlas: Atlas, theme: str) -> None:
    asked = seen(atlas, Address())
    usual = map_drawing(asked, theme).svg
    assert ("#ffffff" in usual) == (theme == "light")
    assert "#123456" in map_drawing(asked, theme, ground="#123456").svg
    own = {"light": LIGHT, "dark": DARK}[theme]
    assert own["madder"] in usual and own["indigo"] in usual and own["band"] in usual


def test_the_legend_says_what_occurs_and_nothing_else(atlas: Atlas) -> None:
    asked = seen(atlas, Address(mode="organisation", filters=Filters(function=("intelligence",))))
    found = lit(elements(asked.atlas, asked.address, asked.words), asked)
    worn = {name for one in found for name in one["classes"].split()}
    entries = [entry for row in occurring(asked, found) for entry in row]
    kinds = {entry.name.removeprefix("tie-") for entry in entries if entry.name.startswith("tie-")}
    assert kinds == {kind for kind in TIE_LINES if f"tie-{kind}" in worn} != set(TIE_LINES)
    shapes = {entry.value for entry in entries if entry.name.startswith("shape-")}
    assert shapes == {shape for shape in KIND_SHAPES.values() if f"shape-{shape}" in worn}
    assert not {"gone", "cut", "broken"} & {entry.name for entry in entries}
    assert not occurring(seen(atlas, Address(filters=Filters(text="zzzz-no-such-thing"))), [])[1]


def test_every_shape_and_head_of_the_style_can_be_drawn() -> None:
    whole = POLYGONS.keys() | {"ellipse", "round-rectangle", "barrel"}
    assert set(KIND_SHAPES.values()) <= whole
    assert {line.head for line in TIE_LINES.values()} <= HEADS.keys() | {"none", "circle"}
    for points in POLYGONS.values():
        assert max(abs(value) for point in points for value in point) == pytest.approx(1)


@pytest.mark.parametrize("shape", [*POLYGONS, "ellipse", "round-rectangle"])
def test_a_line_ends_on_the_border_it_comes_to(shape: str) -> None:
    for other in ((100.0, 3.0), (-50.0, 40.0), (0.0, -70.0)):
        x, y = border_towards(shape, (10.0, 20.0), 30.0, 16.0, (10 + other[0], 20 + other[1]))
        dx, dy = x - 10, y - 20
        assert 0 < hypot(dx, dy) <= hypot(15, 8) + 1e-6
        assert dx * other[1] == pytest.approx(dy * other[0], abs=1e-6)
        assert dx * other[0] >= 0 and dy * other[1] >= 0


def test_a_curve_passes_the_middle_between_its_bends() -> None:
    assert curve((0, 0), [(10, 0), (20, 30)], (40, 30)) == "M0 0Q10 0 15 15Q20 30 40 30"


def test_later_rules_win_and_lengths_come_from_the_data() -> None:
    sheet = stylesheet(LIGHT, {name: LIGHT[name] for name in SIDES}, "serif")
    tie = {
        "data": {"source": "a", "target": "b", "weight": 10},
        "classes": "tie tie-seat colour-indigo",
    }
    looks = looks_of(tie, sheet)
    assert (
        looks["width"] == 5 and looks["line-color"] == LIGHT["indigo"] and looks["opacity"] == 0.42
    )
    fading = looks_of({**tie, "classes": tie["classes"] + " faded"}, sheet)
    assert fading["opacity"] == 0.04
    body = {
        "data": {"id": "a", "size": 17, "label": "A"},
        "classes": "body shape-star hollow chosen",
    }
    looks = looks_of(body, sheet)
    assert (
        looks["width"] == 17 and looks["label"] == "A" and looks["border-color"] == LIGHT["focus"]
    )
    assert "line-color" not in looks
