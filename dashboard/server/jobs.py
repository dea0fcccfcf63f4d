"""Long work on disk: each job a folder under a name that cannot be guessed, done by a process of its own."""

import json
import os
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import Any

DAY = 86_400.0  # seconds after which a job is deleted
STALE = 30.0  # seconds without a beat after which work counts as broken off
MOST_JOBS, MOST_AT_ONCE, MOST_TRIES = 60, 2, 5
LARGEST_PICTURE = 2 * 1024 * 1024
LARGEST_JOB, LARGEST_FOLDER = 80 * 1024 * 1024, 600 * 1024 * 1024
ID = re.compile(r"[A-Za-z0-9_-]{43}")
PICTURE = re.compile(r"\d{3}-[a-z]{2}")
ORDER, STATE, BEAT, TRIES, RESULT = "order.json", "state.json", "beat", "tries", "finished.pptx"
WORKING = ("collecting", "writing")
GONE = ".gone"


class NoRoom(Exception):
    """A job or a picture that is refused; `reason` is "many", "full" or "large"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Jobs:
    """All jobs of a folder, whichever process of the server began them.

    folder   where they live; made when the first one comes
    command  the words that start the work on a job, to which its folder is added
    home     the folder in which that is said
    now      the time in seconds
    """

    def __init__(
        self,
        folder: Path,
        command: Sequence[str],
        home: Path,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.folder, self.command, self.home, self.now = folder, list(command), home, now
        self.tidied = 0.0

    def start(self, order: Mapping[str, Any]) -> str:
        """Begin a job; gives its name. Raises NoRoom where there are too many or too large ones."""
        self.tidy()
        there = list(self.all())
        if len(there) >= MOST_JOBS:
            raise NoRoom("many")
        if sum(map(size_of, there)) > LARGEST_FOLDER:
            raise NoRoom("full")
        name = secrets.token_urlsafe(32)
        place = self.folder / name
        try:
            place.mkdir(parents=True, mode=0o700)
            (place / "pictures").mkdir()
            (place / "needs").mkdir()
            write_json(place / STATE, {"phase": "collecting", "done": 0, "all": 0})
            write_json(place / ORDER, order)
        except OSError:
            remove(place)
            raise NoRoom("full") from None
        self.advance(place)
        return name

    def state(self, name: str) -> dict[str, Any] | None:
        """How far a job is, None where there is no such job; work that was broken off goes on."""
        self.tidy()
        place = self.place(name)
        return self.advance(place) if place else None

    def need(self, name: str, picture: str) -> bytes | None:
        """What a picture is drawn from, as JSON; None where the job asks for no such picture."""
        place = self.place(name)
        if place is None or not PICTURE.fullmatch(picture):
            return None
        file = place / "needs" / f"{picture}.json"
        return file.read_bytes() if file.is_file() else None

    def put(self, name: str, picture: str, data: bytes) -> bool:
        """Keep a picture, b"" for one that cannot be drawn; False where none of that name is asked for.

        Raises NoRoom for a picture that is too large, alone or with those before it.
        """
        if self.need(name, picture) is None:
            return False
        place = self.folder / name
        before = sum(file.stat().st_size for file in (place / "pictures").iterdir())
        if len(data) > LARGEST_PICTURE or before + len(data) > LARGEST_JOB:
            raise NoRoom("large")
        try:
            write(place / "pictures" / f"{picture}.png", data)
        except OSError:
            raise NoRoom("full") from None
        self.advance(place)
        return True

    def cancel(self, name: str) -> bool:
        """Delete a job, whatever it is at; False where there is no such job."""
        place = self.place(name)
        if place is None:
            return False
        remove(place)
        return True

    def result(self, name: str) -> tuple[Path, str] | None:
        """The finished file and what it is called; None until then."""
        place = self.place(name)
        state = read_json(place / STATE) if place else {}
        if place is None or state.get("phase") != "done" or not (place / RESULT).is_file():
            return None
        return place / RESULT, str(state["file"])

    def place(self, name: str) -> Path | None:
        """The folder of a job; None where it has none or is a day old."""
        place = self.folder / name
        if not ID.fullmatch(name) or not (place / ORDER).is_file() or self.is_old(place):
            return None
        return place

    def all(self) -> Iterator[Path]:
        """The folders of all jobs."""
        if self.folder.is_dir():
            yield from (it for it in sorted(self.folder.iterdir()) if ID.fullmatch(it.name))

    def advance(self, place: Path) -> dict[str, Any]:
        """Start what a job waits for, if there is room for it; gives how far it is."""
        state = read_json(place / STATE)
        if state.get("phase") == "drawing" and not missing(place, state):
            state = {**state, "phase": "writing", "done": 0}
            write_json(place / STATE, state)
        if state.get("phase") in WORKING and not self.is_alive(place):
            if sum(map(self.is_alive, self.all())) >= MOST_AT_ONCE:
                return {**state, "waiting": True}
            state = self.work(place, state)
        if state.get("phase") == "drawing":
            state = {**state, "missing": missing(place, state)}
        return state

    def work(self, place: Path, state: dict[str, Any]) -> dict[str, Any]:
        """Start a process for a job, unless that was tried too often."""
        tries = int((place / TRIES).read_text()) if (place / TRIES).is_file() else 0
        if tries >= MOST_TRIES:
            failed = {**state, "phase": "failed"}
            write_json(place / STATE, failed)
            return failed
        write(place / TRIES, str(tries + 1).encode())
        write(place / BEAT, b"")
        with (place / "log").open("ab") as log:
            child = subprocess.Popen(
                [*self.command, str(place)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.home,
                start_new_session=True,
            )
        Thread(target=child.wait, daemon=True).start()
        return state

    def is_alive(self, place: Path) -> bool:
        """Whether a process works on a job."""
        try:
            return self.now() - (place / BEAT).stat().st_mtime < STALE
        except OSError:
            return False

    def is_old(self, place: Path) -> bool:
        """Whether a job has had its day."""
        try:
            return self.now() - (place / ORDER).stat().st_mtime > DAY
        except OSError:
            return False

    def tidy(self) -> None:
        """Delete what has had its day, and what was left half deleted; at most once a minute."""
        if self.now() - self.tidied < 60 or not self.folder.is_dir():
            return
        self.tidied = self.now()
        for place in list(self.folder.iterdir()):
            is_half = ID.fullmatch(place.name) and not (place / ORDER).exists()
            forgotten = is_half and self.now() - place.stat().st_mtime > STALE
            if place.name.endswith(GONE) or forgotten or self.is_old(place):
                remove(place)


def missing(place: Path, state: Mapping[str, Any]) -> list[str]:
    """The pictures that are asked for and not there yet."""
    return [it for it in state.get("needs", ()) if not (place / "pictures" / f"{it}.png").exists()]


def size_of(place: Path) -> int:
    """The bytes below a folder."""
    found = 0
    for file in place.rglob("*"):
        try:
            found += file.stat().st_size
        except OSError:
            continue
    return found


def remove(place: Path) -> None:
    """Delete a folder: at once from sight, then from the disk."""
    aside = place if place.name.endswith(GONE) else place.with_name(place.name + GONE)
    try:
        place.rename(aside)
    except OSError:
        aside = place
    shutil.rmtree(aside, ignore_errors=True)


def read_json(file: Path) -> dict[str, Any]:
    """What a file of a job says; nothing where it is not there."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_json(file: Path, content: Mapping[str, Any]) -> None:
    """Write a file of a job."""
    write(file, json.dumps(content, ensure_ascii=False).encode())


def write(file: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    aside = file.with_name(f"{file.name}.{os.getpid()}-{secrets.token_hex(4)}")
    aside.write_bytes(data)
    aside.replace(file)
