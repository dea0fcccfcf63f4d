"""Everything a row may be called, ready to be compared with what a reader types."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dashboard.answers.profile import ancestry
from dashboard.filters.address import CARD_TABLES
from dashboard.search.folding import compact, folded
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.column import LANGUAGES
from dashboard.tables.schema import TABLES

NAMES = ("name", "title", "term")
PROSE = ("summary", "definition")


@dataclass(frozen=True)
class Spelling:
    """One text a row can be found by.

    kind        name, abbreviation, short, alias, former or prose
    language    the language of the text; "" where it has none of its own
    """

    kind: str
    language: str
    text: str
    folded: str
    compact: str


@dataclass(frozen=True)
class Entry:
    """A row that can be found: its names, its texts, and all of them run together."""

    table: str
    key: str
    place: int
    names: tuple[Spelling, ...]
    spellings: tuple[Spelling, ...]
    everything: str


@lru_cache(maxsize=4)
def index_of(atlas: Atlas) -> tuple[Entry, ...]:
    """The entries of a whole atlas, table after table, in file order."""
    rows = [(table, row) for table in CARD_TABLES for row in atlas.rows(table)]
    return tuple(entry(atlas, table, row, place) for place, (table, row) in enumerate(rows))


def entry(atlas: Atlas, table: str, row: Row, place: int) -> Entry:
    """A row with all that it can be found by, each spelling once."""
    once: dict[str, Spelling] = {}
    for spelling in [*own(table, row), *former(atlas, table, row), *translated(table, row, PROSE)]:
        if spelling.compact:
            once.setdefault(spelling.folded, spelling)
    spellings = tuple(once.values())
    names = tuple(spelling for spelling in spellings if spelling.kind != "prose")
    everything = "\n".join(spelling.compact for spelling in spellings)
    return Entry(table, row["id"], place, names, spellings, everything)


def own(table: str, row: Row) -> Iterator[Spelling]:
    """What a row is called now."""
    yield from translated(table, row, NAMES)
    if row.get("abbreviation"):
        yield spelled("abbreviation", "", row["abbreviation"])
    yield from translated(table, row, ("short",))
    for alias in row.get("aliases", ()):
        yield spelled("alias", "", alias)


def former(atlas: Atlas, table: str, row: Row) -> Iterator[Spelling]:
    """What the bodies it took over from were called."""
    if table == "entities":
        for before in ancestry(atlas, table, row["id"]):
            for name in own(table, before):
                yield spelled("former", name.language, name.text)


def translated(table: str, row: Row, stems: tuple[str, ...]) -> Iterator[Spelling]:
    """The texts of translated columns, in every language."""
    for column in TABLES[table].columns:
        if column.stem in stems and column.stem != column.name:
            yield spelled(kind_of(column.stem), column.language, row[column.name])


def kind_of(stem: str) -> str:
    """What kind of spelling a translated column holds."""
    return "prose" if stem in PROSE else "name" if stem in NAMES else stem


def spelled(kind: str, language: str, text: str) -> Spelling:
    """A text with its folded forms."""
    words = folded(text)
    return Spelling(kind, language, text, words, compact(words))


def other_language(language: str) -> str:
    """The language a page is not written in."""
    return next(code for code in LANGUAGES if code != language)
