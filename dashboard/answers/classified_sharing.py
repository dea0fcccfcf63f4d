"""Under which agreements classified or sensitive information may pass between the two sides."""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.filters.present import ancestry
from dashboard.filters.text import found
from dashboard.tables.atlas import Atlas, Row

Reach = Literal["classified", "bilateral", "wider"]
REACHES: tuple[Reach, ...] = ("classified", "bilateral", "wider")
CLASSIFIED = "fw-info-security"
"""The framework of agreements on classified information."""
SENSITIVE = ("information-sharing", "law-enforcement")
"""Topics of agreements under which information that is not public passes."""
SECRECY = ("security clearance", "secrets", "classified information")
"""Words by which a law on secrecy is found."""
RULES = ("law", "executive-order")


@dataclass(frozen=True)
class Agreement:
    """An agreement under which information may pass.

    row     the channel
    reach   on classified information; between the two sides alone; with others beside them
    papers  the instruments that events name with it
    """

    row: Row = field(hash=False)
    reach: Reach
    papers: tuple[Row, ...] = field(hash=False)


def agreements(atlas: Atlas) -> list[Agreement]:
    """The agreements of both sides on the day of an atlas: on classified information first."""
    sides = {row["code"] for row in atlas.whole.rows("countries") if row["side"] != "none"}
    made = [
        Agreement(row, reach_of(atlas, row, sides), papers(atlas, row["id"]))
        for row in atlas.rows("channels")
        if row["kind"] == "agreement"
        and sides <= set(row["countries"])
        and (is_classified(atlas, row) or not set(SENSITIVE).isdisjoint(row["topics"]))
    ]
    return sorted(
        made, key=lambda it: (REACHES.index(it.reach), it.row["valid_from"], it.row["id"])
    )


def reach_of(atlas: Atlas, row: Row, sides: set[str]) -> Reach:
    """How far an agreement reaches."""
    if is_classified(atlas, row):
        return "classified"
    return "bilateral" if set(row["countries"]) == sides else "wider"


def is_classified(atlas: Atlas, row: Row) -> bool:
    """Whether an agreement stands under the framework of classified information."""
    parents = {each["id"]: each["parent_id"] for each in atlas.whole.rows("frameworks")}
    return CLASSIFIED in ancestry(row["framework_id"], parents)


def papers(atlas: Atlas, channel: str) -> tuple[Row, ...]:
    """The instruments that events name together with a channel and that cover both sides."""
    sides = {row["code"] for row in atlas.whole.rows("countries") if row["side"] != "none"}
    keys = dict.fromkeys(
        key
        for event in atlas.rows("events")
        if channel in event["channel_ids"]
        for key in event["instrument_ids"]
    )
    rows = [row for key in keys if (row := atlas.row("instruments", key))]
    return tuple(row for row in rows if row["country"] not in sides)


def secrecy_rules(atlas: Atlas) -> list[Row]:
    """The laws and orders of each side on who may see what is secret, oldest first."""
    sides = {row["code"]: row["side"] for row in atlas.whole.rows("countries")}
    keys = {key for text in SECRECY for key in found(atlas.whole, "instruments", text)}
    rows = [
        row
        for row in atlas.rows("instruments")
        if row["id"] in keys and row["kind"] in RULES and sides[row["country"]] != "none"
    ]
    return sorted(rows, key=lambda row: (sides[row["country"]], row["enacted"]))


def sharing_seen(atlas: Atlas) -> dict[str, list[Row]]:
    """The standing channels of both sides made for sharing information, by how far one sees in."""
    sides = {row["code"] for row in atlas.whole.rows("countries") if row["side"] != "none"}
    seen: dict[str, list[Row]] = {"not-visible": [], "partly": [], "public": []}
    for row in atlas.rows("channels"):
        if (
            row["kind"] == "information-sharing"
            and row["form"] == "mechanism"
            and sides <= set(row["countries"])
        ):
            seen[row["visibility"]].append(row)
    return seen
