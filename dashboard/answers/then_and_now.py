"""How many of everything there were on two days: what a comparison counts, panel by panel."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from dashboard.answers.counts import Tally, tally
from dashboard.answers.shifts import day_before
from dashboard.filters.address import codes
from dashboard.filters.apply import apply
from dashboard.filters.day import instrument_status
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES

SIDES = ("left", "right", "none")


@dataclass(frozen=True)
class Measure:
    """One number on two days.

    panel          what is counted: bodies, mechanism, document, moment, seats, counterparts,
                   sectors, laws, duties, exchanges, or a kind of domestic tie
    side           of which side: left, right, none (of others); "" where it is not told apart
    before, after  how many on the first and on the second day
    sources        where we know the rows from that are there on one of the days only
    """

    panel: str
    side: str
    before: Tally
    after: Tally
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """Rows that are counted together."""

    panel: str
    side: str
    table: str
    which: Callable[[Atlas, Row], bool]


def measures(
    whole: Atlas, first: str, last: str, filters: Filters, laws: Collection[str]
) -> tuple[Measure, ...]:
    """Everything that is counted on both days.

    whole        any atlas; the whole one behind it is counted
    first, last  YYYY-MM-DD
    filters      what is asked; their own day is not looked at
    laws         the kinds of instruments that bind

    What is on neither day is left out. Mechanisms, documents and moments are never added up, nor
    duties and exchanges.
    """
    days = [apply(whole, replace(filters, on=day), day) for day in (first, last)]
    found = []
    for it in counted(whole.whole, laws):
        before, after = (tally(day, it.table, bound(it, day)) for day in days)
        if before.matched or after.matched:
            found.append(Measure(it.panel, it.side, before, after, one_day_only(it, days)))
    return tuple(found)


def one_day_only(it: Counted, days: list[Atlas]) -> tuple[str, ...]:
    """The sources of the rows that are counted on one day only."""
    columns = TABLES[it.table].key
    old, new = (
        {
            key: row
            for row in day.rows(it.table)
            if it.which(day, row) and not day.is_context(it.table, key := key_of(row, columns))
        }
        for day in days
    )
    rows = [(old.get(key) or new[key]) for key in sorted(old.keys() ^ new.keys())]
    return tuple(dict.fromkeys(source for row in rows for source in row["sources"]))


def bound(it: Counted, day: Atlas) -> Callable[[Row], bool]:
    """What is counted, on a day."""
    return lambda row: it.which(day, row)


def counted(whole: Atlas, laws: Collection[str]) -> list[Counted]:
    """Everything that is counted, in the order in which it is shown."""
    sides = {row["code"]: row["side"] for row in whole.rows("countries")}

    def of_side(side: str) -> Callable[[Atlas, Row], bool]:
        return lambda _, row: sides[row["country"]] == side

    def law_of(side: str) -> Callable[[Atlas, Row], bool]:
        return lambda day, row: (
            sides[row["country"]] == side
            and row["kind"] in laws
            and instrument_status(row, day.day) == "in-force"
        )

    return [
        *(Counted("bodies", side, "entities", of_side(side)) for side in SIDES),
        *(Counted(form, "", "channels", holds("form", form)) for form in codes(whole, "form")),
        Counted("seats", "", "channel_participants", lambda *_: True),
        Counted("counterparts", "", "counterparts", lambda *_: True),
        *(Counted("sectors", side, "sectors", of_side(side)) for side in SIDES),
        *(Counted("laws", side, "instruments", law_of(side)) for side in SIDES),
        Counted("duties", "", "reporting_duties", holds("step", "duty")),
        Counted("exchanges", "", "reporting_duties", holds("step", "exchange")),
        *(
            Counted(kind, "", "relations", holds("kind", kind))
            for kind in codes(whole, "relation_kind")
        ),
    ]


def holds(column: str, value: str) -> Callable[[Atlas, Row], bool]:
    """Whether a column holds a value."""
    return lambda _, row: bool(row[column] == value)


def years_before(day: str, years: int) -> str:
    """The same day some years earlier; the day before it where that year has no such day."""
    year = f"{int(day[:4]) - years:04d}"
    return day_before(f"{year}-03-01") if day[5:] == "02-29" else f"{year}{day[4:]}"
