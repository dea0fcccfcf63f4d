"""What a reader may ask of every view: who, in which sector, under which framework, doing what, when."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.changes import ROUNDTABLE
from dashboard.filters.address import codes
from dashboard.filters.crosswalk import SectorGroup, sector_pairs
from dashboard.filters.filters import CHOICES, NOT_RECORDED
from dashboard.language.words import Words
from dashboard.parts.attributes import attributes
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas

EARLIEST, LATEST = "1945-01-01", "2099-12-31"
Options = list[dict[str, Any]]


def filter_bar(seen: Seen) -> Component:
    """The controls, holding what the address says."""
    words = seen.words
    return html.Section(
        [
            html.H2(words.text("filter.heading"), className="visually-hidden"),
            html.Button(
                words.text("filter.heading"),
                type="button",
                className="filters-toggle",
                **attributes(
                    {
                        "data-do": "filters",
                        "aria-expanded": "false",
                        "aria-controls": "filters-body",
                    }
                ),
            ),
            html.Div(
                [*[choice(seen, field) for field in CHOICES], text_control(seen), *day(seen)],
                id="filters-body",
                className="filters-body",
            ),
        ],
        className="filters",
        **attributes({"aria-label": words.text("filter.heading")}),
    )


def choice(seen: Seen, field: str) -> Component:
    """The control of one filter: several values may be chosen, each can be typed."""
    words = seen.words
    return dmc.MultiSelect(
        id=ids.control(field),
        label=words.text(f"filter.{field}"),
        data=options(seen.whole, field, words),
        value=list(getattr(seen.address.filters, field)),
        placeholder=words.text("filter.all"),
        searchable=True,
        clearable=True,
        hidePickedOptions=False,
        checkIconPosition="right",
        nothingFoundMessage=words.text("filter.nothing"),
        withScrollArea=False,
        comboboxProps={"width": 320, "position": "bottom-start", "withinPortal": False},
        attributes={"inputField": {"role": "combobox"}, "options": {"tabIndex": -1}},
        size="xs",
        className=f"filter filter-{field}",
    )


def text_control(seen: Seen) -> Component:
    """The control for a text that must occur."""
    return dmc.TextInput(
        id=ids.control("text"),
        label=seen.words.text("filter.text"),
        value=seen.address.filters.text,
        debounce=400,
        size="xs",
        className="filter filter-text",
    )


def day(seen: Seen) -> list[Component]:
    """The control for the day, with the two days most asked for and the way back to everything."""
    words = seen.words
    return [
        dmc.TextInput(
            id=ids.control("on"),
            label=words.text("filter.on"),
            value=seen.address.filters.on,
            debounce=600,
            size="xs",
            className="filter filter-on",
            inputProps={"type": "date", "min": EARLIEST, "max": LATEST},
        ),
        html.Div(
            [
                preset(
                    words.date(ROUNDTABLE),
                    f"on={ROUNDTABLE}",
                    seen.address.filters.on == ROUNDTABLE,
                ),
                preset(words.text("filter.today"), "on=", not seen.address.filters.on),
                html.Button(
                    words.text("filter.reset"),
                    type="button",
                    className="preset reset",
                    **attributes(
                        {"data-set": "&".join(f"{field}=" for field in (*CHOICES, "text", "on"))}
                    ),
                ),
            ],
            className="presets",
            role="group",
            **attributes({"aria-label": words.text("filter.on")}),
        ),
    ]


def preset(label: str, says: str, now: bool) -> Component:
    """A button that sets the day."""
    return html.Button(
        label,
        type="button",
        className="preset",
        **attributes({"data-set": says, "aria-pressed": "true" if now else "false"}),
    )


def options(whole: Atlas, field: str, words: Words) -> Options:
    """What can be chosen in a filter, in groups where groups help, with "not recorded" last."""
    found = OPTIONS[field](whole, words) if field in OPTIONS else listed(whole, field, words)
    return [*found, {"value": NOT_RECORDED, "label": words.text("filter.not-recorded")}]


def listed(whole: Atlas, vocabulary: str, words: Words) -> Options:
    """The codes of one list of the vocabulary."""
    return [
        {"value": code, "label": words.label(vocabulary, code)} for code in codes(whole, vocabulary)
    ]


def countries(whole: Atlas, words: Words) -> Options:
    """The two sides, then the others."""
    sides = [row for row in whole.rows("countries") if row["side"] != "none"]
    sides.sort(key=lambda row: row["side"])
    others = [row for row in whole.rows("countries") if row["side"] == "none"]
    return [
        {"group": words.text("filter.sides"), "items": [option(row, words) for row in sides]},
        {"group": words.text("filter.others"), "items": [option(row, words) for row in others]},
    ]


def option(row: dict[str, Any], words: Words) -> dict[str, str]:
    """One row as something to choose."""
    return {"value": row["code"] if "code" in row else row["id"], "label": words.name(row)}


def sectors(whole: Atlas, words: Words) -> Options:
    """Sectors in groups that answer to each other across the two sides."""
    return [
        {"group": group_name(whole, group, words), "items": sector_items(whole, group, words)}
        for group in sector_pairs(whole)
    ]


def sector_items(whole: Atlas, group: SectorGroup, words: Words) -> list[dict[str, str]]:
    """The sectors of one group, each with its country."""
    rows = [row for key in (*group.left, *group.right) if (row := whole.row("sectors", key))]
    return [
        {
            "value": row["id"],
            "label": words.text(
                "filter.sector-of", name=words.name(row), country=words.country(row["country"])
            ),
        }
        for row in rows
    ]


def group_name(whole: Atlas, group: SectorGroup, words: Words) -> str:
    """Both sides of a group, with its grade where it has one."""
    left, right = (
        words.listed([words.short(row) for key in keys if (row := whole.row("sectors", key))])
        for keys in (group.left, group.right)
    )
    if not left or not right:
        return left or right
    grades = sorted({words.label("match", match) for _, _, match in group.matches})
    return words.text("filter.pair", left=left, right=right, grade=words.listed(grades))


def frameworks(whole: Atlas, words: Words) -> Options:
    """Frameworks by how many countries they join."""
    groups: dict[str, list[dict[str, str]]] = {}
    for row in whole.rows("frameworks"):
        groups.setdefault(row["kind"], []).append(option(row, words))
    return [
        {"group": words.label("framework_kind", kind), "items": groups[kind]}
        for kind in codes(whole, "framework_kind")
        if kind in groups
    ]


OPTIONS = {"country": countries, "sector": sectors, "framework": frameworks}
