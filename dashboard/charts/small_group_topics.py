"""What the two sides do alone and what in their small group, topic by topic."""

from typing import Any

from dashboard.answers.overlaps import heads as seated
from dashboard.answers.topics import Shared, shared_topics, small_groups
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.phone import with_phone
from dashboard.charts.squares import by_form
from dashboard.charts.theme import HOVER, STILL, figure, hover, label, layout, safe
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "small-group-topics"
LINE, SLIM_LINE, HEAD = 24, 38, 34  # pixels: a topic, on a phone; the heading
RAISED, LOWERED = 0.22, 0.18  # of a line: how far name and squares stand apart on a phone
HALVES = ("alone", "group")


def rows(asked: Asked) -> list[Row]:
    """One row for each topic, those with most channels in both first."""
    found, sitting = shared_topics(asked.atlas), seated(asked.on_the_day)
    made = [
        {**row_of(asked, topic, shared), "bodies": in_both(asked, shared, sitting)}
        for topic, shared in found.items()
    ]
    return sorted(
        made,
        key=lambda row: (
            not (row["alone_units"] and row["group_units"]), not row["group_units"],
            -len(row["group_units"]), -len(row["alone_units"]), row["topic"],
        ),
    )  # fmt: skip


def row_of(asked: Asked, topic: str, shared: Shared) -> Row:
    """What there is on one topic."""
    words = asked.words
    both = shared.alone + shared.group
    standing = "both" if shared.alone and shared.group else "alone" if shared.alone else "group"
    alone, group = by_form(shared.alone), by_form(shared.group)
    return {
        "topic": words.label("topic", topic),
        "topic_short": words.label("topic", topic, short=True),
        "standing": standing,
        "verdict": words.text(f"chart.{NAME}.{standing}", group=group_name(words)),
        "alone_mechanisms": alone["mechanisms"],
        "alone_papers": alone["documents"] + alone["moments"],
        "group_mechanisms": group["mechanisms"],
        "group_papers": group["documents"] + group["moments"],
        "alone_units": [unit(asked, channel) for channel in shared.alone],
        "group_units": [unit(asked, channel) for channel in shared.group],
        "alone_named": named(words, shared.alone),
        "group_named": named(words, shared.group),
        "sources": tuple(dict.fromkeys(key for channel in both for key in channel["sources"])),
        "context": all(asked.atlas.is_context("channels", channel["id"]) for channel in both),
    }


def in_both(asked: Asked, shared: Shared, sitting: dict[str, tuple[str, ...]]) -> str:
    """The bodies of the two sides that deal with one topic both alone and in the group."""
    alone, group = (
        dict.fromkeys(body for row in rows for body in sitting.get(row["id"], ()))
        for rows in (shared.alone, shared.group)
    )
    found = [asked.whole.row("entities", body) for body in alone if body in group]
    none = asked.words.text(f"chart.{NAME}.none")
    return asked.words.listed([asked.words.short(row) for row in found if row]) or none


def unit(asked: Asked, channel: Cells) -> Row:
    """One channel of a topic."""
    form = asked.words.label("form", channel["form"], short=True)
    return {
        "key": channel["id"],
        "name": asked.words.name(channel),
        "form": form,
        "mechanism": channel["form"] == "mechanism",
    }


def named(words: Words, channels: tuple[Cells, ...]) -> str:
    """The channels by their short names."""
    return words.listed([words.short(row) for row in channels]) or words.text(f"chart.{NAME}.none")


def group_name(words: Words) -> str:
    """What the small group is called."""
    return words.listed([words.short(row) for row in small_groups(words.atlas.whole)])


def finding(found: list[Row], words: Words) -> str:
    """How many topics are dealt with in both, and which only in the group."""
    count = {name: sum(row["standing"] == name for row in found) for name in ("both", "alone")}
    only = [row["topic"] for row in found if row["standing"] == "group"]
    own = "finding-only" if only else "finding-none"
    return words.text(
        f"chart.{NAME}.{own}", both=count["both"], alone=count["alone"], all=len(found),
        topics=words.listed(only), group=group_name(words),
    )  # fmt: skip


def draw(found: list[Row], words: Words) -> Figure:
    """A square for each channel: those of the two to the left, those of the group to the right."""
    return with_phone(arranged(found, words, False), arranged(found, words, True))


def arranged(found: list[Row], words: Words, slim: bool) -> Figure:
    """The picture in one size."""
    most = {half: max(len(row[f"{half}_units"]) for row in found) for half in HALVES}
    name = 0.8 if slim else 6.0  # as wide as so many squares; on a phone it stands above them
    left, right = -name / 2 - max(most["alone"], 4), name / 2 + max(most["group"], 4)
    data = [
        *(units(found, half, mechanism, name, slim, words)
          for half in HALVES for mechanism in (True, False)),
        {
            "type": "scatter", "mode": "text", "x": [0] * len(found),
            "y": [at - (RAISED if slim else 0) for at in range(len(found))],
            "text": [safe(row["topic_short"]) for row in found],
            "textfont": {"size": 11 if slim else 12}, **STILL,
        },
    ]  # fmt: skip
    return figure(
        data,
        layout(
            words,
            height=HEAD + (SLIM_LINE if slim else LINE) * len(found) + 8,
            margin={"l": 8, "r": 8, "t": HEAD, "b": 8},
            xaxis={"visible": False, "fixedrange": True, "range": [left, right]},
            yaxis={"visible": False, "fixedrange": True, "range": [len(found) - 0.5, -0.5]},
            annotations=heads(words, name / 2, slim),
            shapes=bands(found),
        ),
    )


def units(
    found: list[Row], half: str, mechanism: bool, name: float, slim: bool, words: Words
) -> dict[str, Any]:
    """The squares of one half: filled for mechanisms, outlined for papers and moments."""
    sign = -1 if half == "alone" else 1
    xs, ys, said, keys = [], [], [], []
    for at, row in enumerate(found):
        ordered = sorted(row[f"{half}_units"], key=lambda each: not each["mechanism"])
        for place, each in enumerate(ordered):
            if each["mechanism"] == mechanism:
                xs.append(sign * (name / 2 + place + 0.5))
                ys.append(at + (LOWERED if slim else 0))
                said.append(hover(each["name"], [each["form"]], words))
                keys.append(each["key"])
    return {
        "type": "scatter", "mode": "markers", "x": xs, "y": ys,
        "hovertext": said, "customdata": keys,
        "marker": {
            "symbol": "square", "size": 7 if slim else 14, "opacity": 1,
            "color": "@accent" if mechanism else "@paper",
            "line": {"width": 1.25, "color": "@accent"},
        },
        **HOVER,
    }  # fmt: skip


def heads(words: Words, half: float, slim: bool) -> list[dict[str, Any]]:
    """What the two halves are, above them."""
    said = {"alone": words.text(f"chart.{NAME}.head-alone"), "group": group_name(words)}
    ends = {"alone": (0, "left"), "group": (1, "right")}
    beside = {"alone": (-half, "right"), "group": (half, "left")}
    return [
        label(x, 1, safe(said[name]), xref="paper" if slim else "x", yref="paper", xanchor=anchor,
              yanchor="bottom", yshift=6, font={"size": 13, "weight": 700})
        for name, (x, anchor) in (ends if slim else beside).items()
    ]  # fmt: skip


def bands(found: list[Row]) -> list[dict[str, Any]]:
    """Rules between topics of both, of the group alone, and of the two alone."""
    changes = [
        at for at in range(1, len(found)) if found[at]["standing"] != found[at - 1]["standing"]
    ]
    return [
        {"type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": at - 0.5,
         "y1": at - 0.5, "line": {"color": "@rule-strong", "width": 1}}
        for at in changes
    ]  # fmt: skip


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("topic", f"chart.{NAME}.topic"),
        Column("verdict", f"chart.{NAME}.verdict"),
        Column("alone_mechanisms", f"chart.{NAME}.alone-mechanisms", "number"),
        Column("alone_papers", f"chart.{NAME}.alone-papers", "number"),
        Column("group_mechanisms", f"chart.{NAME}.group-mechanisms", "number"),
        Column("group_papers", f"chart.{NAME}.group-papers", "number"),
        Column("alone_named", f"chart.{NAME}.alone-named"),
        Column("group_named", f"chart.{NAME}.group-named"),
        Column("bodies", f"chart.{NAME}.bodies"),
    ),
    finding=finding,
    figure=draw,
)
