"""Which rows a text finds: every word of it, in either language and any width of letters."""

import re
import unicodedata
from functools import lru_cache

from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES

TEXT_TABLES = (
    "entities",
    "sectors",
    "frameworks",
    "channels",
    "instruments",
    "events",
    "observations",
    "glossary",
)
UNTRANSLATED = ("abbreviation", "aliases", "speaker", "speaker_ja")  # searched as well
NAMES = ("name_en", "name_ja", "short_en", "short_ja", "abbreviation", "aliases")
SHORT_WORD = re.compile(r"[a-z0-9]{1,4}")  # an abbreviation as often as not


def folded(text: str) -> str:
    """A text as it is compared: one width, one case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, in order."""
    return tuple(folded(text).split())


def found(whole: Atlas, table: str, text: str) -> frozenset[str]:
    """The keys of a table whose rows hold every word of a text.

    A Latin word of up to four letters has to stand at the beginning of a word ("NCO" is not in
    "encounter"); any other may stand anywhere.
    """
    tests = [pattern(word) for word in words_in(text)]
    return frozenset(
        key for key, hay in texts(whole, table).items() if all(test.search(hay) for test in tests)
    )


def pattern(word: str) -> re.Pattern[str]:
    """What finds a word in a folded text."""
    start = "(?<![a-z0-9])" if SHORT_WORD.fullmatch(word) else ""
    return re.compile(start + re.escape(word))


@lru_cache(maxsize=32)
def texts(whole: Atlas, table: str) -> dict[str, str]:
    """For every row of a table, all that is searched in it, folded."""
    columns = [
        column.name
        for column in TABLES[table].columns
        if column.language or column.name in UNTRANSLATED
    ]
    former = former_names(whole) if table == "entities" else {}
    return {
        (key := key_of(row, TABLES[table].key)): folded(
            "\n".join((*cells(row, columns), *former.get(key, ())))
        )
        for row in whole.rows(table)
    }


def former_names(whole: Atlas) -> dict[str, list[str]]:
    """For every body, the names of the bodies it took over from, and of those before them."""
    before: dict[str, list[Row]] = {}
    for row in whole.rows("entities"):
        before.setdefault(row["successor_id"], []).append(row)
    found: dict[str, list[str]] = {}
    for row in whole.rows("entities"):
        line, seen = list(before.get(row["id"], ())), {row["id"]}
        while line:
            earlier = line.pop()
            if earlier["id"] not in seen:
                seen.add(earlier["id"])
                found.setdefault(row["id"], []).extend(cells(earlier, NAMES))
                line += before.get(earlier["id"], ())
    return found


def cells(row: Row, columns: tuple[str, ...] | list[str]) -> list[str]:
    """The texts in some columns of a row."""
    return [
        part
        for column in columns
        for part in (row[column] if isinstance(row[column], tuple) else (row[column],))
    ]
