"""One language's words: texts of the screen, labels of codes, names of rows, dates and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from dashboard.language.dates import say_date
from dashboard.language.phrases import broken
from dashboard.tables.atlas import Atlas, Row

OWN_NAMES = {"en": "English", "ja": "日本語"}
JOINTS = {"en": ", ", "ja": "、"}
PAUSES = {"en": "; ", "ja": "、"}


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language, taken from texts.csv, vocabulary.csv and the tables themselves."""

    language: str
    atlas: Atlas

    def text(self, key: str, **facts: object) -> str:
        """The text of the screen with that key, its {placeholders} filled; KeyError if there is none."""
        found = self._texts[key]
        return found.format(**facts) if facts else found

    def label(self, vocabulary: str, code: str, short: bool = False) -> str:
        """The label of a code of a list of vocabulary.csv."""
        row = self._labels[(vocabulary, code)]
        return str(row[f"{'short' if short else 'label'}_{self.language}"])

    def pick(self, row: Mapping[str, Any], stem: str) -> str:
        """The text of a translated column: pick(row, "summary") reads summary_en or summary_ja."""
        return str(row[f"{stem}_{self.language}"])

    def name(self, row: Mapping[str, Any]) -> str:
        """What a row is called in full, whatever its table calls that column."""
        for stem in ("name", "title", "term"):
            if f"{stem}_{self.language}" in row:
                return self.pick(row, stem)
        raise KeyError("this table has no names")

    def short(self, row: Mapping[str, Any]) -> str:
        """The short name of a row, or its full name where the table has no short ones."""
        return self.pick(row, "short") if f"short_{self.language}" in row else self.name(row)

    def country(self, code: str, short: bool = True) -> str:
        """The name of a country."""
        row = self.atlas.whole.row("countries", code)
        assert row is not None, code
        return self.short(row) if short else self.name(row)

    def date(self, coarse: str) -> str:
        """A coarse date as this language writes it, no finer than it is known; "" is "unknown"."""
        return say_date(coarse, self.language) if coarse else self.text("date.unknown")

    def life(self, row: Mapping[str, Any], start: str = "valid_from", end: str = "valid_to") -> str:
        """From when to when, as one phrase."""
        first, last = str(row[start]), str(row[end])
        if not first and not last:
            return self.text("life.unknown")
        if not last:
            return self.text("life.since", first=self.date(first))
        if not first:
            return self.text("life.until", last=self.date(last))
        if first == last:
            return self.date(first)
        return self.text("life.span", first=self.date(first), last=self.date(last))

    def listed(self, names: list[str]) -> str:
        """Names in a row, as this language lists them."""
        return JOINTS[self.language].join(names)

    def paused(self, phrases: list[str]) -> str:
        """Phrases in a row, which may hold lists themselves."""
        return PAUSES[self.language].join(phrases)

    def lines(self, text: str, width: float) -> list[str]:
        """The text broken at phrases into lines of at most about `width` characters."""
        return list(broken(text, width, self.language))

    @property
    def other(self) -> "Words":
        """The words of the other language."""
        return words_of(next(code for code in OWN_NAMES if code != self.language), self.atlas)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {row["id"]: row[self.language] for row in self.atlas.whole.rows("texts")}

    @cached_property
    def _labels(self) -> dict[tuple[str, str], Row]:
        return {(row["list"], row["code"]): row for row in self.atlas.whole.rows("vocabulary")}


@lru_cache(maxsize=8)
def words_of(language: str, atlas: Atlas) -> Words:
    """The words of a language, remembered for the whole atlas."""
    return Words(language, atlas.whole)
