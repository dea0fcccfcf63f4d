"""What the tables do not know: every row whose start, meeting, address or outcome is open."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dashboard.answers.asked import narrowed_tables
from dashboard.answers.life import last_held
from dashboard.answers.resting import GRADED, counted, resting
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.dates import first_day, last_day
from dashboard.tables.schema import TABLES

Found = Iterator[tuple[str, Row]]  # table, row

OWN_JUDGEMENT = ("same-function", "same-sector")
OPEN = ("nothing-found", "not-checked")
LANGUAGE = "ja"
NOT_FOUND = re.compile("確認でき(?:ていない|なかった|ない|ず)|特定できていない|確認していない")
"""The fixed phrases in which the tables say that something was not found, or not looked up."""
SECTORS = re.compile(r"(\d+)(?:の重要インフラ)?分野")
"""How the tables write a number of sectors."""


def matched(atlas: Atlas, filters: Filters, table: str) -> list[Row]:
    """The rows of a table that match what is asked; none of a table nothing of it narrows."""
    return counted(atlas, table) if table in narrowed_tables(filters) else []


def without_start(atlas: Atlas, filters: Filters) -> Found:
    """Rows with a life of which no first day is recorded."""
    for table in (name for name, each in TABLES.items() if each.starts):
        for row in matched(atlas, filters, table):
            if atlas.doubt_of(table, key_of(row, TABLES[table].key)) == "unknown-start":
                yield table, row


def recalled(atlas: Atlas, filters: Filters) -> Found:
    """Rows, other than sources, that are known but were not seen in a source."""
    for table in (name for name in GRADED if name != "sources"):
        for row in matched(atlas, filters, table):
            if row["evidence"] == "recalled":
                yield table, row


def said_open(atlas: Atlas, filters: Filters) -> Found:
    """Rows whose own words say that something was not found, or not looked up."""
    for table in GRADED:
        columns = prose(table)
        for row in matched(atlas, filters, table) if columns else ():
            if any(NOT_FOUND.search(row[column]) for column in columns):
                yield table, row


def own_pairings(atlas: Atlas, filters: Filters) -> Found:
    """Counterparts that no source names: the pairing is the editors' own."""
    for row in matched(atlas, filters, "counterparts"):
        if row["basis"] in OWN_JUDGEMENT:
            yield "counterparts", row


def not_visible(atlas: Atlas, filters: Filters) -> Found:
    """Channels and sharing ties of which nothing that passes can be seen from outside."""
    for table in ("channels", "relations"):
        for row in matched(atlas, filters, table):
            if row["visibility"] == "not-visible":
                yield table, row


def never_seen_to_meet(atlas: Atlas, filters: Filters) -> Found:
    """Standing mechanisms of which no meeting is known for the day."""
    for row in matched(atlas, filters, "channels"):
        if row["form"] == "mechanism" and last_held(atlas, row, atlas.day) is None:
            yield "channels", row


def without_address(atlas: Atlas, filters: Filters) -> Found:
    """Sources that carry something of what is asked, and have no address where they can be read."""
    tables, carried = narrowed_tables(filters), resting(atlas)
    for row in atlas.whole.rows("sources"):
        if not row["url"] and not tables.isdisjoint(carried.get(row["id"], {})):
            yield "sources", row


def not_in_force(atlas: Atlas, filters: Filters) -> Found:
    """Duties that a law lays down, and that are not in force."""
    for row in matched(atlas, filters, "reporting_duties"):
        if row["obligation"] == "statutory-not-in-force":
            yield "reporting_duties", row


def unclear_steps(atlas: Atlas, filters: Filters) -> Found:
    """Steps of the escalation ladder where who leads, helps and partners is not fully clear."""
    for row in matched(atlas, filters, "escalation"):
        if row["clarity"] != "clear":
            yield "escalation", row


def open_outcomes(atlas: Atlas, filters: Filters) -> Found:
    """Statements of which nothing came to light, or of which nobody looked up what became."""
    for row in matched(atlas, filters, "observation_outcomes"):
        if row["status"] in OPEN:
            yield "observation_outcomes", row


def questions(atlas: Atlas, filters: Filters) -> Found:
    """Questions that were asked at a roundtable."""
    for row in matched(atlas, filters, "observations"):
        if row["kind"] == "question":
            yield "observations", row


def more_sectors(atlas: Atlas, filters: Filters) -> Found:
    """Laws and events that speak of more sectors than the tables ever name for their country."""
    most = most_sectors(atlas.whole)
    for table, column in (("instruments", "country"), ("events", "countries")):
        for row in matched(atlas, filters, table):
            named = row[column] if isinstance(row[column], tuple) else (row[column],)
            said = [int(number) for each in prose(table) for number in SECTORS.findall(row[each])]
            if len(named) == 1 and named[0] in most and max(said, default=0) > most[named[0]]:
                yield table, row


def spoken_of(row: Row) -> int:
    """The largest number of sectors a law or an event speaks of; 0 if it names no number."""
    texts = [value for name, value in row.items() if name.endswith(f"_{LANGUAGE}")]
    return max((int(number) for text in texts for number in SECTORS.findall(text)), default=0)


@lru_cache(maxsize=4)
def most_sectors(whole: Atlas) -> dict[str, int]:
    """For each country, the most sectors that were in force on any one day."""
    rows = whole.rows("sectors")
    starts = {first_day(row["valid_from"]) for row in rows}
    return {
        country: max(
            sum(
                row["country"] == country
                and first_day(row["valid_from"]) <= day <= last_day(row["valid_to"])
                for row in rows
            )
            for day in starts
        )
        for country in {row["country"] for row in rows}
    }


def prose(table: str) -> list[str]:
    """The translated columns of a table in the language whose phrases are fixed."""
    columns = TABLES[table].columns
    return [column.name for column in columns if column.language == LANGUAGE]
