"""The ties of the map: seats in channels in one mode, typed and directed domestic ties in the other."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.network.folding import Folding
from dashboard.network.positions import Point
from dashboard.tables.atlas import Atlas, key_of
from dashboard.tables.schema import TABLES

VISIBILITY_ORDER = ("public", "partly", "not-visible")
LEVEL = 0.3  # the share of its width a curve runs level at either end


@dataclass
class Tie:
    """A drawn tie: one or more rows that run between the same two nodes.

    rows        keys of the rows of `table` it stands for
    channels    the channels it runs through (cooperation only)
    sentences   what a domestic tie says in words; a seat says no more than its channel
    context     whether it was kept only as the surroundings of a match
    visibility  the most visible of its rows
    """

    source: str
    target: str
    kind: str
    table: str
    colour: str = ""
    rows: list[str] = field(default_factory=list)
    channels: set[str] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)
    context: bool = True
    visibility: str = ""
    doubt: bool = False

    @property
    def id(self) -> str:
        """A name of its own among all ties."""
        return f"{self.source}>{self.target}:{self.kind}"

    @property
    def weight(self) -> int:
        """How many channels or rows it stands for."""
        return len(self.channels) or len(self.rows)

    def add(self, key: str, sentence: str, context: bool, visibility: str, doubt: bool) -> None:
        """Take one more row into the tie."""
        self.rows.append(key)
        self.sentences += [sentence] if sentence else []
        self.context = self.context and context
        self.doubt = self.doubt or doubt
        seen = [value for value in (self.visibility, visibility) if value]
        self.visibility = min(seen, key=VISIBILITY_ORDER.index) if seen else ""

    def element(
        self, points: dict[str, Point], halves: dict[str, float], cooperating: bool
    ) -> dict[str, Any]:
        """The tie as a Cytoscape edge, bent so that it can be followed.

        Takes where every node stands, half the width of those that are wide, and the mode.
        """
        start, end = points[self.source], points[self.target]
        room = halves.get(self.source, 0.0), halves.get(self.target, 0.0)
        through = cooperating and self.kind == "seat"
        bend = s_curve(start, end, room) if through else arc(start, end)
        classes = ["tie", f"tie-{self.kind}", f"colour-{self.colour}"]
        classes += ["context"] if self.context else []
        classes += ["doubt"] if self.doubt else []
        classes += [f"visibility-{self.visibility}"] if self.visibility else []
        return {
            "data": {
                "id": self.id,
                "source": self.source,
                "target": self.target,
                "kind": self.kind,
                "weight": self.weight,
                "channels": "\n".join(sorted(self.channels)),
                "sentences": "\n".join(sorted(set(self.sentences))),
                **bend,
            },
            "classes": " ".join(classes),
            "selectable": False,
        }


def cooperation_ties(atlas: Atlas, folding: Folding, address: Address) -> list[Tie]:
    """Who sits in which framework, or in which channel where the framework is unfolded."""
    ties: dict[tuple[str, str], Tie] = {}
    for seat in atlas.rows("channel_participants"):
        body = folding.drawn.get(seat["entity_id"])
        channel = atlas.row("channels", seat["channel_id"])
        if body is None or channel is None:
            continue
        framework = channel["framework_id"]
        place = channel["id"] if framework in address.open else framework
        source, target = ends(atlas, seat["entity_id"], body, place)
        tie = ties.setdefault(
            (source, target),
            Tie(
                source, target, "seat", "channel_participants", colour_of(atlas, seat["entity_id"])
            ),
        )
        key = key_of(seat, TABLES["channel_participants"].key)
        tie.channels.add(channel["id"])
        tie.add(
            key,
            "",
            atlas.is_context("channel_participants", key),
            channel["visibility"],
            atlas.doubt_of("channel_participants", key) is not None,
        )
    return list(ties.values())


def ends(atlas: Atlas, entity: str, body: str, place: str) -> tuple[str, str]:
    """The two ends of a seat, drawn from left to right."""
    return (body, place) if side_of(atlas, entity) == "left" else (place, body)


def organisation_ties(atlas: Atlas, folding: Folding, words: Words) -> list[Tie]:
    """Typed, directed ties between bodies, as far as both are drawn; ties within one node are not."""
    ties: dict[tuple[str, str, str], Tie] = {}
    for row in atlas.rows("relations"):
        source, target = folding.drawn.get(row["from_id"]), folding.drawn.get(row["to_id"])
        if source is None or target is None or source == target:
            continue
        kind = row["kind"]
        tie = ties.setdefault(
            (source, target, kind),
            Tie(source, target, kind, "relations", colour_of(atlas, row["from_id"])),
        )
        key = key_of(row, TABLES["relations"].key)
        tie.add(
            key,
            relation_sentence(atlas, row, words),
            atlas.is_context("relations", key),
            row["visibility"],
            atlas.doubt_of("relations", key) is not None,
        )
    return list(ties.values())


def relation_sentence(atlas: Atlas, row: dict[str, Any], words: Words) -> str:
    """A relation in words: who, does what, to whom."""
    source, target = (atlas.whole.row("entities", row[end]) for end in ("from_id", "to_id"))
    assert source is not None and target is not None
    return words.text(
        "tie.relation",
        source=words.short(source),
        target=words.short(target),
        label=words.pick(row, "label"),
        kind=words.label("relation_kind", row["kind"]),
    )


@lru_cache(maxsize=8)
def countries(whole: Atlas) -> dict[str, tuple[str, str]]:
    """For every body: the side of the map and the colour of its country."""
    return {
        row["id"]: (country["side"], country["colour"])
        for row in whole.rows("entities")
        if (country := whole.row("countries", row["country"]))
    }


def side_of(atlas: Atlas, entity: str) -> str:
    """The side of the map a body belongs to: left, right or none."""
    return countries(atlas.whole)[entity][0]


def colour_of(atlas: Atlas, entity: str) -> str:
    """The name of the colour of a body's country."""
    return countries(atlas.whole)[entity][1]


def s_curve(start: Point, end: Point, halves: tuple[float, float] = (0.0, 0.0)) -> dict[str, str]:
    """Control points of a curve that leaves and arrives level, and is nowhere steeper than it must be.

    `halves` are half the widths of the two nodes: the curve bends only between their borders.
    """
    sign = 1 if end[0] > start[0] else -1
    near, far = start[0] + sign * halves[0], end[0] - sign * halves[1]
    reach = (far - near) * LEVEL
    return control_points(start, end, ((near + reach, start[1]), (far - reach, end[1])))


def arc(start: Point, end: Point) -> dict[str, str]:
    """Control points of an arc on the inner side of a column, wider for ties that reach further."""
    if abs(start[0] - end[0]) > 1:
        return s_curve(start, end)
    reach = min(40 + abs(end[1] - start[1]) * 0.42, 470.0)
    inward = start[0] + (-reach if start[0] > 0 else reach)
    return control_points(start, end, ((inward, start[1]), (inward, end[1])))


def control_points(start: Point, end: Point, points: tuple[Point, ...]) -> dict[str, str]:
    """Points as Cytoscape wants them: how far along the straight line, and how far off it."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    along = [((x - start[0]) * dx + (y - start[1]) * dy) / length**2 for x, y in points]
    off = [((y - start[1]) * dx - (x - start[0]) * dy) / length for x, y in points]
    return {
        "weights": " ".join(f"{value:.3f}" for value in along),
        "distances": " ".join(f"{value:.1f}" for value in off),
    }
