"""The typefaces the page is set in, and the installed packages they are cut from.

The licences of all three reserve the name "Source" (Noto Sans CJK is Source Han Sans under another
name), so what is cut from them is called Atlas, in the style sheet and inside the font.
"""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

SANS = "Atlas Sans"
SERIF = "Atlas Serif"
JAPANESE = "Atlas Sans JP"
SANS_BESIDE_JAPANESE = "Atlas Sans Beside JP"


class FontsUnavailable(Exception):
    """The web fonts cannot be made here; the message is one sentence that says why."""


@dataclass(frozen=True)
class Face:
    """One typeface: its family on the page, the package and file it is cut from.

    number     which face of a collection; -1 for a file of one face
    pinned     axes that are fixed, with their value
    limited    axes that are cut short: least, usual, greatest
    features   layout features that are kept
    unencoded  characters the face draws but its character map forgets, with the number of the glyph
    """

    family: str
    package: str
    file: str
    original: str
    number: int = -1
    pinned: tuple[tuple[str, float], ...] = ()
    limited: tuple[tuple[str, tuple[float, float, float]], ...] = ()
    features: tuple[str, ...] = ()
    unencoded: tuple[tuple[str, int], ...] = ()


FACES = (
    Face(
        SANS,
        "fontpkg-source-sans-3",
        "fontpkg_source_sans_3/files/SourceSans3[wght].ttf",
        "Source Sans 3",
        features=("kern", "tnum", "ccmp", "locl", "mark", "mkmk"),
    ),
    Face(
        SERIF,
        "fontpkg-source-serif-4",
        "fontpkg_source_serif_4/files/SourceSerif4[opsz,wght].ttf",
        "Source Serif 4",
        pinned=(("opsz", 28),),
        limited=(("wght", (400, 400, 700)),),
        features=("kern", "ccmp", "locl"),
    ),
    Face(
        JAPANESE,
        "manimgx-fonts-cjk",
        "manimgx_fonts_cjk/NotoSansCJK-VF.otf.ttc",
        "Noto Sans CJK JP",
        number=0,
        unencoded=(("≒", 858),),
    ),
)


def versions() -> dict[str, str]:
    """Give the installed version of each font package.

    Raises FontsUnavailable when one is not installed.
    """
    try:
        return {face.package: version(face.package) for face in FACES}
    except PackageNotFoundError as missing:
        raise FontsUnavailable(f"The font package {missing.name} is not installed.") from missing


def file_of(face: Face) -> Path:
    """Give the path of the installed font file a face is cut from.

    Raises FontsUnavailable when the file is not there.
    """
    path = Path(str(distribution(face.package).locate_file(face.file)))
    if not path.is_file():
        raise FontsUnavailable(f"The font package {face.package} holds no file {face.file}.")
    return path


def licence_of(face: Face) -> str:
    """Give the licence text of the package a face is cut from.

    Raises FontsUnavailable when the package carries none: without it nothing may be passed on.
    """
    text = distribution(face.package).read_text("licenses/LICENSE")
    if not text:
        raise FontsUnavailable(f"The font package {face.package} carries no licence text.")
    return text
