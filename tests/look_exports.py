"""The second half of `make look`: everything that can be taken home, in every format, size and language."""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from time import monotonic
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

from PIL import Image

from dashboard.answers.tours import tours
from dashboard.command import main as command
from dashboard.exports.picture_sizes import GROUNDS, SIZES
from dashboard.tables.column import LANGUAGES
from dashboard.tables.read import load_atlas
from tests.browser import DATA

FOLDER = DATA.parent / "look" / "exports"
SPOKEN = (*LANGUAGES, "both")


def asked() -> Iterator[tuple[str, list[str]]]:
    """Each folder of the matrix, and what is asked of the command for it."""
    for size, spoken in product(SIZES, SPOKEN):
        for form in ("png", "svg", "pdf"):
            yield f"{form}/{size}/{spoken}", ["--all", "--lang", spoken, "--size", size, form]
    for ground, spoken in product(set(GROUNDS) - {"white"}, LANGUAGES):
        yield f"png/{ground}/{spoken}", ["--all", "--lang", spoken, "--background", ground, "png"]
    for form in ("xlsx", "csv", "json"):
        yield form, ["--all", form]
    for spoken in SPOKEN:
        yield f"pptx/{spoken}", ["--all", "--lang", spoken, "pptx"]
        for tour in tours(load_atlas(DATA, remember=False, say=lambda line: None)):
            yield f"pptx/{spoken}", ["--tour", tour, "--lang", spoken, "pptx"]


def complaints(file: Path) -> Iterator[str]:
    """What is wrong with a file as whatever opens it sees it."""
    data, size = file.read_bytes(), file.stem.split("_")[4:5]
    if file.suffix == ".png":
        picture = Image.open(BytesIO(data)).convert("RGB")
        if picture.size != SIZES[size[0]].pixels or len(picture.getcolors(1 << 24) or ()) < 30:
            yield f"{file.name}: {picture.size}, or nothing on it"
    elif file.suffix == ".svg":
        root = fromstring(data)
        if (int(root.attrib["width"]), int(root.attrib["height"])) != SIZES[size[0]].pixels:
            yield f"{file.name}: {root.attrib['width']} wide"
    elif file.suffix == ".pdf" and not data.rstrip().endswith(b"%%EOF"):
        yield f"{file.name}: not finished"
    elif file.suffix in (".pptx", ".xlsx") and ZipFile(BytesIO(data)).testzip():
        yield f"{file.name}: damaged"


def main() -> int:
    """Make and open every file; 1 if one is missing or wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="", help="only folders that begin so, such as pptx")
    only = options.parse_args().only
    began, wrong, count = monotonic(), [], 0
    for name, given in asked():
        if not name.startswith(only):
            continue
        place = FOLDER / name
        place.mkdir(parents=True, exist_ok=True)
        *rest, form = given
        if command(["export", str(place), *rest, "--format", form]):
            wrong.append(f"{name}: {' '.join(given)} failed")
        files = sorted(place.iterdir())
        count += len(files)
        wrong += [said for file in files for said in complaints(file)]
    print(f"{count} files in {monotonic() - began:.0f} s: look/exports")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
