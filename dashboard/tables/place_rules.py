"""Rules of the mirror map: one country on each side, one place for each of their bodies."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.tables.dates import first_day, is_date, last_day
from dashboard.tables.problem import Problem
from dashboard.tables.row_rules import SIDES
from dashboard.tables.rows import Row, Rows, Tables


class Stand(NamedTuple):
    """A body or family in a slot: who, where that is written, where it stands, and how long."""

    name: str
    rows: Rows
    line: int
    lane: str
    slot: str
    country: str
    first: str
    last: str


def side_problems(tables: Tables) -> Iterator[Problem]:
    """Sides of the map that do not belong to exactly one country."""
    countries = tables.here.get("countries")
    if tables.narrowed or not countries or not countries.has("side"):
        return
    for side in SIDES:
        found = [line for line, row in countries.numbered() if row["side"] == side]
        if len(found) != 1:
            facts = {"side": side, "found": str(len(found))}
            yield countries.wrong(found[1] if found else 0, "side", side, "side", **facts)


def place_problems(tables: Tables) -> Iterator[Problem]:
    """Bodies without a place, places that are none, and places that collide."""
    places, bodies = tables.here.get("places"), tables.here.get("entities")
    if not places or not places.has("entity_id", "lane_id", "slot", "folds_into"):
        return
    if bodies and bodies.has("id", "country"):
        yield from missing_places(tables, places, bodies)
    for line, row in places.numbered():
        yield from wrong_place(tables, places, line, row)
    stands = list(standing(tables))
    yield from wrong_lanes(stands)
    yield from shared_slots(stands)


def missing_places(tables: Tables, places: Rows, bodies: Rows) -> Iterator[Problem]:
    """Bodies of the two sides that have no row in places."""
    for line, row in bodies.numbered():
        if tables.side_of(row["country"]) in SIDES and row["id"] not in places.by_key:
            yield bodies.wrong(line, "id", row["id"], "placeless")


def wrong_place(tables: Tables, places: Rows, line: int, row: Row) -> Iterator[Problem]:
    """What is wrong with one row of places."""
    body = row["entity_id"]
    country = tables.row("entities", body).get("country", "")
    if tables.side_of(country) not in ("", *SIDES):
        yield places.wrong(line, "entity_id", body, "sideless")
    if bool(row["slot"]) == bool(row["folds_into"]):
        yield places.wrong(line, "slot, folds_into", body, "slot-or-fold")
    if target := row["folds_into"]:
        yield from wrong_fold(tables, places, line, row, target)


def wrong_fold(tables: Tables, places: Rows, line: int, row: Row, target: str) -> Iterator[Problem]:
    """What is wrong with what a body folds into."""
    family = tables.row("families", target)
    if not family and not tables.row("places", target).get("slot"):
        known = [*tables.whole["places"].by_key]
        if "families" in tables.whole:
            known += tables.whole["families"].by_key
        near = tables.suggestions.near(target, {*known} - {target}, "places")
        yield places.wrong(line, "folds_into", target, "fold", near=near)
        return
    body = row["entity_id"]
    there = family or tables.row("entities", target)
    here = tables.row("entities", body)
    if here and there and here.get("country") != there.get("country"):
        yield places.wrong(line, "folds_into", target, "fold-across", body=body)


def standing(tables: Tables) -> Iterator[Stand]:
    """Everything that has a slot: families first, then bodies."""
    families, places = tables.here.get("families"), tables.here.get("places")
    if families and families.has("id", "country", "lane_id", "slot"):
        for line, row in families.numbered():
            if row["slot"]:
                where = row["id"], families, line, row["lane_id"], row["slot"], row["country"]
                yield Stand(*where, first_day(""), last_day(""))
    if places:
        for line, row in places.numbered():
            body = tables.row("entities", row["entity_id"])
            if row["slot"] and body:
                here = row["entity_id"], places, line, row["lane_id"], row["slot"]
                yield Stand(*here, body.get("country", ""), *life(body))


def life(body: Row) -> tuple[str, str]:
    """The first and the last day on which a body can have been in force."""
    start, end = body.get("valid_from", ""), body.get("valid_to", "")
    return first_day(start if is_date(start) else ""), last_day(end if is_date(end) else "")


def wrong_lanes(stands: list[Stand]) -> Iterator[Problem]:
    """Slots that are said to lie in another lane than before."""
    first: dict[str, Stand] = {}
    for stand in stands:
        there = first.setdefault(stand.slot, stand)
        if there.lane != stand.lane:
            facts = {"file_there": there.rows.file, "line_there": str(there.line)}
            facts |= {"lane": stand.lane, "first": there.lane}
            yield stand.rows.wrong(stand.line, "slot", stand.slot, "slot-lane", **facts)


def shared_slots(stands: list[Stand]) -> Iterator[Problem]:
    """Slots that two of one country hold on the same day."""
    held: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in stands:
        for other in held[stand.country, stand.slot]:
            day = max(stand.first, other.first)
            if day <= min(stand.last, other.last):
                facts = {"body": stand.name, "other": other.name, "day": day}
                yield stand.rows.wrong(stand.line, "slot", stand.slot, "slot-shared", **facts)
                break
        held[stand.country, stand.slot].append(stand)
