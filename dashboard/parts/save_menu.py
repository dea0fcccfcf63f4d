"""The one menu that saves what a frame shows: its tables and its picture, in every format."""

from collections.abc import Iterator, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.exports.formats import FORMATS, PICTURES, TABLES
from dashboard.language.words import Words
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
        *(picture_choices(name, words) if pictured else ()),
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


def picture_choices(name: str, words: Words) -> Sequence[Component]:
    """A button for each file that the browser draws."""
    return [
        html.Button(
            words.text(FORMATS[form].text),
            type="button",
            **attributes({"data-picture": name, "data-format": form}),
        )
        for form in PICTURES
    ]
