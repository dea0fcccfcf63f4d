"""Pictures as PDF, opened by the programs a reader would use: words, faces, properties, and what is seen."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dashboard.callbacks.order_pictures import read_picture
from dashboard.exports.of_map import NAME as MAP
from dashboard.exports.pdf import pdf
from dashboard.exports.picture_faces import NO_FACES, Faces, read_faces
from dashboard.exports.picture_sizes import BOTH
from dashboard.fonts.build import build_fonts
from dashboard.fonts.characters import characters_in
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views.pictures import Picture

DATA = Path(__file__).parents[1] / "data"
DOTS = 96  # to the inch: one to a unit of the picture
SAMPLE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" xml:lang="ja">
<title>t</title><desc>d</desc><metadata>{}</metadata>
<rect width="400" height="200" fill="#ffffff"/>
<defs><clipPath id="a-half"><rect x="10" y="10" width="20" height="40"/></clipPath></defs>
<rect x="10" y="10" width="40" height="40" fill="rgb(255,0,0)" clip-path="url(#a-half)"/>
<g transform="translate(100,50)"><g transform="rotate(90)">
<rect x="0" y="0" width="40" height="10" fill="#00f"/></g></g>
<g opacity="0.5"><rect x="150" y="10" width="20" height="20" fill="#000" fill-opacity="0.5"/></g>
<path d="M200,10h40v40h-40zM210,20h20v20h-20z" fill="#00ff00" fill-rule="evenodd"/>
<line x1="10" y1="100" x2="90" y2="100" stroke="#ff00ff" stroke-width="6" stroke-dasharray="20,20"/>
<circle cx="130" cy="100" r="15" fill="none" stroke="#000000" stroke-width="4"/>
<path d="M300,10a20,20,0,1,1,-1,0Q320,60,330,80C340,90,350,90,360,80z" fill="none" stroke="none"/>
<polygon points="200,90 240,90 220,120" fill="#123456"/>
<text x="399" y="150" font-family="'Atlas Sans','Atlas Sans JP'" font-size="20" text-anchor="end"
>終わり end<tspan x="10" dy="1.5em" font-weight="700" text-anchor="start">次の行 next</tspan></text>
<text transform="translate(380,60) rotate(-90)" font-size="10" font-family="'Atlas Sans'">up</text>
<text x="10" y="150" font-family="'Atlas Serif'" font-weight="700" display="none">unseen</text>
</svg>"""


@pytest.fixture(scope="module")
def faces(cache: Path) -> Faces:
    return read_faces(build_fonts(cache / "fonts", characters_in(DATA)))


def asked(atlas: Atlas, faces: Faces, languages: str, size: str = "1200x675") -> Picture:
    """The map as a picture."""
    query = {"page": f"https://atlas.example/{LANGUAGES[0]}/network?on=2022-09-08", "name": MAP}
    wish = {"size": size, "background": "white", "languages": languages}
    return read_picture(query | wish, atlas, lambda: date(2026, 11, 25), faces)


def read_by(program: str, *words: object) -> str:
    """What a program says."""
    done = subprocess.run([program, *map(str, words)], capture_output=True, check=True, text=True)
    return done.stdout


def kept(content: bytes, folder: Path) -> Path:
    """A PDF as a file."""
    file = folder / "picture.pdf"
    file.write_bytes(content)
    return file


def pixels(file: Path) -> Any:
    """The page as it is seen: a function from a place to a colour."""
    read_by("pdftoppm", "-r", DOTS, "-singlefile", file, file.with_suffix(""))
    head, size, _, data = file.with_suffix(".ppm").read_bytes().split(b"\n", 3)
    assert head == b"P6"
    wide = int(size.split()[0])

    def at(x: int, y: int) -> tuple[int, ...]:
        start = 3 * (y * wide + x)
        return tuple(data[start : start + 3])

    return at


@pytest.fixture(scope="module")
def sample(faces: Faces, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(pdf(SAMPLE, faces), tmp_path_factory.mktemp("pdf"))


SEEN = {
    "inside a clip": ((20, 30), (255, 0, 0)),
    "outside a clip": ((40, 30), (255, 255, 255)),
    "turned": ((95, 70), (0, 0, 255)),
    "where it was before it was turned": ((120, 55), (255, 255, 255)),
    "half of half": ((160, 20), (191, 191, 191)),
    "ring": ((205, 30), (0, 255, 0)),
    "hole": ((220, 30), (255, 255, 255)),
    "dash": ((20, 100), (255, 0, 255)),
    "gap": ((40, 100), (255, 255, 255)),
    "next dash": ((60, 100), (255, 0, 255)),
    "edge of a circle": ((145, 100), (0, 0, 0)),
    "middle of a circle": ((130, 100), (255, 255, 255)),
    "polygon": ((220, 95), (0x12, 0x34, 0x56)),
    "where nothing is": ((310, 30), (255, 255, 255)),
}


@pytest.mark.parametrize(("place", "colour"), SEEN.values(), ids=SEEN.keys())
def test_shapes_look_as_they_should(
    sample: Path, place: tuple[int, int], colour: tuple[int, ...]
) -> None:
    found = pixels(sample)(*place)
    assert all(abs(one - other) <= 2 for one, other in zip(found, colour, strict=True)), found


def test_words_stand_where_they_should(sample: Path) -> None:
    boxes = read_by("pdftotext", "-bbox", sample, "-")
    found = {
        line.split(">")[1].split("<")[0]: [float(part) / 0.75 for part in line.split('"')[1:8:2]]
        for line in boxes.splitlines()
        if "<word" in line
    }
    assert set(found) == {"終わり", "end", "次の行", "next", "up"}
    assert found["end"][2] == pytest.approx(399, abs=1) and found["終わり"][0] > 250
    assert found["次の行"][0] == pytest.approx(10, abs=1)
    assert found["次の行"][1] > found["end"][1] + 20
    left, top, right, bottom = found["up"]
    assert 365 < left < right < 385 and top > 40 and bottom == pytest.approx(60, abs=3)
    assert bottom - top > 8, "it stands upright"


@pytest.mark.parametrize("languages", [*LANGUAGES, BOTH])
def test_the_map_is_read_by_other_programs(
    atlas: Atlas, faces: Faces, tmp_path: Path, languages: str
) -> None:
    made = asked(atlas, faces, languages)
    svg = made.svg()
    content = pdf(svg, faces)
    assert content == pdf(svg, faces), "the same gives the same"
    file = kept(content, tmp_path)
    text = read_by("pdftotext", "-raw", file, "-")
    joined = "".join(text.split())
    row = atlas.row("entities", "jp-mofa")
    assert row
    for frame in made.frames:
        said = (frame.title, frame.sentence, row[f"short_{frame.language}"], frame.licence)
        rest = joined
        for part in said:
            assert "".join(part.split()) in rest, "in the order in which it is read"
            rest = rest.split("".join(part.split()), 1)[1]
        assert frame.address in joined
    check_faces(read_by("pdffonts", file))
    assert len(content) < 600_000


def check_faces(said: str) -> None:
    """Every face is embedded, only the signs that occur, each known for what it is."""
    lines = said.splitlines()[2:]
    assert len(lines) >= 2
    for line in lines:
        *_, embedded, subset, unicode, _, _ = line.split()
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), line
        assert "+Atlas" in line.split()[0]


def test_a_page_says_what_it_is(atlas: Atlas, faces: Faces, tmp_path: Path) -> None:
    made = asked(atlas, faces, "ja", "square")
    (frame,) = made.frames
    file = kept(pdf(made.svg(), faces), tmp_path)
    said = dict(line.split(":", 1) for line in read_by("pdfinfo", file).splitlines())
    said = {name: value.strip() for name, value in said.items()}
    assert said["Title"] == frame.title and said["Subject"] == frame.alternative
    state = json.loads(said["Keywords"])
    assert state["address"] == frame.address and state["day"] == "2022-09-08"
    assert said["Pages"] == "1" and said["Page size"].startswith("810 x 810")
    made_on = date.fromisoformat(frame.made)
    assert (
        made_on.strftime("%b") in said["CreationDate"] and str(made_on.year) in said["CreationDate"]
    )
    assert b"/Lang (ja)" in file.read_bytes()
    assert said["JavaScript"] == "no" and said["Encrypted"] == "no"


def test_without_our_faces_a_reader_sets_japanese_in_its_own(atlas: Atlas) -> None:
    content = pdf(asked(atlas, NO_FACES, "ja").svg())
    assert b"/HeiseiKakuGo-W5" in content and b"UniJIS" in content
