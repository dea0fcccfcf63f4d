"""Every chart in every state: rows without holes, a figure Plotly accepts, texts that exist."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
from page_parts import parts_of

from dashboard import ids
from dashboard.callbacks.redraw import digest, digests, follows
from dashboard.callbacks.see import see
from dashboard.charts.chart import Chart, sources_of
from dashboard.charts.theme import TOKEN, colour, resolve, safe
from dashboard.exports.formats import TABLES as FORMS
from dashboard.filters.address import known_values
from dashboard.filters.filters import CHOICES
from dashboard.palette import DARK, LIGHT
from dashboard.parts.chart_card import chart_card
from dashboard.parts.page import page
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.tables.dates import is_date
from dashboard.views import VIEWS

TODAY = date(2026, 11, 25)
STATES = {
    "all": "",
    "one sector": "?sector=jp-sector-finance",
    "one country and a word": "?country=JP&text=CERT",
    "nothing": "?text=zzzz",
    "roundtable": "?on=2022-09-08",
}
CHARTS = [(view.name, chart) for view in VIEWS.values() for chart in view.charts]
MARKUP = re.compile(r"<(?!br>|/?extra>)")
LITERAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\brgba?\((?!0,0,0,0\))|\bhsla?\(")
LEAST_TEXT = 11

every_chart = pytest.mark.parametrize(
    ("view", "chart"), CHARTS, ids=[chart.name for _, chart in CHARTS]
)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_state = pytest.mark.parametrize("query", STATES.values(), ids=STATES)


def seen_at(atlas: Atlas, view: str, language: str, query: str = "") -> Seen:
    """What a request sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/{view}", query)
    assert not seen.dropped
    return seen


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a figure with its path."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each, path)
    else:
        yield path, value


def on_a_phone(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure as a narrow screen shows it."""
    copy = deepcopy(figure)
    for path, value in figure["layout"]["meta"]["narrow"].items():
        *parts, last = path.split(".")
        place: Any = copy
        for part in parts:
            place = place[int(part)] if isinstance(place, list) else place.setdefault(part, {})
        place[last] = value
    return copy


def names_of(tree: Any, role: str) -> list[str]:
    """The names of all parts of a page that have a role."""
    found = [part.id for part in parts_of(tree) if isinstance(getattr(part, "id", None), dict)]
    return [each["name"] for each in found if each["role"] == role]


def test_charts_have_names_of_their_own() -> None:
    names = [chart.name for _, chart in CHARTS]
    assert len(names) == len(set(names)) >= 1
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
    assert all(chart.sets in ("", *CHOICES) for _, chart in CHARTS)
    assert all(chart.columns for _, chart in CHARTS)


@every_state
@every_language
@every_chart
def test_the_rows_have_no_holes(
    atlas: Atlas, view: str, chart: Chart, language: str, query: str
) -> None:
    keys, sources = known_values(atlas)["card"], atlas.keys("sources")
    for row in chart.rows(seen_at(atlas, view, language, query)):
        for column in chart.columns:
            value = row[column.field]
            if column.kind == "text":
                assert isinstance(value, str) and value.strip(), (column.field, row)
                assert value not in keys, f"{value} is a key, no word"
            elif column.kind == "date":
                assert value == "" or is_date(value), (column.field, row)
            else:
                assert isinstance(value, int | float) and not isinstance(value, bool)
            assert not column.key or row[column.key] == "" or row[column.key] in keys
        assert set(row.get("sources", ())) <= sources


@every_state
@every_language
@every_chart
def test_the_figure_can_be_drawn(
    atlas: Atlas, view: str, chart: Chart, language: str, query: str
) -> None:
    seen = seen_at(atlas, view, language, query)
    rows = chart.rows(seen)
    if not rows:
        return
    assert chart.finding(rows, seen.words).strip()
    if chart.figure is None:
        return
    figure = chart.figure(rows, seen.words)
    assert digest(figure) == digest(chart.figure(chart.rows(seen), seen.words))
    assert figure["layout"]["height"] >= 40
    json.dumps(figure, allow_nan=False)
    for shown in (figure, on_a_phone(figure)):
        for palette in (LIGHT, DARK):
            drawn = resolve(shown, palette)
            assert go.Figure(drawn).data, "nothing is drawn"
            assert not [value for _, value in leaves(drawn) if TOKEN.fullmatch(str(value))]
        for path, value in leaves(shown):
            if isinstance(value, str):
                assert not MARKUP.search(value), (path, value)
                assert not LITERAL.search(value), (path, value)
            if path.endswith("font.size"):
                assert value >= LEAST_TEXT, path


@every_language
@every_chart
def test_a_click_leads_somewhere(atlas: Atlas, view: str, chart: Chart, language: str) -> None:
    seen = seen_at(atlas, view, language)
    if chart.figure is None:
        return
    known = known_values(atlas)[chart.sets or "card"]
    figure = chart.figure(chart.rows(seen), seen.words)
    clicks = [value for trace in figure["data"] for _, value in leaves(trace.get("customdata", []))]
    assert clicks
    assert {value for value in clicks if value} <= known.keys()


@every_language
@every_chart
def test_the_frame_is_complete(atlas: Atlas, view: str, chart: Chart, language: str) -> None:
    seen = seen_at(atlas, view, language)
    for piece in ("title", "reading"):
        assert chart.text(piece, seen.words).strip()
    headings = [column.heading(seen.words) for column in chart.columns]
    assert len(headings) == len(set(headings)), "two columns have one name"
    rows = chart.rows(seen)
    assert rows and chart.finding(rows, seen.words).strip()
    assert sources_of(rows), "a chart rests on sources"
    frame = chart_card(chart, seen)
    assert names_of(frame, "drawing") == ([chart.name] if chart.figure else [])
    assert names_of(frame, "save") == [chart.name] * len(FORMS)


@every_chart
def test_the_table_is_sent_when_it_is_open(atlas: Atlas, view: str, chart: Chart) -> None:
    shut, opened = (
        follows(seen_at(atlas, view, "en", query)).shown[f"{chart.name}-table"]
        for query in ("", f"?table={chart.name}")
    )
    assert bool(shut) == (chart.figure is None and not chart.folded)
    lines = [part for part in parts_of(opened) if hasattr(part, "data-place")]
    packed = [getattr(part, "data-packed", "") for part in parts_of(opened)]
    count = len(lines) + sum(text.count('{"data-place":') for text in packed)
    count += sum(text.count(', "data-place":') for text in packed)
    assert count == len(chart.rows(seen_at(atlas, view, "en")))


@every_language
@every_chart
def test_nothing_says_why_and_leads_back(
    atlas: Atlas, view: str, chart: Chart, language: str
) -> None:
    seen = seen_at(atlas, view, language, "?text=zzzz&evidence=read")
    said = follows(seen).shown[f"{chart.name}-empty"]
    if chart.rows(seen):
        assert said == []
        return
    links = [part.href for part in parts_of(said) if hasattr(part, "href")]
    assert any("text=" not in link for link in links)


@every_state
@every_language
@pytest.mark.parametrize("name", VIEWS)
def test_what_follows_the_address_stands_on_the_page_once(
    atlas: Atlas, name: str, language: str, query: str
) -> None:
    seen = seen_at(atlas, name, language, query)
    view = VIEWS[name]
    tree = page(seen, list(VIEWS), view.title, view.body(seen))
    values = follows(seen)
    for role, given in (
        ("shown", values.shown),
        ("figure", values.figures),
        ("drawing", values.drawings),
    ):
        there = names_of(tree, role)
        assert sorted(there) == sorted(given), role
    for part in parts_of(tree):
        own = getattr(part, "id", None)
        if own in [ids.shown(key) for key in values.shown]:
            assert digest(part.children) == digest(values.shown[own["name"]]), own


def test_only_what_changed_is_told_apart(atlas: Atlas) -> None:
    before = digests(follows(seen_at(atlas, "sectors", "en")))
    after = digests(follows(seen_at(atlas, "sectors", "en", "?card=us-sector-energy")))
    assert {name for name in before if before[name] != after[name]} == {"shown:card"}


def test_colours_by_name() -> None:
    assert resolve({"a": ["@ink", "ink", "@ink/40", 3]}, {"ink": "#102030"}) == {
        "a": ["#102030", "ink", "rgba(16,32,48,0.4)", 3]
    }
    assert colour("#ffffff", None) == "#ffffff"
    assert safe("<b>R&D</b>") == "&lt;b&gt;R&amp;D&lt;/b&gt;"
    with pytest.raises(KeyError):
        resolve(["@no-such-colour"], LIGHT)
