"""What changed that no count shows: roles, grades, leads, legal bases of what was there before?"""

from collections import Counter

from dashboard.answers.hidden_changes import Hidden, hidden_changes
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.then_days import apart, days
from dashboard.language.row_names import row_card, row_name
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as TableRow
from dashboard.tables.schema import TABLES

NAME = "chart.then-now-hidden"
RENAMED_FIELDS = {"lead_id": "lead", "to_id": "told", "parent_id": "parent", "match": "grade"}
ORDER = (
    *("lead", "grade", "basis", "told", "obligation", "legal-basis", "clarity", "role"),
    *("tie-kind", "parent", "body-kind", "functions", "phase"),
)
BASES = frozenset({"instrument_id", "instrument_ids"})


def rows(asked: Asked) -> list[Row]:
    """One row for each thing that differs, leads first."""
    if not apart(asked):
        return []
    found = hidden_changes(asked.whole, *days(asked), asked.address.filters)
    return sorted((row_of(asked, it) for it in found), key=lambda row: ORDER.index(row["field"]))


def row_of(asked: Asked, it: Hidden) -> Row:
    """One difference in words."""
    words = asked.words
    before, after = ([asked.whole.row(it.table, key) for key in keys] for keys in it.rows)
    there = [row for row in (*before, *after) if row]
    last = next(row for row in after if row)
    return {
        "key": row_card(it.table, last, words),
        "about": about(it, there, last, words),
        "field": field_of(it),
        "what": words.text(f"{NAME}.{field_of(it)}"),
        "before": said(it, it.before, words),
        "after": said(it, it.after, words),
        "since": since(it, words),
        "sure": words.text("chart.changes.possibly" if it.possibly else "chart.changes.sure"),
        "possibly": it.possibly,
        "sources": tuple(dict.fromkeys(key for row in there for key in row["sources"])),
        "days": days(asked),
    }


def since(it: Hidden, words: Words) -> str:
    """Since when it is so: the start of the new rows, or of the laws that came; "" if unknown."""
    new = [key for key in it.rows[1] if key not in it.rows[0]]
    rows = [words.atlas.whole.row(it.table, key) for key in new]
    dates = [str(row["valid_from"]) for row in rows if row]
    if not new and field_of(it) == "legal-basis":
        came = [key for key in it.after if key not in it.before]
        laws = [words.atlas.whole.row("instruments", key) for key in came]
        dates = [str(law["in_force"] or law["enacted"]) for law in laws if law]
    return max(dates, default="")


def field_of(it: Hidden) -> str:
    """What differs, as texts call it."""
    if it.field in BASES:
        return "legal-basis"
    if it.field == "kind":
        return "body-kind" if it.table == "entities" else "tie-kind"
    return RENAMED_FIELDS.get(it.field, it.field)


def about(it: Hidden, there: list[TableRow], last: TableRow, words: Words) -> str:
    """What it is that differs: bodies with what they were before."""
    if it.table == "reporting_duties":
        return reporting(it, last, words)
    if it.table == "escalation" and it.field != "lead_id":
        lead = words.atlas.whole.row("entities", last["lead_id"])
        assert lead is not None
        return words.listed([row_name(it.table, last, words), words.short(lead)])
    now, was = (
        words.short(row) if it.table == "entities" else row_name(it.table, row, words)
        for row in (last, there[0])
    )
    return now if now == was else words.text(f"{NAME}.renamed", now=now, was=was)


def reporting(it: Hidden, row: TableRow, words: Words) -> str:
    """Who tells whom, in which sector."""
    whole = words.atlas.whole
    sector, teller, told = (
        whole.row(table, row[column]) if row[column] else None
        for table, column in (
            ("sectors", "sector_id"),
            ("entities", "from_id"),
            ("entities", "to_id"),
        )
    )
    facts = {
        "sector": words.short(sector) if sector else words.text(f"{NAME}.every-sector"),
        "teller": words.short(teller) if teller else words.label("from_role", row["from_role"]),
        "told": words.short(told) if told else words.text(f"{NAME}.members"),
    }
    return words.text(f"{NAME}.{'tells' if it.field == 'to_id' else 'reporting'}", **facts)


def said(it: Hidden, values: tuple[str, ...], words: Words) -> str:
    """Values in words."""
    column = TABLES[it.table].column(it.field)
    if column.links_to:
        rows = [row for key in values if (row := words.atlas.whole.row(column.links_to, key))]
        named = [words.short(row) for row in rows]
    else:
        named = [words.label(column.vocabulary, code) for code in values]
    return words.listed(named) or words.text(f"{NAME}.none")


def finding(found: list[Row], words: Words) -> str:
    """How many differences there are, by what differs."""
    counts = Counter(row["what"] for row in found)
    first, last = (words.date(day) for day in found[0]["days"])
    kinds = [words.text(f"{NAME}.counted", what=what, count=count) for what, count in
             counts.most_common()]  # fmt: skip
    facts = {"first": first, "last": last, "count": len(found)}
    return words.text(f"{NAME}.finding", said=words.listed(kinds), **facts)


CHART = Chart(
    name="then-now-hidden",
    rows=rows,
    columns=(
        Column("about", f"{NAME}.about", key="key"),
        Column("what", f"{NAME}.what"),
        Column("before", f"{NAME}.before"),
        Column("after", f"{NAME}.after"),
        Column("since", f"{NAME}.since", "date"),
        Column("sure", "chart.changes.certainty"),
    ),
    finding=finding,
    folded=True,
    empty="chart.then-now-hidden.empty",
)
