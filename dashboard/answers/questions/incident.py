"""What happens when something happens: who tells whom, who takes over, who names the attacker."""

from collections.abc import Iterable

from dashboard.answers.escalation_ladder import rungs, takes_over, unclear
from dashboard.answers.joint import is_joint
from dashboard.answers.pathway_routes import (
    across,
    by_end,
    hand_over,
    listeners,
    nearest,
    owed,
    to_coordinator,
)
from dashboard.answers.pathways import coordinators
from dashboard.answers.questions.said import (
    Country,
    Facts,
    Labels,
    Put,
    Said,
    When,
    bodies,
    names,
)
from dashboard.answers.sector_roles import SHARES, parts_in
from dashboard.answers.topics import recency
from dashboard.tables.atlas import Atlas, Row

ADVISORY = "joint-advisory"
ATTRIBUTION = "attribution"


def port_stopped(put: Put) -> list[Said]:
    """Whom the operator tells, how far that goes, and whether the sector across hears of it."""
    if absent := not_yet(put):
        return absent
    return [*told(put), *reaching(put), *hearing(put), *formal(put)]


def hospital_hit(put: Put) -> list[Said]:
    """Who helps in the sector, whom the operator tells, and whether the sector across hears."""
    if absent := not_yet(put):
        return absent
    return [*helping(put), *told(put), *hearing(put), *formal(put)]


def not_yet(put: Put) -> list[Said]:
    """That the sector of the case was none on the day."""
    row = put.whole.row("sectors", put.case.sector)
    if row is None or put.on_the_day.row("sectors", row["id"]):
        return []
    facts: Facts = {"sector": names("sectors", [row]), "day": When(put.day)}
    return [Said("answer.no-sector", facts, (row,), "none")]


def told(put: Put) -> list[Said]:
    """Whom the operator must tell by law, by a contract, and whom it is only asked to tell."""
    rows = owed(put.on_the_day, put.case, put.address.event)
    lists = {
        "answer.told.must": [row for row in rows if row["obligation"] == "mandatory"],
        "answer.told.contract": [row for row in rows if row["obligation"] == "contractual"],
        "answer.told.asked": [row for row in rows if row["obligation"] == "voluntary"],
    }
    said = [
        Said(text, {"bodies": bodies(receivers(kept))}, tuple(kept))
        for text, kept in lists.items()
        if receivers(kept)
    ]
    return said or [Said("answer.told.none", tone="none")]


def receivers(rows: Iterable[Row]) -> list[str]:
    """The bodies that are told, each once."""
    return list(dict.fromkeys(row["to_id"] for row in rows if row["to_id"]))


def reaching(put: Put) -> list[Said]:
    """Whether it reaches the coordinator at home, and anybody across, by a standing route."""
    atlas, case, event = put.on_the_day, put.case, put.address.event
    home, over = to_coordinator(atlas, case, event), across(atlas, case, event)
    said = []
    if home:
        facts: Facts = {
            "coordinator": bodies([home[0].bodies[-1]]),
            "through": bodies(home[0].bodies[1:-1]),
        }
        text = "answer.reach.home" if home[0].bodies[1:-1] else "answer.reach.home-direct"
        said.append(Said(text, facts, tuple(home[0].rows)))
    elif leads := sorted(coordinators(atlas, case.country)):
        said.append(Said("answer.reach.not-home", {"coordinator": bodies(leads)}, tone="none"))
    if not over:
        return [*said, Said("answer.reach.none-across", tone="none")]
    rows = tuple(row for route in over for row in route.rows)
    return [*said, Said("answer.reach.across", {"bodies": bodies(by_end(over))}, rows)]


def hearing(put: Put) -> list[Said]:
    """Which bodies of the sector across hear of it by a standing route, and which do not."""
    heard = listeners(put.on_the_day, put.case)
    if not heard:
        return [Said("answer.hear.no-sector", tone="none")]
    reached = [body for body, routes in heard.items() if routes]
    silent = [body for body, routes in heard.items() if not routes]
    rows = tuple(row for routes in heard.values() for route in routes for row in route.rows)
    said = [Said("answer.hear.reached", {"bodies": bodies(reached)}, rows)] if reached else []
    if silent:
        said.append(Said("answer.hear.silent", {"bodies": bodies(silent)}, tone="none"))
    return said


def formal(put: Put) -> list[Said]:
    """The formal channels that stand nearest; none of them is a route."""
    near = nearest(put.on_the_day, put.case)
    lists = {
        "answer.formal.own": near.own,
        "answer.formal.general": near.general,
        "answer.formal.past": near.past,
    }
    said = [
        Said(text, {"channels": names("channels", rows)}, rows)
        for text, rows in lists.items()
        if rows
    ]
    return said or [Said("answer.formal.none", tone="none")]


def helping(put: Put) -> list[Said]:
    """The bodies that share information or help in the sector."""
    rows = parts_in(put.on_the_day, put.case.sector, SHARES)
    if not rows:
        return [Said("answer.help.none", tone="none")]
    return [
        Said(
            "answer.help.sector", {"bodies": bodies(row["entity_id"] for row in rows)}, tuple(rows)
        )
    ]


def before_after(put: Put) -> list[Said]:
    """Who works only before an incident, only after it, and on both sides of it."""
    if absent := not_yet(put):
        return absent
    shared = hand_over(put.on_the_day, put.case, put.address.event)
    lists = {"before": shared.before, "both": shared.both, "after": shared.after}
    said = [
        Said(f"answer.phase.{side}", {"bodies": bodies(found)}, steps_of(put, found))
        if found
        else Said(f"answer.phase.none-{side}", tone="none")
        for side, found in lists.items()
    ]
    return said


def steps_of(put: Put, found: Iterable[str]) -> tuple[Row, ...]:
    """The steps of the case that some bodies take or receive."""
    wanted = set(found)
    return tuple(
        row
        for row in put.on_the_day.rows("reporting_duties")
        if row["country"] == put.case.country
        and row["sector_id"] in ("", put.case.sector)
        and not wanted.isdisjoint((row["from_id"], row["to_id"]))
    )


def escalation(put: Put) -> list[Said]:
    """Who leads on each rung on the left side and who partners across; the unclear rungs."""
    atlas, country = put.on_the_day, put.sides["left"]
    said = []
    leads = takes_over(atlas, country)
    for step, rows in rungs(atlas, country).items():
        facts: Facts = {"step": Labels("escalation_step", (step,)), "leads": bodies(leads[step])}
        partners = [key for row in rows for key in row["partner_ids"]]
        if not rows:
            said.append(
                Said("answer.rung.none", facts | {"country": Country(country)}, tone="unknown")
            )
        elif partners:
            facts |= {"partners": bodies(partners)}
            said.append(Said("answer.rung.partners", facts, tuple(rows)))
        else:
            said.append(Said("answer.rung.alone", facts, tuple(rows)))
    return [*said, *(open_rungs(atlas, code) for code in put.sides.values())]


def open_rungs(atlas: Atlas, country: str) -> Said:
    """Which rungs of a country are not fully clear."""
    rows = unclear(atlas, country)
    where = Country(country)
    if not rows:
        return Said("answer.rung.all-clear", {"country": where})
    steps = Labels("escalation_step", tuple(dict.fromkeys(row["step"] for row in rows)))
    return Said("answer.rung.unclear", {"country": where, "steps": steps}, tuple(rows), "unknown")


def attribution(put: Put) -> list[Said]:
    """The bodies that took part in naming attackers in public, and the advisories both signed."""
    naming = {
        row["id"]
        for row in put.matched.rows("channels")
        if ATTRIBUTION in row["topics"] and row["form"] == "document" and is_joint(put.atlas, row)
    }
    seats = [row for row in put.atlas.rows("channel_participants") if row["channel_id"] in naming]
    countries = {row["id"]: row["country"] for row in put.whole.rows("entities")}
    said = [Said("answer.attribution.may", tone="unknown")]
    for country in put.sides.values():
        own = tuple(row for row in seats if countries[row["entity_id"]] == country)
        facts: Facts = {
            "country": Country(country),
            "bodies": bodies(row["entity_id"] for row in own),
        }
        text = "answer.attribution.bodies" if own else "answer.attribution.none"
        said.append(Said(text, facts, own, "" if own else "none"))
    return [*said, *signed(put)]


def signed(put: Put) -> list[Said]:
    """The advisories of both sides, the latest first."""
    rows = [
        row
        for row in put.matched.rows("channels")
        if row["kind"] == ADVISORY and row["form"] != "mechanism" and is_joint(put.atlas, row)
    ]
    if not rows:
        return [Said("answer.advisories.none", tone="none")]
    rows.sort(key=lambda row: recency(row["valid_from"]), reverse=True)
    facts: Facts = {"count": len(rows), "channels": names("channels", rows)}
    return [Said("answer.advisories", facts, tuple(rows))]
