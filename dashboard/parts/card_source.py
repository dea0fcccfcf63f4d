"""The card of a source: what it is, where it can be read, and everything that rests on it."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.resting import PROOFS, resting, rows_on
from dashboard.language.row_names import row_card, row_name
from dashboard.parts.card_head import TITLE, close
from dashboard.parts.reading import Reading
from dashboard.parts.source_list import badge, external, written_in
from dashboard.parts.statement import facts, listing
from dashboard.tables.atlas import Row


def source_card(reading: Reading, row: Row) -> list[Component]:
    """Head, facts, and what rests on the source on the day, table after table."""
    found = rows_on(reading.atlas, row["id"])
    return [source_head(reading, row), own_facts(reading, row), *rests(reading, row, found)]


def source_head(reading: Reading, row: Row) -> Component:
    """The kind of document, its title in its own language, and the link that closes the card."""
    words = reading.words
    kind = words.text("card.source-kind", kind=words.label("source_kind", row["kind"]))
    title = html.Span(row["title"], lang=row["language"] or written_in(row["title"]))
    return html.Header(
        [
            html.P(kind if row["kind"] else words.text("card.source"), className="kind"),
            html.H2(title, id=TITLE, tabIndex=-1),
            close(reading),
        ],
        className="card-head",
    )


def own_facts(reading: Reading, row: Row) -> Component:
    """Publisher, date, language, grade and address."""
    words = reading.words
    publisher = html.Span(row["publisher"], lang=written_in(row["publisher"]))
    language = [words.label("language", row["language"])] if row["language"] else []
    unknown = html.Span(words.text("card.no-address"), className="unknown")
    where: Any = external(reading, [words.text("card.open-source")], row["url"])
    return facts(
        reading,
        [
            ("card.publisher", [publisher]),
            ("card.published", [words.date(row["published"])]),
            ("card.language", language),
            ("card.evidence", [badge(reading, row["evidence"])]),
            ("card.address", [where if row["url"] else unknown]),
        ],
    )


def rests(reading: Reading, row: Row, found: dict[str, list[Row]]) -> list[Component]:
    """What rests on the source: a group for each table; then how much does on other days only."""
    words = reading.words
    everywhere = sum(len(keys) for keys in resting(reading.atlas.whole).get(row["id"], {}).values())
    here = sum(len(rows) for rows in found.values())
    children: list[Component] = [html.H3(words.text("card.rests", count=here))]
    for table in (name for name in PROOFS if name in found):
        title = words.text("card.rests-table", table=words.text(f"table-name.{table}"),
                           count=len(found[table]))  # fmt: skip
        lines = listing(reading, [line(reading, table, each) for each in found[table]])
        children += [html.H4(title), *lines]
    if everywhere > here:
        said = words.text("card.rests-elsewhere", count=everywhere - here)
        children.append(html.P(said, className="as-known"))
    return [html.Section(children)]


def line(reading: Reading, table: str, row: Row) -> Component:
    """One row that rests on the source, with a link to the card that tells of it."""
    name, key = row_name(table, row, reading.words), row_card(table, row, reading.words)
    doubted = row.get("evidence") == "recalled"
    grade: list[Any] = [reading.gap, badge(reading, "recalled")] if doubted else []
    href = reading.address.replacing(card=key).href()
    linked = html.A(name, href=href, className="open-card") if key else name
    return html.Li([linked, *grade], className="statement")
