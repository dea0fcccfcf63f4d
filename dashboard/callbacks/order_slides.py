"""What a reader wants slides of -> an order that can be written down and worked on later."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.answers.tours import tours
from dashboard.callbacks.gather_slides import Gatherer, Stop, stops_of_page
from dashboard.callbacks.read_own_tour import read_own_tour
from dashboard.callbacks.save_table import origin
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.filters.address import OWN_TOUR, Address
from dashboard.language.words import OWN_NAMES, Words, words_of
from dashboard.parts.seen import Seen
from dashboard.server.job_routes import UnreadableOrder
from dashboard.server.json_text import Refused
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS

PAGE, PAGES, TOUR = "page", "pages", "tour"
LONGEST = 4000  # signs of a query
FIELDS = {
    "what": str,
    "language": str,
    "languages": list,
    "path": str,
    "query": str,
    "pages": list,
    "tour": str,
    "rows": str,
    "place": str,
}


def read_order(content: object, atlas: Atlas, clock: Clock) -> dict[str, Any]:
    """The order in canonical form.

    Takes what the browser sent: `what` ("page", "pages", "tour", or "own" with the file of the tour
    in `rows`), the `language` of the reader, the `languages` of the slides, `path` and `query` of the
    page, the chosen `pages`, the `tour`, and the whole address in `place`. Raises Refused where it
    is none, and UnreadableOrder with a sentence where the reader can put it right.
    """
    if not isinstance(content, dict) or not content.keys() <= FIELDS.keys():
        raise Refused("The order is not understood.")
    given = {name: content.get(name, kind()) for name, kind in FIELDS.items()}
    if not all(isinstance(given[name], kind) for name, kind in FIELDS.items()):
        raise Refused("The order is not understood.")
    languages = [code for code in OWN_NAMES if code in given["languages"]]
    if not languages or len(given["path"]) + len(given["query"]) > LONGEST:
        raise Refused("The order names no language, or its address is too long.")
    seen = see(atlas, clock, given["path"], given["query"])
    own = given["language"] if given["language"] in OWN_NAMES else seen.address.language
    return {
        "languages": in_order(languages, own),
        "origin": origin(given["place"]),
        "today": seen.today,
        **asked(given, seen, words_of(own, atlas)),
    }


def in_order(languages: list[str], own: str) -> list[str]:
    """The languages of the slides, that of the reader first."""
    return sorted(languages, key=lambda code: code != own)


def asked(given: Mapping[str, Any], seen: Seen, words: Words) -> dict[str, Any]:
    """What the slides are of."""
    here = seen.address.replacing(present="", tour="", step=0, card="", table="", embed="")
    kept = {"what": given["what"], "view": here.view, "query": here.query()}
    if given["what"] == PAGE:
        return {**kept, "name": here.view}
    if given["what"] == PAGES:
        pages = [name for name in VIEWS if name in given["pages"]]
        if not pages:
            raise UnreadableOrder(words.text("notice.slides-choose"))
        return {**kept, "name": PAGES, "pages": pages}
    if given["what"] == TOUR and tours(seen.whole).get(given["tour"]):
        return {**kept, "name": given["tour"]}
    if given["what"] == OWN_TOUR:
        rows, problems = read_own_tour(given["rows"], words)
        if problems:
            raise UnreadableOrder(" ".join([words.text("stage.bad"), *problems[:5]]))
        return {**kept, "name": f"{OWN_TOUR}-tour", "rows": rows}
    raise Refused("The order is of nothing that is there.")


def stops(order: Mapping[str, Any], made: Gatherer) -> list[Stop]:
    """Every place that the slides of an order show, in order."""
    if order["what"] == TOUR:
        return [
            Stop(it.address.view, bare(it.address), it.address.present, it.row)
            for it in tours(made.atlas)[order["name"]]
        ]
    if order["what"] == OWN_TOUR:
        return [own_stop(row, made) for row in order["rows"]]
    return [stop for view, query in pages(order, made) for stop in of_page(view, query, made)]


def bare(address: Address) -> str:
    """A query without what only presenting needs."""
    return address.replacing(present="", tour="", step=0).query()


def own_stop(row: Mapping[str, str], made: Gatherer) -> Stop:
    """A slide of a reader's own tour."""
    path, _, query = row["address"].partition("?")
    (seen, *_) = made.seen(Stop(path.strip("/"), f"?{query}"))
    return Stop(seen.address.view, bare(seen.address), seen.address.present, row)


def pages(order: Mapping[str, Any], made: Gatherer) -> Iterator[tuple[str, str]]:
    """The pages of an order with their queries: others than the reader's keep filters and day."""
    (seen, *_) = made.seen(Stop(order["view"], order["query"]))
    for view in order.get("pages", [order["view"]]):
        if view == order["view"]:
            yield view, order["query"]
        else:
            yield view, Address(view=view, filters=seen.address.filters).query()


def of_page(view: str, query: str, made: Gatherer) -> list[Stop]:
    """Everything of one page."""
    (seen, *_) = made.seen(Stop(view, query))
    return stops_of_page(view, seen, query)


def title(order: Mapping[str, Any], seen: Seen) -> str:
    """What the slides of an order are called."""
    if order["what"] == TOUR:
        return seen.words.label("tour", order["name"])
    if order["what"] == OWN_TOUR:
        return seen.words.text("tour.own")
    if order["what"] == PAGES:
        return seen.words.text("app.title")
    return VIEWS[order["view"]].title(seen)
