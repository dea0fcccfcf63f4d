"""What stands beside the matches: the other end of a pair, and nothing beyond it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dashboard.filters.acts_on import ACTS_ON
from dashboard.filters.filters import Filters
from dashboard.filters.match import Keys, matches
from dashboard.filters.present import Present
from dashboard.filters.text import words_in
from dashboard.tables.atlas import Row
from dashboard.tables.schema import TABLES

Ends = tuple[tuple[str, str], ...]  # (column, table it links to)

PAIRS: dict[str, Ends] = {
    name: tuple((end, table.column(end).links_to) for end in (table.edge.source, table.edge.target))
    for name, table in TABLES.items()
    if table.edge
}
"""Tables of pairs: a row stays when one of its ends is a match."""

NAMING: dict[str, Ends] = {
    "reporting_duties": (("sector_id", "sectors"), ("from_id", "entities"), ("to_id", "entities")),
    "escalation": (("lead_id", "entities"),),
}
"""Tables whose matching rows bring the rows they name."""

CORRESPONDING = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch")


@dataclass
class Kept:
    """The keys that stay in each table: matches, and those that only stand beside one."""

    matches: dict[str, Keys]
    context: dict[str, Keys] = field(default_factory=dict)

    def keys(self, table: str) -> Keys:
        """The keys that stay in a table."""
        return self.matches[table] | self.context.get(table, set())

    def beside(self, table: str, keys: Iterable[str]) -> None:
        """Keep rows that are no matches as context."""
        self.context.setdefault(table, set()).update(set(keys) - self.matches[table])


def with_context(there: Present, filters: Filters, matched: dict[str, Keys]) -> Kept:
    """What stays: the matches with what stands beside them.

    matched   for every table, the rows that meet the filters on their own

    Rows of pairs stay, as context, where only one end is a match; where neither is, or the ends a
    row needs cannot stay, the row is no match any more.
    """
    asked = {*filters.chosen(), *(["text"] if words_in(filters.text) else [])}
    kept = Kept({table: set(keys) for table, keys in matched.items()})
    for table, ends in NAMING.items():
        keep_naming(there, kept, asked, table, ends)
    for table, ends in PAIRS.items():
        keep_pairs(there, kept, asked, table, ends, matched)
    if "sector" in asked:
        keep_partners(there, filters, kept)
    keep_umbrellas(there, kept)
    return kept


def keep_naming(there: Present, kept: Kept, asked: set[str], table: str, ends: Ends) -> None:
    """Keep the rows that name others: they bring them, or stay only where those are matches."""
    for key in list(kept.matches[table]):
        named = list(named_in(there.rows[table][key], ends))
        missing = [(to, end) for to, end in named if end not in kept.matches[to]]
        if all(brings(table, to, asked) for to, _ in missing):
            for to, end in missing:
                kept.beside(to, (end,))
        else:
            kept.matches[table].discard(key)


def keep_pairs(
    there: Present,
    kept: Kept,
    asked: set[str],
    table: str,
    ends: Ends,
    matched: dict[str, Keys],
) -> None:
    """Keep the pairs with a match at one end at least, and bring the other end along."""
    for key in list(kept.matches[table]):
        row = there.rows[table][key]
        named = list(named_in(row, ends))
        inside = [to for to, end in named if end in matched[to]]
        outside = [(to, end) for to, end in named if end not in matched[to]]
        if not outside:
            continue
        kept.matches[table].discard(key)
        reached = all(end in there.rows[to] for to, end in outside)
        brought = any(brings(here, to, asked) for here in inside for to, _ in outside)
        if reached and brought and not only_related(table, row, asked):
            kept.beside(table, (key,))
            for to, end in outside:
                kept.beside(to, (end,))


def keep_partners(there: Present, filters: Filters, kept: Kept) -> None:
    """Keep the bodies of the sectors that the chosen ones correspond to, as context."""
    others = replace(filters, sector=(), country=())
    fitting = matches(there, others, ("entities", "entity_sectors"))
    partners = kept.context.get("sectors", set()) & corresponding(there, kept)
    for key in fitting["entity_sectors"] - kept.matches["entity_sectors"]:
        row = there.rows["entity_sectors"][key]
        if row["sector_id"] in partners and row["entity_id"] in fitting["entities"]:
            kept.beside("entity_sectors", (key,))
            kept.beside("entities", (row["entity_id"],))


def corresponding(there: Present, kept: Kept) -> Keys:
    """The sectors that stand at an end of a crosswalk row kept as context."""
    rows = (there.rows["sector_crosswalk"][key] for key in kept.context.get("sector_crosswalk", ()))
    return {row[end] for row in rows for end, _ in PAIRS["sector_crosswalk"]}


def keep_umbrellas(there: Present, kept: Kept) -> None:
    """Keep the frameworks of all channels that stay."""
    channels = (there.rows["channels"][key] for key in kept.keys("channels"))
    kept.beside("frameworks", (channel["framework_id"] for channel in channels))


def named_in(row: Row, ends: Ends) -> Iterator[tuple[str, str]]:
    """The rows a row names, as (table, key)."""
    return ((to, row[column]) for column, to in ends if row[column])


def brings(table: str, other: str, asked: set[str]) -> bool:
    """Whether a match of one table may bring a row of the other.

    It may where it has met every filter the other table has to meet: a sector has not been asked
    for its function, so with a function chosen it brings no bodies.
    """
    return all(table in ACTS_ON[name] for name in asked if other in ACTS_ON[name])


def only_related(table: str, row: Row, asked: set[str]) -> bool:
    """Whether a crosswalk row says too little to bring another sector beside a chosen one."""
    return table == "sector_crosswalk" and "sector" in asked and row["match"] not in CORRESPONDING
