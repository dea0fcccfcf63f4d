"""Where each line of a card is known from: numbers at the line, the numbered list at the end."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.parts.filled import joined
from dashboard.parts.reading import Reading, bracketed
from dashboard.tables.atlas import Row

SHORT = 6  # sources that are shown without asking; a number that is followed opens the list
DOUBTED = "recalled"  # the grade that is marked at the line itself


def anchor(number: int) -> str:
    """The id of a source in the list of the open card."""
    return f"card-source-{number}"


def marks(reading: Reading, rows: list[Row], column: str = "sources") -> list[Any]:
    """The numbers of the sources that rows rest on, and a mark where one was only recalled."""
    cited = dict.fromkeys(source for row in rows for source in row[column])
    numbers = [mark(reading, reading.number(source)) for source in cited]
    found: list[Any] = [html.Sup(joined(numbers, " "), className="marks")] if numbers else []
    if column == "sources" and any(row["evidence"] == DOUBTED for row in rows):
        found += [reading.gap, badge(reading, DOUBTED)]
    return found


def mark(reading: Reading, number: int) -> Component:
    """One small number that leads to the source."""
    said: dict[str, Any] = {"aria-label": reading.text("card.source-mark", number=number)}
    return html.A(str(number), href=f"#{anchor(number)}", className="source-mark", **said)


def badge(reading: Reading, grade: str) -> Component:
    """The evidence grade in words."""
    label = reading.words.label("evidence", grade)
    return html.Span(label, className=f"evidence {grade}")


def source_list(reading: Reading) -> list[Component]:
    """The numbered list of everything the card cites, to be drawn last."""
    items = [
        source(reading, row, number)
        for key, number in sorted(reading.cited.items(), key=lambda pair: pair[1])
        if (row := reading.atlas.whole.row("sources", key))
    ]
    if not items:
        return []
    count = html.Span(str(len(items)), className="count")
    title = html.H3([reading.text("card.sources"), reading.gap, count])
    numbered = html.Ol(items, className="sources")
    if len(items) <= SHORT:
        return [html.Section([title, numbered])]
    opening = html.Summary(reading.text("card.show", count=len(items)))
    return [html.Section([title, html.Details([opening, numbered])])]


def source(reading: Reading, row: Row, number: int) -> Component:
    """A source as a form: title, publisher, date, kind, evidence."""
    words = reading.words
    title: Component = html.Cite(row["title"], lang=row["language"] or written_in(row["title"]))
    if row["url"]:
        title = external(reading, [title], row["url"])
    about: list[Any] = [html.Span(row["publisher"], lang=written_in(row["publisher"]))]
    if row["published"]:
        about.append(words.date(row["published"]))
    if row["kind"]:
        about.append(words.label("source_kind", row["kind"]))
    line = bracketed(reading, about)
    grade = badge(reading, row["evidence"])
    return html.Li([title, *line, reading.gap, grade], id=anchor(number), className="source")


def external(reading: Reading, children: list[Any], url: str) -> Component:
    """A link out of the atlas, announced as opening elsewhere."""
    announced = html.Span(reading.text("card.new-tab"), className="visually-hidden")
    return html.A(
        [*children, reading.gap, announced],
        href=url,
        target="_blank",
        rel="noopener noreferrer",
        className="external",
    )


def written_in(text: str) -> str:
    """The language a name is written in, told by its signs."""
    return "ja" if any("\u3040" <= sign <= "\u9fff" for sign in text) else "en"
