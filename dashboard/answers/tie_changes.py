"""How many ties began and ended between two days, those that only follow a new name set apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES


@dataclass(frozen=True)
class TieChanges:
    """How many ties there are on one day only.

    added     there on the second day only
    ended     there on the first day only
    carried   ties of bodies that were renamed in between and have the same tie as before
    possibly  of those added and ended, ties in doubt on the day they are there
    """

    added: int = 0
    ended: int = 0
    carried: int = 0
    possibly: int = 0


def tie_changes(
    days: tuple[Atlas, Atlas],
    table: str,
    ends: tuple[str, str],
    also: tuple[str, ...],
    now: Mapping[str, str],
) -> TieChanges:
    """What changed among the rows that tie two others.

    days   the atlas narrowed to the first and to the second day
    ends   the two columns that name what is tied
    also   further columns that tell ties of the same two apart
    now    what renamed rows are called on the second day

    A tie with an unknown start counts as added where one of its ends was not there before. Several
    rows that say the same tie count once.
    """
    old, new = (said(atlas, table, ends, also, now) for atlas in days)
    added, ended = new.keys() - old.keys(), old.keys() - new.keys()
    carried = [tie for tie in old.keys() & new.keys() if old[tie].isdisjoint(new[tie])]
    doubts = [
        tie
        for atlas, ties, only in ((days[0], old, ended), (days[1], new, added))
        for tie in only
        if all(atlas.doubt_of(table, key) == "possibly" for key in ties[tie])
    ]
    return TieChanges(len(added), len(ended), len(carried), len(doubts))


def said(
    atlas: Atlas, table: str, ends: tuple[str, str], also: tuple[str, ...], now: Mapping[str, str]
) -> dict[tuple[str, ...], set[str]]:
    """Each tie that is a match, under the names of the second day, with the ends as they were."""
    found: dict[tuple[str, ...], set[str]] = {}
    for row in atlas.rows(table):
        key = key_of(row, TABLES[table].key)
        if not atlas.is_context(table, key):
            found.setdefault(tie_of(row, ends, also, now), set()).add(key)
    return found


def tie_of(
    row: Row, ends: tuple[str, str], also: tuple[str, ...], now: Mapping[str, str]
) -> tuple[str, ...]:
    """What a tie ties, and how."""
    named = (now.get(row[end], row[end]) for end in ends)
    return (*named, *(row[name] for name in also))
