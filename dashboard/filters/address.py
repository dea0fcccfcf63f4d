"""The codec between an address and what it asks to see: /ja/network?country=JP&on=2022-09-08."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from dashboard.filters.filters import CHOICES, NOT_RECORDED, Filters
from dashboard.filters.query import Given, path_parts, read_query, tidy
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.tables.dates import is_day

MODES = ("cooperation", "organisation")
DEGREES = (1, 2, 3)
BY = ("both", "relations", "channels")
MOST_CHOSEN = 2
MAIN, SPEAKER = "1", "speaker"
OWN_TOUR, MOST_SLIDES = "own", 60  # the tour a reader keeps in the browser, and its longest
CARD_TABLES = ("entities", "channels", "frameworks", "sectors", "instruments", "events", "glossary")
OPEN_TABLES = (*CARD_TABLES, "sources")  # a source has a card, but search finds no sources
MAP = "map"  # what the mirror map is called where a piece of a page is named
MOST_DROPPED = 12

Known = Mapping[str, Mapping[str, int]]  # part -> value -> its place in the order


class Dropped(NamedTuple):
    """A part of an address that asks for something the atlas does not have."""

    name: str
    value: str


@dataclass(frozen=True)
class Address:
    """Everything an address says.

    language, view   the path
    filters          what is asked of the atlas
    mode             which ties the map draws
    focus, degrees   one chosen item of the map, or two whose route is asked for, and how many steps
                     around it stand out
    by               which ties a route between two may take: at home, in channels, or both
    open             items of the map that are unfolded (frameworks, families, bodies)
    beside           third countries shown on request
    then             the other day of a comparison; "" means the day of the roundtable
    event, against   the kind of event of a pathway, and what is set beside it (a sector, a country)
    gone             a body thought away
    card, table      the open card and the open table
    embed            the one chart that a frame on another site shows, or MAP; "" for a whole page
    present          what is shown to a room: MAIN or the name of a chart or part of the page; SPEAKER
                     for the window with the notes; "" for none
    tour, step       the tour and its slide, from 1; 0 for none
    """

    language: str = LANGUAGES[0]
    view: str = "network"
    filters: Filters = field(default_factory=Filters)
    mode: str = MODES[0]
    focus: tuple[str, ...] = ()
    degrees: int = 1
    by: str = BY[0]
    open: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    then: str = ""
    event: str = ""
    against: str = ""
    gone: str = ""
    card: str = ""
    table: str = ""
    embed: str = ""
    present: str = ""
    tour: str = ""
    step: int = 0

    def query(self) -> str:
        """The canonical query, "" or beginning with "?": what is not the default, in order."""
        parts = [(name, ",".join(getattr(self.filters, name))) for name in CHOICES]
        parts += [("text", self.filters.text), ("on", self.filters.on)]
        parts += [(name, as_text(name, getattr(self, name))) for name in PARTS]
        said = [f"{name}={quote(value, safe=',-._~|')}" for name, value in parts if value]
        return "?" + "&".join(said) if said else ""

    def path(self) -> str:
        """The path, "/language/view"."""
        return f"/{self.language}/{self.view}"

    def href(self) -> str:
        """The whole address from the root of the site."""
        return self.path() + self.query()

    def replacing(self, **changed: object) -> "Address":
        """The same address with some fields exchanged; those of `filters` may be named directly."""
        own = {item.name for item in fields(self)}
        asked = {name: value for name, value in changed.items() if name not in own}
        here = {name: value for name, value in changed.items() if name in own}
        if asked:
            here["filters"] = replace(self.filters, **asked)  # type: ignore[arg-type]
        return replace(self, **here)  # type: ignore[arg-type]


def read_address(
    path: str,
    query: str,
    atlas: Atlas,
    views: Collection[str],
    tables: Mapping[str, Collection[str]] | None = None,
    pieces: Mapping[str, Collection[str]] | None = None,
) -> tuple[Address, tuple[Dropped, ...]]:
    """What an address asks for, with unknown parts left out.

    Takes the path and query as the browser gives them, the whole atlas (its keys and codes are what
    can be asked for), the names of the views, the first being the front page, and for each view the
    tables that can be open on it and the pieces that can be presented alone. Returns the address in
    canonical order and what was dropped, at most MOST_DROPPED parts. Never fails; an address read
    from its own `href` is the same address, and drops nothing.

    Of a part said twice all values count where several are allowed, else the first known one.
    """
    given = read_query(query)
    language, view = read_path(path, views)
    known = known_values(atlas.whole)
    if tables is not None:
        known = {**known, "table": {name: at for at, name in enumerate(tables.get(view, ()))}}
        known["embed"] = embedded(known["table"], view, pieces)
    known = {**known, "step": steps(atlas.whole, given), **presented(view, pieces)}
    dropped = strange_path(path, views)
    for name in (name for name in given if name not in NAMES):
        dropped += [Dropped(name, value) for value in given[name]]
    many = {name: kept(name, given, known, dropped) for name in (*CHOICES, *SEVERAL)}
    one = {name: first_kept(name, given, known, dropped) for name in SINGLE}
    filters = Filters(
        **{name: many[name] for name in CHOICES},
        text=tidy(" ".join(given.get("text", ()))),
        on=read_day("on", given, dropped),
    )
    return Address(
        language=language,
        view=view,
        filters=filters,
        mode=one["mode"] or MODES[0],
        focus=at_most(MOST_CHOSEN, "focus", many["focus"], dropped),
        degrees=int(one["degrees"] or 1),
        by=one["by"] or BY[0],
        open=many["open"],
        beside=many["beside"],
        then=read_day("then", given, dropped),
        event=one["event"],
        against=one["against"],
        gone=one["gone"],
        card=one["card"],
        table=one["table"],
        embed=one["embed"],
        present=one["present"],
        tour=one["tour"],
        step=int(one["step"] or 0),
    ), shown(dropped)


SEVERAL = ("focus", "open", "beside")
SINGLE = (
    "mode",
    "degrees",
    "by",
    "event",
    "against",
    "gone",
    "card",
    "table",
    "embed",
    "present",
    "tour",
    "step",
)
PARTS = (
    "mode",
    "focus",
    "degrees",
    "by",
    "open",
    "beside",
    "then",
    "event",
    "against",
    "gone",
    "card",
    "table",
    "embed",
    "present",
    "tour",
    "step",
)
DEFAULTS: Mapping[str, object] = {"mode": MODES[0], "degrees": 1, "by": BY[0], "step": 0}
NAMES = frozenset((*CHOICES, "text", "on", *PARTS))


def as_text(name: str, value: object) -> str:
    """A part as the query says it; "" for its default."""
    if value == DEFAULTS.get(name):
        return ""
    return ",".join(value) if isinstance(value, tuple) else str(value)


def read_path(path: str, views: Collection[str]) -> tuple[str, str]:
    """The language and the view a path names; the first of each where it names none it can have."""
    language, view, _ = path_parts(path)
    return (
        language if language in LANGUAGES else LANGUAGES[0],
        view if view in views else next(iter(views)),
    )


def strange_path(path: str, views: Collection[str]) -> list[Dropped]:
    """The parts of a path that name no language, no view, or nothing at all."""
    language, view, rest = path_parts(path)
    asked = (("language", language, LANGUAGES), ("view", view, views), ("view", rest, ()))
    return [Dropped(name, said) for name, said, known in asked if said and said not in known]


def read_day(name: str, given: Given, dropped: list[Dropped]) -> str:
    """The first day of the calendar that a part gives, or ""."""
    said = list(dict.fromkeys(given.get(name, ())))
    days = [value for value in said if is_day(value)]
    dropped += [Dropped(name, value) for value in said if value not in days[:1]]
    return days[0] if days else ""


def kept(name: str, given: Given, known: Known, dropped: list[Dropped]) -> tuple[str, ...]:
    """The known values of a part that may hold several, once each in the atlas's own order."""
    values = dict.fromkeys(value for said in given.get(name, ()) for value in said.split(","))
    dropped += [Dropped(name, value) for value in values if value and value not in known[name]]
    return tuple(
        sorted((value for value in values if value in known[name]), key=known[name].__getitem__)
    )


def at_most(
    most: int, name: str, values: tuple[str, ...], dropped: list[Dropped]
) -> tuple[str, ...]:
    """The first so many values of a part."""
    dropped += [Dropped(name, value) for value in values[most:]]
    return values[:most]


def first_kept(name: str, given: Given, known: Known, dropped: list[Dropped]) -> str:
    """The first known value of a part that holds one, or ""."""
    values = list(dict.fromkeys(given.get(name, ())))
    fitting = [value for value in values if value in known[name]][:1]
    dropped += [Dropped(name, value) for value in values if value not in fitting]
    return fitting[0] if fitting else ""


def shown(dropped: list[Dropped]) -> tuple[Dropped, ...]:
    """What was dropped as it can be said: short, visible, and not without end."""
    return tuple(
        dict.fromkeys(Dropped(tidy(name), tidy(value)) for name, value in dropped[:MOST_DROPPED])
    )


@lru_cache(maxsize=4)
def known_values(whole: Atlas) -> Known:
    """For every part of an address, the values it may take with their order, by the whole atlas."""
    countries = [row["code"] for row in whole.rows("countries")]
    third = [row["code"] for row in whole.rows("countries") if row["side"] == "none"]
    tables = ("entities", "frameworks", "families", "channels")
    places = [key for table in tables for key in keys(whole, table)]
    lists = {
        "country": [*countries, NOT_RECORDED],
        "sector": [*keys(whole, "sectors"), NOT_RECORDED],
        "framework": [*keys(whole, "frameworks"), NOT_RECORDED],
        "function": [*codes(whole, "function"), NOT_RECORDED],
        "level": [*codes(whole, "level"), NOT_RECORDED],
        "evidence": [*codes(whole, "evidence"), NOT_RECORDED],
        "open": [*places, *keys(whole, "lanes"), *third],
        "focus": [*places, *third],
        "beside": third,
        "event": codes(whole, "incident_kind"),
        "against": [*countries, *keys(whole, "sectors")],
        "gone": keys(whole, "entities"),
        "mode": list(MODES),
        "degrees": [str(number) for number in DEGREES],
        "by": list(BY),
        "card": [key for table in OPEN_TABLES for key in keys(whole, table)],
        "table": list(CARD_TABLES),
        "embed": [MAP],
        "present": [MAIN, SPEAKER],
        "tour": [*codes(whole, "tour"), OWN_TOUR],
    }
    return {name: {value: at for at, value in enumerate(values)} for name, values in lists.items()}


def steps(whole: Atlas, given: Given) -> dict[str, int]:
    """The slides of the tour that is named: "1", "2", ...; none where no tour is."""
    tours = [said for said in given.get("tour", ()) if said]
    many = sum(row["tour"] == tours[0] for row in whole.rows("tour")) if tours else 0
    if tours and tours[0] == OWN_TOUR:
        many = MOST_SLIDES
    return {str(number + 1): number for number in range(many)}


def presented(view: str, pieces: Mapping[str, Collection[str]] | None) -> dict[str, dict[str, int]]:
    """What can be presented of a view; what the atlas itself knows where no pieces are given."""
    if pieces is None:
        return {}
    return {"present": {name: at for at, name in enumerate((MAIN, SPEAKER, *pieces.get(view, ())))}}


def embedded(
    tables: Mapping[str, int], view: str, pieces: Mapping[str, Collection[str]] | None
) -> dict[str, int]:
    """What of a view a frame on another site can show: its charts, and the map where it has one."""
    has_map = pieces is None or MAP in pieces.get(view, ())
    return {name: at for at, name in enumerate((*tables, *([MAP] if has_map else ())))}


def keys(atlas: Atlas, table: str) -> list[str]:
    """The keys of a table in file order."""
    return [row["id"] for row in atlas.rows(table)]


def codes(atlas: Atlas, vocabulary: str) -> list[str]:
    """The codes of one list of the vocabulary in its own order."""
    rows = [row for row in atlas.rows("vocabulary") if row["list"] == vocabulary]
    return [row["code"] for row in sorted(rows, key=lambda row: row["position"])]
