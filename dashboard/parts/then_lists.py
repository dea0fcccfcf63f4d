"""What changed between two days, as sentences and as short dated lists whose names open cards."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts import then_now_hidden, then_now_ties
from dashboard.charts.chart import Row
from dashboard.charts.then_days import changed
from dashboard.charts.then_said import sentences
from dashboard.parts.overview_changes import AT_ONCE, heading, lines
from dashboard.parts.seen import Seen

OPEN = 3  # lists of differences that stand open


def said(seen: Seen) -> list[Component]:
    """The sentences."""
    return [html.P(sentence) for sentence in sentences(seen)]


def lists(seen: Seen) -> list[Component]:
    """A list for each sort of change, the first one open."""
    return [
        html.Details(
            [heading(seen, section), *lines(seen, section)],
            open=at == 0,
            className="change-list",
        )
        for at, section in enumerate(changed(seen))
    ]


def hidden_lists(seen: Seen) -> list[Component]:
    """A list for each thing that differs: what it is about, what it was, what it is."""
    groups: dict[str, list[Row]] = {}
    for row in seen.rows_of(then_now_hidden.CHART):
        groups.setdefault(row["what"], []).append(row)
    return [
        folded(what, [difference(seen, row) for row in rows], at < OPEN)
        for at, (what, rows) in enumerate(groups.items())
    ]


def difference(seen: Seen, row: Row) -> Component:
    """One thing that differs."""
    words = seen.words
    facts = {"before": row["before"], "after": row["after"]}
    since = row["since"] and words.text("life.since", first=words.date(row["since"]))
    said: list[Any] = [
        opening(seen, row, row["about"]),
        html.Span([" ", words.text("then.from-to", **facts)], className="from-to"),
        html.Span([" ", since], className="when"),
        doubt(seen, row),
    ]
    return html.Li(said)


def tie_lists(seen: Seen) -> list[Component]:
    """Opposite numbers that changed, and ties that did while both ends stayed."""
    groups: dict[str, list[Row]] = {}
    for row in seen.rows_of(then_now_ties.CHART):
        if row["table"] == "counterparts" or (row["both"] and row["fate"] != "carried"):
            groups.setdefault(row["sort"], []).append(row)
    return [folded(sort, [tie(seen, row) for row in rows], False) for sort, rows in groups.items()]


def tie(seen: Seen, row: Row) -> Component:
    """One tie that came, went, or follows a new name."""
    words = seen.words
    pair = words.text("row.pair", first=row["one"], second=row["other"])
    said: list[Any] = [
        html.Span([words.date(row["when"]), " "], className="when") if row["when"] else "",
        opening(seen, row, pair),
        html.Span([" ", words.listed([row["what"], row["how"], row["why"]])], className="from-to"),
        doubt(seen, row),
    ]
    return html.Li(said)


def folded(heading: str, items: list[Component], unfolded: bool) -> Component:
    """A list under its heading with its count; what exceeds a handful scrolls within it."""
    count = html.Span(str(len(items)), className="count")
    long = " long" if len(items) > AT_ONCE else ""
    return html.Details(
        [html.Summary([html.Span(heading), count]), html.Ul(items)],
        open=unfolded,
        className=f"change-list{long}",
    )


def opening(seen: Seen, row: Row, text: str) -> Component:
    """Words that open a card."""
    href = seen.address.replacing(card=row["key"]).href()
    return html.A(text, href=href, className="open-card")


def doubt(seen: Seen, row: Row) -> Component:
    """That a change is only possible."""
    said = [" ", row["sure"]] if row["possibly"] else []
    return html.Span(said, className="possibly")
