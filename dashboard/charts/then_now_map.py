"""Where on the mirror map did something change? Every body in its place, changed ones marked."""

from dashboard.answers.changes import Change, Difference
from dashboard.charts.changes import row_at, started
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.then_days import days, found
from dashboard.charts.then_now_map_figure import draw
from dashboard.filters.address import codes
from dashboard.language.words import Words
from dashboard.network.folding import fold_targets, stand_in
from dashboard.network.positions import framework_order

NAME = "chart.then-now-map"
BODY_KINDS = ("renamed", "added", "ended", "absorbed", "passing")


def rows(asked: Asked) -> list[Row]:
    """One row for each body that changed, and for each framework whose channels did."""
    between = found(asked)
    if between is None:
        return []
    return [*bodies(asked, between), *frameworks(asked, between)]


def bodies(asked: Asked, between: Difference) -> list[Row]:
    """The bodies that changed, by what befell them, newest first."""
    lists = between.entities.lists()
    return [
        body(asked, kind, change)
        for kind in BODY_KINDS
        for change in lists[kind]  # type: ignore[index]
    ]


def body(asked: Asked, kind: str, change: Change) -> Row:
    """One body with the place at which it stands."""
    words, row = asked.words, row_at(asked, "entities", change.key)
    others = [row_at(asked, "entities", key) for key in change.others]
    country = asked.whole.row("countries", row["country"])
    assert country is not None
    return {
        "key": change.key,
        "kind": kind,
        "name": words.name(row),
        "short": words.short(row),
        "was": [words.short(other) for other in others],
        "what": words.text(f"{NAME}.{kind}"),
        "others": words.listed([words.name(other) for other in others])
        or words.text("chart.changes.none"),
        "country": words.country(row["country"]),
        "side": country["side"],
        "colour": country["colour"],
        "place": stand_in(change.key, fold_targets(asked.whole), ()),
        "when": change.when,
        "possibly": change.possibly,
        "sure": words.text("chart.changes.possibly" if change.possibly else "chart.changes.sure"),
        "sources": tuple(dict.fromkeys(key for it in (row, *others) for key in it["sources"])),
        "days": days(asked),
    }


def frameworks(asked: Asked, between: Difference) -> list[Row]:
    """The frameworks whose channels changed, in the order of the map."""
    changes: dict[str, dict[str, tuple[list[Change], list[Change]]]] = {}
    for form in codes(asked.whole, "form"):
        found = between.channels[form]
        over = () if form == "moment" else (*found.ended, *found.absorbed, *found.passing)
        for at, each in enumerate((started(between.channels, form), over)):
            for change in each:
                key = row_at(asked, "channels", change.key)["framework_id"]
                changes.setdefault(key, {}).setdefault(form, ([], []))[at].append(change)
    order = [key for key in framework_order(asked.whole) if key in changes]
    return [framework(asked, key, changes[key]) for key in order]


def framework(asked: Asked, key: str, forms: dict[str, tuple[list[Change], list[Change]]]) -> Row:
    """One framework with what of its channels came and went, forms apart."""
    words, row = asked.words, row_at(asked, "frameworks", key)
    every = [change for lists in forms.values() for each in lists for change in each]
    channels = [row_at(asked, "channels", change.key) for change in every]
    doubt = any(change.possibly for change in every)
    return {
        "key": key,
        "kind": "framework",
        "name": words.name(row),
        "short": words.short(row),
        "was": [],
        "what": words.listed([counted(form, *lists, words) for form, lists in forms.items()]),
        "others": words.listed(list(dict.fromkeys(words.short(it) for it in channels))),
        "country": words.listed([words.country(code) for code in row["countries"]]),
        "side": "",
        "colour": "accent",
        "place": "",
        "when": max(change.when for change in every),
        "possibly": doubt,
        "sure": words.text("chart.changes.possibly" if doubt else "chart.changes.sure"),
        "sources": tuple(dict.fromkeys(key for it in channels for key in it["sources"])),
        "days": days(asked),
    }


def counted(form: str, begun: list[Change], over: list[Change], words: Words) -> str:
    """How many channels of a form came and went."""
    ends = "both" if begun and over else "begun" if begun else "over"
    facts = {"form": words.label("form", form, short=True), "begun": len(begun), "over": len(over)}
    return words.text(f"{NAME}.channels-{ends}", **facts)


def finding(found: list[Row], words: Words) -> str:
    """How many bodies changed in each way, surely; and in how many frameworks channels did."""
    kinds = [row["kind"] for row in found if not row["possibly"] or row["kind"] == "framework"]
    first, last = (words.date(day) for day in found[0]["days"])
    counts = {kind: kinds.count(kind) for kind in (*BODY_KINDS, "framework")}
    return words.text(f"{NAME}.finding", first=first, last=last, **counts)


CHART = Chart(
    name="then-now-map",
    rows=rows,
    columns=(
        Column("name", "chart.changes.name", key="key"),
        Column("what", "chart.changes.what"),
        Column("when", "chart.changes.when", "date"),
        Column("others", f"{NAME}.others"),
        Column("country", "chart.changes.country"),
        Column("sure", "chart.changes.certainty"),
    ),
    finding=finding,
    figure=draw,
    empty="chart.then-now.same-day",
)
