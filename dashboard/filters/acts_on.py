"""In which tables each filter acts: one declaration, which the data dictionary repeats in words."""

from dashboard.filters.filters import CHOICES, NOT_RECORDED
from dashboard.filters.text import TEXT_TABLES
from dashboard.filters.values import VALUES
from dashboard.tables.schema import TABLES

ACTS_ON: dict[str, tuple[str, ...]] = {
    **{name: tuple(VALUES[name]) for name in CHOICES},
    "text": TEXT_TABLES,
    "on": (
        *(name for name, table in TABLES.items() if table.starts),
        "observations",
        "observation_outcomes",
    ),
}
"""Filter -> the tables whose rows have to meet it. All other tables it leaves alone."""

INTRODUCTION = f"""\
## Which filter acts on which tables

A row has to meet every filter that acts on its table, and meets a filter when it answers to one
of the values chosen. A row in which nothing is recorded answers to `{NOT_RECORDED}`. Tables a
filter does not act on are left alone by it, except that a row cannot stay without the ends it
requires.

- A body answers to `framework` and `level` through the channels it sits in, a framework to
  `sector`, `function` and `level` through the channels under it and its children; where several
  of these are chosen, one channel has to meet them all. A channel answers to `function` through
  the bodies in it.
- A framework answers to its own name and to those of the frameworks it belongs to. A body
  answers to the sectors it does something in or leads. A duty without a sector answers to every
  sector.
- A pair (a tie, a seat, a counterpart, a row of a crosswalk) stays when one of its ends is a
  match; the other end comes along as context, and context brings no more context. A duty brings
  the bodies it names, a step of the escalation ladder the body that leads it, a channel its
  framework.
- A sector chosen brings the sectors it corresponds to (not those only related) as context, with
  the bodies in them that meet the other filters but `country`.
- `text` looks for every word, in either language, in names, abbreviations, aliases, former
  names, summaries and definitions. `on` keeps what can have been in force on the day.
"""


def acts_on_markdown() -> str:
    """A section of the data dictionary: which filter acts on which tables, in Markdown."""
    lines = [f"| `{name}` | {', '.join(tables)} |" for name, tables in ACTS_ON.items()]
    return "\n".join((INTRODUCTION, "| filter | tables |", "|---|---|", *lines, ""))
