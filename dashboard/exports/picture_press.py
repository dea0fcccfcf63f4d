"""The program that finishes a picture: a process of its own, because faces and PDF need much memory.

Use: python -m dashboard.exports.picture_press FORMAT FOLDER, with the picture on standard input.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import dashboard
from dashboard.exports.pdf import pdf
from dashboard.exports.picture import carrying
from dashboard.exports.picture_drawing import BadDrawing
from dashboard.exports.picture_faces import Faces, read_faces
from dashboard.exports.picture_outlines import outlined

LONGEST_SECONDS = 60
FORMS = ("svg", "pdf", "png")


def finished(svg: str, form: str, faces: Faces) -> bytes:
    """A picture in its format.

    Takes the picture without faces, the format and the printable faces. "svg" carries its faces; for
    "png" it is SVG whose words are outlines, ready to be turned into pixels.
    """
    if form == "pdf":
        return pdf(svg, faces)
    return (outlined if form == "png" else carrying)(svg, faces).encode()


def pressed(svg: str, form: str, faces: Faces) -> bytes:
    """The same, made by a process of its own. Raises BadDrawing where that does not end well."""
    home = str(Path(dashboard.__file__).parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    folder = str(faces.found[0].path.parent.absolute()) if faces.found else ""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.exports.picture_press", form, folder],
            input=svg.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            timeout=LONGEST_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as reason:
        raise BadDrawing("notice.picture-failed", "the press did not finish") from reason
    return done.stdout


def main(arguments: Sequence[str]) -> int:
    """Finish the picture on standard input."""
    form, folder = arguments
    faces = read_faces(Path(folder) if folder else None)
    sys.stdout.buffer.write(finished(sys.stdin.buffer.read().decode(), form, faces))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
