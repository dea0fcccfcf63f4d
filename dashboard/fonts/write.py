"""The program that cuts a set of fonts: a process of its own, because it needs much memory.

Use: python -m dashboard.fonts.write FOLDER, with the characters on standard input.
"""

import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard.fonts.cut import drawn_by, open_face, reduced, slice_of
from dashboard.fonts.faces import FACES, Face, FontsUnavailable, licence_of, versions
from dashboard.fonts.manifest import Manifest
from dashboard.fonts.printable import put_index, put_printable
from dashboard.fonts.slices import Slice, plan
from dashboard.fonts.stylesheet import stylesheet


def write(folder: Path, asked: str) -> None:
    """Write a full set of fonts into an empty folder.

    Takes the folder and the characters of the data, most frequent first; writes WOFF2 files,
    fonts.css, the printable faces with their index, the licences and, last, the manifest.
    """
    fonts = {face.family: open_face(face) for face in FACES}
    drawn = {family: drawn_by(font) for family, font in fonts.items()}
    planned = plan(asked, drawn)
    written: list[tuple[str, str, frozenset[str]]] = []
    printable: list[dict[str, Any]] = []
    for face in FACES:
        own = [one for one in planned if one.face == face and one.characters]
        font = fonts.pop(face.family)
        source = reduced(font, face, frozenset[str]().union(*(one.characters for one in own)))
        written += [(face.family, put_slice(folder, source, one), one.characters) for one in own]
        printable += put_printable(folder, source, face)
    put_index(folder, printable)
    put(folder / "fonts.css", stylesheet(written).encode())
    put_licences(folder)
    have = frozenset[str]().union(*(characters for _, _, characters in written))
    Manifest.of(folder, versions(), have, frozenset(asked) - have).save(folder)


def put_slice(folder: Path, source: bytes, one: Slice) -> str:
    content = slice_of(source, one.face, one.characters)
    stem = one.face.family.lower().replace(" ", "-")
    name = f"{stem}-{one.name}.{sha256(content).hexdigest()[:12]}.woff2"
    put(folder / name, content)
    return name


def put_licences(folder: Path) -> None:
    for face in FACES:
        put(folder / f"LICENCE-{face.package}.txt", licence_of(face).encode())
    put(folder / "README.txt", "".join(map(credit, FACES)).encode())


def credit(face: Face) -> str:
    return (
        f"{face.family}: cut and renamed from {face.original} (package {face.package} "
        f"{versions()[face.package]}), SIL Open Font License 1.1, LICENCE-{face.package}.txt.\n"
    )


def put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def main(arguments: Iterable[str]) -> int:
    try:
        write(Path(next(iter(arguments))), sys.stdin.buffer.read().decode())
    except FontsUnavailable as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
