"""Where things stand on a slide of 960 by 540 points, so that nothing meets and nothing leaves it."""

from dataclasses import dataclass

from dashboard.exports.slides.deck import Bars, Picture, Said, Slide
from dashboard.exports.slides.measure import LEADING, at_most, height_of

WIDTH, HEIGHT = 960.0, 540.0
EDGE = 36.0
WIDE = WIDTH - 2 * EDGE
KICKER, HEAD = 22.0, 40.0  # where the line above the title stands, and the title
TITLE, SMALL = 28.0, 12.0  # sizes of letters
CAPTIONS = (18.0, 16.0, 14.0, 12.0)
BESIDE, GAP = 232.0, 20.0  # the column beside a picture
FLAT = 0.36  # the ratio of height to width below which a picture is given the whole width
FOOT = HEIGHT - 20.0  # where the foot ends
SERIF = 0.9  # the part of a line that is reckoned with for letters of headlines, which are wide
LINES_OF_FOOT = 2  # at most, for each sentence


@dataclass(frozen=True)
class Box:
    """A rectangle in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True)
class Words:
    """Words of one language as they stand: the text, the size of its letters, the language."""

    text: str
    size: float
    language: str


@dataclass(frozen=True)
class Places:
    """Where the parts of a slide stand, and the words that have room there."""

    title: Box
    titles: tuple[Words, ...]
    caption: Box
    captions: tuple[Words, ...]
    body: Box
    foot: Box
    feet: tuple[Words, ...]


def places(slide: Slide, part: str = "", first: bool = True, ratio: float = 0.0) -> Places:
    """Where the parts of a slide stand.

    Takes the slide, what is said after its title, such as which of several it is, whether it is
    the first of them (only that one has the caption above a table), and how tall its picture is
    for its width, where that is known: a flat one stands below its caption, others beside it.
    """
    titles = tuple(Words(titled(it, part), TITLE, it.language) for it in slide.said)
    title = Box(EDGE, HEAD, WIDE, tall(titles, WIDE * SERIF))
    feet = tuple(foot_of(slide.said))
    deep = tall(feet, WIDE) + SMALL * LEADING
    foot = Box(EDGE, FOOT - deep, WIDE, deep)
    top, room = title.bottom + 12, foot.top - 10 - title.bottom - 12
    if isinstance(slide.body, Picture | Bars) and not 0 < ratio < FLAT:
        captions = fitting(slide.said, BESIDE, room)
        caption = Box(EDGE, top, BESIDE, room)
        left = EDGE + BESIDE + GAP
        body = Box(left, top, WIDTH - EDGE - left, room)
    else:
        told = first and not slide.again
        captions = fitting(slide.said, WIDE, 66 * len(slide.said)) if told else ()
        caption = Box(EDGE, top, WIDE, tall(captions, WIDE))
        under = caption.bottom + (10 if captions else 0)
        body = Box(EDGE, under, WIDE, foot.top - 10 - under)
    return Places(title, titles, caption, captions, body, foot, feet)


def titled(said: Said, part: str) -> str:
    """The title with what is said after it."""
    return f"{said.title} {part}".strip()


def tall(words: tuple[Words, ...], width: float) -> float:
    """How tall words are below each other."""
    return sum(height_of(it.text, it.size, width, it.language) for it in words)


def foot_of(said: tuple[Said, ...]) -> list[Words]:
    """What stands at the foot, a paragraph for each: the sentence, then the sources."""
    lines = [
        *((it.sentence, it.language, LINES_OF_FOOT) for it in said),
        *((it.sources, it.language, 1) for it in said),
    ]
    return [
        Words(at_most(text, most, SMALL, WIDE, language), SMALL, language)
        for text, language, most in lines
        if text
    ]


def fitting(said: tuple[Said, ...], width: float, room: float) -> tuple[Words, ...]:
    """The captions as large as they fit, or cut where even small letters do not."""
    told = [it for it in said if it.caption]
    if not told:
        return ()
    for size in CAPTIONS:
        words = tuple(Words(it.caption, size, it.language) for it in told)
        if tall(words, width) + 8 * (len(told) - 1) <= room:
            return words
    size = CAPTIONS[-1]
    most = max(int((room / len(told) - 8) // (size * LEADING)), 1)
    return tuple(
        Words(at_most(it.caption, most, size, width, it.language), size, it.language) for it in told
    )
