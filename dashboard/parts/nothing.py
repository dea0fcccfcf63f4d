"""What an empty picture says: what was asked, why nothing fits, and the nearest ways back."""

from collections.abc import Callable, Sized

from dash import html
from dash.development.base_component import Component

from dashboard.filters.filters import CHOICES
from dashboard.language.sentence import choices
from dashboard.parts.seen import Seen


def nothing_fits(
    seen: Seen, rows: Callable[[Seen], Sized], none: str = "empty.no-rows"
) -> list[Component]:
    """The sentences of an empty picture.

    Takes what is seen, how its rows are counted, and the key of what is said where nothing is asked
    for; each filter that can be given up to see any is offered with the number of rows that then
    appear.
    """
    words = seen.words
    day = words.date(seen.day)
    asked = list(choices(seen.address, words))
    if not asked:
        said = [html.P(words.text(none, day=day))]
        return said + ([back(seen, "empty.today", on="")] if seen.address.filters.on else [])
    ways = [way for way in ways_back(seen, rows) if way]
    everything = back(seen, "empty.back", **{name: () for name in CHOICES}, text="")
    return [
        html.P(words.text("empty.asked", filters=words.paused(asked), day=day)),
        html.P(words.text("empty.one-of" if ways else "empty.none-of")),
        html.Ul([*(html.Li(way) for way in ways), html.Li(everything)], className="ways"),
    ]


def ways_back(seen: Seen, rows: Callable[[Seen], Sized]) -> list[Component | None]:
    """For each filter that is set, the link to the page without it, if there is anything to see."""
    words = seen.words
    found: list[Component | None] = []
    for name in (*seen.address.filters.chosen(), *(["text"] if seen.address.filters.text else [])):
        without = seen.address.replacing(**{name: "" if name == "text" else ()})
        count = len(rows(Seen(seen.whole, without, (), seen.today)))
        said = words.text("empty.without", filter=words.text(f"filter.{name}"), count=count)
        found.append(html.A(said, href=without.href()) if count else None)
    return found


def back(seen: Seen, said: str, **changed: object) -> Component:
    """A link to the page with something given up."""
    return html.A(seen.words.text(said), href=seen.address.replacing(**changed).href())
