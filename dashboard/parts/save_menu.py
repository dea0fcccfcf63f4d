"""The one menu that saves what a frame shows: its tables and its picture, in every format."""

from collections.abc import Iterator, Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.exports.formats import FORMATS, PICTURES, TABLES
from dashboard.exports.picture_sizes import BOTH, GROUNDS, SIZES
from dashboard.language.words import OWN_NAMES, Words
from dashboard.parts.attributes import attributes


def save_menu(
    name: str,
    title: str,
    words: Words,
    pictured: bool = False,
    sheets: Mapping[str, str] | None = None,
) -> Component:
    """The menu.

    Takes the name of what is saved, its title, the words, and whether it has a picture; `sheets`
    names its tables where there are several, each with its title.
    """
    label = words.text("save.of", what=title)
    choices = [
        *table_choices(name, words, sheets or {}),
        *([picture_choices(name, words)] if pictured else []),
    ]
    return html.Details(
        [
            html.Summary(
                words.text("save.menu"), className="button", **attributes({"aria-label": label})
            ),
            html.Ul(
                [html.Li(choice) for choice in choices],
                className="save-choices",
                **attributes({"aria-label": label}),
            ),
        ],
        className="save-menu",
    )


def table_choices(name: str, words: Words, sheets: Mapping[str, str]) -> Iterator[Component]:
    """A button for each file of tables."""
    for form in TABLES:
        several = sheets if FORMATS[form].single else {}
        for sheet, title in (several or {name: ""}).items():
            said = words.text(FORMATS[form].text)
            said = words.text("save.one", format=said, table=title) if title else said
            yield html.Button(said, id=ids.save(sheet, form), type="button")


def picture_choices(name: str, words: Words) -> Component:
    """What the picture is to be like, and a button for each format; the browser keeps the choices."""
    said = attributes(
        {
            "data-picture-of": name,
            "data-working": words.text("notice.picture-working"),
            "data-failed": words.text("notice.picture-failed"),
            "data-done": words.text("notice.picture-done"),
            "aria-label": words.text("picture.heading"),
        }
    )
    return html.Div(
        [
            html.Span(words.text("picture.heading"), className="picture-heading"),
            *(wish(part, choices, words) for part, choices in wishes(words).items()),
            html.Div([format_button(form, words) for form in PICTURES], className="formats"),
        ],
        className="picture-choices",
        role="group",
        **said,
    )


def wishes(words: Words) -> dict[str, dict[str, str]]:
    """The parts of a wish, each with its choices; the first is taken where nothing is chosen."""
    own = words.language
    others = {code: name for code, name in OWN_NAMES.items() if code != own}
    return {
        "size": {size: words.text(f"picture.size-{size}") for size in SIZES},
        "languages": {own: OWN_NAMES[own], **others, BOTH: words.text("picture.both")},
        "background": {ground: words.text(f"picture.on-{ground}") for ground in GROUNDS},
    }


def wish(part: str, choices: Mapping[str, str], words: Words) -> Component:
    """A choice of one part of a wish."""
    options = [
        html.Option(label, value=value, lang=value if value in OWN_NAMES else None)
        for value, label in choices.items()
    ]
    return html.Label(
        [words.text(f"picture.{part}"), html.Select(options, **attributes({"data-wish": part}))]
    )


def format_button(form: str, words: Words) -> Component:
    """The button that saves the picture in a format."""
    name = words.text(FORMATS[form].text)
    label = words.text("picture.format", format=name)
    named = attributes({"data-draw": form, "aria-label": label})
    return html.Button(name, type="button", title=label, **named)
