"""Who stands opposite whom: counterparts, contact points, who meets most, what breaks with a body."""

from dashboard.answers.opposites import is_own, lineage, opposites, other_day
from dashboard.answers.participation import ministries, participation
from dashboard.answers.pathway_routes import contact_points
from dashboard.answers.questions.said import Country, Facts, Put, Said, When, bodies, names
from dashboard.answers.ties import counterparts_of, side_of
from dashboard.answers.what_if import gone

MOST = 3  # bodies that are named as meeting the other side in most frameworks


def new_in_ministry(put: Put) -> list[Said]:
    """The counterparts of each chosen body: those sources state, and apart from them our own."""
    return [said for key in put.bodies for said in counterparts(put, key)] or [
        Said("answer.choose-body")
    ]


def counterparts(put: Put, key: str) -> list[Said]:
    """The counterparts of a body on the day."""
    body = put.whole.row("entities", key)
    assert body is not None, key
    who = bodies([key])
    if side_of(put.whole, body["country"]) == "none":
        return [Said("answer.opposite.neither-side", {"body": who}, (body,))]
    if key not in put.on_the_day.keys("entities"):
        return [
            Said("answer.opposite.absent", {"body": who, "day": When(put.day)}, (body,), "none")
        ]
    found = opposites(put.on_the_day, key)
    if not found.pairs:
        return [Said("answer.opposite.none", {"body": who, "day": When(put.day)}, tone="none")]
    said = []
    for text, pairs in (("stated", found.stated), ("own", found.own)):
        if pairs:
            others = bodies(other for other, _ in pairs)
            facts: Facts = {"body": who, "count": len(others.keys), "others": others}
            rows = tuple(row for _, row in pairs)
            said.append(
                Said(f"answer.opposite.{text}", facts, rows, "own" if text == "own" else "")
            )
    return said


def opposite_then_now(put: Put) -> list[Said]:
    """The counterparts of each chosen body, or of what it was then, on two days."""
    then = "" if put.address.then == put.day else put.address.then
    days = sorted({other_day(put.day, then, put.today), put.day})
    said = [each for key in put.bodies for day in days for each in on_day(put, key, day)]
    return said or [Said("answer.choose-body")]


def on_day(put: Put, key: str, day: str) -> list[Said]:
    """Who stood opposite a body, its forerunners and successors, on a day."""
    atlas = put.on(day)
    pairs = [pair for each in lineage(put.whole, key) for pair in counterparts_of(atlas, each)]
    facts: Facts = {"body": bodies([key]), "day": When(day)}
    if not pairs:
        return [Said("answer.then.none", facts, tone="none")]
    lists = {
        "stated": [pair for pair in pairs if not is_own(pair[1])],
        "own": [pair for pair in pairs if is_own(pair[1])],
    }
    return [
        Said(
            f"answer.then.{text}",
            facts | {"others": bodies(other for other, _ in found)},
            tuple(row for _, row in found),
            "own" if text == "own" else "",
        )
        for text, found in lists.items()
        if found
    ]


def points(put: Put) -> list[Said]:
    """The bodies of each side that stand in a general exchange with the other."""
    said = []
    for country in put.sides.values():
        found = contact_points(put.on_the_day, country)
        form = {0: "none", 1: "one"}.get(len(found), "several")
        facts: Facts = {"country": Country(country), "count": len(found), "bodies": bodies(found)}
        rows = tuple(row for own in found.values() for row in own)
        said.append(Said(f"answer.points.{form}", facts, rows, "" if found else "none"))
    return said


def most_frameworks(put: Put) -> list[Said]:
    """The bodies of each side under most frameworks, and the ministries with no seat at all."""
    seats = participation(put.atlas)
    countries = {row["id"]: row["country"] for row in put.whole.rows("entities")}
    frameworks: dict[str, set[str]] = {}
    for seat in seats:
        frameworks.setdefault(seat.body, set()).add(seat.framework)
    said = []
    for country in put.sides.values():
        own = {
            body: len(found)
            for body, found in frameworks.items()
            if countries[body] == country and not put.atlas.is_context("entities", body)
        }
        said.append(leading(put, country, own))
    return [*said, *(apart(put, country) for country in put.sides.values())]


def leading(put: Put, country: str, own: dict[str, int]) -> Said:
    """The bodies of a country that meet the other side under most frameworks."""
    if not own:
        return Said("answer.most.none", {"country": Country(country)}, tone="none")
    ranked = sorted(own, key=lambda body: -own[body])[:MOST]
    facts: Facts = {
        "country": Country(country),
        "bodies": bodies(ranked),
        "most": own[ranked[0]],
        "least": own[ranked[-1]],
    }
    rows = [row for row in put.atlas.rows("channel_participants") if row["entity_id"] in ranked]
    return Said("answer.most", facts, tuple(rows))


def apart(put: Put, country: str) -> Said:
    """The ministries of a country that have no seat of their own in any joint channel."""
    every = [
        each for each in ministries(put.atlas, put.on_the_day) if each.row["country"] == country
    ]
    without = [each.row for each in every if not each.channels]
    facts: Facts = {"country": Country(country), "all": len(every), "count": len(without)}
    if not without:
        return Said("answer.apart.all-meet" if every else "answer.apart.nobody", facts)
    return Said(
        "answer.apart", facts | {"bodies": names("entities", without)}, tuple(without), "none"
    )


def body_gone(put: Put) -> list[Said]:
    """What names each chosen body and would break without it, and where it stands alone."""
    return [said for key in put.bodies for said in breaking(put, key)] or [
        Said("answer.choose-body")
    ]


def breaking(put: Put, key: str) -> list[Said]:
    """How many ties, seats, pairings and steps end with a body, and who loses most by it."""
    lost, who = gone(put.on_the_day, key), bodies([key])
    if lost is None:
        return [Said("answer.gone.absent", {"body": who, "day": When(put.day)}, tone="none")]
    pairs = [*lost.unpaired, *lost.paired]
    steps = [*lost.addressed, *lost.told]
    facts: Facts = {"body": who, "ties": len(lost.ties), "seats": len(lost.seats)}
    facts |= {"pairs": len({other for other, _ in pairs}), "steps": len(steps)}
    rows = (lost.body, *lost.ties, *(row for _, row in pairs), *steps)
    said = [Said("answer.gone.counts", facts, rows)]
    if lost.unpaired:
        others = bodies(other for other, _ in lost.unpaired)
        rows = tuple(row for _, row in lost.unpaired)
        said.append(Said("answer.gone.unpaired", {"bodies": others}, rows))
    if lost.alone:
        alone: Facts = {"channels": names("channels", lost.alone)}
        said.append(Said("answer.gone.alone", alone, lost.alone))
    else:
        said.append(Said("answer.gone.never-alone", tone="none"))
    if lost.cut_off:
        said.append(Said("answer.gone.cut-off", {"bodies": bodies(lost.cut_off)}, (lost.body,)))
    return said
