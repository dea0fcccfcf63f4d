"""Pictures: one frame for every chart and the map, harmless, whole, its faces inside, its words in their room."""

import json
import re
from base64 import b64decode
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.callbacks.order_pictures import read_picture
from dashboard.charts.chart import Chart
from dashboard.exports import picture_press
from dashboard.exports.of_map import NAME as MAP
from dashboard.exports.picture import arranged, framed, panel_places, room
from dashboard.exports.picture_drawing import DEEPEST, LARGEST, MOST, BadDrawing, read_drawing
from dashboard.exports.picture_faces import NO_FACES, Faces, read_faces
from dashboard.exports.picture_outlines import outlined
from dashboard.exports.picture_panel import EDGE
from dashboard.exports.picture_press import FORMS, finished, pressed
from dashboard.exports.picture_sizes import BOTH, GROUNDS, SIZES, chart_size, placed
from dashboard.exports.picture_text import Type, lines_of, names_in, said_in
from dashboard.fonts.build import build_fonts
from dashboard.fonts.characters import characters_in
from dashboard.fonts.faces import FACES, JAPANESE, SANS, SANS_BESIDE_JAPANESE, SERIF
from dashboard.fonts.printable import WEIGHTS
from dashboard.language.words import OWN_NAMES
from dashboard.palette import TYPEFACES
from dashboard.parts.chart_card import drawing
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS
from dashboard.views.pictures import Picture

DATA = Path(__file__).parents[1] / "data"
SVG = "{http://www.w3.org/2000/svg}"
ORIGIN = "https://atlas.example"
CHARTS = [(view.name, chart) for view in VIEWS.values() for chart in view.charts if chart.figure]
SPOKEN = (*LANGUAGES, BOTH)
PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}">{inside}</svg>'
PLACE = re.compile(r"translate\(([\d.-]+),([\d.-]+)\) scale\(([\d.]+)\)")


def drawn(inside: str = "<rect width='40' height='30'/>", w: float = 1000, h: float = 500) -> str:
    """A drawing as a browser might send it."""
    return PLAIN.format(w=w, h=h, inside=inside)


@pytest.fixture(scope="session")
def fonts(cache: Path) -> Path:
    return build_fonts(cache / "fonts", characters_in(DATA))


@pytest.fixture(scope="session")
def faces(fonts: Path) -> Faces:
    return read_faces(fonts)


def asked(atlas: Atlas, faces: Faces, page: str, name: str, **more: str) -> Picture:
    """A picture as the page asks for it."""
    wish = {"size": "1200x675", "background": "white", "languages": "en", **more}
    query = {"page": ORIGIN + page, "name": name, **wish}
    return read_picture(query, atlas, lambda: date(2026, 11, 25), faces)


# ---------------------------------------------------------------------------- faces


@pytest.mark.parametrize("family", [SANS, SERIF, JAPANESE])
def test_a_printable_face_draws_what_the_page_draws(fonts: Path, faces: Faces, family: str) -> None:
    stem = family.lower().replace(" ", "-")
    on_page: set[int] = set()
    for file in fonts.glob("*.woff2"):
        if re.fullmatch(rf"{stem}-(basic|extended|\d\d)\.\w+", file.stem):
            on_page |= set(TTFont(BytesIO(file.read_bytes())).getBestCmap())
    assert on_page
    for weight in WEIGHTS[family]:
        face = faces.of(family, weight)
        assert face is not None and face.weight == weight
        font = TTFont(BytesIO(face.path.read_bytes()))
        assert set(font.getBestCmap()) == on_page
        assert "glyf" in font and "fvar" not in font and font["OS/2"].usWeightClass == weight
        assert font["name"].getDebugName(6).startswith("Atlas")
        assert "Open Font License" in font["name"].getDebugName(13)


def test_bold_is_wider_and_kanji_fill_their_square(faces: Faces) -> None:
    words = "Cyber defence"
    assert faces.width(words, [SANS], 10, 700) > faces.width(words, [SANS], 10, 400) > 40
    assert faces.width("防衛省", [JAPANESE], 10) == pytest.approx(30)
    beside = faces.width(words, [SANS_BESIDE_JAPANESE], 10)
    assert beside == pytest.approx(1.08 * faces.width(words, [SANS], 10))


def test_each_sign_is_set_in_the_first_family_that_has_it(faces: Faces) -> None:
    runs = list(faces.runs("NATOと日本", names_in(TYPEFACES["ja"]), 400))
    assert [(face.family, run) for face, run in runs if face] == [
        (SANS_BESIDE_JAPANESE, "NATO"),
        (JAPANESE, "と日本"),
    ]
    assert [face for face, _ in faces.runs("\U0001f5fe", names_in(TYPEFACES["en"]), 400)] == [None]


def test_an_unreadable_folder_has_no_faces(tmp_path: Path) -> None:
    assert read_faces(None) == read_faces(tmp_path) == NO_FACES


# ---------------------------------------------------------------------------- lines


@settings(max_examples=80, deadline=None)
@given(
    text=st.text(st.sampled_from("abc de 1,234 防衛省とNATO。、（）サイバー "), max_size=120),
    language=st.sampled_from(LANGUAGES),
    wide=st.floats(30, 400),
)
def test_lines_fit_and_lose_nothing(text: str, language: str, wide: float) -> None:
    how = Type(TYPEFACES[language], 12, 16, 400, "#000")
    lines = lines_of(said_in(text, language), how, NO_FACES, wide)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert NO_FACES.width(line, names_in(how.families), 12) <= wide + 1e-6


def test_words_and_numbers_stay_whole_and_too_much_is_cut(faces: Faces) -> None:
    how = Type(TYPEFACES["en"], 12, 16, 400, "#000")
    text = "Operational 2026-11-25 interoperability exercises 1,234 together"
    lines = lines_of(said_in(text, "en"), how, faces, 110)
    assert " ".join(lines).split() == text.split() and len(lines) > 2
    few = lines_of(said_in(text, "en"), how, faces, 110, most=2)
    assert len(few) == 2 and few[1].endswith("…")
    assert faces.width(few[1], names_in(how.families), 12) <= 110


# ---------------------------------------------------------------------------- drawings


def test_a_drawing_keeps_its_shapes_words_and_looks() -> None:
    read = read_drawing(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 2 30 20" class="main-svg">'
        '<defs><clipPath id="c1" class="plot"><rect width="9" height="9"/></clipPath></defs>'
        '<g class="x" clip-path="url(#c1)" style="opacity: 0.5; pointer-events: all">'
        '<path d="M0,0L1,1" style="stroke: rgb(1, 2, 3); fill: none"/></g>'
        '<g/><text data-unformatted="x" x="1" y="2" style="font-size: 13px; font-weight: bold">'
        'a<tspan dy="1em">b</tspan>c\u200b\n</text></svg>',
        "b",
    )
    assert (read.left, read.top, read.width, read.height) == (-5, 2, 30, 20)
    inside = fromstring(f"<g>{read.inside()}</g>")
    clip, group, text = inside.find("defs/clipPath"), inside.find("g"), inside.find("text")
    assert clip is not None and clip.attrib == {"id": "b-c1"}
    assert group is not None and group.attrib == {"clip-path": "url(#b-c1)", "opacity": "0.5"}
    assert group[0].attrib == {"d": "M0,0L1,1", "stroke": "rgb(1, 2, 3)", "fill": "none"}
    assert text is not None and "".join(text.itertext()) == "abc "
    assert text.attrib == {"x": "1", "y": "2", "font-size": "13", "font-weight": "700"}
    assert len(inside.findall("g")) == 1


HOSTILE = {
    "script": drawn("<script>alert(1)</script>"),
    "handler": drawn('<rect onload="alert(1)"/>'),
    "handler in capitals": drawn('<rect ONCLICK="alert(1)"/>'),
    "foreign": drawn("<foreignObject><b/></foreignObject>"),
    "other namespace": drawn('<b xmlns="http://www.w3.org/1999/xhtml"/>'),
    "style": drawn("<style>*{fill:url(//x)}</style>"),
    "image": drawn('<image href="https://example.org/a.png"/>'),
    "use": drawn('<use href="#a"/>'),
    "link": drawn('<a href="javascript:alert(1)"><text>a</text></a>'),
    "animation": drawn('<animate attributeName="href"/>'),
    "set": drawn('<set attributeName="onload" to="x"/>'),
    "href": drawn(
        '<rect xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org"/>'
    ),
    "address": drawn('<rect fill="url(https://example.org/#a)"/>'),
    "address in style": drawn('<rect style="fill: url(//example.org/#a)"/>'),
    "data": drawn('<rect fill="url(data:image/png;base64,AA)"/>'),
    "expression": drawn('<rect width="1;x"/>'),
    "id": drawn('<rect id="a b"/>'),
    "entity": '<!DOCTYPE svg [<!ENTITY a "b">]>' + drawn("<text>&a;</text>"),
    "outside entity": '<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + drawn(),
    "instruction": '<?xml-stylesheet href="x.css"?>' + drawn(),
    "half": drawn()[:-3],
    "nothing": "",
    "NUL": drawn("<text>\x00</text>"),
    "half a character": drawn("<text>\ud800</text>"),
    "another root": "<g/>",
    "no size": "<svg/>",
    "no height": drawn(h=0),
    "endless": drawn(w=1e9),
}
LARGE = {
    "deep": drawn("<g>" * DEEPEST + "</g>" * DEEPEST),
    "many": drawn("<rect/>" * (MOST + 1)),
    "long": drawn(" " * LARGEST),
}


@pytest.mark.parametrize("svg", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_drawing_is_refused(svg: str) -> None:
    with pytest.raises(BadDrawing) as refused:
        read_drawing(svg)
    assert refused.value.key == "notice.picture-refused"


@pytest.mark.parametrize("svg", LARGE.values(), ids=LARGE.keys())
def test_a_drawing_that_is_too_large_is_refused(svg: str) -> None:
    with pytest.raises(BadDrawing) as refused:
        read_drawing(svg)
    assert refused.value.key == "notice.picture-too-large"


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=40))
def test_whatever_words_a_drawing_holds_the_picture_is_well_formed(words: str) -> None:
    from xml.sax.saxutils import escape

    try:
        read = read_drawing(drawn(f"<text>{escape(words)}</text>"))
    except BadDrawing:
        assert not all(sign.isprintable() for sign in words)
        return
    assert fromstring(f"<g>{read.inside()}</g>").tag == "g"


# ---------------------------------------------------------------------------- sizes


@settings(max_examples=100, deadline=None)
@given(natural=st.floats(60, 5000), wide=st.floats(200, 1600), tall=st.floats(100, 1100))
def test_a_chart_fills_its_room_and_never_leaves_it(
    natural: float, wide: float, tall: float
) -> None:
    width, height = chart_size(natural, (wide, tall))
    assert height >= round(natural) and 1000 <= width <= 1400
    scale, left, top = placed(width, height, (10, 20, wide, tall))
    assert left >= 10 - 1e-6 and left + width * scale <= 10 + wide + 1e-6
    assert top >= 20 - 1e-6 and top + height * scale <= 20 + tall + 1e-6
    assert width * scale == pytest.approx(wide) or height * scale == pytest.approx(tall)


def every_line(svg: str) -> list[tuple[Element, float, float]]:
    """Each line of a panel with the place it is moved by."""
    panel = fromstring(svg)
    (foot,) = panel.findall("g")
    moved = re.fullmatch(r"translate\(([\d.]+),([\d.]+)\)", foot.get("transform", ""))
    assert moved
    found = [(line, 0.0, 0.0) for line in panel.findall("text")]
    return found + [(line, float(moved[1]), float(moved[2])) for line in foot.findall("text")]


@pytest.mark.parametrize(("view", "chart"), CHARTS, ids=[chart.name for _, chart in CHARTS])
def test_the_words_of_every_picture_stay_in_their_place(
    atlas: Atlas, faces: Faces, view: str, chart: Chart
) -> None:
    for spoken in SPOKEN:
        for size in SIZES:
            made = asked(atlas, faces, f"/en/{view}", chart.name, size=size, languages=spoken)
            heights = [
                float(found["layout"]["height"])
                for seen in made.seen
                if (found := drawing(chart, seen))
            ]
            assert heights, "nothing to draw"
            across, down = SIZES[size].units
            shapes = [(1000.0, height) for height in heights]
            panels = arranged(made.frames, size, shapes, faces, "white")
            assert len(panels) == len(made.frames)
            for frame, one in zip(made.frames, panels, strict=True):
                left, top, wide, tall = one.room
                assert left > 0 and left + wide < across and top > 0 and top + tall < down
                assert wide > 300 and tall > 90
                check_words(one.svg, frame.address, faces, (across, down), one.room)


def check_words(
    svg: str,
    address: str,
    faces: Faces,
    units: tuple[int, int],
    place: tuple[float, float, float, float],
) -> None:
    """Each line within the picture and outside the room of the drawing; nothing cut, all said."""
    words = []
    for line, dx, dy in every_line(svg):
        size, text = float(line.get("font-size", "0")), line.text or ""
        x, y = float(line.get("x", "0")) + dx, float(line.get("y", "0")) + dy
        families = names_in(line.get("font-family", ""))
        wide = faces.width(text, families, size, int(line.get("font-weight", "0")))
        assert size >= 8 and x >= EDGE - 0.1 and x + wide <= units[0] - EDGE + 0.5, text
        assert y - size > 0 and y + size * 0.3 < units[1]
        left, top, across, down = place
        apart = x + wide <= left or x >= left + across or y + 0.25 * size <= top
        assert apart or y - 0.72 * size >= top + down, text
        words.append(text)
    assert address in "".join(words) and not any(word.endswith("…") for word in words)


# ---------------------------------------------------------------------------- pictures


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_says_what_it_is(atlas: Atlas, faces: Faces, language: str) -> None:
    page = f"/{language}/sectors?on=2022-09-08&sector=jp-sector-gas"
    made = asked(atlas, faces, page, "sector-crosswalk", languages=language, size="3840x2160")
    (frame,) = made.frames
    root = fromstring(made.svg([drawn("<text>inside</text>")]))
    assert (root.get("width"), root.get("height")) == ("3840", "2160")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert root.findtext(f"{SVG}title") == frame.title
    assert root.findtext(f"{SVG}desc") == frame.alternative
    state = json.loads(root.findtext(f"{SVG}metadata") or "")
    assert state["address"] == frame.address and state["day"] == "2022-09-08"
    assert state["filters"] and state["language"] == language and state["made"] == frame.made
    said = "".join(text.text or "" for text in root.iter(f"{SVG}text")).replace(" ", "")
    for words in (frame.title, frame.finding, frame.sentence, frame.licence, frame.address):
        assert words and words.replace(" ", "") in said
    assert "inside" in said and frame.known.replace(" ", "") in said
    assert frame.sources[0]["publisher"].split(" (")[0].replace(" ", "") in said
    size = "3840x2160"
    assert made.file_stem == f"alliance-atlas_sector-crosswalk_2022-09-08_{language}_{size}"


def test_two_languages_share_a_picture(atlas: Atlas, faces: Faces) -> None:
    made = asked(atlas, faces, "/ja/sectors", "sector-crosswalk", languages=BOTH)
    svg = made.svg([drawn("<g id='x'><path d='M0 0'/></g>")] * 2)
    root = fromstring(svg)
    titles = root.findtext(f"{SVG}title") or ""
    assert [frame.language for frame in made.frames] == list(OWN_NAMES)
    assert all(frame.title in titles for frame in made.frames)
    assert {it.get("id") for it in root.iter(f"{SVG}g") if it.get("id")} == {"a-x", "b-x"}
    state = json.loads(root.findtext(f"{SVG}metadata") or "")
    assert [each["language"] for each in state] == list(OWN_NAMES)
    assert made.file_stem.endswith("_en-ja_1200x675") and made.file_stem.isascii()
    with pytest.raises(BadDrawing):
        made.svg([drawn()])


def test_panels_stand_apart() -> None:
    for size, shape in SIZES.items():
        for stacked in (False, True):
            first, second = (place.box for place in panel_places(2, size, False, stacked))
            assert first[2:] == pytest.approx(second[2:])
            end = first[1] + first[3] if stacked else first[0] + first[2]
            assert end < second[1 if stacked else 0]
            assert second[0] + second[2] <= shape.units[0] - EDGE + 0.01
            assert second[1] + second[3] <= shape.units[1]


@pytest.mark.parametrize("background", GROUNDS)
def test_a_picture_stands_on_what_was_asked_for(
    atlas: Atlas, faces: Faces, background: str
) -> None:
    made = asked(atlas, faces, "/en/sectors", "sector-crosswalk", background=background)
    root = fromstring(made.svg([drawn("")]))
    grounds = [it.get("fill") for it in root if it.tag == f"{SVG}rect"]
    colour = GROUNDS[background].colour
    assert grounds == ([colour] if colour else [])
    figure = json.dumps(made.figures())
    assert re.findall(r'"@[a-z-]+(?:/\d+)?"', figure) == [] and '"narrow"' not in figure


def test_the_map_is_drawn_without_a_browser(atlas: Atlas, faces: Faces) -> None:
    for language in LANGUAGES:
        made = asked(atlas, faces, f"/{language}/network", MAP, languages=language)
        assert made.figures() == []
        svg = made.svg()
        assert svg == made.svg(), "the same gives the same"
        said = "".join(fromstring(svg).itertext())
        row = atlas.row("entities", "jp-mofa")
        assert row and row[f"short_{language}"] in said
        shown = PLACE.search(svg)
        assert shown and float(shown[3]) > 0.35


def test_the_faces_inside_draw_every_sign_and_no_other(atlas: Atlas, faces: Faces) -> None:
    svg = asked(atlas, faces, "/ja/network", MAP, languages="ja").svg()
    root = fromstring(svg)
    style = "".join(it.text or "" for it in root.iter(f"{SVG}style"))
    used = {sign for text in root.iter(f"{SVG}text") for sign in "".join(text.itertext())}
    rules = re.findall(r'family:"([^"]+)";font-weight:(\d+);src:url\("([^"]+)"\)', style)
    assert {family for family, _, _ in rules} <= {
        *(face.family for face in FACES),
        SANS_BESIDE_JAPANESE,
    }
    drawable: set[str] = set()
    for _, _, address in rules:
        assert address.startswith("data:font/woff2;base64,")
        font = TTFont(BytesIO(b64decode(address.split(",")[1])))
        drawable |= set(map(chr, font.getBestCmap()))
        assert font["maxp"].numGlyphs < 600
    assert used <= drawable and len(svg) < 400_000
    assert drawable - used <= {" ", "\xa0"}


def test_a_picture_leads_nowhere(atlas: Atlas, faces: Faces) -> None:
    svg = asked(atlas, faces, "/en/sectors", "sector-crosswalk").svg([drawn()])
    found = [
        value
        for element in fromstring(svg).iter()
        for name, value in element.attrib.items()
        if "href" in name or "://" in value
    ]
    assert found == [] and "@import" not in svg and "url(http" not in svg


def test_without_faces_the_picture_names_those_of_the_system(atlas: Atlas) -> None:
    svg = asked(atlas, NO_FACES, "/ja/sectors", "sector-crosswalk", languages="ja").svg([drawn()])
    assert "@font-face" not in svg and "Noto Sans CJK JP" in svg and "sans-serif" in svg
    assert "<text" in outlined(svg, NO_FACES)


def test_words_become_outlines(atlas: Atlas, faces: Faces) -> None:
    svg = asked(atlas, faces, "/ja/network", MAP, languages="ja").svg()
    before, root = fromstring(svg), fromstring(outlined(svg, faces))
    assert not list(root.iter(f"{SVG}text")) and not list(root.iter(f"{SVG}style"))
    signs = "".join("".join(text.itertext()) for text in before.iter(f"{SVG}text"))
    uses = list(root.iter(f"{SVG}use"))
    assert len(uses) == sum(not sign.isspace() for sign in signs) > 1000
    shapes = {it.get("id") for it in root.iter(f"{SVG}path")}
    assert {(use.get("href") or "")[1:] for use in uses} <= shapes
    assert root.findtext(f"{SVG}metadata") == before.findtext(f"{SVG}metadata")


def test_the_room_is_the_same_for_drawing_and_for_framing(atlas: Atlas, faces: Faces) -> None:
    for name, natural in (("sector-channels", 326.0), ("sector-coverage", 678.0)):
        made = asked(atlas, faces, "/en/sectors", name)
        given = room(made.frames, "1200x675", natural, faces)
        width, height = chart_size(natural, given)
        svg = framed(made.frames, [drawn(w=width, h=height)], "1200x675", "white", faces)
        found = PLACE.search(svg)
        assert found
        assert float(found[3]) == pytest.approx(min(given[0] / width, given[1] / height), 0.01)


WRONG = [
    {"name": "no-such-chart"},
    {"name": "sector-map"},
    {"size": "9x9"},
    {"size": ""},
    {"background": "red"},
    {"languages": "fr"},
    {"page": "https://[broken/en/sectors"},
    {"page": "/en/sectors?text=" + "x" * 9000},
]


@pytest.mark.parametrize("wrong", WRONG, ids=[" ".join(it) for it in WRONG])
def test_a_picture_that_is_none_is_refused(
    atlas: Atlas, faces: Faces, wrong: dict[str, str]
) -> None:
    right = {"page": "/en/sectors", "name": "sector-crosswalk", "size": "square"}
    query = {**right, "background": "white", "languages": "en", **wrong}
    with pytest.raises(BadDrawing) as refused:
        read_picture(query, atlas, lambda: date(2026, 11, 25), faces)
    assert refused.value.key == "notice.picture-unknown"


def test_where_nothing_is_shown_nothing_is_drawn(atlas: Atlas, faces: Faces) -> None:
    made = asked(atlas, faces, "/en/sectors?text=zzzzzzzz", "sector-crosswalk")
    with pytest.raises(BadDrawing) as refused:
        made.figures()
    assert refused.value.key == "notice.picture-nothing"


@pytest.mark.parametrize("form", FORMS)
def test_the_press_gives_what_would_be_made_here(atlas: Atlas, faces: Faces, form: str) -> None:
    bare = asked(atlas, faces, "/ja/network", MAP, languages="ja").bare()
    assert pressed(bare, form, faces) == finished(bare, form, faces)


def test_a_press_that_fails_is_told_in_a_sentence(
    faces: Faces, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadDrawing) as refused:
        pressed("no picture", "pdf", faces)
    assert refused.value.key == "notice.picture-failed"
    monkeypatch.setattr(picture_press, "LONGEST_SECONDS", 0.001)
    with pytest.raises(BadDrawing):
        pressed(drawn(), "svg", faces)
