"""The work on one order of slides, in a process of its own: gather, wait for pictures, write the file."""

import os
import sys
import threading
import time
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from dashboard.callbacks.gather_slides import Gatherer, Need, cover, slides_of
from dashboard.callbacks.order_slides import TOUR, stops, title
from dashboard.exports.frame import data_day, file_name
from dashboard.exports.slides.bands import is_picture
from dashboard.exports.slides.deck import Deck, Picture, Slide, read_slide, slide_json
from dashboard.exports.slides.presentation import presentation
from dashboard.filters.address import OWN_TOUR
from dashboard.server.jobs import (
    BEAT,
    ORDER,
    RESULT,
    STATE,
    missing,
    read_json,
    write,
    write_json,
)
from dashboard.tables.atlas import Atlas
from dashboard.tables.read import load_atlas

MOST_STOPS = 120
GATHERED = "gathered.json"


def main(data: str, cache: str, folder: str) -> int:
    """Do what an order waits for. Takes the folders of the tables, of the cache and of the job."""
    place = Path(folder)
    heart = threading.Thread(target=beat, args=(place,), daemon=True)
    heart.start()
    try:
        order, state = read_json(place / ORDER), read_json(place / STATE)
        atlas = load_atlas(Path(data), Path(cache), lambda line: None)
        if state.get("phase") == "collecting":
            state = collect(place, order, atlas)
        if state.get("phase") == "drawing" and not missing(place, state):
            state = {**state, "phase": "writing"}
        if state.get("phase") == "writing":
            compose(place, order, atlas, state)
    finally:
        (place / BEAT).unlink(missing_ok=True)
    return 0


def beat(place: Path) -> None:
    """Show every second that the work goes on; stop it once its folder is gone."""
    while True:
        try:
            write(place / BEAT, b"")
        except OSError:
            os._exit(1)
        time.sleep(1)


def gatherer(order: Mapping[str, Any], atlas: Atlas) -> Gatherer:
    """What the slides of an order are gathered from."""
    today = date.fromisoformat(order["today"])
    return Gatherer(atlas, lambda: today, tuple(order["languages"]), order["origin"])


def collect(place: Path, order: Mapping[str, Any], atlas: Atlas) -> dict[str, Any]:
    """Gather all slides, and say what is to be drawn."""
    made = gatherer(order, atlas)
    found = stops(order, made)[:MOST_STOPS]
    slides: list[Slide] = [cover(made, found[0], partial(title, order))]
    names: list[str] = []
    for at, stop in enumerate(found):
        write_json(place / STATE, {"phase": "collecting", "done": at, "all": len(found)})
        own, needs = slides_of(made, stop, f"{at + 1:03d}")
        slides += own
        for need in needs:
            write_json(place / "needs" / f"{need.name}.json", need_json(need))
            names.append(need.name)
    write_json(place / GATHERED, {"slides": [slide_json(slide) for slide in slides]})
    state = {
        "phase": "drawing",
        "done": 0,
        "all": len(slides),
        "needs": names,
        "file": called(order, atlas, made),
    }
    write_json(place / STATE, state)
    return state


def need_json(need: Need) -> dict[str, Any]:
    """A picture to be drawn, for the browser."""
    return {
        "language": need.language,
        "width": need.width,
        "height": need.height,
        "figure": need.figure,
        "svg": need.svg,
    }


def called(order: Mapping[str, Any], atlas: Atlas, made: Gatherer) -> str:
    """What the file is called: what it is of, the day that is shown, its languages."""
    (seen, *_) = made.seen(stops(order, made)[0])
    day = seen.day if order["what"] not in (TOUR, OWN_TOUR) else data_day(atlas.whole)
    return file_name(order["name"], day, "-".join(sorted(order["languages"])), "pptx")


def compose(place: Path, order: Mapping[str, Any], atlas: Atlas, state: Mapping[str, Any]) -> None:
    """Write the file."""
    slides = [read_slide(it) for it in read_json(place / GATHERED)["slides"]]
    pictures = {
        name: data
        for name in state["needs"]
        if is_picture(data := (place / "pictures" / f"{name}.png").read_bytes())
    }
    deck = deck_of(order, atlas, [it for it in slides if is_there(it, pictures)])

    def tell(done: int) -> None:
        told = {**state, "phase": "writing", "done": done, "all": len(deck.slides)}
        write_json(place / STATE, told)

    tell(0)
    write(place / RESULT, presentation(deck, pictures, tell))
    count = len(deck.slides)
    write_json(place / STATE, {**state, "phase": "done", "done": count, "all": count})


def is_there(slide: Slide, pictures: Mapping[str, bytes]) -> bool:
    """Whether all that a slide shows could be drawn."""
    return not isinstance(slide.body, Picture) or slide.body.name in pictures


def deck_of(order: Mapping[str, Any], atlas: Atlas, slides: list[Slide]) -> Deck:
    """The deck of an order, with what its file says of itself."""
    first, told = slides[0].said[0], slides[min(1, len(slides) - 1)].said[0]
    return Deck(
        title=first.title,
        subject=told.sentence,
        keywords=told.address,
        author="Alliance Atlas",
        comments=" ".join((told.known, told.licence)),
        languages=tuple(order["languages"]),
        made=data_day(atlas.whole),
        slides=tuple(slides),
        pages=1 if order["what"] in (TOUR, OWN_TOUR) else 2,
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
