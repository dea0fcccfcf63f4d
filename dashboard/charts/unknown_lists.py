"""What is not known, one list for each way of not knowing; none has a picture but its number."""

from collections import Counter
from collections.abc import Callable

from dashboard.answers import unknowns
from dashboard.answers.resting import PROOFS
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.filters.filters import Filters
from dashboard.language.row_names import row_card, row_name
from dashboard.language.words import Words
from dashboard.tables.atlas import Atlas
from dashboard.tables.atlas import Row as Cells
from dashboard.tables.schema import TABLES

Find = Callable[[Atlas, Filters], unknowns.Found]
Say = Callable[[str, Cells, Words], str]

COLUMNS = (
    Column("name", "chart.unknown.name", key="key", lang="name_language"),
    Column("group", "chart.unknown.group"),
    Column("detail", "chart.unknown.detail"),
)


def table_name(table: str, row: Cells, words: Words) -> str:
    """The table a row stands in."""
    return words.text(f"table-name.{table}")


def labelled(vocabulary: str, column: str) -> Say:
    """A code of a row in words."""
    return lambda table, row, words: words.label(vocabulary, row[column])


def picked(*stems: str) -> Say:
    """The first text of a row that is filled."""

    def say(table: str, row: Cells, words: Words) -> str:
        there = [stem for stem in stems if row.get(f"{stem}_{words.language}")]
        return words.pick(row, there[0]) if there else words.text("filter.not-recorded")

    return say


def life(table: str, row: Cells, words: Words) -> str:
    """All that is recorded of the life of a row."""
    return words.life(row, TABLES[table].starts, TABLES[table].ends or TABLES[table].starts)


def cited(table: str, row: Cells, words: Words) -> str:
    """Who published what a row is said to rest on."""
    keys = dict.fromkeys(key for column in PROOFS[table] for key in row[column])
    rows = [found for key in keys if (found := words.atlas.whole.row("sources", key))]
    return words.listed(list(dict.fromkeys(each["publisher"] for each in rows)))


def countries(table: str, row: Cells, words: Words) -> str:
    """The countries of a law or an event."""
    named = row.get("countries") or (row["country"],)
    return words.listed([words.country(code) for code in named])


def publisher(table: str, row: Cells, words: Words) -> str:
    """Who published a source, and when."""
    return words.listed([str(row["publisher"]), words.date(row["published"])])


def speaker(table: str, row: Cells, words: Words) -> str:
    """Who asked, as the summary shows them."""
    return str(row["speaker_ja"] if words.language == "ja" else row["speaker"])


def rhythm(table: str, row: Cells, words: Words) -> str:
    """How often a channel is meant to meet."""
    code = row["cadence"]
    return words.label("cadence", code) if code else words.text("filter.not-recorded")


def basis(table: str, row: Cells, words: Words) -> str:
    """Why a law is named: the instruments a duty rests on."""
    rows = [words.atlas.whole.row("instruments", key) for key in row["instrument_id"]]
    names = [words.name(each) for each in rows if each]
    return words.listed(names) or words.text("filter.not-recorded")


OUTCOME = labelled("outcome_status", "status")
PROSE = ("summary", "note", "outcome", "trigger")  # where a row says what is not known


def unknown(name: str, find: Find, group: Say, detail: Say) -> Chart:
    """A list: which rows, how they are grouped, and what is recorded all the same."""

    def rows(asked: Asked) -> list[Row]:
        words = asked.words
        found = [
            listed(table, row, group(table, row, words), detail(table, row, words), words)
            for table, row in find(asked.atlas, asked.address.filters)
        ]
        many = Counter(row["group"] for row in found)
        return sorted(found, key=lambda row: (-many[row["group"]], row["group"]))

    return Chart(f"unknown-{name}", rows, COLUMNS, finding, folded=True)


def listed(table: str, row: Cells, group: str, detail: str, words: Words) -> Row:
    """A row of a list."""
    own = (row["id"],) if table == "sources" else ()
    return {
        "name": row_name(table, row, words),
        "name_language": row["language"] if table == "sources" else "",
        "key": row_card(table, row, words),
        "group": group,
        "detail": detail,
        "sources": own or row["sources"],
    }


def finding(found: list[Row], words: Words) -> str:
    """How many of each group."""
    numbers = Counter(row["group"] for row in found).most_common()
    return words.listed(
        [words.text("chart.unknown.of-group", group=group, count=count) for group, count in numbers]
    )


LISTS = (
    unknown("recalled", unknowns.recalled, table_name, cited),
    unknown("start", unknowns.without_start, table_name, life),
    unknown("address", unknowns.without_address, labelled("evidence", "evidence"), publisher),
    unknown("not-found", unknowns.said_open, table_name, picked(*PROSE)),
    unknown("pairing", unknowns.own_pairings, labelled("basis", "basis"), picked("note")),
    unknown("visibility", unknowns.not_visible, table_name, picked("summary", "label")),
    unknown("meeting", unknowns.never_seen_to_meet, rhythm, picked("summary")),
    unknown("step", unknowns.unclear_steps, labelled("clarity", "clarity"), picked("note")),
    unknown("outcome", unknowns.open_outcomes, OUTCOME, picked("outcome")),
    unknown("question", unknowns.questions, speaker, picked("note", "summary")),
    unknown("in-force", unknowns.not_in_force, labelled("obligation", "obligation"), basis),
    unknown("sector-count", unknowns.more_sectors, countries, picked("summary")),
)
