"""Web fonts on demand: the set that serves is found in milliseconds, or cut once and kept."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import dashboard
from dashboard.fonts.characters import by_frequency
from dashboard.fonts.faces import FontsUnavailable, versions
from dashboard.fonts.manifest import BUILD_VERSION, Manifest

LONGEST_SECONDS = 600
KEPT_SETS = 2


def build_fonts(folder: Path, characters: Iterable[str]) -> Path:
    """Give the folder of a finished set of fonts, cutting it when none serves.

    Takes a folder of the user's cache and the characters of the data (a Counter puts the most
    frequent first; a set will do); gives the folder inside it that holds fonts.css and its files.
    Raises FontsUnavailable when a font package is missing or the folder cannot be written.
    """
    asked, packages = by_frequency(characters), versions()
    if found := serving_set(folder, packages, asked):
        return found
    inputs = f"{BUILD_VERSION}{sorted(packages.items())}{asked}"
    finished = folder / sha256(inputs.encode()).hexdigest()[:16]
    with unfinished(folder) as temporary:
        cut(temporary, asked)
        move(temporary, finished)
    remove_old_sets(folder, finished)
    return finished


def serving_set(folder: Path, packages: dict[str, str], asked: str) -> Path | None:
    """Find a set that can be used as it is, the newest first."""
    for path in finished_sets(folder):
        manifest = Manifest.read(path)
        if manifest and manifest.serves(path, packages, asked):
            return path
    return None


def finished_sets(folder: Path) -> list[Path]:
    found = [path.parent for path in folder.glob("*/manifest.json") if path.parent.name[0] != "."]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Give a temporary folder beside the sets and remove what is left of it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary = Path(mkdtemp(prefix=".unfinished-", dir=folder))
    except OSError as reason:
        raise FontsUnavailable(f"The font folder {folder} cannot be written.") from reason
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def cut(folder: Path, asked: str) -> None:
    """Run the cutting program; its memory goes back when it ends."""
    home = str(Path(dashboard.__file__).parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.fonts.write", str(folder)],
            input=asked.encode(),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            timeout=LONGEST_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as reason:
        raise FontsUnavailable("The program that cuts the fonts did not finish.") from reason
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
        raise FontsUnavailable(last or "The program that cuts the fonts was stopped.")


def move(temporary: Path, finished: Path) -> None:
    """Put a set in its place in one step; a set another process put there first stays."""
    packages, broken = versions(), Manifest.read(finished)
    if broken and not broken.serves(finished, packages, ""):
        shutil.rmtree(finished, ignore_errors=True)
    try:
        temporary.chmod(0o755)
        temporary.rename(finished)
    except OSError as reason:
        if not Manifest.read(finished):
            raise FontsUnavailable(f"The font folder {finished} cannot be written.") from reason


def remove_old_sets(folder: Path, finished: Path) -> None:
    others = [path for path in finished_sets(folder) if path != finished]
    for path in others[KEPT_SETS - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
