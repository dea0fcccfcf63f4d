"""The nodes of the map: bodies, families of bodies, third countries, frameworks and channels."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dashboard.answers.life import quiet
from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.network.folding import Folding
from dashboard.network.positions import bodies_abroad, channels_by_framework
from dashboard.network.style import FORM_SIGNS, KIND_SHAPES, QUIET_SIGN, size_of
from dashboard.network.ties import Tie
from dashboard.tables.atlas import Atlas, Row

Node = dict[str, Any]


def body_nodes(atlas: Atlas, folding: Folding, ties: list[Tie], words: Words) -> list[Node]:
    """Bodies with a place of their own, and those that stand for a body folded into them."""
    seats = seats_by_node(ties)
    opposite = counterparts_by_node(atlas, folding)
    shown = [
        row
        for row in atlas.whole.rows("entities")
        if row["id"] in folding.inside or folding.drawn.get(row["id"]) == row["id"]
    ]
    return [
        node(
            row["id"],
            "entities",
            with_count(words.short(row), inside_without_self(folding, row["id"]), words),
            words,
            name=words.name(row),
            kind=words.label("entity_kind", row["kind"]),
            country=row["country"],
            lane=lane_of(atlas, row["id"]),
            size=size_of(len(seats.get(row["id"], ()))),
            seats=len(seats.get(row["id"], ())),
            inside=len(folding.inside.get(row["id"], ())),
            members="\n".join(folding.inside.get(row["id"], ())),
            counterparts="\n".join(sorted(opposite.get(row["id"], ()))),
            unfolds=row["id"] in folding.inside,
            classes=[
                "body",
                f"shape-{KIND_SHAPES[row['kind']]}",
                f"colour-{colour(atlas, row['country'])}",
                place_class(atlas, row["country"]),
                *marks(atlas, row["id"]),
                *([] if seats.get(row["id"]) else ["hollow"]),
            ],
            doubt=doubt_words(atlas, row["id"], words),
        )
        for row in shown
    ]


def inside_without_self(folding: Folding, key: str) -> int:
    """How many bodies are folded into a node."""
    return len(folding.inside.get(key, ()))


def family_nodes(atlas: Atlas, folding: Folding, ties: list[Tie], words: Words) -> list[Node]:
    """Families that stand for at least one body, and those that are unfolded."""
    seats = seats_by_node(ties)
    return [
        node(
            row["id"],
            "families",
            with_count(words.short(row), len(folding.inside.get(row["id"], ())), words),
            words,
            name=words.name(row),
            kind=words.text("map.family"),
            country=row["country"],
            lane=row["lane_id"],
            size=size_of(len(seats.get(row["id"], ()))),
            seats=len(seats.get(row["id"], ())),
            inside=len(folding.inside.get(row["id"], ())),
            members="\n".join(folding.inside.get(row["id"], ())),
            unfolds=True,
            classes=[
                "body",
                "family",
                f"colour-{colour(atlas, row['country'])}",
                place_class(atlas, row["country"]),
                *([] if any_match(atlas, folding.inside[row["id"]]) else ["context"]),
                *([] if seats.get(row["id"]) else ["hollow"]),
            ],
        )
        for row in atlas.whole.rows("families")
        if row["id"] in folding.inside
    ]


def abroad_nodes(atlas: Atlas, folding: Folding, ties: list[Tie], words: Words) -> list[Node]:
    """Third countries asked for, each standing for its bodies until it is unfolded."""
    seats = seats_by_node(ties)
    return [
        node(
            code,
            "countries",
            with_count(words.country(code), len(folding.inside[code]), words),
            words,
            name=words.country(code, short=False),
            kind=words.text("map.third-country"),
            country=code,
            lane="",
            size=size_of(len(seats.get(code, ()))),
            seats=len(seats.get(code, ())),
            inside=len(folding.inside[code]),
            members="\n".join(folding.inside[code]),
            unfolds=True,
            classes=[
                "abroad",
                f"colour-{colour(atlas, code)}",
                *([] if any_match(atlas, folding.inside[code]) else ["context"]),
            ],
        )
        for code in bodies_abroad(atlas.whole)
        if code in folding.inside
    ]


def cooperation_nodes(atlas: Atlas, address: Address, ties: list[Tie], words: Words) -> list[Node]:
    """Frameworks with at least one channel, and the channels of the unfolded ones."""
    order = channels_by_framework(atlas.whole)
    nodes = []
    for row in atlas.rows("frameworks"):
        channels = [
            channel for key in order.get(row["id"], ()) if (channel := atlas.row("channels", key))
        ]
        if not channels:
            continue
        unfolded = row["id"] in address.open
        nodes.append(framework_node(atlas, row, channels, unfolded, words))
        if unfolded:
            nodes += [channel_node(atlas, channel, words) for channel in channels]
    return nodes


def framework_node(
    atlas: Atlas, row: Row, channels: list[Row], unfolded: bool, words: Words
) -> Node:
    """A framework with its number of channels by form."""
    hidden = all(channel["visibility"] == "not-visible" for channel in channels)
    return node(
        row["id"],
        "frameworks",
        f"{words.short(row)}  {form_counts(atlas, channels)}",
        words,
        name=words.name(row),
        kind=words.label("framework_kind", row["kind"]),
        country="",
        lane="",
        size=0,
        seats=len(channels),
        inside=len(channels),
        unfolds=True,
        keys="\n".join(channel["id"] for channel in channels),
        names="\n".join(words.short(channel) for channel in channels),
        classes=[
            "framework",
            *(["unfolded"] if unfolded else []),
            *(["visibility-not-visible"] if hidden else []),
            *(["context"] if atlas.is_context("frameworks", row["id"]) else []),
        ],
        doubt=doubt_words(atlas, row["id"], words, "frameworks"),
    )


def channel_node(atlas: Atlas, row: Row, words: Words) -> Node:
    """A channel of an unfolded framework."""
    state = quiet(atlas, row, atlas.day)
    said = [words.label("form", row["form"]), words.label("level", row["level"])]
    said += [words.text("channel.quiet")] if state == "quiet" else []
    said += [words.label("visibility", row["visibility"])] if row["visibility"] != "public" else []
    return node(
        row["id"],
        "channels",
        f"{QUIET_SIGN if state == 'quiet' else FORM_SIGNS[row['form']]} {words.short(row)}",
        words,
        name=words.name(row),
        kind=words.listed(said),
        country="",
        lane="",
        size=0,
        seats=1,
        inside=0,
        unfolds=False,
        framework=row["framework_id"],
        keys=row["id"],
        names=words.short(row),
        classes=[
            "channel",
            f"form-{row['form']}",
            f"visibility-{row['visibility']}",
            *(["quiet"] if state == "quiet" else []),
            *(["context"] if atlas.is_context("channels", row["id"]) else []),
        ],
        doubt=doubt_words(atlas, row["id"], words, "channels"),
    )


def form_counts(atlas: Atlas, channels: list[Row]) -> str:
    """How many channels of each form, each with its sign; quiet mechanisms counted with their own."""
    signs = Counter(
        QUIET_SIGN if quiet(atlas, row, atlas.day) == "quiet" else FORM_SIGNS[row["form"]]
        for row in channels
    )
    order = [FORM_SIGNS["mechanism"], QUIET_SIGN, FORM_SIGNS["document"], FORM_SIGNS["moment"]]
    return " ".join(f"{sign}{signs[sign]}" for sign in order if signs[sign])


def node(
    key: str,
    table: str,
    label: str,
    words: Words,
    *,
    classes: list[str],
    doubt: str = "",
    **data: Any,
) -> Node:
    """One node: what it is called, what it is, and how it looks."""
    country = data["country"]
    data["countryName"] = words.country(country) if country else ""
    return {
        "data": {"id": key, "table": table, "label": label, "doubt": doubt, **data},
        "classes": " ".join(classes),
    }


def seats_by_node(ties: Iterable[Tie]) -> dict[str, set[str]]:
    """The channels each node sits in, or the rows of its domestic ties."""
    seats: dict[str, set[str]] = {}
    for tie in ties:
        for end in (tie.source, tie.target):
            seats.setdefault(end, set()).update(tie.channels or tie.rows)
    return seats


def counterparts_by_node(atlas: Atlas, folding: Folding) -> dict[str, set[str]]:
    """The nodes that stand opposite each node: for their own bodies, not for those folded into them."""
    found: dict[str, set[str]] = {}
    for pair in atlas.rows("counterparts"):
        for one, other in ((pair["from_id"], pair["to_id"]), (pair["to_id"], pair["from_id"])):
            if folding.drawn.get(one) == one and other in folding.drawn:
                found.setdefault(one, set()).add(folding.drawn[other])
    return found


def with_count(label: str, folded: int, words: Words) -> str:
    """A label with the number of bodies folded into its node."""
    return words.text("map.folded", name=label, count=folded) if folded else label


def lane_of(atlas: Atlas, entity: str) -> str:
    """The lane a body stands in; "" for bodies of third countries."""
    place = atlas.whole.row("places", entity)
    return str(place["lane_id"]) if place else ""


def place_class(atlas: Atlas, country: str) -> str:
    """On which side the label stands."""
    row = atlas.whole.row("countries", country)
    assert row is not None
    return f"side-{row['side']}"


def colour(atlas: Atlas, country: str) -> str:
    """The name of a country's colour."""
    row = atlas.whole.row("countries", country)
    assert row is not None
    return str(row["colour"])


def marks(atlas: Atlas, entity: str) -> list[str]:
    """Classes for a body that is not a match itself, or that may not have existed on the day."""
    doubt = atlas.doubt_of("entities", entity)
    absent = atlas.row("entities", entity) is None
    return [
        *(["context"] if absent or atlas.is_context("entities", entity) else []),
        *([f"doubt-{doubt}"] if doubt else []),
    ]


def any_match(atlas: Atlas, entities: tuple[str, ...]) -> bool:
    """Whether one of the bodies is a match itself; also where there are none."""
    return not entities or any(not atlas.is_context("entities", key) for key in entities)


def doubt_words(atlas: Atlas, key: str, words: Words, table: str = "entities") -> str:
    """Why it is uncertain whether a row was in force on the day, in words; "" where it is not."""
    doubt = atlas.doubt_of(table, key)
    return words.text(f"doubt.{doubt}") if doubt else ""
