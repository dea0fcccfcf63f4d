"""What is wrong with a table: one sentence for the person who can mend it, in either language."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.tables.column import LANGUAGES
from dashboard.tables.sentences import NEAR, PLACES, RULES

LONGEST_VALUE = 80
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # categories of Unicode
FORM = frozenset({"byte-order-mark", "form", "unsorted"})


@dataclass(frozen=True)
class Problem:
    """One broken rule: where, what stands there, which rule, and what the sentence needs to know.

    line    the line of the file on which the row begins, 1 for the header; 0 for the whole file
    column  the column, or several joined by ", "; "" for the whole line
    rule    a key of RULES
    facts   what the sentence of the rule names; `near` is a value that may have been meant
    """

    file: str
    line: int = 0
    column: str = ""
    value: str = ""
    rule: str = ""
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    def sentence(self, language: str = LANGUAGES[0]) -> str:
        """`file line N, column C: "value" rule` in one of LANGUAGES."""
        place = PLACES[language][bool(self.line), bool(self.column)]
        facts = {name: visible(fact) for name, fact in self.facts.items()}
        said = RULES[self.rule][language].format(value=visible(self.value), **facts)
        if self.facts.get("near"):
            said += NEAR[language].format(near=facts["near"])
        return place.format(file=self.file, line=self.line, column=self.column) + said

    @property
    def is_form(self) -> bool:
        """Whether only the form of the file is at fault, so that nothing said in it is in doubt."""
        return self.rule in FORM


class BadTables(ValueError):
    """The tables break rules; `problems` holds every one, the message says them in English."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.sentence() for problem in self.problems))


def invisible(text: str) -> str:
    """The first character of a text that is a control or an invisible one; "" if there is none."""
    if text.isascii() and text.isprintable():
        return ""
    return next((mark for mark in text if unicodedata.category(mark) in INVISIBLE), "")


def visible(text: str) -> str:
    """A text as a sentence can show it: control characters as escapes, long texts cut by "…"."""
    shown = text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
    if not invisible(shown):
        return shown
    return "".join(escape(mark) if invisible(mark) else mark for mark in shown)


def escape(mark: str) -> str:
    """The escape of a character that cannot be shown: "\\x00", "\\u200b"."""
    return f"\\x{ord(mark):02x}" if ord(mark) < 0x100 else f"\\u{ord(mark):04x}"
