"""What the statements are about, to choose from: bodies, sectors and frameworks with their number."""

from collections import Counter

from dash import html
from dash.development.base_component import Component

from dashboard.answers.recommendations import statements
from dashboard.filters.present import ancestry
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import joined
from dashboard.parts.seen import Seen

NAME = "roundtable-about"


def choices(seen: Seen) -> list[Component]:
    """A folded list each of the bodies, sectors and frameworks that statements are about."""
    found = statements(seen.atlas)
    above = {row["id"]: row["parent_id"] for row in seen.whole.rows("frameworks")}
    counts = {
        "entities": Counter(key for row in found for key in row["entity_ids"]),
        "sectors": Counter(key for row in found for key in row["sector_ids"]),
        "frameworks": Counter(
            key
            for row in found
            for key in {each for named in row["framework_ids"] for each in ancestry(named, above)}
        ),
    }
    chosen = {
        "entities": seen.address.focus,
        "sectors": seen.address.filters.sector,
        "frameworks": seen.address.filters.framework,
    }
    return [picker(seen, table, counts[table], chosen[table]) for table in counts]


PARTS = {"entities": "focus", "sectors": "sector", "frameworks": "framework"}


def picker(seen: Seen, table: str, counts: Counter[str], chosen: tuple[str, ...]) -> Component:
    """One list, headed by what is chosen of it; those named most come first."""
    words = seen.words
    rows = {key: row for key in counts if (row := seen.whole.row(table, key))}
    now = [words.short(row) for key in chosen if (row := seen.whole.row(table, key))]
    named = words.listed(now) or words.text("roundtable.any")
    order = sorted(rows, key=lambda key: (-counts[key], words.short(rows[key])))
    links = [
        option(seen, words.text("roundtable.choice", name=words.short(rows[key]), count=counts[key]),
               key in chosen, **{PARTS[table]: (key,)})
        for key in order
    ]  # fmt: skip
    every = option(seen, words.text("roundtable.any"), not chosen, **{PARTS[table]: ()})
    head = html.Summary(words.text(f"roundtable.{table}", now=named))
    line = html.P(joined([every, *links], JOINTS[words.language]))
    return html.Details([head, line], className="pathway-picker")


def option(seen: Seen, name: str, here: bool, **changed: object) -> Component:
    """One thing to choose."""
    current = attributes({"aria-current": "true"}) if here else {}
    href = seen.address.replacing(card="", **changed).href()
    return html.A(name, href=href, className="choice", **current)
