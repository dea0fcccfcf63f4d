"""The routes of a case from the operator to the coordinator and across, and what would cut them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.answers.joint import is_standing
from dashboard.answers.pathways import (
    AFTER,
    BEFORE,
    COMING,
    VULNERABILITY,
    Case,
    Step,
    coordinators,
    opposite,
    partner_sectors,
    steps,
)
from dashboard.filters.context import CORRESPONDING
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import last_day

OPERATOR = ""
LONGEST = 5  # steps of one route
FORMAL = frozenset({"information-sharing", "operation", "agreement"})
"""Kinds of channels in which something of an incident can pass between officials."""
LISTENING = ("sector-lead", "regulator", "isac")


@dataclass(frozen=True)
class Route:
    """A chain of recorded steps from the operator.

    bodies  the bodies in order, the operator ("") first
    hops    for each step of the chain the rows that record it
    """

    bodies: tuple[str, ...]
    hops: tuple[tuple[Row, ...], ...] = field(hash=False)

    @property
    def rows(self) -> list[Row]:
        """Every row the route rests on."""
        return [row for hop in self.hops for row in hop]


@dataclass(frozen=True)
class Nearest:
    """The formal channels between the two sides that stand nearest to a case.

    own      those that name its sector, in force on the day
    general  those at operational level that name no sector
    past     those that named its sector and had ended
    """

    own: tuple[Row, ...] = field(hash=False)
    general: tuple[Row, ...] = field(hash=False)
    past: tuple[Row, ...] = field(hash=False)


@dataclass(frozen=True)
class HandOver:
    """Which bodies of a case work before an incident only, after it only, and on both sides."""

    before: tuple[str, ...]
    both: tuple[str, ...]
    after: tuple[str, ...]


def standing(step: Step, event: str) -> bool:
    """Whether a step can be a link of a route.

    Not: what is only in law, what comes in from across, what ends before (of a vulnerability: what
    begins after) an incident, and a contract that is not of the sector, which binds its parties.
    """
    row = step.row
    wrong = AFTER if event == VULNERABILITY else BEFORE
    loose = row["obligation"] == "contractual" and step.general
    return step.way != "in" and row["obligation"] != COMING and row["phase"] != wrong and not loose


def links(found: tuple[Step, ...], event: str) -> dict[str, dict[str, list[Row]]]:
    """Who can tell whom directly: teller -> told -> rows.

    An exchange among the members of a body has the operators as members: they tell it.
    """
    ties: dict[str, dict[str, list[Row]]] = {}
    for step in found:
        row = step.row
        if not standing(step, event):
            continue
        ends = (row["from_id"], row["to_id"]) if row["to_id"] else (OPERATOR, row["from_id"])
        if ends[0] != ends[1]:
            ties.setdefault(ends[0], {}).setdefault(ends[1], []).append(row)
    return ties


def routes(atlas: Atlas, case: Case, goal: frozenset[str], event: str = "") -> list[Route]:
    """Every route from the operator that ends where the goal is first reached, shortest first."""
    ties = links(steps(atlas, case, event), event)
    chains = sorted(walk(ties, (OPERATOR,), goal), key=lambda chain: (len(chain), chain))
    return [
        Route(
            chain, tuple(tuple(ties[one][two]) for one, two in zip(chain, chain[1:], strict=False))
        )
        for chain in chains
    ]


def walk(
    ties: dict[str, dict[str, list[Row]]], chain: tuple[str, ...], goal: frozenset[str]
) -> Iterator[tuple[str, ...]]:
    """Every chain without a loop that ends at the goal."""
    for body in ties.get(chain[-1], {}):
        if body in goal:
            yield (*chain, body)
        elif body not in chain and len(chain) < LONGEST:
            yield from walk(ties, (*chain, body), goal)


def beyond(atlas: Atlas, case: Case) -> frozenset[str]:
    """Every body of the country across."""
    country = opposite(atlas, case.country)
    return frozenset(row["id"] for row in atlas.rows("entities") if row["country"] == country)


def across(atlas: Atlas, case: Case, event: str = "") -> list[Route]:
    """The standing routes from the operator to any body across."""
    return routes(atlas, case, beyond(atlas, case), event)


def to_coordinator(atlas: Atlas, case: Case, event: str = "") -> list[Route]:
    """The standing routes from the operator to the coordinator of its country."""
    return routes(atlas, case, coordinators(atlas, case.country), event)


def arriving(atlas: Atlas, case: Case, event: str = "") -> list[Row]:
    """The exchanges recorded from the other side's end; they are no routes of the case."""
    return [step.row for step in steps(atlas, case, event) if step.way == "in"]


def single_points(found: list[Route]) -> tuple[str, ...]:
    """The bodies on the way that all of these routes pass: without one of them there is none."""
    if not found:
        return ()
    shared = set.intersection(*(set(route.bodies[1:-1]) for route in found))
    return tuple(body for body in found[0].bodies if body in shared)


def by_end(found: list[Route]) -> dict[str, list[Route]]:
    """Routes by the body they end at."""
    ends: dict[str, list[Route]] = {}
    for route in found:
        ends.setdefault(route.bodies[-1], []).append(route)
    return ends


def listeners(atlas: Atlas, case: Case) -> dict[str, list[Route]]:
    """Whether the sector across hears of it: its leads, regulators and ISACs, each with its routes.

    Empty where no sector answers to the case's.
    """
    partners = partner_sectors(atlas, case.sector, CORRESPONDING)
    sectors = [row for key in partners if (row := atlas.row("sectors", key))]
    bodies = [body for sector in sectors for body in sector["lead_entity_ids"]]
    bodies += [
        row["entity_id"]
        for row in atlas.rows("entity_sectors")
        if row["sector_id"] in partners and row["role"] in LISTENING
    ]
    reached = by_end(across(atlas, case))
    return {body: reached.get(body, []) for body in dict.fromkeys(bodies)}


def nearest(atlas: Atlas, case: Case) -> Nearest:
    """The formal channels nearest to a case on the day of the atlas."""
    here = [row for row in atlas.rows("channels") if is_formal(atlas, case, row)]
    own = [row for row in here if case.sector and case.sector in row["sector_ids"]]
    named = atlas.whole.row
    general = [
        row
        for row in here
        if row["level"] == "operational"
        and row["kind"] in FORMAL
        and not (named("channels", row["id"]) or row)["sector_ids"]
    ]
    past = [
        row
        for row in atlas.whole.rows("channels")
        if case.sector in row["sector_ids"]
        and row["valid_to"]
        and last_day(row["valid_to"]) < atlas.day
        and joins(atlas, case, row)
    ]
    return Nearest(tuple(sorted(own, key=rank)), tuple(general), tuple(past))


def is_formal(atlas: Atlas, case: Case, channel: Row) -> bool:
    """Whether something of an incident can pass in a channel: no single moment, paper or warning."""
    return is_standing(channel) and joins(atlas, case, channel)


def joins(atlas: Atlas, case: Case, channel: Row) -> bool:
    """Whether both countries take part in a channel."""
    return {case.country, opposite(atlas, case.country)} <= set(channel["countries"])


def rank(channel: Row) -> tuple[bool, bool, str]:
    """Sharing first, operational before the rest."""
    return (
        channel["kind"] != "information-sharing",
        channel["level"] not in ("operational", "industry"),
        channel["id"],
    )


def hand_over(atlas: Atlas, case: Case, event: str = "") -> HandOver:
    """Who works before an incident, who after, and who on both sides, by the steps of a case."""
    phases: dict[str, set[str]] = {}
    for step in steps(atlas, case, event):
        if step.row["obligation"] != COMING:
            for body in (step.row["from_id"], step.row["to_id"]):
                phases.setdefault(body, set()).add(step.row["phase"])
    phases.pop(OPERATOR, None)
    sides = {body: tuple(found) for body, found in phases.items()}
    return HandOver(
        before=tuple(body for body, found in sides.items() if found == (BEFORE,)),
        both=tuple(body for body, found in sides.items() if len(found) > 1 or found == ("both",)),
        after=tuple(body for body, found in sides.items() if found == (AFTER,)),
    )


def owed(atlas: Atlas, case: Case, event: str = "") -> list[Row]:
    """What the operator owes or is asked to report, the most binding and fastest first."""
    binding = ("mandatory", "contractual", COMING, "voluntary")
    rows = [
        step.row
        for step in steps(atlas, case, event)
        if not step.row["from_id"] and step.row["step"] == "duty"
    ]
    return sorted(
        rows, key=lambda row: (binding.index(row["obligation"]), row["deadline_hours"] or 0)
    )


def contact_points(atlas: Atlas, country: str) -> dict[str, list[Row]]:
    """The bodies of a country that stand in a general exchange with the other, with its rows."""
    countries = {row["id"]: row["country"] for row in atlas.rows("entities")}
    other = opposite(atlas, country)
    found: dict[str, list[Row]] = {}
    for row in atlas.rows("reporting_duties"):
        ends = {countries.get(row[end], ""): row[end] for end in ("from_id", "to_id")}
        if not row["sector_id"] and {country, other} <= ends.keys():
            found.setdefault(ends[country], []).append(row)
    return found
