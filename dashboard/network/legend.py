"""What colours, signs, lines and shapes of the map mean, in words: for the page and for drawings."""

from dataclasses import dataclass
from typing import Literal, Protocol

from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.network.style import (
    BROKEN,
    BROKEN_WIDTH,
    FORM_SIGNS,
    KIND_SHAPES,
    QUIET_SIGN,
    TIE_LINES,
    TORN,
    Line,
)
from dashboard.tables.atlas import Atlas

CROSSED = "crossed"  # the shape of a body thought away


class Asked(Protocol):
    """What the map is drawn from: the whole atlas, the narrowed one, the address and its words."""

    @property
    def whole(self) -> Atlas: ...
    @property
    def atlas(self) -> Atlas: ...
    @property
    def address(self) -> Address: ...
    @property
    def words(self) -> Words: ...


@dataclass(frozen=True)
class Entry:
    """One entry of the legend.

    mark   how it is shown: a dot of a colour, a sign, a line, a shape, a ring, or by words alone
    value  the colour's name, the sign itself, the shape's name, the dashes of the ring
    label  what it means
    name   what wears it on the map: the kind of tie, or the class of the canvas
    line   how the line is drawn
    """

    mark: Literal["colour", "sign", "line", "shape", "ring", "plain"]
    value: str
    label: str
    name: str = ""
    line: Line | None = None


def colours(asked: Asked) -> list[Entry]:
    """What each colour means."""
    words, countries = asked.words, asked.whole.rows("countries")
    sides = sorted((row for row in countries if row["side"] != "none"), key=lambda row: row["side"])
    found = [Entry("colour", row["colour"], words.name(row), row["colour"]) for row in sides]
    if asked.address.beside:
        other = next(row["colour"] for row in countries if row["side"] == "none")
        found.append(Entry("colour", other, words.text("map.abroad"), other))
    return found


def signs(asked: Asked) -> list[Entry]:
    """What the signs beside a framework count."""
    words = asked.words
    said = [(sign, words.label("form", form)) for form, sign in FORM_SIGNS.items()]
    said.insert(1, (QUIET_SIGN, words.text("channel.quiet")))
    return [Entry("sign", sign, label, sign) for sign, label in said]


def lines(asked: Asked) -> list[Entry]:
    """What each line means, for the kinds of tie that are drawn."""
    used = {row["kind"] for row in asked.atlas.rows("relations")}
    return [
        Entry("line", "", asked.words.label("relation_kind", kind), f"tie-{kind}", line)
        for kind, line in TIE_LINES.items()
        if kind in used
    ]


def without(asked: Asked) -> list[Entry]:
    """What is drawn otherwise where a body is thought away."""
    if not asked.address.gone:
        return []
    text = asked.words.text
    return [
        Entry("shape", CROSSED, text("legend.gone"), "gone"),
        Entry("line", "", text("legend.broken"), "broken", Line(TORN, width=2.6)),
        Entry("ring", "4 2.5", text("legend.cut"), "cut"),
    ]


def shapes(asked: Asked) -> list[Entry]:
    """What each shape means, for the kinds of body that are drawn."""
    words = asked.words
    kinds: dict[str, list[str]] = {}
    drawn = {row["kind"] for row in asked.atlas.rows("entities")}
    for kind, shape in KIND_SHAPES.items():
        if kind in drawn:
            kinds.setdefault(shape, []).append(words.label("entity_kind", kind, short=True))
    return [
        Entry("shape", shape, words.listed(labels), f"shape-{shape}")
        for shape, labels in kinds.items()
    ]


def marks(asked: Asked) -> list[Entry]:
    """What hollow, dotted, dashed, broken and pale mean."""
    text = asked.words.text
    broken = Line(BROKEN, width=BROKEN_WIDTH)
    return [
        Entry("ring", "", text("legend.hollow"), "hollow"),
        Entry("ring", "1 2", text("doubt.unknown-start"), "doubt-unknown-start"),
        Entry("ring", "4 2", text("doubt.possibly"), "doubt-possibly"),
        Entry("line", "", text("map.not-visible"), "visibility-not-visible", broken),
        Entry("plain", "", text("legend.context"), "context"),
    ]
