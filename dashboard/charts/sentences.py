"""Whole sentences one after another."""

from collections.abc import Iterable

from dashboard.language.words import Words

SPACES = {"en": " ", "ja": ""}


def following(sentences: Iterable[str], words: Words) -> str:
    """Sentences as one text; empty ones are left out."""
    return SPACES[words.language].join(filter(None, sentences))
