"""The menu that saves what the mirror map shows, and what it saves."""

from dash.development.base_component import Component

from dashboard.exports.of_map import BODIES, NAME, TIES, map_export
from dashboard.exports.sheet import Export
from dashboard.parts.save_menu import save_menu
from dashboard.parts.seen import Seen


def menu(seen: Seen) -> Component:
    """The menu of the map: its tables of bodies and of ties, and its picture."""
    words = seen.words
    sheets = {BODIES: words.text("save.bodies"), TIES: words.text("save.ties")}
    return save_menu(NAME, words.text("map.heading"), words, pictured=True, sheets=sheets)


def saved(seen: Seen, name: str, origin: str) -> Export | None:
    """What is saved under a name of the menu; None where the name is none of it."""
    if name not in (NAME, BODIES, TIES):
        return None
    title = seen.words.text(f"view.network.{seen.address.mode}")
    export = map_export(seen, title, origin)
    return export if name == NAME else export.only(name)
