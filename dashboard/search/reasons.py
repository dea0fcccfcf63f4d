"""Why a hit is a hit, and what it is, in the words of the page."""

from dashboard.language.words import Words
from dashboard.search.folding import whereabouts
from dashboard.search.index import Spelling, other_language
from dashboard.tables.atlas import Row

AROUND = {"en": 36, "ja": 18}  # signs shown on each side of what was found in prose
KINDS = {
    "entities": "entity_kind",
    "channels": "channel_kind",
    "frameworks": "framework_kind",
    "instruments": "instrument_kind",
    "events": "event_kind",
}

PLAIN = ("entities", "instruments")  # tables whose kinds say what the row is


def kind_words(table: str, row: Row, words: Words, short: bool = True) -> str:
    """What a row is: its table, its kind, its country or its date, as far as they tell more."""
    about = [words.label(KINDS[table], row["kind"], short=short)] if table in KINDS else []
    if row.get("country"):
        about.append(words.country(row["country"]))
    if table == "events":
        about.append(words.date(row["date"]))
    kind = words.listed(about)
    return kind if table in PLAIN else words.text(f"search.table.{table}", kind=kind)


def reason_of(spelling: Spelling, name: str, language: str) -> str:
    """Why a row was found: the key of the text that says it, with {text} for the text that fits."""
    kind = spelling.kind
    if spelling.text == name:
        kind = "own"
    elif kind in ("name", "short") and spelling.language == other_language(language):
        kind = "name-other"
    return f"search.why.{kind}"


def stretch(spelling: Spelling, sought: str, language: str) -> str:
    """The text that fits: a name in full, prose around the place where it fits."""
    if spelling.kind != "prose":
        return spelling.text
    first, last = whereabouts(sought, spelling.text)
    if not last:
        first, last = whereabouts(sought.split(maxsplit=1)[0], spelling.text)
    around = AROUND[spelling.language or language]
    begin, end = max(0, first - around), min(len(spelling.text), last + around)
    if spelling.language == "en":
        begin = spelling.text.rfind(" ", 0, begin + 1) + 1 if begin else 0
        next_space = spelling.text.find(" ", end)
        end = next_space if next_space >= 0 else len(spelling.text)
    cut = spelling.text[begin:end].strip()
    return f"{'…' if begin else ''}{cut}{'…' if end < len(spelling.text) else ''}"
