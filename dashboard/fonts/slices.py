"""Which characters travel together: the common ones in a few files, the rest by code point."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from dashboard.fonts.characters import BASIC_LATIN, japanese, latin
from dashboard.fonts.faces import FACES, JAPANESE, Face

HOT_SIZES = (300, 300, 400)
SIZE = 500


@dataclass(frozen=True)
class Slice:
    """Some characters of one face, in one file."""

    face: Face
    name: str
    characters: frozenset[str]


def plan(asked: str, drawn: Mapping[str, Set[str]]) -> list[Slice]:
    """Share out the characters of every face among files.

    Takes the characters of the data, most frequent first, and what each family can draw; gives
    slices in which each family holds a character at most once.
    """
    by_latin = latin() & drawn[FACES[0].family]
    planned: list[Slice] = []
    for face in FACES:
        if face.family == JAPANESE:
            wanted = japanese() | {one for one in asked if one not in by_latin}
            planned += japanese_slices(face, asked, wanted & drawn[face.family])
        else:
            elsewhere = japanese() - latin()
            wanted = latin() | {one for one in asked if one not in elsewhere}
            planned += latin_slices(face, wanted & drawn[face.family])
    return planned


def latin_slices(face: Face, wanted: Set[str]) -> Iterable[Slice]:
    """Split a Latin face: what every page uses, and what names of other languages add."""
    yield Slice(face, "basic", frozenset(wanted & BASIC_LATIN))
    yield Slice(face, "extended", frozenset(wanted - BASIC_LATIN))


def japanese_slices(face: Face, asked: str, wanted: Set[str]) -> Iterable[Slice]:
    """Split the Japanese face: the data's characters by frequency, the rest by code point."""
    hot = [one for one in asked if one in wanted]
    cold = sorted(wanted - set(hot))
    groups = [*groups_of(hot, HOT_SIZES), *groups_of(cold, ())]
    for number, group in enumerate(groups, start=1):
        yield Slice(face, f"{number:02d}", frozenset(group))


def groups_of(characters: list[str], first: tuple[int, ...]) -> Iterable[list[str]]:
    """Cut a list into groups of the given first sizes, then of SIZE each."""
    start, sizes = 0, iter(first)
    while start < len(characters):
        end = start + next(sizes, SIZE)
        yield characters[start:end]
        start = end
