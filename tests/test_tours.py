"""Tours: every slide leads where it says, in order, and says nothing that the tables do not hold."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard.answers.pathway_routes import across, by_end
from dashboard.answers.pathways import Case
from dashboard.answers.tours import Slide, tours
from dashboard.application import create_app
from dashboard.callbacks.see import see
from dashboard.charts import channel_lives, reporting_clocks, then_now_map
from dashboard.command import main
from dashboard.filters.address import OWN_TOUR, PARTS, codes
from dashboard.filters.apply import apply
from dashboard.filters.filters import CHOICES, Filters
from dashboard.filters.kept import kept_problems
from dashboard.network.elements import elements
from dashboard.network.positions import LABEL_ROOM, PITCH
from dashboard.network.stage import MOST_ROWS, SIDE_X, WIDE
from dashboard.palette import DARK, LIGHT
from dashboard.parts.seen import Seen
from dashboard.parts.stage_words import SPOKEN
from dashboard.parts.tours import running
from dashboard.settings import Settings
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.column import LANGUAGES
from dashboard.tables.dates import first_day, is_date
from dashboard.tables.problem import BadTables
from dashboard.tables.read import load_atlas
from dashboard.tables.schema import TABLES as DECLARED
from dashboard.views import PIECES, TABLES, VIEWS

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "assets"
NOW = date(2026, 11, 25)
LAST = "2026-10-31"
SHIPPED = ("organisation", "port-hit", "since-roundtable")
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
]
DAY_EN = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})")
DAY_JA = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")


def seen(atlas: Atlas, language: str, address: str) -> Seen:
    """A kept address as a reader sees it."""
    path, _, query = address.partition("?")
    return see(atlas, lambda: NOW, f"/{language}{path}", f"?{query}")


def slides(atlas: Atlas) -> Iterator[Slide]:
    """Every slide that is shipped."""
    for found in tours(atlas).values():
        yield from found


def slide(atlas: Atlas, key: str) -> Row:
    """A row of tour.csv."""
    found = atlas.row("tour", key)
    assert found is not None, key
    return found


def test_three_tours_are_shipped_each_of_six_to_twelve_slides(atlas: Atlas) -> None:
    assert tuple(tours(atlas)) == SHIPPED == tuple(codes(atlas, "tour"))
    for name, found in tours(atlas).items():
        assert 6 <= len(found) <= 12, name
        assert [it.row["position"] for it in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_leads_where_it_says(atlas: Atlas, language: str) -> None:
    for it in slides(atlas):
        own = it.row["address"]
        kept = seen(atlas, language, own)
        assert kept.dropped == (), own
        assert kept.address == it.address.replacing(language=language)
        assert kept.address.path() + kept.address.query() == f"/{language}{own}", "not canonical"
        shown = it.shown(language)
        again = see(atlas, lambda: NOW, shown.path(), shown.query())
        assert (again.address, again.dropped) == (shown, ())
        assert shown.present and shown.tour == it.row["tour"] and shown.step == it.row["position"]


def test_a_slide_keeps_ids_and_filters_and_its_day(atlas: Atlas) -> None:
    for it in slides(atlas):
        assert it.address.filters.on, "a slide of today would say something else tomorrow"
        assert not re.search("zoom|pan|tour=|step=", it.row["address"])
        assert it.address.card == "" == it.address.table


def test_every_slide_has_something_to_show(atlas: Atlas) -> None:
    for it in slides(atlas):
        now = seen(atlas, "en", it.row["address"])
        view, piece = VIEWS[it.address.view], it.address.present
        charts = {chart.name: chart for chart in view.charts}
        if view.name == "network":
            drawn = elements(now.atlas, it.shown("en"), now.words)
            assert sum("source" in one["data"] for one in drawn) > 3, it.row["id"]
        elif piece in charts:
            assert charts[piece].rows(now), it.row["id"]
        else:
            assert view.parts[piece](now), it.row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_has_title_caption_and_note(atlas: Atlas, language: str) -> None:
    for it in slides(atlas):
        for name, most in (("title", 60), ("caption", 170), ("note", 600)):
            text = it.row[f"{name}_{language}"]
            assert text and len(text) <= most, (it.row["id"], name, len(text or ""))


def numbers(found: re.Match[str], language: str) -> str:
    """A date of a text as the tables write it, as coarse as it is said."""
    if language == "ja":
        year, month, day = found.groups()
    else:
        day, name, year = found.groups()
        month = str(MONTHS.index(name) + 1)
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def test_both_languages_say_the_same_dates(atlas: Atlas) -> None:
    """A year that is understood from the date before it is not said twice in Japanese."""
    for it in slides(atlas):
        for name in ("title", "caption", "note"):
            one = {numbers(at, "en") for at in DAY_EN.finditer(it.row[f"{name}_en"])}
            other = {numbers(at, "ja") for at in DAY_JA.finditer(it.row[f"{name}_ja"])}
            assert {day[:7] for day in one} >= {day[:7] for day in other}, (it.row["id"], name)


def known_days(atlas: Atlas) -> set[str]:
    """Every date in the tables, and every month and year it lies in."""
    cells = {
        row[column.name]
        for name, table in DECLARED.items()
        for column in table.columns
        if column.kind == "date"
        for row in atlas.rows(name)
        if row[column.name]
    }
    days = {cell for cell in cells if is_date(cell)}
    return days | {day[:7] for day in days} | {LAST, LAST[:7]}


def test_every_date_said_is_a_date_of_the_tables(atlas: Atlas) -> None:
    known = known_days(atlas) | {"2026-06"}  # as CIRCIA's summary says: when it was last seen
    for it in slides(atlas):
        for name in ("title", "caption", "note"):
            for language, pattern in (("en", DAY_EN), ("ja", DAY_JA)):
                text = it.row[f"{name}_{language}"]
                said = {numbers(found, language) for found in pattern.finditer(text)}
                assert said <= known, (it.row["id"], name, said - known)


def on(atlas: Atlas, day: str) -> Atlas:
    """What is there on a day."""
    return apply(atlas, Filters(on=day), day)


def test_what_is_said_of_the_port_is_in_the_tables(atlas: Atlas) -> None:
    event = atlas.row("events", "ev-jp-2023-07-04-nagoya-port")
    assert event and (event["date"], event["end_date"]) == ("2023-07-04", "2023-07-06")
    for said in ("five terminals", "37 ships", "about 20,000 containers", "LockBit"):
        assert said in event["summary_en"]
    sector = atlas.row("sectors", "jp-sector-port")
    assert sector and sector["valid_from"] == "2024-03-08"
    duties = {row["id"]: row for row in atlas.rows("reporting_duties")}
    mlit = duties["rd-jp-acd-port"]
    assert (mlit["to_id"], mlit["deadline_hours"], mlit["valid_from"], mlit["obligation"]) == (
        "jp-mlit", 720, "2026-10-01", "mandatory",
    )  # fmt: skip
    for body in ("uscg", "cisa", "fbi"):
        row = duties[f"rd-us-maritime-6161-{body}"]
        assert (row["valid_from"], row["obligation"]) == ("2024-02-21", "mandatory")
    assert duties["rd-us-maritime-rule"]["valid_from"] == "2025-07-16"
    circia = [row for row in duties.values() if "us-circia" in row["instrument_id"]]
    assert {row["obligation"] for row in circia} == {"statutory-not-in-force"}


def test_the_port_is_heard_of_by_two_and_not_by_the_coast_guard(atlas: Atlas) -> None:
    address = slide(atlas, "tour-port-5-across")["address"]
    case, event = Case("JP", "jp-sector-port"), seen(atlas, "en", address).address.event
    reached = set(by_end(across(on(atlas, LAST), case, event)))
    assert reached == {"us-cisa", "us-fbi"}
    exercise = atlas.row("channels", "ch-port-ttx")
    assert exercise and exercise["form"] == "moment"
    assert (exercise["valid_from"], exercise["valid_to"]) == ("2024-08-21", "2024-08-22")
    opposite = [
        row for row in atlas.rows("counterparts") if row["from_id"] == "jp-mlit-ports-bureau"
    ]
    assert all("no standing channel was found" in row["note_en"] for row in opposite) and opposite


def test_the_clocks_of_the_port_are_those_of_the_picture(atlas: Atlas) -> None:
    now = seen(atlas, "en", slide(atlas, "tour-port-7-clocks")["address"])
    said = reporting_clocks.CHART.finding(now.rows_of(reporting_clocks.CHART), now.words)
    assert "within 5 days, runs to Privacy Commission" in said
    assert "within 24 hours, runs to CISA" in said
    ports = [row for row in atlas.rows("reporting_duties") if "maritime" in row["id"]]
    assert ports and all(row["deadline_hours"] is None for row in ports)


def test_what_is_said_of_the_years_since_is_in_the_tables(atlas: Atlas) -> None:
    now = seen(atlas, "en", slide(atlas, "tour-since-2-map")["address"])
    changed = [row for row in then_now_map.CHART.rows(now) if row.get("table") == "entities"]
    sides = [atlas.row("entities", row["key"]) for row in changed or then_now_map.CHART.rows(now)]
    countries = [body["country"] for body in sides if body]
    assert countries.count("JP") > countries.count("US") > 0
    old, new = atlas.row("entities", "jp-nisc"), atlas.row("entities", "jp-nco")
    assert old and new and old["successor_id"] == new["id"] and new["valid_from"] == "2025-07-01"
    there = on(atlas, "2022-09-08").rows("sectors")
    assert sum(row["country"] == "JP" for row in there) == 14
    today = [row["country"] for row in on(atlas, LAST).rows("sectors")]
    assert (today.count("JP"), today.count("US")) == (15, 16)
    law = atlas.row("instruments", "jp-law-acd-act-2025")
    assert law and (law["enacted"], law["in_force"]) == ("2025-05-16", "2026-10-01")


def test_fourteen_advisories_three_of_them_recalled(atlas: Atlas) -> None:
    rows = [row for row in atlas.rows("channels") if row["framework_id"] == "fw-joint-advisory"]
    assert len(rows) == 14 and {row["form"] for row in rows} == {"document"}
    assert sum(row["evidence"] == "recalled" for row in rows) == 3
    assert min(first_day(row["valid_from"]) for row in rows) > "2022-09-08"
    now = seen(atlas, "en", slide(atlas, "tour-since-6-advisories")["address"])
    finding = channel_lives.CHART.finding(now.rows_of(channel_lives.CHART), now.words)
    assert finding.startswith("14 documents")


def test_the_trilateral_group_is_dated_and_the_consultation_is_not(atlas: Atlas) -> None:
    group, high = (
        atlas.row("channels", f"ch-kr-{name}") for name in ("dprk-cyber-wg", "high-level")
    )
    assert group and high
    assert (group["valid_from"], group["last_held"]) == ("2023-12-07", "2025-08-28")
    assert (high["visibility"], high["last_held"]) == ("not-visible", "")


def bent(data_folder: Path, tmp_path: Path, old: str, new: str) -> Path:
    """The real tables with one text of tour.csv exchanged."""
    folder = tmp_path / "bent"
    folder.mkdir()
    for file in data_folder.glob("*.csv"):
        text = file.read_text("utf-8")
        if file.name == "tour.csv":
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (folder / file.name).write_text(text, "utf-8", newline="")
    return folder


BENT = {
    "a body there is not": (
        "organisation&focus=jp-nisc,", "organisation&focus=jp-atlantis,",
        'asks for "focus=jp-atlantis"', "「focus=jp-atlantis」は、このアトラスにありません。",
    ),
    "a page there is not": (
        "/network?on=2024-08-22", "/maps?on=2024-08-22",
        'asks for "view=maps"', "「view=maps」は、このアトラスにありません。",
    ),
    "a picture of another page": (
        "present=event-lanes", "present=pathway",
        'asks for "present=pathway"', "「present=pathway」は、このアトラスにありません。",
    ),
    "a gap between slides": (
        "tour-port-7-clocks,port-hit,7", "tour-port-7-clocks,port-hit,9",
        '"9" is not the next place in the tour, which is 7', "次の順番（7）ではありません。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BENT)
def test_a_slide_that_leads_nowhere_stops_the_start(
    name: str, data_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, english, japanese = BENT[name]
    folder = bent(data_folder, tmp_path, old, new)
    atlas = load_atlas(folder, remember=False)
    found = list(kept_problems(atlas, TABLES, PIECES))
    assert len(found) == 1
    assert english in found[0].sentence("en") and japanese in found[0].sentence("ja")
    line = (folder / "tour.csv").read_text("utf-8").splitlines()[found[0].line - 1]
    assert found[0].value in line
    assert main(["check", str(folder), "--language", "en"]) == 1
    assert english in capsys.readouterr().out
    with pytest.raises(BadTables, match=re.escape(english)):
        create_app(Settings(data=folder, cache=tmp_path / "cache"), say=lambda line: None)


def test_the_browser_is_told_the_running_tour_only(atlas: Atlas) -> None:
    now = seen(atlas, "ja", "/network?tour=port-hit&step=2")
    told = json.loads(running(now)[0].to_plotly_json()["props"]["data-tour"])
    assert [it["title"] for it in told["slides"]] == [
        it.row["title_ja"] for it in tours(atlas)["port-hit"]
    ]
    assert not any("present=" in it["query"] or "tour=" in it["query"] for it in told["slides"])
    assert running(seen(atlas, "ja", "/network")) == []
    assert running(seen(atlas, "ja", f"/network?tour={OWN_TOUR}&step=3")) == []


def test_the_words_of_the_script_are_those_it_is_given() -> None:
    script = "".join(
        (ASSETS / name).read_text("utf-8") for name in ("33-tour.js", "34-own-tour.js")
    )
    asked = set(re.findall(r'\bwords\("([a-z-]+)"', script))
    asked |= set(re.findall(r'\bwords\([^()"]+(?:\(\))? \? "([a-z-]+)" : "[a-z-]+"', script))
    assert len(asked) > 40
    assert asked <= {key.partition(".")[2] for key in SPOKEN}


def test_the_script_writes_an_address_in_the_order_of_the_codec() -> None:
    script = (ASSETS / "10-address.js").read_text("utf-8")
    order = re.search(r"ORDER = \[(.*?)\]", script, re.DOTALL)
    assert order
    assert re.findall(r'"([a-z]+)"', order[1]) == [*CHOICES, "text", "on", *PARTS]


def staged(atlas: Atlas, address: str) -> dict[str, dict[str, object]]:
    """The nodes of the map before a room, by id."""
    now = seen(atlas, "en", address)
    drawn = elements(now.atlas, now.address, now.words)
    return {one["data"]["id"]: one for one in drawn if "position" in one}


def test_a_room_sees_what_is_chosen_and_nothing_else(atlas: Atlas) -> None:
    shown = staged(atlas, "/network?on=2022-09-08&focus=fw-2plus2&present=1")
    assert set(shown) == {
        *("head:left", "head:right", "head:frameworks"),
        *("fw-2plus2", "jp-mod", "jp-mofa", "us-dod", "us-state"),
    }
    assert all("staged" in one["classes"] for one in shown.values())  # type: ignore[operator]


def test_the_whole_map_closes_up_and_counts_who_is_left_out(atlas: Atlas) -> None:
    page = staged(atlas, "/network?on=2022-09-08")
    room = staged(atlas, "/network?on=2022-09-08&present=1")
    left = {key for key, one in page.items() if "hollow" in str(one["classes"]).split()}
    assert left and not left & set(room)
    counted = re.findall(
        r"\+(\d+) without a line",
        " ".join(str(room[f"head:{it}"]["data"]) for it in ("left", "right")),
    )
    sides = [
        [key for key in left if f"side-{it}" in str(page[key]["classes"])]
        for it in ("left", "right")
    ]
    assert [int(number) for number in counted] == [len(side) for side in sides]
    for side in ("left", "right"):
        rows = sorted(
            one["position"]["y"]  # type: ignore[index]
            for one in room.values()
            if f"side-{side}" in str(one["classes"]) and "frame" not in str(one["classes"])
        )
        assert all(
            below - above >= PITCH - 0.2 for above, below in zip(rows, rows[1:], strict=False)
        )
        assert rows[-1] <= max(MOST_ROWS, 36) * PITCH
    assert 2 * (SIDE_X + LABEL_ROOM) < WIDE


CSS = (ASSETS / "10-tokens.css").read_text("utf-8").partition("html[data-present] {")


def channel(part: float) -> float:
    """One part of a colour, linear."""
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG)."""
    light = sorted(
        sum(
            weight * channel(int(colour[at : at + 2], 16) / 255)
            for weight, at in ((0.2126, 1), (0.7152, 3), (0.0722, 5))
        )
        for colour in (one, other)
    )
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_words_before_a_room_stand_out(theme: str, palette: dict[str, str]) -> None:
    dark = re.search(r'data-present\]\[.*?scheme="dark"\] \{(.*?)\}', CSS[2], re.DOTALL)
    light = re.match(r"\s+(--paper.*?)\}", CSS[2], re.DOTALL)
    assert dark and light
    own = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", (light if theme == "light" else dark)[1]))
    for name in ("ink", "muted", "dim-ink"):
        assert contrast(own[name], own["paper"]) >= (15 if name == "ink" else 9.5), name
    for name in ("madder-ink", "indigo-ink", "bronze-ink", "accent"):
        assert contrast(palette[name], own["paper"]) >= 6, name
