"""A tour or some pages as one file: it opens from a stick, asks no server, and trusts only its own script."""

import json
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from dashboard.exports.frame import Facts
from dashboard.language.words import OWN_NAMES, Words
from dashboard.tables.atlas import Row

SCRIPTS = ("steps", "charts", "map", "tables", "windows")
LOOK = "look.css"


@dataclass(frozen=True)
class Step:
    """One step in one language.

    title, caption, note   its words; caption and note may be ""
    sentence               what the view shows: filters and day
    day                    the day that is shown, YYYY-MM-DD
    view                   the page it is of
    body                   markup of what is shown
    figures                chart -> its Plotly figure, colours by name
    map                    what the map's script reads; None without a map
    sources                the rows of the sources it rests on
    address                where it is found in the atlas
    """

    title: str
    caption: str
    note: str
    sentence: str
    day: str
    view: str
    body: str
    figures: dict[str, Any] = field(default_factory=dict)
    map: dict[str, Any] | None = None
    sources: tuple[Row, ...] = ()
    address: str = ""


@dataclass(frozen=True)
class Edition:
    """The whole in one language: its name, its steps, and what is said at its foot."""

    words: Words
    name: str
    steps: tuple[Step, ...]
    foot: Facts


@dataclass(frozen=True)
class Trimmings:
    """What a file is dressed with: the atlas's own look, faces, the charts' library, known styles.

    look     the style sheets of the atlas
    faces    the style sheet of embedded faces, "" for none
    library  the script of the charts, "" where no step has one
    styles   hashes of the styles that library writes into the page
    """

    look: str
    faces: str = ""
    library: str = ""
    styles: tuple[str, ...] = ()


def bundle(editions: tuple[Edition, ...], dress: Trimmings) -> str:
    """The file.

    Takes an edition for each language, the same steps in each; the first is shown first.
    """
    styles = [look for look in (dress.faces, dress.look, own(LOOK)) if look]
    scripts = [script for script in (dress.library, own_script()) if script]
    policy = policy_of(styles, scripts, dress.styles)
    first = editions[0]
    head = (
        f'<!DOCTYPE html>\n<html lang="{first.words.language}" data-mantine-color-scheme="light">\n'
        f'<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(first.name)}</title>\n"
    )
    return "".join(
        [
            head,
            *(f"<style>{style}</style>\n" for style in styles),
            "</head>\n<body>\n",
            *(edition_markup(edition, editions) for edition in editions),
            *(f"<script>{script}</script>\n" for script in scripts),
            "</body>\n</html>\n",
        ]
    )


def own(name: str) -> str:
    """A file that goes into every bundle."""
    return files("dashboard.exports").joinpath("bundled", name).read_text("utf-8")


def own_script() -> str:
    """Our own scripts as one."""
    return "\n".join(own(f"{name}.js") for name in SCRIPTS)


def policy_of(styles: Iterable[str], scripts: Iterable[str], more: Iterable[str]) -> str:
    """What the file may do: run its own scripts, wear its own styles, show what is inside it."""
    style = " ".join([*map(quoted_hash, styles), *(f"'{one}'" for one in more)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(quoted_hash, scripts))}",
            f"style-src {style}",
            "img-src data: blob:",
            "font-src data:",
            "connect-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
        ]
    )


def quoted_hash(text: str) -> str:
    """The hash by which the policy knows a script or a style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


def edition_markup(edition: Edition, editions: tuple[Edition, ...]) -> str:
    """Everything in one language; all but the first language wait."""
    words, language = edition.words, edition.words.language
    hidden = "" if edition is editions[0] else " hidden"
    steps = "".join(
        step_markup(step, number, edition) for number, step in enumerate(edition.steps, start=1)
    )
    return (
        f'<div class="edition" lang="{language}" data-title="{escape(edition.name)}"{hidden}>'
        f"{bar(edition, editions)}<main>{steps}</main>{speaker_panel(edition)}{foot(edition)}"
        f'<p class="blank" hidden>{escape(words.text("stage.blank"))}</p>'
        f'<p class="visually-hidden" role="status"></p></div>\n'
    )


def bar(edition: Edition, editions: tuple[Edition, ...]) -> str:
    """The bar on top: the name, the way through the steps, the other language, the theme."""
    text, many = edition.words.text, len(edition.steps) > 1
    others = "".join(
        f'<button type="button" class="tool" data-language="{each.words.language}"'
        f' lang="{each.words.language}">{OWN_NAMES[each.words.language]}</button>'
        for each in editions
        if each is not edition
    )
    speaker = (
        '<button type="button" class="tool" data-do="speaker">'
        f"{escape(text('stage.speaker'))} (S)</button>"
        if any(step.note for step in edition.steps)
        else ""
    )
    moves = (
        button("previous", "←", text("stage.previous"))
        + '<span class="place"></span>'
        + button("next", "→", text("stage.next"))
        if many
        else ""
    )
    return (
        f'<header class="bar"><p class="name">{escape(edition.name)}</p>'
        f'<nav aria-label="{escape(text("stage.all"))}">{moves}{overview(edition) if many else ""}</nav>'
        f'<div class="settings">{speaker}{others}'
        f'<button type="button" class="tool" data-do="theme">{escape(text("bundle.theme"))}</button>'
        "</div></header>"
    )


def speaker_panel(edition: Edition) -> str:
    """What only the window of the speaker shows: the step that comes next, the clock."""
    text = edition.words.text
    shown = (("stage.next", "coming"), ("stage.clock", "now"), ("stage.elapsed", "passed"))
    items = "".join(f'<dt>{escape(text(key))}</dt><dd class="{name}"></dd>' for key, name in shown)
    return (
        f'<aside class="speaker-panel" hidden aria-label="{escape(text("stage.speaker"))}"'
        f' data-last="{escape(text("stage.last"))}"'
        f' data-refused="{escape(text("stage.no-window"))}"><dl>{items}</dl></aside>'
    )


def button(gesture: str, sign: str, name: str) -> str:
    """A button with a sign, and its name for those who do not see it."""
    return (
        f'<button type="button" class="tool" data-do="{gesture}" aria-label="{escape(name)}">'
        f"{sign}</button>"
    )


def overview(edition: Edition) -> str:
    """All steps, folded away."""
    items = "".join(
        f'<li><button type="button" data-go="{number}">{escape(step.title)}</button></li>'
        for number, step in enumerate(edition.steps, start=1)
    )
    said = escape(edition.words.text("stage.all"))
    return f'<details class="all"><summary class="tool">{said}</summary><ol>{items}</ol></details>'


def step_markup(step: Step, number: int, edition: Edition) -> str:
    """One step."""
    text, count = edition.words.text, len(edition.steps)
    place = text("stage.slide", step=number, count=count)
    caption = f'<p class="caption">{escape(step.caption)}</p>' if step.caption else ""
    note = (
        f'<details class="note"><summary>{escape(text("tour.notes"))}</summary>'
        f"<p>{escape(step.note)}</p></details>"
        if step.note
        else ""
    )
    return (
        f'<article class="stop" data-step="{number}" data-place="{escape(place)}"'
        f"{'' if number == 1 else ' hidden'}>"
        f'<h1 tabindex="-1">{escape(step.title)}</h1>{caption}'
        f'<p class="sentence">{escape(step.sentence)}</p>'
        f'<div class="workspace view-{step.view}">{step.body}</div>{note}{sources(step, edition)}{where(step, edition)}'
        f"{data('figures', step.figures)}{data('map', step.map)}</article>"
    )


def data(name: str, value: Any) -> str:
    """What a script reads, as a block that is no script; "" for nothing."""
    if not value:
        return ""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/json" class="{name}">{said}</script>'


def sources(step: Step, edition: Edition) -> str:
    """The sources of a step, folded away."""
    if not step.sources:
        return ""
    items = "".join(f"<li>{source(row)}</li>" for row in step.sources)
    said = escape(edition.words.text("bundle.sources", count=len(step.sources)))
    return f'<details class="sources-of"><summary>{said}</summary><ol>{items}</ol></details>'


def where(step: Step, edition: Edition) -> str:
    """Where the step is found in the atlas."""
    if not step.address:
        return ""
    said = escape(edition.words.text("save.address"))
    return f'<p class="where">{said}: <span>{escape(step.address)}</span></p>'


def source(row: Row) -> str:
    """A source: who published it, its title, and where it can be read."""
    said = escape(f"{row['publisher']}: {row['title']}")
    url = str(row["url"])
    if not url.startswith(("https://", "http://")):
        return said
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{said}</a>'


def foot(edition: Edition) -> str:
    """What is said below every step: that this is saved, of which data, under which licence."""
    items = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in edition.foot
    )
    text = edition.words.text
    return (
        f'<footer class="colophon"><p>{escape(text("bundle.saved"))}</p><dl>{items}</dl>'
        f'<p class="keys">{escape(text("bundle.keys"))}</p></footer>'
    )
