"""Which two days are compared: a control for the other day, and days it is often asked for."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.changes import ROUNDTABLE
from dashboard.answers.then_and_now import years_before
from dashboard.charts.then_days import apart, days
from dashboard.parts.attributes import attributes
from dashboard.parts.filter_bar import EARLIEST, LATEST, preset
from dashboard.parts.seen import Seen

YEARS = (1, 3, 10)


def day_control(seen: Seen) -> Component:
    """The control for the other day; the day itself stands among the filters."""
    words = seen.words
    return dmc.TextInput(
        id=ids.control("then"),
        label=words.text("then.day", day=words.date(ROUNDTABLE)),
        value=seen.address.then,
        debounce=600,
        size="xs",
        className="filter filter-on",
        inputProps={"type": "date", "min": EARLIEST, "max": LATEST},
    )


def day_choices(seen: Seen) -> list[Component]:
    """Other days to compare with, and which two are compared."""
    words, day = seen.words, seen.day
    buttons = [preset(words.date(ROUNDTABLE), "then=", not seen.address.then)]
    for years in YEARS:
        then = years_before(day, years)
        if then >= EARLIEST:
            said = words.text(
                "then.year-before" if years == 1 else "then.years-before", count=years
            )
            buttons.append(preset(said, f"then={then}", seen.address.then == then))
    named = attributes({"aria-label": words.text("then.choose")})
    return [
        html.Div(buttons, className="presets", role="group", **named),
        html.P(compared(seen), className="compared"),
    ]


def compared(seen: Seen) -> str:
    """Which two days are compared."""
    words = seen.words
    first, last = (words.date(day) for day in days(seen))
    if not apart(seen):
        return words.text("then.one-day", day=first)
    return words.text("then.compared", first=first, last=last)


def title(seen: Seen) -> str:
    """The question of the page, with its two days."""
    words: Any = seen.words
    first, last = (words.date(day) for day in days(seen))
    if not apart(seen):
        return str(words.text("then.title-one", day=first))
    return str(words.text("view.then-and-now.title", first=first, last=last))
