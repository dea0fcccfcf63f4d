"""How the forms of channels look in the charts of sectors: a sign for each, never mixed."""

from typing import Any

from dashboard.charts.chart import Row
from dashboard.charts.theme import label, safe
from dashboard.language.words import Words
from dashboard.network.style import FORM_SIGNS, QUIET_SIGN

FORMS = tuple(FORM_SIGNS)
MARKS = {"mechanism": "circle", "document": "square", "moment": "diamond"}
QUIET_MARK = "circle-open"
GAPS = {"en": " ", "ja": ""}  # what stands between two sentences


def said_forms(row: Row, words: Words) -> str:
    """How many channels of each form a row counts; nothing where it counts none."""
    there = [form for form in FORMS if row[form]]
    return words.listed(
        [f"{FORM_SIGNS[form]} {row[form]} {words.label('form', form)}" for form in there]
    )


def key_of_forms(words: Words, quiet: bool = False) -> dict[str, Any]:
    """The signs and what they mean, below the picture."""
    said = [f"{sign} {words.label('form', form, short=True)}" for form, sign in FORM_SIGNS.items()]
    if quiet:
        said.append(f"{QUIET_SIGN} {words.text('channel.quiet')}")
    together = [item.replace(" ", "\u00a0") for item in said]
    return label(
        0, 0, safe(" \u2002".join(together)), xref="paper", yref="paper", xanchor="left",
        yanchor="top", yshift=-10, font={"size": 12, "color": "@muted"},
    )  # fmt: skip
