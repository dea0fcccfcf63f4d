"""What channels there are: of a sector, on a topic, with whom else, how old, and how lately held."""

from collections.abc import Iterable
from itertools import chain

from dashboard.answers.coverage import matching, sectoral
from dashboard.answers.joint import channels_to_date, is_joint, years_passed
from dashboard.answers.life import last_held, quiet
from dashboard.answers.overlaps import overlaps
from dashboard.answers.participation import seats_of_bodies
from dashboard.answers.questions.said import (
    Country,
    Facts,
    Labels,
    Names,
    Put,
    Said,
    When,
    bodies,
    names,
)
from dashboard.answers.topics import last_dealt, recency, shared_topics
from dashboard.filters.address import codes
from dashboard.tables.atlas import Row
from dashboard.tables.dates import first_day

TOPICS = ("5g-open-ran", "software-security", "workforce", "supply-chain")
EXERCISE = "exercise"
SHOWN = 6  # channels that are told of one by one
OLDEST = 3
PAIRS = 4


def of_sector(put: Put) -> list[Said]:
    """The channels that name the sector, by form; the mechanisms one by one, the latest first."""
    rows = sectoral(put.atlas) if put.filters.sector else []
    if not rows:
        return [Said("answer.channels.none", tone="none")]
    forms = {form: sum(row["form"] == form for row in rows) for form in codes(put.whole, "form")}
    mechanisms = [row for row in rows if row["form"] == "mechanism"]
    mechanisms.sort(key=lambda row: recency(held(put, row)), reverse=True)
    said = [Said("answer.channels.count", {"count": len(rows), **forms}, tuple(rows))]
    said += [meeting(put, row) for row in mechanisms[:SHOWN]]
    if len(mechanisms) > SHOWN:
        said.append(Said("answer.channels.more", {"count": len(mechanisms) - SHOWN}))
    return said


def held(put: Put, row: Row) -> str:
    """When a channel was last held, coarse; "" where that is not known."""
    found = last_held(put.atlas, row, put.day)
    return found[0] if found else ""


def meeting(put: Put, row: Row) -> Said:
    """A mechanism with its level and when it was last held."""
    facts: Facts = {"channel": names("channels", [row]), "level": Labels("level", (row["level"],))}
    date = held(put, row)
    if not date:
        return Said("answer.channels.undated", facts, (row,), "unknown")
    silent = quiet(put.atlas, row, put.day) == "quiet"
    text = "answer.channels.quiet" if silent else "answer.channels.held"
    return Said(text, facts | {"date": When(date)}, (row,))


def same_topic(put: Put) -> list[Said]:
    """The pairs of mechanisms with the same bodies of both sides and topics in common."""
    found = overlaps(put.matched)
    if not found:
        return [Said("answer.overlap.none", tone="none")]
    said = [Said("answer.overlap.count", {"count": len(found)})]
    for pair in found[:PAIRS]:
        facts: Facts = {
            "channels": names("channels", [pair.one, pair.other]),
            "topics": Labels("topic", pair.topics),
            "bodies": bodies(pair.bodies),
        }
        text = "answer.overlap.same-table" if pair.same_table else "answer.overlap.other-table"
        said.append(Said(text, facts, (pair.one, pair.other)))
    return said


def third_countries(put: Put) -> list[Said]:
    """The frameworks in which each third country sits with both sides, those with most first."""
    joint = [row for row in put.matched.rows("channels") if is_joint(put.matched, row)]
    asked = put.address.beside
    counted = {
        country: [row for row in joint if country in row["countries"]]
        for country in asked or others(put)
    }
    said = []
    for country, rows in sorted(counted.items(), key=lambda pair: -len(pair[1])):
        where = Country(country)
        if rows:
            kept = Names("frameworks", tuple(dict.fromkeys(row["framework_id"] for row in rows)))
            facts: Facts = {"country": where, "count": len(rows), "frameworks": kept}
            said.append(Said("answer.third", facts, tuple(rows)))
        else:
            said.append(Said("answer.third.none", {"country": where}, tone="none"))
    return said


def others(put: Put) -> list[str]:
    """The countries of neither side."""
    return [row["code"] for row in put.whole.rows("countries") if row["side"] == "none"]


def quad(put: Put) -> list[Said]:
    """The topics of the small group that the two have alone too, and those they do not."""
    shared = shared_topics(put.matched)
    group = {topic: found for topic, found in shared.items() if found.group}
    if not group:
        return [Said("answer.quad.none", tone="none")]
    repeated = {topic: found for topic, found in group.items() if found.alone}
    added = {topic: found for topic, found in group.items() if not found.alone}
    said = []
    for text, none, topics in (
        ("answer.quad.repeats", "answer.quad.repeats-none", repeated),
        ("answer.quad.completes", "answer.quad.completes-none", added),
    ):
        rows = tuple({row["id"]: row for each in topics.values() for row in each.group}.values())
        facts: Facts = {"count": len(topics), "topics": Labels("topic", in_order(put, topics))}
        if topics:
            said.append(Said(text, facts, rows))
        else:
            said.append(Said(none, tone="none"))
    return said


def in_order(put: Put, topics: Iterable[str]) -> tuple[str, ...]:
    """Topics in the order of the vocabulary."""
    return tuple(topic for topic in codes(put.whole, "topic") if topic in set(topics))


def exercises(put: Put) -> list[Said]:
    """The exercises both join that repeat, each with its bodies, and how many are past."""
    rows = [
        row
        for row in channels_to_date(put.matched, put.filters)
        if row["kind"] == EXERCISE and is_joint(put.atlas, row)
    ]
    running = [
        row for row in rows if row["form"] == "mechanism" and put.matched.row("channels", row["id"])
    ]
    if not rows:
        return [Said("answer.exercises.none", tone="none")]
    sitting: dict[str, list[str]] = {}
    for body, channels in seats_of_bodies(put.on_the_day).items():
        for channel in channels:
            sitting.setdefault(channel["id"], []).append(body)
    running.sort(key=lambda row: recency(held(put, row)), reverse=True)
    facts: Facts = {"repeated": len(running), "past": len(rows) - len(running)}
    said = [Said("answer.exercises.count", facts, tuple(rows))]
    return said + [exercise(put, row, sitting.get(row["id"], [])) for row in running[:SHOWN]]


def exercise(put: Put, row: Row, sitting: list[str]) -> Said:
    """One exercise that repeats."""
    sides = put.sides.values()
    countries = {each["id"]: each["country"] for each in put.whole.rows("entities")}
    own = bodies(body for body in sitting if countries[body] in sides)
    facts: Facts = {"channel": names("channels", [row]), "date": When(held(put, row))}
    if not own.keys:
        return Said("answer.exercises.nobody", facts, (row,), "unknown")
    return Said("answer.exercises.one", facts | {"bodies": own}, (row,))


def topics_last(put: Put) -> list[Said]:
    """When the two last dealt with each of the four topics."""
    dealt = last_dealt(put.matched, put.filters)
    said = []
    for topic in TOPICS:
        facts: Facts = {"topic": Labels("topic", (topic,))}
        found = dealt.get(topic)
        if found is None:
            said.append(Said("answer.topic.none", facts, tone="none"))
        elif found.channel is None:
            rows = tuple(row for _, row in found.every)
            said.append(Said("answer.topic.undated", facts | {"count": len(rows)}, rows, "unknown"))
        else:
            channel = names("channels", [found.channel])
            dated = facts | {"date": When(found.date), "channel": channel}
            said.append(Said("answer.topic.last", dated, (found.channel,)))
    return said


def quiet_old(put: Put) -> list[Said]:
    """The mechanisms with no recent meeting, those that cannot be judged, and the oldest ones."""
    joint = [
        row
        for row in matching(put.atlas)
        if row["form"] == "mechanism" and is_joint(put.atlas, row)
    ]
    if not joint:
        return [Said("answer.quiet.no-mechanism", tone="none")]
    states = {row["id"]: quiet(put.atlas, row, put.day) for row in joint}
    silent = [row for row in joint if states[row["id"]] == "quiet"]
    unknown = [row for row in joint if states[row["id"]] == "cannot-be-judged"]
    said = [
        Said(
            "answer.quiet",
            {"count": len(silent), "channels": names("channels", silent)},
            tuple(silent),
        )
        if silent
        else Said("answer.quiet.none", tone="none")
    ]
    if unknown:
        facts: Facts = {"count": len(unknown), "all": len(joint)}
        said.append(Said("answer.quiet.cannot", facts, tuple(unknown), "unknown"))
    return [*said, *chain(oldest(put, joint), undated(joint))]


def oldest(put: Put, joint: list[Row]) -> list[Said]:
    """The oldest mechanisms whose start is known, with the full years that have passed."""
    dated = sorted(
        (row for row in joint if row["valid_from"]), key=lambda row: first_day(row["valid_from"])
    )
    return [
        Said(
            "answer.quiet.old",
            {
                "channel": names("channels", [row]),
                "date": When(row["valid_from"]),
                "years": years_passed(row["valid_from"], put.day) or 0,
            },
            (row,),
        )
        for row in dated[:OLDEST]
    ]


def undated(joint: list[Row]) -> list[Said]:
    """How many have no recorded start: they may be older."""
    rows = tuple(row for row in joint if not row["valid_from"])
    return [Said("answer.quiet.no-start", {"count": len(rows)}, rows, "unknown")] if rows else []
