"""The faces a picture is set in: how wide their words are, and what of them the picture carries along."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from unicodedata import east_asian_width

INDEX = "printable.json"
BOLD_FROM = 600
UNUSED_TABLES = ["DSIG", "STAT", "GDEF", "GSUB"]
KERNING = ["kern"]
Needs = Mapping[tuple[str, int], Iterable[str]]


@dataclass(frozen=True)
class Face:
    """One weight of a typeface: its family, weight and file, and how much larger it is set."""

    family: str
    weight: int
    path: Path
    scale: float = 1.0


@dataclass(frozen=True)
class Faces:
    """The printable faces; none of them where the fonts could not be had."""

    found: tuple[Face, ...] = ()

    def of(self, family: str, weight: int) -> Face | None:
        """The face of a family nearest to a weight; None where the family is not ours."""
        own = [face for face in self.found if face.family == family]
        wanted = 700 if weight >= BOLD_FROM else 400
        return min(own, key=lambda face: abs(face.weight - wanted), default=None)

    def runs(
        self, text: str, families: Iterable[str], weight: int
    ) -> Iterator[tuple[Face | None, str]]:
        """A text cut where the face changes: each sign is set in the first family that has it."""
        stack = [face for family in families if (face := self.of(family, weight))]
        last: Face | None = None
        held = ""
        for sign in text:
            has = (face for face in stack if ord(sign) in reach_of(face.path))
            now = next(has, None)
            if now != last and held:
                yield last, held
                held = ""
            last, held = now, held + sign
        if held:
            yield last, held

    def width(self, text: str, families: Iterable[str], size: float, weight: int = 400) -> float:
        """How wide a line is, in the units of the type size."""
        reach = reaches(self, tuple(families), weight)
        return sum(reach[sign] for sign in text) * size


class Reaches(dict[str, float]):
    """How far each sign reaches in the first family that has it, found when it is first asked for."""

    def __init__(self, faces: Faces, families: tuple[str, ...], weight: int) -> None:
        super().__init__()
        self.set_in = faces, families, weight

    def __missing__(self, sign: str) -> float:
        faces, families, weight = self.set_in
        ((face, _),) = faces.runs(sign, families, weight)
        self[sign] = width_in(face, sign)
        return self[sign]


@lru_cache(maxsize=32)
def reaches(faces: Faces, families: tuple[str, ...], weight: int) -> Reaches:
    """The reach of signs in some families, remembered."""
    return Reaches(faces, families, weight)


NO_FACES = Faces()


def read_faces(folder: Path | None) -> Faces:
    """The printable faces of a folder of fonts; none where there is no folder or no index in it."""
    try:
        entries = json.loads((folder / INDEX).read_text(encoding="utf-8")) if folder else []
    except (OSError, ValueError):
        return NO_FACES
    assert folder or not entries
    return Faces(
        tuple(
            Face(each["family"], each["weight"], Path(str(folder)) / each["file"], each["scale"])
            for each in entries
        )
    )


@lru_cache(maxsize=12)
def reach_of(path: Path) -> dict[int, float]:
    """How far each character of a face reaches, in parts of the type size."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        units, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
        return {code: metrics[name][0] / units for code, name in font.getBestCmap().items()}


def width_in(face: Face | None, text: str) -> float:
    """How wide a text is in a face, in type sizes; about as wide where the face is unknown."""
    if face is None:
        return sum(1.0 if east_asian_width(sign) in "WF" else 0.56 for sign in text)
    reach = reach_of(face.path)
    return sum(reach.get(ord(sign), 1.0) for sign in text) * face.scale


def embedded(faces: Faces, needs: Needs) -> str:
    """The style sheet that brings the faces along: what is needed of each, inside the sheet itself.

    Takes the characters needed of each family and weight.
    """
    rules = []
    for (family, weight), signs in sorted(needs.items()):
        if face := faces.of(family, weight):
            data = b64encode(cut_down(face, signs)).decode()
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:{face.weight};'
                f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
            )
    return "\n".join(rules)


def cut_down(face: Face, signs: Iterable[str]) -> bytes:
    """A face with only some of its characters, as WOFF2, at the size at which it is set."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options()
    options.layout_features = KERNING
    options.drop_tables += UNUSED_TABLES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    with TTFont(face.path, lazy=True, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(signs) + " ")
        subsetter.subset(font)
        font["head"].unitsPerEm = round(font["head"].unitsPerEm / face.scale)
        font.flavor = "woff2"
        file = BytesIO()
        font.save(file)
    return file.getvalue()
