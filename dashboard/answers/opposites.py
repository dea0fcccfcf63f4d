"""Who stands opposite whom on a day: one to one, one to many, many to many, or nobody on record."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.answers.changes import ROUNDTABLE
from dashboard.answers.organisation import lanes, order_of
from dashboard.answers.profile import ancestry
from dashboard.answers.ties import OWN_JUDGEMENT, counterparts_of, side_of
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES

Form = Literal["none", "one-to-one", "one-to-many", "many-to-one", "many-to-many"]
SIDES = ("left", "right")


@dataclass(frozen=True)
class Opposites:
    """A body and the bodies opposite it.

    key     the body
    side    the side it stands on
    form    how many answer to how many, read from this body
    pairs   (key of the other body, row of the pairing), stated ones first, then our own judgement
    """

    key: str
    side: str
    form: Form
    pairs: tuple[tuple[str, Row], ...]

    @property
    def stated(self) -> tuple[tuple[str, Row], ...]:
        """The pairings that sources themselves make."""
        return tuple(pair for pair in self.pairs if not is_own(pair[1]))

    @property
    def own(self) -> tuple[tuple[str, Row], ...]:
        """The pairings that are our own judgement."""
        return tuple(pair for pair in self.pairs if is_own(pair[1]))


@dataclass(frozen=True)
class Since:
    """The pairings of a body, or of all, on two days: those of both, those of one alone.

    first, last  the days, the earlier one first
    kept         pairings in force on both
    ended        in force on the first only
    added        in force on the last only
    """

    first: str
    last: str
    kept: tuple[Row, ...]
    ended: tuple[Row, ...]
    added: tuple[Row, ...]


def is_own(pair: Row) -> bool:
    """Whether a pairing is our own judgement and not one that a source makes."""
    return pair["basis"] in OWN_JUDGEMENT


def opposites(atlas: Atlas, key: str) -> Opposites:
    """The opposite numbers of a body of an atlas; form "none" where none is on record."""
    row = atlas.whole.row("entities", key)
    pairs = tuple(counterparts_of(atlas, key))
    side = side_of(atlas, row["country"]) if row else "none"
    return Opposites(key, side, form_of(atlas, pairs), pairs)


def form_of(atlas: Atlas, pairs: tuple[tuple[str, Row], ...]) -> Form:
    """How many answer to how many, given the pairings of one body."""
    others = {other for other, _ in pairs}
    if not others:
        return "none"
    shared = any(len(counterparts_of(atlas, other)) > 1 for other in others)
    if len(others) == 1:
        return "many-to-one" if shared else "one-to-one"
    return "many-to-many" if shared else "one-to-many"


def numbers(atlas: Atlas) -> dict[str, int]:
    """How many bodies stand opposite each body of the two sides of an atlas, in file order."""
    sides = {row["code"]: row["side"] for row in atlas.whole.rows("countries")}
    bodies = [row["id"] for row in atlas.rows("entities") if sides[row["country"]] in SIDES]
    across: dict[str, set[str]] = {body: set() for body in bodies}
    for pair in atlas.rows("counterparts"):
        across[pair["from_id"]].add(pair["to_id"])
        across[pair["to_id"]].add(pair["from_id"])
    return {body: len(others) for body, others in across.items()}


def in_order(atlas: Atlas) -> Mapping[str, tuple[int, int]]:
    """Where each body of the two sides stands: (place of its branch of work, place in the list).

    Branches come in the order of the organisation charts, bodies by their height on the map.
    """
    bodies = {key: row for key in numbers(atlas) if (row := atlas.whole.row("entities", key))}
    branch = {row["entity_id"]: row["lane_id"] for row in atlas.whole.rows("places")}
    order = lanes(atlas.whole)
    place = order_of(atlas.whole, bodies)
    ranked = sorted(bodies, key=lambda key: (order.index(branch[key]), place(key)))
    return {key: (order.index(branch[key]), at) for at, key in enumerate(ranked)}


def since(whole: Atlas, filters: Filters, day: str, then: str, keys: Collection[str] = ()) -> Since:
    """How pairings stood on two days.

    whole      the whole atlas
    filters    what else is asked of it; the day in it is not read
    day, then  the two days, YYYY-MM-DD; the earlier one comes first
    keys       bodies whose pairings alone are wanted; none for all
    """
    first, last = sorted((then, day))
    before, after = (pairs_on(whole, filters, each, keys) for each in (first, last))
    return Since(
        first,
        last,
        kept=tuple(row for name, row in after.items() if name in before),
        ended=tuple(row for name, row in before.items() if name not in after),
        added=tuple(row for name, row in after.items() if name not in before),
    )


def pairs_on(whole: Atlas, filters: Filters, day: str, keys: Collection[str]) -> dict[str, Row]:
    """The pairings in force on a day by their key, those of some bodies or all."""
    rows = apply(whole, replace(filters, on=day), day).rows("counterparts")
    columns = TABLES["counterparts"].key
    return {
        key_of(row, columns): row
        for row in rows
        if not keys or row["from_id"] in keys or row["to_id"] in keys
    }


def other_day(day: str, then: str, today: str) -> str:
    """The day that a day is set beside: the one asked for, else that of the roundtable, and on
    that day itself today. All are YYYY-MM-DD; `then` may be ""."""
    return then or (today if day == ROUNDTABLE else ROUNDTABLE)


def lineage(whole: Atlas, key: str) -> tuple[str, ...]:
    """A body, those it followed, and those that followed it, each once."""
    found = [key, *(row["id"] for row in ancestry(whole, "entities", key))]
    for each in found:
        row = whole.row("entities", each)
        after = row["successor_id"] if row else ""
        if after and after not in found:
            found.append(after)
    return tuple(found)
