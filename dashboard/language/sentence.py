"""The one sentence of a view: what is shown, narrowed by what, on which day; and how it is cited."""

from collections.abc import Iterable

from dashboard.answers.counts import Counts
from dashboard.filters.address import MODES, Address, Dropped, codes
from dashboard.filters.filters import CHOICES, NOT_RECORDED
from dashboard.language.words import PAUSES, Words
from dashboard.tables.atlas import Atlas

TABLE_OF = {"country": "countries", "sector": "sectors", "framework": "frameworks"}
NAMED_AT_MOST = 3
MOST_DROPPED = 6


def sentence(counts: Counts, address: Address, words: Words, day: str) -> str:
    """What a view shows, in one sentence.

    Takes the counts of the narrowed atlas, the address, the words of its language and the day
    (YYYY-MM-DD). Built from whole phrases of that language, never in the word order of another.
    """
    filters = [phrase for phrase in choices(address, words) if phrase]
    key = "sentence.narrowed" if filters else "sentence.all"
    return words.text(
        key,
        bodies=bodies(counts, words),
        channels=ties(counts, words) if address.mode == MODES[1] else channels(counts, words),
        filters=PAUSES[words.language].join(filters),
        day=words.date(day),
    )


def bodies(counts: Counts, words: Words) -> str:
    """How many bodies of the two sides, how many are uncertain, and how many of third countries."""
    doubts = [
        words.text(f"sentence.{name}", count=number)
        for name, number in (
            ("unknown-start", counts.bodies.unknown_start),
            ("possibly", counts.bodies.possibly),
            ("context", counts.bodies.context),
            (
                "abroad",
                counts.beside.matched if counts.bodies.matched < counts.bodies.of_all else 0,
            ),
        )
        if number
    ]
    everything = counts.bodies.matched == counts.bodies.of_all
    said = words.text(
        "sentence.all-bodies" if everything else "sentence.bodies",
        shown=counts.bodies.matched,
        of_all=counts.bodies.of_all,
    )
    return words.text("sentence.doubts", said=said, doubts=words.listed(doubts)) if doubts else said


def ties(counts: Counts, words: Words) -> str:
    """How many domestic ties."""
    number = counts.ties.matched
    return words.text("sentence.ties" if number != 1 else "sentence.ties-one", count=number)


def channels(counts: Counts, words: Words) -> str:
    """How many channels, by form."""
    forms = [
        words.text(f"sentence.{form}{'' if number != 1 else '-one'}", count=number)
        for form in codes(words.atlas, "form")
        if (number := counts.channels[form].matched if form in counts.channels else 0)
    ]
    return words.listed(forms) if forms else words.text("sentence.no-channels")


def choices(address: Address, words: Words) -> Iterable[str]:
    """Each filter that asks for something, as a phrase."""
    for field in CHOICES:
        values = getattr(address.filters, field)
        if values:
            names = [value_name(field, value, words) for value in values[:NAMED_AT_MOST]]
            if len(values) > NAMED_AT_MOST:
                names.append(words.text("sentence.more", count=len(values) - NAMED_AT_MOST))
            yield words.listed(names)
    if address.filters.text:
        yield words.text("sentence.text", text=address.filters.text)


def value_name(field: str, value: str, words: Words) -> str:
    """What one value of a filter is called."""
    if value == NOT_RECORDED:
        return words.text("sentence.not-recorded", filter=words.text(f"filter.{field}"))
    if field not in TABLE_OF:
        return words.label(field, value)
    row = words.atlas.whole.row(TABLE_OF[field], value)
    assert row is not None, value
    return words.short(row)


def dropped_sentence(dropped: tuple[Dropped, ...], words: Words) -> str:
    """What of an address could not be used; "" if everything could."""
    if not dropped:
        return ""
    said = [words.text("notice.part", value=item.value[:40]) for item in dropped[:MOST_DROPPED]]
    if len(dropped) > MOST_DROPPED:
        said.append(words.text("sentence.more", count=len(dropped) - MOST_DROPPED))
    return words.text("notice.dropped", parts=words.listed(said))


def known_until(whole: Atlas, words: Words) -> str:
    """How far each side was checked, and the version of the data."""
    sides = [row for row in whole.rows("countries") if row["side"] != "none"]
    said = [
        words.text("asof.side", country=words.short(row), date=words.date(row["checked_until"]))
        for row in sorted(sides, key=lambda row: row["side"])
    ]
    return words.text("asof.line", sides=words.listed(said), version=whole.version)


def citation(said: str, whole: Atlas, words: Words, today: str) -> str:
    """One dated line to cite a view; "{address}" in it stands for the address."""
    return words.text(
        "cite.line",
        sentence=said,
        known=known_until(whole, words),
        today=words.date(today),
        address="{address}",
    )
