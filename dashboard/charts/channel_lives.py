"""The life of every channel: since when, last held when, and whether a recent meeting was found."""

from collections import Counter

from dashboard.answers.joint import ended_channels, years_passed
from dashboard.answers.life import last_held, quiet
from dashboard.charts.channel_lives_figure import draw
from dashboard.charts.channel_lives_places import ENDED
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.filters.address import codes
from dashboard.filters.present import ancestry
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells
from dashboard.tables.dates import FOREVER, first_day

NAME = "channel-lives"
GAPS = {"en": " ", "ja": ""}  # between two sentences


def rows(asked: Asked) -> list[Row]:
    """One row for each channel, by framework and start; those that had ended come last."""
    there = [row_of(asked, channel) for channel in asked.atlas.rows("channels")]
    ended = ended_channels(asked.whole, asked.address.filters, asked.day)
    place = order_of_frameworks(asked)
    past = [row_of(asked, channel, ENDED) for channel in ended]

    def order(row: Row) -> tuple[int, str]:
        return place[row["framework_id"]], first_day(row["since"]) if row["since"] else FOREVER

    return sorted(there, key=order) + sorted(past, key=lambda row: first_day(row["since"]))


def order_of_frameworks(asked: Asked) -> dict[str, int]:
    """The place of every framework: by kind, then by start, its children right below it."""
    every = {row["id"]: row for row in asked.whole.rows("frameworks")}
    parents = {key: row["parent_id"] for key, row in every.items()}
    kinds = codes(asked.whole, "framework_kind")

    def one(key: str) -> tuple[int, str, str]:
        row = every[key]
        start = first_day(row["valid_from"]) if row["valid_from"] else FOREVER
        return kinds.index(row["kind"]), start, key

    ordered = sorted(
        every, key=lambda key: [one(each) for each in reversed(ancestry(key, parents))]
    )
    return {key: at for at, key in enumerate(ordered)}


def row_of(asked: Asked, channel: Cells, standing: str = "") -> Row:
    """What is known of the life of one channel."""
    words, atlas = asked.words, asked.atlas
    framework = asked.whole.row("frameworks", channel["framework_id"])
    assert framework is not None
    held = last_held(atlas, channel, asked.day)
    state = standing or quiet(atlas, channel, asked.day)
    text = f"chart.{NAME}.state"
    return {
        "key": channel["id"],
        "name": words.name(channel),
        "short": words.short(channel),
        "framework": words.short(framework),
        "framework_id": framework["id"],
        "top": not framework["parent_id"],
        "group": standing or framework["kind"],
        "form": words.label("form", channel["form"], short=True),
        "form_code": channel["form"],
        "level": words.label("level", channel["level"]),
        "cadence": words.label("cadence", channel["cadence"]),
        "since": channel["valid_from"],
        "until": channel["valid_to"],
        "until_said": words.date(channel["valid_to"]) if channel["valid_to"] else
        words.text(f"chart.{NAME}.no-end"),
        "life": words.life(channel),
        "held": held[0] if held else "",
        "state_code": state,
        "state": words.text("channel.quiet") if state == "quiet" else words.text(f"{text}.{state}"),
        "years": age(channel, asked),
        "doubt": doubt(asked, channel["id"]),
        "countries": words.listed([words.country(code) for code in channel["countries"]]),
        "hidden": channel["visibility"] == "not-visible",
        "visibility": words.label("visibility", channel["visibility"]),
        "recalled": channel["evidence"] == "recalled",
        "evidence": words.label("evidence", channel["evidence"]),
        "sources": channel["sources"],
        "context": not standing and atlas.is_context("channels", channel["id"]),
        "day": asked.day,
    }  # fmt: skip


def age(channel: Cells, asked: Asked) -> str:
    """For how many full years a channel has lasted up to the day, or to its end."""
    years = years_passed(channel["valid_from"], min(asked.day, channel["valid_to"] or FOREVER))
    if years is None:
        return asked.words.text("date.unknown")
    return asked.words.text(f"chart.{NAME}.years{'-one' if years == 1 else ''}", count=years)


def doubt(asked: Asked, channel: str) -> str:
    """Why it is uncertain that a channel was there on the day; "" if it is not."""
    found = asked.atlas.doubt_of("channels", channel)
    return asked.words.text(f"doubt.{found}") if found else ""


def finding(found: list[Row], words: Words) -> str:
    """How many there are of each form, how many are quiet, how many cannot be judged.

    What only stands beside a match, and what had ended, is counted apart.
    """
    past = [row for row in found if row["group"] == ENDED]
    beside = [row for row in found if row["context"]]
    matched = [row for row in found if row["group"] != ENDED and not row["context"]]
    said = [lasting(matched, words)] if matched else []
    if beside:
        said.append(words.text(f"chart.{NAME}.finding-context", count=len(beside)))
    if past:
        said.append(words.text(f"chart.{NAME}.finding-ended", count=len(past)))
    return GAPS[words.language].join(said)


def lasting(matched: list[Row], words: Words) -> str:
    """The channels by form, and the mechanisms by whether a recent meeting was found."""
    forms = Counter(row["form_code"] for row in matched)
    states = Counter(row["state_code"] for row in matched if row["form_code"] == "mechanism")
    counted = [
        words.text(f"sentence.{form}{'-one' if forms[form] == 1 else ''}", count=forms[form])
        for form in codes(words.atlas.whole, "form")
        if forms[form]
    ]
    return words.text(
        f"chart.{NAME}.finding{'' if states else '-papers'}",
        forms=words.listed(counted),
        quiet=states["quiet"],
        recent=states["recent"],
        open=states["cannot-be-judged"],
    )


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("name", f"chart.{NAME}.name", key="key"),
        Column("framework", f"chart.{NAME}.framework", key="framework_id"),
        Column("form", f"chart.{NAME}.form"),
        Column("level", f"chart.{NAME}.level"),
        Column("cadence", f"chart.{NAME}.cadence"),
        Column("since", f"chart.{NAME}.since", "date"),
        Column("until_said", f"chart.{NAME}.until"),
        Column("years", f"chart.{NAME}.age"),
        Column("held", f"chart.{NAME}.held", "date"),
        Column("state", f"chart.{NAME}.state"),
        Column("evidence", f"chart.{NAME}.evidence"),
    ),
    finding=finding,
    figure=draw,
)
