"""Which rows a reader means by what was typed, the likeliest first, each with the reason."""

from dataclasses import dataclass

from dashboard.filters.address import CARD_TABLES
from dashboard.language.words import Words
from dashboard.search.folding import begins_word, compact, folded, position
from dashboard.search.index import Entry, Spelling, index_of
from dashboard.search.reasons import kind_words, reason_of, stretch
from dashboard.tables.atlas import Atlas

EXACT, BEGINS, WORD_BEGINS, INSIDE, SCATTERED, PROSE, NOWHERE = range(0, 14, 2)
LONGEST = 80  # signs of a query that are read


@dataclass(frozen=True)
class Hit:
    """A row that was found.

    name, short      what it is called in the page's language
    kind             what it is, in words
    why              the reason in words, with the text that fits
    reason           the key of the text that gives the reason, with {text} for what fits
    found            the text that fits, as written, and `language` its language ("" = the page's)
    in_force         whether it holds on the day the atlas was narrowed to
    """

    key: str
    table: str
    name: str
    short: str
    kind: str
    why: str
    reason: str
    found: str
    language: str
    in_force: bool


def find(atlas: Atlas, text: str, words: Words, limit: int = 12) -> list[Hit]:
    """The rows that fit a text, best first, at most `limit`; none for a text without signs.

    Takes an atlas narrowed to the day and the words of the page. The whole of it is searched, in
    both languages whatever the page's; of equal fits, what holds on the day comes first.
    """
    sought = folded(text[:LONGEST])
    if not sought:
        return []
    there = {table: atlas.keys(table) for table in CARD_TABLES}
    fits = []
    for entry in index_of(atlas.whole):
        if all(compact(part) in entry.everything for part in sought.split()):
            rank, spelling = best(entry, sought, words.language)
            if rank < NOWHERE:
                late = entry.key not in there[entry.table]
                foreign = spelling.language not in ("", words.language)
                order = (rank, late, foreign, len(spelling.folded), entry.place)
                fits.append((order, entry, spelling))
    fits.sort(key=lambda fit: fit[0])
    return [hit(atlas, entry, spelling, sought, words) for _, entry, spelling in fits[:limit]]


def best(entry: Entry, sought: str, language: str) -> tuple[int, Spelling]:
    """How well a row fits, 0 best, and by which spelling; the page's language wins a tie."""
    rank, spelling = best_of(entry.names, sought, language)
    return (rank, spelling) if rank < PROSE else best_of(entry.spellings, sought, language)


def best_of(spellings: tuple[Spelling, ...], sought: str, language: str) -> tuple[int, Spelling]:
    """The best of some spellings."""
    ranked = [
        (rank_of(spelling, sought), spelling.language not in ("", language), place)
        for place, spelling in enumerate(spellings)
    ]
    rank, _, place = min(ranked)
    return rank, spellings[place]


def rank_of(spelling: Spelling, sought: str) -> int:
    """How well one spelling fits; a former name comes after an own one, prose after every name."""
    if spelling.kind == "prose":
        return PROSE + (0 if holds(spelling, sought) else 1 if has_words(spelling, sought) else 2)
    return min(NOWHERE, name_rank(spelling, sought) + (spelling.kind == "former"))


def name_rank(spelling: Spelling, sought: str) -> int:
    """How well a name fits."""
    short = compact(sought)
    if spelling.compact == short:
        return EXACT
    if spelling.compact.startswith(short):
        return BEGINS
    if holds(spelling, sought):
        return WORD_BEGINS if begins_word(sought, spelling.folded) else INSIDE
    return SCATTERED if has_words(spelling, sought) else NOWHERE


def holds(spelling: Spelling, sought: str) -> bool:
    """Whether a spelling holds what is sought in one piece."""
    return compact(sought) in spelling.compact and position(sought, spelling.folded) >= 0


def has_words(spelling: Spelling, sought: str) -> bool:
    """Whether a spelling holds every word of what is sought, somewhere."""
    parts = sought.split()
    return len(parts) > 1 and all(position(part, spelling.folded) >= 0 for part in parts)


def hit(atlas: Atlas, entry: Entry, spelling: Spelling, sought: str, words: Words) -> Hit:
    """A found row in the words of the page."""
    row = atlas.whole.row(entry.table, entry.key)
    assert row is not None, entry.key
    found = stretch(spelling, sought, words.language)
    reason = reason_of(spelling, words.name(row), words.language)
    return Hit(
        key=entry.key,
        table=entry.table,
        name=words.name(row),
        short=words.short(row),
        kind=kind_words(entry.table, row, words),
        why=words.text(reason, text=found),
        reason=reason,
        found=found,
        language=spelling.language if spelling.language != words.language else "",
        in_force=entry.key in atlas.keys(entry.table),
    )
