"""What a mistyped word may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

LIKENESS = 0.75
BUDGET = 200  # suggestions sought in one check; looking is slow where thousands of words are wrong


class Suggestions:
    """The nearest known word for each wrong one, sought at most BUDGET times."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], str] = {}

    def near(self, word: str, known: Iterable[str], place: str) -> str:
        """The known word most like the wrong one, or ""; `place` names what is known."""
        asked = (place, word)
        if asked not in self._found:
            if len(self._found) >= BUDGET:
                return ""
            self._found[asked] = nearest(word, known)
        return self._found[asked]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the given one, or "" if none is."""
    candidates = sorted(other for other in known if other)
    return next(iter(get_close_matches(word[:100], candidates, n=1, cutoff=LIKENESS)), "")
