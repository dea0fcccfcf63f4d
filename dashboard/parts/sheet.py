"""A sheet of A4: all that matters of one body, sector or channel on one day, to be handed out."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import unquote

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import table_of
from dashboard.exports.frame import LICENCE, LICENCE_PAGE
from dashboard.filters.address import Address
from dashboard.language.sentence import dropped_sentence
from dashboard.language.words import OWN_NAMES
from dashboard.parts.card_facts import own_facts
from dashboard.parts.card_head import notice
from dashboard.parts.reading import Reading, bracketed
from dashboard.parts.seen import Seen
from dashboard.parts.sheet_lines import Sheet, of_body, of_channel, of_sector
from dashboard.parts.sheet_offer import SHEETS, sheet_address
from dashboard.parts.sheet_room import pages
from dashboard.parts.source_list import badge, written_in
from dashboard.parts.still import Still
from dashboard.search.reasons import kind_words
from dashboard.tables.atlas import Row

BODIES: dict[str, Callable[[Sheet, Row], list[Component]]] = {
    "entities": of_body,
    "channels": of_channel,
    "sectors": of_sector,
}
PAGE = """<!DOCTYPE html>
<html lang="{language}" data-mantine-color-scheme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{styles}
</head>
<body class="sheet-page">
{body}
</body>
</html>
"""
ROOMS = (1.0, 0.85, 0.7, 0.6, 0.5, 0.42, 0.36, 0.3, 0.25, 0.2, 0.15, 0.1)
"""Shares of the most lines a section holds, tried one after another."""
ONE_PAGE, TWO_PAGES = 0.95, 1.88
ENOUGH = 0.7  # what may be left out to save the second page
STYLES = ("10-tokens", "20-base", "85-sheet")


def sheet_page(seen: Seen, key: str, origin: str, fonts: str) -> str | None:
    """The sheet as a whole document; None where the key is that of no body, sector or channel.

    Takes what is seen (its language and day count), the key, what stands before the path of the
    address, and the address of the font stylesheet, "" if there is none.
    """
    made = sheet(seen, key, origin)
    if made is None:
        return None
    files = [*([fonts] if fonts else []), *(f"/assets/{name}.css" for name in STYLES)]
    row = seen.whole.row(table_of(seen.whole, key), key)
    assert row is not None
    return PAGE.format(
        language=seen.address.language,
        title=escape(f"{seen.words.name(row)} – {seen.words.text('app.title')}"),
        styles="\n".join(f'<link rel="stylesheet" href="{file}">' for file in files),
        body=ways(seen, key) + Still("").written(made),
    )


def ways(seen: Seen, key: str) -> str:
    """Links for the screen: the card in the atlas, and the sheet in the other language."""
    words, day = seen.words, seen.day
    links = [(card_address(seen, key), words.language, words.text("sheet.card"))]
    links += [
        (sheet_address(code, key, day), code, name)
        for code, name in OWN_NAMES.items()
        if code != words.language
    ]
    said = "".join(
        f'<a href="{escape(href)}" lang="{code}">{escape(name)}</a>' for href, code, name in links
    )
    return f'<nav class="sheet-ways">{said}</nav>'


def card_address(seen: Seen, key: str) -> str:
    """The card of the same row in the atlas, on the same day."""
    return Address(seen.address.language).replacing(on=seen.day, card=key).href()


def sheet(seen: Seen, key: str, origin: str) -> Component | None:
    """The sheet; None where the key is that of no body, sector or channel.

    A row that does not hold on the day tells of its own time, and says so, as its card does.
    """
    atlas = seen.on_the_day
    table = table_of(atlas, key)
    row = seen.whole.row(table, key) if table in SHEETS else None
    if row is None:
        return None
    source = atlas if key in atlas.keys(table) else atlas.whole
    reading = Reading(source, seen.day, seen.address, seen.words, key)
    head = [heading(reading, table, row), *told(seen)]
    body, cited = fitting(reading, table, row)
    return html.Main(
        [*head, html.Div(body, className="sheet-body"), cited, foot(seen, key, origin)],
        className="sheet",
    )


def fitting(reading: Reading, table: str, row: Row) -> tuple[list[Component], Component]:
    """What stands between head and foot: on one page if little is lost by that, else on two."""
    found = []
    for room in ROOMS:
        made = filled(replace(reading, cited={}), table, row, room)
        size = pages(*made)
        if size <= ONE_PAGE and room >= ENOUGH:
            return made
        found += [made] if size <= TWO_PAGES else []
        if found and room <= ENOUGH:
            return found[0]
    return made


def filled(
    reading: Reading, table: str, row: Row, room: float
) -> tuple[list[Component], Component]:
    """What stands between head and foot, and the sources it cites, with lines for that much room."""
    body = [*own_facts(reading, table, row), *BODIES[table](Sheet(reading, room), row)]
    return body, sources(reading)


def heading(reading: Reading, table: str, row: Row) -> Component:
    """What it is, its names in both languages, the day, and that it does not hold on that day."""
    words = reading.words
    short = row.get("abbreviation")
    shown = bracketed(reading, [short]) if short and short not in words.name(row) else []
    kind = kind_words(table, row, words, short=False)
    day = words.text("sheet.as-of", day=words.date(reading.day))
    return html.Header(
        [
            html.P([html.B(words.text("app.title")), html.Span(day)], className="sheet-brand"),
            html.P(kind, className="kind"),
            html.H1([words.name(row), *shown]),
            html.P(words.other.name(row), lang=words.other.language, className="other-name"),
            *notice(reading, table, row),
        ]
    )


def told(seen: Seen) -> list[Component]:
    """What of the address could not be used."""
    said = dropped_sentence(seen.dropped, seen.words)
    return [html.P(said, className="notice")] if said else []


def sources(reading: Reading) -> Component:
    """Everything the sheet cites, numbered, each with its address in full."""
    cited = sorted(reading.cited.items(), key=lambda pair: pair[1])
    rows = [row for key, _ in cited if (row := reading.atlas.whole.row("sources", key))]
    title = html.H2(reading.text("card.sources"))
    return html.Section([title, html.Ol([source(reading, row) for row in rows])], className="cited")


def source(reading: Reading, row: Row) -> Component:
    """A source: title, publisher, date, grade, address."""
    words = reading.words
    about: list[Any] = [html.Span(row["publisher"], lang=written_in(row["publisher"]))]
    about += [words.date(row["published"])] if row["published"] else []
    line = [html.Cite(row["title"], lang=row["language"] or written_in(row["title"]))]
    url = [html.Span(readable(row["url"]), className="url")] if row["url"] else []
    grade = badge(reading, row["evidence"])
    return html.Li([*line, *bracketed(reading, about), reading.gap, grade, *url])


def readable(url: str) -> str:
    """An address as it can be read and typed: signs in place of their codes where that is safe."""
    plain = unquote(url)
    return plain if plain.isprintable() and " " not in plain and "\ufffd" not in plain else url


def foot(seen: Seen, key: str, origin: str) -> Component:
    """How far the facts were checked, the licence, and where the sheet and the card stand."""
    words, whole = seen.words, seen.whole
    known = [
        words.text("card.as-known", country=words.name(row), until=words.date(row["checked_until"]))
        for row in whole.rows("countries")
        if row["side"] != "none"
    ]
    licence = words.text("save.licence", name=LICENCE, page=LICENCE_PAGE)
    version = words.text("card.version", version=whole.version)
    places = [sheet_address(seen.address.language, key, seen.day), card_address(seen, key)]
    return html.Footer(
        [
            html.P([html.Span(said) for said in (*known, version, licence)], className="known"),
            html.P([html.Span(origin + place, className="url") for place in places]),
        ]
    )
