"""The words of a slide, out of the frame of what it shows and what a tour says of it."""

from collections.abc import Iterator, Mapping

from dashboard.exports.frame import LICENCE, Frame
from dashboard.exports.slides.deck import Said
from dashboard.language.words import OWN_NAMES

PUBLISHERS = 3  # named on the slide
MOST_SOURCES = 100  # named in the notes of one slide

Told = Mapping[str, str]


def said_of(frame: Frame, told: Told | None = None) -> Said:
    """The words of a slide in the language of the frame.

    `told` is the row of a tour, whose title, caption and note stand before those of the frame; where
    it lacks a text in this language, the other one is taken.
    """
    title, caption, note = (
        of_tour(told, name, frame.language) for name in ("title", "caption", "note")
    )
    return Said(
        language=frame.language,
        title=title or frame.title,
        caption=caption or frame.finding,
        sentence=frame.sentence,
        known=frame.known,
        sources=publishers(frame),
        licence=frame.words.text("slides.licence", name=LICENCE),
        address=frame.address,
        note=tuple(notes(frame, bool(told), note)),
        alternative=frame.alternative,
    )


def of_tour(told: Told | None, name: str, language: str) -> str:
    """A text of a tour, "" where it has none."""
    order = (language, *(code for code in OWN_NAMES if code != language))
    found = (told.get(f"{name}_{code}", "") for code in order) if told else iter(())
    return next((text for text in found if text), "")


def publishers(frame: Frame) -> str:
    """How many sources it rests on and who published them, in one line; "" if on none."""
    named = list(dict.fromkeys(row["publisher"].split(" (")[0] for row in frame.sources))
    if not named:
        return ""
    facts = {
        "count": len(frame.sources),
        "publishers": frame.words.listed(named[:PUBLISHERS]),
    }
    if len(named) <= PUBLISHERS:
        return frame.words.text("chart.sources-all", **facts)
    return frame.words.text("chart.sources", **facts)


def notes(frame: Frame, of_tour: bool, note: str) -> Iterator[str]:
    """What stands in the notes: what the speaker says, what is shown and how it is read, the sources."""
    text = frame.words.text
    if note:
        yield note
    pairs = [
        (text("save.title"), frame.title if of_tour else ""),
        (text("save.finding"), frame.finding),
        (text("save.reading"), frame.reading),
        (text("save.sentence"), frame.sentence),
        (text("save.address"), frame.address),
        (text("save.licence-name"), frame.licence),
        (text("save.version"), frame.known),
    ]
    for name, value in pairs:
        if value:
            yield text("slides.named", name=name, value=value)
    yield from cited(frame)


def cited(frame: Frame) -> Iterator[str]:
    """The sources, numbered, with their addresses."""
    text = frame.words.text
    if frame.sources:
        yield text("slides.named", name=text("card.sources"), value=str(len(frame.sources)))
    for at, row in enumerate(frame.sources[:MOST_SOURCES], start=1):
        parts = (row["title"], row["publisher"], row["published"], row["url"])
        yield f"{at}. " + ". ".join(str(part) for part in parts if part)
    if len(frame.sources) > MOST_SOURCES:
        yield text("slides.more-sources", count=len(frame.sources) - MOST_SOURCES)
