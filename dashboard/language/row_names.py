"""What any row of any table is called, and whose card tells of it: a pair has neither itself."""

from dashboard.filters.address import OPEN_TABLES
from dashboard.language.words import Words
from dashboard.tables.atlas import Row
from dashboard.tables.schema import TABLES

ENDS = {
    "relations": ("from_id", "to_id"),
    "channel_participants": ("entity_id", "channel_id"),
    "entity_sectors": ("entity_id", "sector_id"),
    "sector_crosswalk": ("from_id", "to_id"),
    "counterparts": ("from_id", "to_id"),
    "instrument_crosswalk": ("from_id", "to_id"),
}
"""Tables of pairs, with the columns of their two ends."""

PROSE = {
    "reporting_duties": "trigger",
    "escalation": "note",
    "observations": "summary",
    "observation_outcomes": "outcome",
}
"""Tables whose rows have no name and are known by what they say."""

OWNERS = {
    "reporting_duties": ("to_id", "from_id", "sector_id"),
    "escalation": ("lead_id",),
    "observations": ("event_id",),
    **ENDS,
}
"""The columns that name the row whose card tells of a row, the first that is filled."""


def row_name(table: str, row: Row, words: Words) -> str:
    """What a row is called: by its name, its two ends, or what it says."""
    if table in ENDS:
        ends = [end_name(table, column, row, words) for column in ENDS[table]]
        return words.text("row.pair", first=ends[0], second=ends[1]) if all(ends) else "".join(ends)
    if table == "countries":
        return words.name(row)
    if table == "sources":
        return str(row["title"])
    if table == "escalation":
        step = words.label("escalation_step", row["step"])
        return words.listed([words.country(row["country"]), step])
    return words.pick(row, PROSE[table]) if table in PROSE else words.name(row)


def end_name(table: str, column: str, row: Row, words: Words) -> str:
    """The short name of one end of a pair; "" where the pair has none there."""
    end = words.atlas.whole.row(TABLES[table].column(column).links_to, row[column])
    return words.short(end) if end else ""


def row_card(table: str, row: Row, words: Words) -> str:
    """The key of the card that tells of a row; "" where none does."""
    if table in OPEN_TABLES:
        return str(row["id"])
    if table == "observation_outcomes":
        said = words.atlas.whole.row("observations", row["observation_id"])
        return str(said["event_id"]) if said else ""
    keys = [row[column] for column in OWNERS.get(table, ())]
    return next((str(key) for key in keys if key), "")
