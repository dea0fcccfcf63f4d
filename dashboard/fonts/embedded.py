"""Faces inside a file: the stylesheet of a finished set, cut down to some characters, with no address in it."""

import re
from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from dashboard.fonts.cut import saved
from dashboard.fonts.stylesheet import unicode_range

RULE = re.compile(r"@font-face \{[^}]*\}\n?")
ADDRESS = re.compile(r'url\("([^"]+)"\)')
RANGE = re.compile(r"unicode-range: ([^;]+)")


def embedded_fonts(folder: Path, characters: Iterable[str]) -> str:
    """The style sheet of the faces that some characters need, the faces written into it.

    Takes the folder of a finished set (fonts.css and its files).
    """
    wanted, found = frozenset(characters), []
    cut: dict[Path, str] = {}
    for rule in RULE.findall((folder / "fonts.css").read_text(encoding="utf-8")):
        range_, address = RANGE.search(rule), ADDRESS.search(rule)
        assert range_ and address
        here = wanted & in_range(range_[1])
        if not here:
            continue
        file = folder / address[1]
        cut[file] = cut.get(file) or b64encode(reduced(file, here)).decode("ascii")
        said = rule.replace(address[0], f'url("data:font/woff2;base64,{cut[file]}")')
        found.append(said.replace(range_[1], unicode_range(here)))
    return "".join(found)


def in_range(said: str) -> frozenset[str]:
    """The characters of a CSS range."""
    pairs = (part.strip()[2:].split("-") for part in said.split(","))
    codes = ((int(pair[0], 16), int(pair[-1], 16)) for pair in pairs)
    return frozenset(chr(code) for low, high in codes for code in range(low, high + 1))


def reduced(file: Path, characters: Iterable[str]) -> bytes:
    """A file of the set with only some of its characters."""
    font = TTFont(BytesIO(file.read_bytes()), lazy=True)
    options = Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.flavor = "woff2"
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(font)
    font.flavor = "woff2"
    return saved(font)
