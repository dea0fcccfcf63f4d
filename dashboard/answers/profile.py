"""What the tables say about one row: what came before it, what names it, and what it rests on."""

from typing import Literal

from dashboard.filters.address import OPEN_TABLES
from dashboard.filters.day import in_force, instrument_life, life_of
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day
from dashboard.tables.schema import TABLES

Standing = Literal["in-force", "past", "coming"]
Basis = Literal["duty", "escalation", "issuer"]


def table_of(atlas: Atlas, key: str) -> str:
    """The table whose row has that key, among those that have cards; "" if there is none."""
    return next((name for name in OPEN_TABLES if key in atlas.whole.keys(name)), "")


def standing(table: str, row: Row, day: str) -> Standing:
    """Whether a row holds on a day (YYYY-MM-DD), no longer does, or does not yet.

    An unknown start or end counts as holding; so does a coarse date that may mean the day. A law or
    paper holds from its adoption on.
    """
    life = instrument_life(row, day) if table == "instruments" else life_of(TABLES[table], row)
    if in_force(*life, day):
        return "in-force"
    return "coming" if first_day(life[0]) > day else "past"


def naming(atlas: Atlas, table: str, column: str, key: str) -> list[Row]:
    """The rows of a table whose column names that key, in file order."""
    many = TABLES[table].column(column).many
    rows = atlas.rows(table)
    return [row for row in rows if (key in row[column] if many else key == row[column])]


def linking(atlas: Atlas, table: str, to_table: str, key: str) -> list[Row]:
    """The rows of a table that name a row of another one in any of their columns, in file order."""
    columns = [column for column in TABLES[table].links() if column.links_to == to_table]
    return [
        row
        for row in atlas.rows(table)
        if any(
            key in row[column.name] if column.many else key == row[column.name]
            for column in columns
        )
    ]


def within(atlas: Atlas, table: str, key: str) -> list[Row]:
    """A row and everything that is part of it, of its parts, and so on, each once."""
    start = atlas.row(table, key)
    found = [start] if start else []
    for row in found:
        parts = naming(atlas, table, TABLES[table].parent, row["id"])
        found += [part for part in parts if part not in found]
    return found


def predecessors(atlas: Atlas, table: str, key: str) -> list[Row]:
    """The rows that name this one as their successor, wherever on the calendar they stand."""
    return naming(atlas.whole, table, "successor_id", key)


def ancestry(atlas: Atlas, table: str, key: str) -> list[Row]:
    """Predecessors, their predecessors, and so on, nearest first, each once."""
    found: list[Row] = []
    waiting = [key]
    while waiting:
        for row in predecessors(atlas, table, waiting.pop(0)):
            if row not in found and row["id"] != key:
                found.append(row)
                waiting.append(row["id"])
    return found


def events_of(atlas: Atlas, table: str, key: str) -> list[Row]:
    """The events that concern a row, latest first."""
    rows = linking(atlas, "events", table, key)
    return sorted(rows, key=lambda row: (first_day(row["date"]), row["id"]), reverse=True)


def observations_of(atlas: Atlas, table: str, key: str) -> list[Row]:
    """What was said about a row: named by the statement, or by what became of the statement."""
    named = {row["id"] for row in linking(atlas, "observations", table, key)}
    outcomes = linking(atlas, "observation_outcomes", table, key)
    named |= {row["observation_id"] for row in outcomes}
    return [row for row in atlas.rows("observations") if row["id"] in named]


def outcomes_of(atlas: Atlas, observation: str) -> list[Row]:
    """What became of a statement."""
    return naming(atlas, "observation_outcomes", "observation_id", observation)


def duties_of(atlas: Atlas, key: str) -> tuple[list[Row], list[Row]]:
    """The reporting steps a body takes, and those it receives."""
    return (
        naming(atlas, "reporting_duties", "from_id", key),
        naming(atlas, "reporting_duties", "to_id", key),
    )


def rungs_of(atlas: Atlas, key: str) -> list[tuple[str, Row]]:
    """The rungs of the escalation ladder a body stands on, as (lead, support or partner, row)."""
    columns = {"lead": "lead_id", "support": "support_ids", "partner": "partner_ids"}
    rows = [
        (part, row)
        for part, column in columns.items()
        for row in naming(atlas, "escalation", column, key)
    ]
    order = {row["id"]: place for place, row in enumerate(atlas.rows("escalation"))}
    return sorted(rows, key=lambda pair: order[pair[1]["id"]])


def laws_of(atlas: Atlas, key: str) -> dict[str, dict[Basis, list[Row]]]:
    """The instruments a body rests on: key -> why -> the rows that say so.

    An instrument counts when a duty of or to the body names it, when a rung the body leads or
    supports names it, or when the body issued it and it is in force.
    """
    laws: dict[str, dict[Basis, list[Row]]] = {}

    def note(instrument: str, why: Basis, row: Row) -> None:
        rows = laws.setdefault(instrument, {}).setdefault(why, [])
        if row not in rows:
            rows.append(row)

    for duty in sum(duties_of(atlas, key), []):
        for instrument in duty["instrument_id"]:
            note(instrument, "duty", duty)
    for part, rung in rungs_of(atlas, key):
        for instrument in rung["instrument_ids"] if part != "partner" else ():
            note(instrument, "escalation", rung)
    for row in naming(atlas, "instruments", "issuer_ids", key):
        note(row["id"], "issuer", row)
    return laws
