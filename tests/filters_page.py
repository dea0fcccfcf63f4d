"""The page docs/filters.md, written from what the filter engine declares of itself."""

from pathlib import Path

from dashboard.filters.acts_on import ACTS_ON, acts_on_markdown
from dashboard.filters.address import PARTS
from dashboard.language.words import Words, words_of
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.tables.read import load_atlas

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "filters.md"
SHAPES = {
    "text": "words, all of which have to be found",
    "on": "a day, `2022-09-08`; without it, today",
}
VALUES = "codes or keys, separated by commas; `none` for rows in which nothing is recorded"
MEANINGS = {
    "mode": "which ties the map draws: `cooperation` or `organisation`",
    "focus": "the chosen item of the map; two, separated by a comma, ask for the way between them",
    "degrees": "how many steps around the chosen item stand out: 1 to 3",
    "by": "which ties that way may take: `both`, `relations` or `channels`",
    "open": "frameworks, families and bodies that are unfolded",
    "beside": "third countries shown beside the two sides",
    "then": "the other day of a comparison",
    "event": "the kind of event whose pathway is shown",
    "against": "what is set beside that pathway: a sector or a country",
    "gone": "a body thought away",
    "card": "the card that is open",
    "table": "the table that is open",
    "embed": (
        "the one chart that a frame on another site shows, by its name, or `map`"
        " ([Embedding](embedding.md))"
    ),
    "present": (
        "what is shown to a room: `1` for the page's main picture, or the name of a chart or part of"
        " the page; `speaker` for the window with the notes"
    ),
    "tour": "a tour of `data/tour.csv`, or `own` for the one kept in the browser",
    "step": "a slide of that tour, from 1",
}
"""Part of an address that is no filter -> what it asks."""
OPENING = """\
# The filters

This page is written from the declarations of the filter engine in `dashboard/filters/`. After a
change there, run `python -m tests.filters_page`; a test compares the two.

Every filter stands in the address, so that a view can be kept, mailed and opened again:

    /en/network?country=JP&sector=jp-sector-finance&on=2022-09-08

"""
CLOSING = """
## The day

A row takes part on a day when its life includes that day. Dates keep the precision of their source:

- an empty start is unknown: the row is shown, marked, and counted apart ("with unknown start");
- a day inside a coarse start or end, such as 15 May in `2022-05`, is "possibly in force";
- an empty end means: in force when last checked (`checked_until` in `data/countries.csv`).

When a channel last met is judged as of the day: a meeting after it does not count.

## What else an address says

| part | what it asks |
|---|---|
{parts}

A part that the atlas does not know is left out, and a sentence on the page says so.
"""


def filters_page(atlas: Atlas) -> str:
    """The page in Markdown. Takes the whole atlas, for the labels of the filters."""
    languages = [words_of(language, atlas) for language in LANGUAGES]
    rows = [row_of(name, languages) for name in ACTS_ON]
    head = ["| filter | 日本語 | in the address | what it takes |", "|---|---|---|---|"]
    parts = "\n".join(f"| `{name}` | {MEANINGS[name]} |" for name in PARTS)
    middle = "\n".join([*head, *rows, "", acts_on_markdown()])
    return OPENING + middle + CLOSING.format(parts=parts)


def row_of(name: str, languages: list[Words]) -> str:
    """One line of the table of filters."""
    labels = " | ".join(words.text(f"filter.{name}") for words in languages)
    return f"| {labels} | `{name}=` | {SHAPES.get(name, VALUES)} |"


if __name__ == "__main__":
    PAGE.write_text(filters_page(load_atlas(ROOT / "data")), encoding="utf-8")
