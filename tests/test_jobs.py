"""Jobs live on disk: nobody guesses their names, they outlive their server, and they have their day."""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from pptx import Presentation
from test_slides import png

from dashboard.application import create_app
from dashboard.callbacks import make_slides
from dashboard.callbacks.order_slides import in_order, read_order
from dashboard.callbacks.read_own_tour import COLUMNS, read_own_tour
from dashboard.filters.address import MOST_SLIDES
from dashboard.language.words import words_of
from dashboard.server import jobs as kept
from dashboard.server.job_routes import UnreadableOrder
from dashboard.server.jobs import BEAT, DAY, MOST_JOBS, ORDER, RESULT, STATE, TRIES, Jobs, NoRoom
from dashboard.server.json_text import Refused
from dashboard.settings import Settings
from dashboard.tables.atlas import Atlas

ROOT = Path(__file__).parent.parent
NOW = date(2026, 11, 25)
IDLE = [sys.executable, "-c", "pass"]
STRANGE = [
    "",
    "x",
    "..",
    "../" * 8,
    "a" * 42,
    "a" * 44,
    "a" * 42 + "/",
    "%2e%2e",
    "ä" * 43,
    "." * 43,
]


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def clock() -> Clock:
    """The clock of a test."""
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Jobs:
    """Jobs whose process does nothing."""
    return Jobs(tmp_path / "slides", IDLE, ROOT, clock)


def drawing(desk: Jobs, *pictures: str) -> str:
    """A job that waits for pictures."""
    name = desk.start({})
    place = desk.folder / name
    for picture in pictures:
        (place / "needs" / f"{picture}.json").write_text("{}")
    state = {"phase": "drawing", "done": 0, "all": 3, "needs": list(pictures), "file": "a.pptx"}
    (place / STATE).write_text(json.dumps(state))
    return name


def stopped(desk: Jobs, name: str) -> None:
    """Make the work on a job look broken off."""
    (desk.folder / name / BEAT).unlink(missing_ok=True)


def test_names_are_long_and_never_the_same(desk: Jobs) -> None:
    names = {desk.start({}) for _ in range(10)}
    assert len(names) == 10
    assert all(kept.ID.fullmatch(name) and len(name) == 43 for name in names)
    for name in names:
        assert (desk.folder / name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", STRANGE)
def test_strange_names_are_of_no_job(desk: Jobs, name: str) -> None:
    desk.start({})
    (desk.folder.parent / ORDER).write_text("{}")
    assert desk.state(name) is None and desk.result(name) is None
    assert desk.need(name, "001-en") is None
    assert not desk.cancel(name) and not desk.put(name, "001-en", b"x")


@pytest.mark.parametrize("picture", ["", "1-en", "001-eng", "../../x", "001-en.json", "0001-en"])
def test_only_pictures_that_are_asked_for_are_kept(desk: Jobs, picture: str) -> None:
    name = drawing(desk, "001-en")
    assert not desk.put(name, picture, png(9, 9)) and desk.need(name, picture) is None
    assert list((desk.folder / name / "pictures").iterdir()) == []


def test_what_is_missing_is_said_until_all_is_there(desk: Jobs) -> None:
    name = drawing(desk, "001-en", "002-en")
    state = desk.state(name)
    assert state and state["missing"] == ["001-en", "002-en"]
    assert desk.put(name, "001-en", png(9, 9))
    state = desk.state(name)
    assert state and state["missing"] == ["002-en"]
    assert desk.put(name, "002-en", b"")
    state = desk.state(name)
    assert state and state["phase"] == "writing"


def test_large_pictures_are_refused(desk: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    name = drawing(desk, "001-en", "002-en")
    with pytest.raises(NoRoom, match="large"):
        desk.put(name, "001-en", bytes(kept.LARGEST_PICTURE + 1))
    monkeypatch.setattr(kept, "LARGEST_JOB", 150)
    desk.put(name, "001-en", bytes(100))
    with pytest.raises(NoRoom, match="large"):
        desk.put(name, "002-en", bytes(100))


def test_there_are_never_too_many(desk: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_JOBS", 3)
    for _ in range(3):
        desk.start({})
    with pytest.raises(NoRoom, match="many"):
        desk.start({})
    assert MOST_JOBS < 100
    monkeypatch.setattr(kept, "MOST_JOBS", 9)
    monkeypatch.setattr(kept, "LARGEST_FOLDER", 10)
    with pytest.raises(NoRoom, match="full"):
        desk.start({})


def test_no_more_are_worked_on_than_can_be(desk: Jobs) -> None:
    names = [desk.start({}) for _ in range(kept.MOST_AT_ONCE + 1)]
    last = desk.state(names[-1])
    assert last and last["waiting"]
    stopped(desk, names[0])
    (desk.folder / names[0] / STATE).write_text('{"phase": "done", "file": "a.pptx"}')
    last = desk.state(names[-1])
    assert last and "waiting" not in last


def test_work_that_was_broken_off_is_begun_again_but_not_for_ever(desk: Jobs, clock: Clock) -> None:
    name = desk.start({})
    assert (desk.folder / name / TRIES).read_text() == "1"
    desk.state(name)
    assert (desk.folder / name / TRIES).read_text() == "1", "it is alive"
    for tries in range(2, kept.MOST_TRIES + 1):
        clock.ahead += kept.STALE + 1
        desk.state(name)
        assert (desk.folder / name / TRIES).read_text() == str(tries)
    clock.ahead += kept.STALE + 1
    state = desk.state(name)
    assert state and state["phase"] == "failed"


def test_another_server_finds_the_job(desk: Jobs) -> None:
    name = drawing(desk, "001-en")
    other = Jobs(desk.folder, IDLE, ROOT, desk.now)
    assert other.put(name, "001-en", b"")
    state = desk.state(name)
    assert state and state["phase"] == "writing"


def test_a_cancelled_job_leaves_nothing(desk: Jobs) -> None:
    name = desk.start({})
    assert desk.cancel(name) and desk.state(name) is None and not desk.cancel(name)
    assert list(desk.folder.iterdir()) == []


def test_a_job_has_its_day(desk: Jobs, clock: Clock) -> None:
    name = desk.start({})
    clock.ahead = DAY - 60
    assert desk.state(name)
    clock.ahead = DAY + 60
    assert desk.state(name) is None
    clock.ahead += 61
    desk.tidy()
    assert list(desk.folder.iterdir()) == []


def test_what_was_left_half_deleted_is_deleted(desk: Jobs, clock: Clock) -> None:
    name = desk.start({})
    (desk.folder / name).rename(desk.folder / f"{name}.gone")
    clock.ahead = 61
    desk.tidy()
    assert list(desk.folder.iterdir()) == []


def test_a_disk_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "slides").write_text("a file, not a folder")
    with pytest.raises(NoRoom, match="full"):
        Jobs(tmp_path / "slides", IDLE, ROOT).start({})


def test_only_what_is_finished_can_be_taken(desk: Jobs) -> None:
    name = desk.start({})
    (desk.folder / name / RESULT).write_bytes(b"half")
    assert desk.result(name) is None
    (desk.folder / name / STATE).write_text('{"phase": "done", "file": "a.pptx"}')
    assert desk.result(name) == (desk.folder / name / RESULT, "a.pptx")


# --- orders -------------------------------------------------------------------------------------


def order(**changed: object) -> dict[str, object]:
    """An order as the browser sends it."""
    given: dict[str, object] = {
        "what": "page", "language": "en", "languages": ["en"], "path": "/en/rules", "query": "",
        "pages": [], "tour": "", "rows": "", "place": "https://atlas.example/en/rules",
    }  # fmt: skip
    return {**given, **changed}


def read(atlas: Atlas, **changed: object) -> dict[str, Any]:
    """An order as it is written down."""
    return read_order(order(**changed), atlas, lambda: NOW)


def test_an_order_is_of_a_page_of_pages_or_of_a_tour(atlas: Atlas) -> None:
    page = read(atlas, query="?country=JP&present=1&tour=port-hit&step=2")
    assert (page["view"], page["query"], page["name"]) == ("rules", "?country=JP", "rules")
    assert (page["origin"], page["today"]) == ("https://atlas.example", "2026-11-25")
    pages = read(atlas, what="pages", pages=["sources", "network", "nowhere", "network"])
    assert pages["pages"] == ["network", "sources"]
    tour = read(atlas, what="tour", tour="port-hit", languages=["en", "ja", "fr"], language="ja")
    assert (tour["name"], tour["languages"]) == ("port-hit", ["ja", "en"])
    assert in_order(["en"], "ja") == ["en"]


@pytest.mark.parametrize(
    "content",
    [
        None, [], "x", 5, {"what": "page"}, order(languages=[]), order(languages=["fr"]),
        order(languages="en"), order(what="nothing"), order(what="tour", tour="nowhere"),
        order(path=7), order(query="?" + "a" * 5000), order(more="x"), order(pages={}),
        order(what="tour", tour="__proto__"),
    ],
)  # fmt: skip
def test_orders_of_nothing_are_refused(atlas: Atlas, content: object) -> None:
    with pytest.raises(Refused):
        read_order(content, atlas, lambda: NOW)


def test_an_order_of_no_page_says_so_in_the_language_of_the_reader(atlas: Atlas) -> None:
    with pytest.raises(UnreadableOrder, match="ページを一つ以上"):
        read(atlas, what="pages", language="ja")


@pytest.mark.parametrize(
    "place", ["javascript:alert(1)", "file:///etc", "x", "//host", "http://[", 9]
)
def test_only_an_address_of_the_web_becomes_a_link(atlas: Atlas, place: object) -> None:
    if isinstance(place, str):
        assert read(atlas, place=place)["origin"] == ""
    else:
        with pytest.raises(Refused):
            read(atlas, place=place)


def own_tour(*rows: str) -> str:
    """The file of a tour."""
    return "\r\n".join(["\ufeff" + ",".join(("address", "title_en", "position")), *rows]) + "\r\n"


def test_a_tour_of_ones_own_is_read(atlas: Atlas) -> None:
    rows, problems = read_own_tour(
        own_tour('/rules?country=JP,"Two, then",2', "/network,'=One,1", "/sources,Three,"),
        words_of("en", atlas),
    )
    assert problems == []
    assert [row["title_en"] for row in rows] == ["=One", "Two, then", "Three"]
    made = read(atlas, what="own", rows=own_tour("/rules,One,1"))
    assert made["rows"] == [{"address": "/rules", "title_en": "One", "position": "1"}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is missing"),
        (own_tour(), "no slides"),
        ("strange,address,title_en\n1,/rules,x\n", "not a column"),
        ("address,address,title_en\n/rules,/rules,x\n", "twice"),
        ("title_en\nx\n", "“address” is missing"),
        ("address\n/rules\n", "“title_en” is missing"),
        (own_tour("/rules,x"), "Line 2: 2 cells"),
        (own_tour("/rules,x,one"), "not a whole number"),
        (own_tour("/rules,,1"), "needs a title"),
        (own_tour("/nowhere,x,1"), "does not lead"),
        (own_tour("https://elsewhere.example/rules,x,1"), "does not lead"),
        (own_tour("/rules/../rules,x,1"), "does not lead"),
        (own_tour('/rules,"x,1'), "not closed"),
        (own_tour(*["/rules,x,1"] * (MOST_SLIDES + 1)), "at most"),
        (own_tour("/rules," + "x" * 600_000 + ",1"), "larger than"),
    ],
)
def test_a_tour_that_cannot_be_read_says_why(atlas: Atlas, text: str, said: str) -> None:
    rows, problems = read_own_tour(text, words_of("en", atlas))
    assert rows == [] and any(said in problem for problem in problems), problems


def test_a_tour_has_the_columns_that_the_browser_writes() -> None:
    script = (ROOT / "assets" / "34-own-tour.js").read_text("utf-8")
    for name in ("id", "tour", "position", "address", "title", "caption", "note"):
        assert f'"{name}"' in script
        assert any(column.startswith(name) for column in COLUMNS)


# --- over the wire ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def web(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The atlas with an empty folder for jobs."""
    own = tmp_path_factory.mktemp("cache")
    for name in ("fonts", "snapshots"):
        if (cache / name).is_dir():
            (own / name).symlink_to(cache / name)
    app = create_app(Settings(data=ROOT / "data", cache=own), clock=lambda: NOW, say=lambda _: None)
    return app.server.test_client()


def waited(web: FlaskClient, job: str, until: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """What a job says once it is so far."""
    for _ in range(900):
        state = web.get(f"/slides/{job}").get_json()
        if until(state):
            return dict(state)
        assert state["phase"] != "failed"
        time.sleep(0.2)
    raise AssertionError(f"it stays at {state}")


def test_a_tour_is_made_from_order_to_file(web: FlaskClient) -> None:
    answer = web.post("/slides", json=order(what="tour", tour="port-hit", languages=["ja", "en"]))
    assert answer.status_code == 201
    job = answer.get_json()["job"]
    state = waited(web, job, lambda it: it["phase"] == "drawing")
    assert state["needs"] and state["missing"] == state["needs"]
    assert state["library"].startswith("/_dash-component-suites/plotly/")
    for at, name in enumerate(state["needs"]):
        need = web.get(f"/slides/{job}/needs/{name}").get_json()
        assert bool(need["figure"]) != bool(need["svg"]) and need["language"] == name[-2:]
        data = [png(need["width"], need["height"]), b"", b"no picture"][min(at, 2) if at < 3 else 0]
        put = web.put(f"/slides/{job}/pictures/{name}", data=data, content_type="image/png")
        assert put.status_code == 204
    state = waited(web, job, lambda it: it["phase"] == "done")
    assert state["done"] == state["all"] > 10
    file = web.get(f"/slides/{job}/file")
    assert file.headers["Content-Disposition"].endswith(
        "alliance-atlas_port-hit_2026-10-01_en-ja.pptx"
    )
    assert file.headers["Cache-Control"] == "no-store"
    made = Presentation(BytesIO(file.data))
    file.close()
    assert "A port is hit" in made.slides[0].shapes.title.text_frame.text
    assert web.delete(f"/slides/{job}").status_code == 204
    assert web.get(f"/slides/{job}/file").status_code == 404


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_job_that_is_not_there_is_said_in_a_sentence(web: FlaskClient, language: str) -> None:
    said = {"en": "no longer here", "ja": "もうありません"}[language]
    for name in ("x", "a" * 43):
        for method, path in (
            ("GET", ""), ("DELETE", ""), ("GET", "/file"), ("GET", "/needs/001-en"),
            ("PUT", "/pictures/001-en"),
        ):  # fmt: skip
            answer = web.open(
                f"/slides/{name}{path}", method=method, headers={"X-Language": language}
            )
            assert answer.status_code == 404 and said in answer.get_json()["error"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"{", "application/json", 400),
        (b"[" * 90, "application/json", 400),
        (b"{}", "application/json", 400),
        (b'{"what": NaN}', "application/json", 400),
        (b'"' + b"x" * 900_000 + b'"', "application/json", 413),
        (json.dumps(order(what="pages")).encode(), "application/json", 400),
    ],
)
def test_a_hostile_order_is_refused_in_a_sentence(
    web: FlaskClient, body: bytes, kind: str, status: int
) -> None:
    answer = web.post("/slides", data=body, content_type=kind)
    assert answer.status_code == status
    assert answer.get_json()["error"].endswith(".")


def test_other_sites_order_nothing(web: FlaskClient) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert web.post("/slides", json=order(), headers=foreign).status_code == 403
    assert web.get("/slides").status_code == 404
    assert web.put("/slides/x").status_code in (404, 405)


def test_a_picture_too_large_is_refused(web: FlaskClient) -> None:
    answer = web.post("/slides", json=order(what="page", path="/en/pathways"))
    job = answer.get_json()["job"]
    state = waited(web, job, lambda it: it["phase"] == "drawing")
    path = f"/slides/{job}/pictures/{state['needs'][0]}"
    answer = web.put(path, data=bytes(2_200_000))
    assert answer.status_code == 413 and answer.get_json()["error"]
    assert web.delete(f"/slides/{job}").status_code == 204


# --- the process --------------------------------------------------------------------------------


def written(tmp_path: Path, atlas: Atlas, **changed: object) -> Path:
    """The folder of a job as the server leaves it."""
    place = tmp_path / "job"
    for name in ("needs", "pictures"):
        (place / name).mkdir(parents=True)
    (place / ORDER).write_text(json.dumps(read(atlas, **changed)))
    (place / STATE).write_text('{"phase": "collecting"}')
    return place


def test_the_work_goes_on_where_it_was_left(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_slides, "beat", lambda place: None)
    place = written(tmp_path, atlas, path="/en/pathways")
    arguments = (str(ROOT / "data"), str(tmp_path / "snapshots"), str(place))
    assert make_slides.main(*arguments) == 0
    state = json.loads((place / STATE).read_text())
    assert state["phase"] == "drawing" and not (place / RESULT).exists()
    make_slides.main(*arguments)
    assert json.loads((place / STATE).read_text()) == state, "nothing is gathered twice"
    for name in state["needs"]:
        (place / "pictures" / f"{name}.png").write_bytes(png(300, 200))
    make_slides.main(*arguments)
    assert json.loads((place / STATE).read_text())["phase"] == "done"
    first = (place / RESULT).read_bytes()
    (place / STATE).write_text(json.dumps({**state, "phase": "writing"}))
    make_slides.main(*arguments)
    assert (place / RESULT).read_bytes() == first


def test_a_page_without_pictures_needs_no_browser(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_slides, "beat", lambda place: None)
    place = written(tmp_path, atlas, path="/ja/sources", languages=["ja"])
    make_slides.main(str(ROOT / "data"), str(tmp_path / "snapshots"), str(place))
    state = json.loads((place / STATE).read_text())
    assert state["phase"] == "done"
    assert state["file"] == "alliance-atlas_sources_2026-11-25_ja.pptx"


def test_the_work_stops_when_its_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(status: int) -> None:
        raise SystemExit(status)

    monkeypatch.setattr(make_slides.os, "_exit", stop)
    with pytest.raises(SystemExit) as left:
        make_slides.beat(tmp_path / "gone")
    assert left.value.code == 1
