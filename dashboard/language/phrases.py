"""Where a line may break: at words in English, at phrases in Japanese (canvas labels never wrap themselves)."""

from functools import lru_cache
from unicodedata import east_asian_width

from budoux import Parser, load_default_japanese_parser

LATIN = 0.52  # the mean width of a Latin letter, in full-width characters


@lru_cache(maxsize=1)
def parser() -> Parser:
    """The phrase parser for Japanese, loaded once."""
    return load_default_japanese_parser()


def width_of(text: str) -> float:
    """The width of a text in full-width characters: 1 for each of them, about half for Latin ones."""
    if text.isascii():
        return len(text) * LATIN
    return sum(1.0 if east_asian_width(sign) in "WFA" else LATIN for sign in text)


@lru_cache(maxsize=4096)
def pieces(text: str, language: str) -> tuple[str, ...]:
    """The parts of a text that must not be broken, in order; joined they give the text."""
    if language != "ja":
        words = text.split(" ")
        return tuple([f"{word} " for word in words[:-1]] + words[-1:])
    return tuple(with_whole_dates(parser().parse(text)))


DATE = "0123456789年月日"


def with_whole_dates(phrases: list[str]) -> list[str]:
    """Phrases, those joined again between which a date or a number was cut."""
    found = phrases[:1]
    for phrase in phrases[1:]:
        if found[-1][-1] in DATE and phrase[0] in DATE:
            found[-1] += phrase
        else:
            found.append(phrase)
    return found


@lru_cache(maxsize=16384)
def broken(text: str, width: float, language: str) -> tuple[str, ...]:
    """The text in lines no wider than `width` full-width characters, unless one phrase is wider."""
    lines = [""]
    for piece in pieces(text, language):
        joined = lines[-1] + piece
        if lines[-1] and width_of(joined.rstrip()) > width:
            lines.append(piece)
        else:
            lines[-1] = joined
    return tuple(line.rstrip() for line in lines)
