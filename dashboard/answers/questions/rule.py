"""What laws give and ask: the power of a body, what a firm must report, what may stay secret."""

from dashboard.answers.classified_sharing import agreements, secrecy_rules, sharing_seen
from dashboard.answers.firm_duties import FirmDuty, firm_duties
from dashboard.answers.legal_bases import GROUNDS, STRONG, LegalBasis, legal_bases
from dashboard.answers.questions.said import (
    Clock,
    Country,
    Facts,
    Names,
    Prose,
    Put,
    Said,
    When,
    bodies,
    names,
)

LAWS = 3


def legal_basis(put: Put) -> list[Said]:
    """The laws behind each chosen body, the founding one first; none recorded is said so."""
    return [said for key in put.bodies for said in bases_of(put, key)] or [
        Said("answer.choose-body")
    ]


def bases_of(put: Put, key: str) -> list[Said]:
    """The laws behind a body on the day."""
    body = put.whole.row("entities", key)
    assert body is not None, key
    who = bodies([key])
    if key not in put.on_the_day.keys("entities"):
        return [Said("answer.law.absent", {"body": who, "day": When(put.day)}, (body,), "none")]
    found = legal_bases(put.on_the_day, key)
    said = [basis_said(who, basis) for basis in found[:LAWS]]
    if len(found) > LAWS:
        said.append(Said("answer.law.more", {"count": len(found) - LAWS}))
    if any(ground in STRONG for basis in found for ground in basis.grounds):
        return said
    return [Said("answer.law.none", {"body": who}, tone="unknown"), *said]


def basis_said(who: Names, basis: LegalBasis) -> Said:
    """One law behind a body with the strongest reason why it counts."""
    law = basis.law
    ground = min(basis.grounds, key=GROUNDS.index)
    facts: Facts = {
        "body": who,
        "law": names("instruments", [law]),
        "since": When(law["in_force"] or law["enacted"]),
    }
    return Said(f"answer.law.{ground}", facts, tuple(basis.rows))


def firm_reports(put: Put) -> list[Said]:
    """In each country what binds a firm and by when, what is only asked for, what is coming."""
    found = firm_duties(put.whole, put.filters, put.today)
    return [said for code in put.sides.values() for said in owed_in(code, found)]


def owed_in(country: str, found: list[FirmDuty]) -> list[Said]:
    """What a firm owes in one country."""
    where = Country(country)
    own = [duty for duty in found if duty.row["country"] == country]
    must = [duty.row for duty in own if duty.force == "must"]
    coming = [duty for duty in own if duty.force == "coming"]
    asked = [duty.row for duty in own if duty.force == "asked"]
    said = []
    timed = [row for row in must if row["deadline_hours"] is not None]
    told = bodies(row["to_id"] for row in must if row["to_id"])
    facts: Facts = {"country": where, "count": len(must), "bodies": told}
    if timed:
        first = min(timed, key=lambda row: int(row["deadline_hours"]))
        clock: Facts = {"clock": Clock(first), "first": bodies([first["to_id"]])}
        said.append(Said("answer.firm.must", facts | clock, tuple(must)))
    elif must:
        said.append(Said("answer.firm.must-no-clock", facts, tuple(must)))
    else:
        said.append(Said("answer.firm.none", {"country": where}, tone="none"))
    if asked:
        whom = bodies(row["to_id"] for row in asked if row["to_id"])
        said.append(Said("answer.firm.asked", {"count": len(asked), "bodies": whom}, tuple(asked)))
    for why in ("no-rule", "later"):
        rows = tuple(duty.row for duty in coming if duty.why == why)
        if rows:
            facts = {
                "count": len(rows),
                "first": When(min(row["valid_from"] for row in rows)),
            }
            said.append(Said(f"answer.firm.coming-{why}", facts, rows))
    return said


def classified(put: Put) -> list[Said]:
    """The agreements on classified information, the other ones, the clearance laws, what is seen."""
    found = agreements(put.on_the_day)
    secret = [each.row for each in found if each.reach == "classified"]
    wider = [each.row for each in found if each.reach != "classified"]
    said = [
        Said(
            "answer.secret.agreements",
            {"channel": names("channels", [row]), "what": Prose(row, "summary")},
            (row,),
        )
        for row in secret
    ] or [Said("answer.secret.none", tone="none")]
    if wider:
        said.append(
            Said("answer.secret.others", {"channels": names("channels", wider)}, tuple(wider))
        )
    for country in put.sides.values():
        laws = tuple(row for row in secrecy_rules(put.on_the_day) if row["country"] == country)
        facts: Facts = {"country": Country(country), "laws": names("instruments", laws)}
        text = "answer.secret.laws" if laws else "answer.secret.no-laws"
        said.append(Said(text, facts, laws, "" if laws else "unknown"))
    hidden = sharing_seen(put.on_the_day)["not-visible"]
    if hidden:
        facts = {"count": len(hidden), "channels": names("channels", hidden)}
        said.append(Said("answer.secret.not-visible", facts, tuple(hidden), "unknown"))
    return said
