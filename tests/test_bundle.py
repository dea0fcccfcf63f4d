"""One file that needs no server: nothing in it leads outside, and it trusts only what it brought."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from dash import html

from dashboard.answers.tours import tours
from dashboard.command import main
from dashboard.exports.bundle import policy_of
from dashboard.exports.sheet import Field, Record, Sheet
from dashboard.exports.still_table import still_table
from dashboard.filters.address import Address
from dashboard.fonts.embedded import in_range
from dashboard.language.words import words_of
from dashboard.network.drawing_live import live_drawing
from dashboard.network.elements import elements
from dashboard.parts.packed import packed
from dashboard.parts.seen import Seen
from dashboard.parts.still import Still, found_in
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS

DATA = Path(__file__).parent.parent / "data"
TODAY = "2026-11-25"
VOID = {"meta", "img", "br", "hr", "col", "wbr", "input", "link"}


class Reader(HTMLParser):
    """Reads a page: its elements, what stands in scripts and styles, and whether tags close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inside: list[tuple[str, dict[str, str], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        said = {name: value or "" for name, value in attrs}
        self.elements.append((tag, said))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("script", "style"):
            self.inside.append((tag, said, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element of a drawing."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """The last one opened is the first one closed."""
        assert self.open and self.open[-1] == tag, (tag, self.open[-4:])
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """What stands in scripts and styles."""
        if self.open and self.open[-1] in ("script", "style"):
            tag, said, text = self.inside[-1]
            self.inside[-1] = tag, said, text + data


def read(text: str) -> Reader:
    """A page that is well made."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def made(folder: Path, cache: Path, *asked: str) -> str:
    """The file the command writes."""
    file = folder / "out.html"
    assert main(["bundle", str(file), *asked, "--data", str(DATA), "--cache", str(cache)]) == 0
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> str:
    """The tour with most charts, in both languages."""
    return made(tmp_path_factory.mktemp("bundle"), cache, "--tour", "port-hit")


def quoted(text: str) -> str:
    """The hash of a script or style as a policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(reader: Reader) -> dict[str, list[str]]:
    """The policy of a page, by directive."""
    said = next(
        it["content"]
        for tag, it in reader.elements
        if tag == "meta" and it.get("http-equiv") == "Content-Security-Policy"
    )
    return {part.split()[0]: part.split()[1:] for part in said.split("; ")}


def test_its_policy_names_just_its_own_scripts_and_styles(port: str) -> None:
    reader = read(port)
    rules = policy(reader)
    scripts = [text for tag, it, text in reader.inside if tag == "script" and "type" not in it]
    styles = [text for tag, _, text in reader.inside if tag == "style"]
    assert rules["script-src"] == [quoted(text) for text in scripts] and len(scripts) == 2
    assert rules["style-src"][: len(styles)] == [quoted(text) for text in styles]
    assert len(rules["style-src"]) <= len(styles) + 3
    assert rules["default-src"] == rules["connect-src"] == ["'none'"]
    assert rules["font-src"] == ["data:"] and "unsafe" not in " ".join(rules["style-src"])
    assert sum("Plotly" in text and len(text) > 1_000_000 for text in scripts) == 1


def test_nothing_in_it_leads_outside_but_links_to_sources(port: str) -> None:
    reader = read(port)
    for tag, said in reader.elements:
        assert tag not in ("link", "iframe", "object", "embed", "base", "form"), tag
        assert "style" not in said and not [name for name in said if name.startswith("on")], tag
        assert said.get("src", "data:").startswith("data:"), said
        if "href" in said:
            assert tag == "a" and said["href"].startswith(("https://", "http://"))
            assert said["rel"] == "noopener noreferrer" and said["target"] == "_blank"
    for tag, _, text in reader.inside:
        if tag == "style":
            assert all(at.startswith('"data:') for at in re.findall(r"url\(([^)]*)", text))
            assert "@import" not in text
    assert str(DATA.parent) not in port


def test_every_step_stands_there_in_both_languages(port: str, atlas: Atlas) -> None:
    reader = read(port)
    slides = tours(atlas)["port-hit"]
    articles = [it for tag, it in reader.elements if tag == "article"]
    assert [int(it["data-step"]) for it in articles] == [*range(1, len(slides) + 1)] * 2
    assert ["hidden" in it for it in articles] == ([False] + [True] * (len(slides) - 1)) * 2
    for slide in slides:
        for column in ("title_en", "title_ja", "caption_en", "note_ja"):
            assert slide.row[column] in port.replace("&#x27;", "'").replace("&quot;", '"').replace(
                "&amp;", "&"
            )
    languages = [it["lang"] for tag, it in reader.elements if "edition" in it.get("class", "")]
    assert languages == ["en", "ja"]


def test_what_is_saved_says_so_with_day_and_version(port: str, atlas: Atlas) -> None:
    for language in ("en", "ja"):
        assert words_of(language, atlas).text("bundle.saved") in port
    assert atlas.version in port
    assert "as of 31 October 2026" in port and "2026年10月31日時点" in port


def test_ids_are_never_said_twice_and_what_refers_to_one_finds_it(port: str) -> None:
    reader = read(port)
    ids = [it["id"] for _, it in reader.elements if "id" in it]
    assert len(ids) == len(set(ids)) and ids
    for _, said in reader.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(said.get(name, "").split()) <= set(ids), said


def test_every_figure_that_waits_has_its_place(port: str) -> None:
    reader = read(port)
    blocks = [
        json.loads(text)
        for tag, it, text in reader.inside
        if tag == "script" and it.get("class") == "figures"
    ]
    plots = [it["data-chart"] for _, it in reader.elements if it.get("class") == "plot"]
    drawn = [name for block in blocks for name in block]
    assert drawn and set(drawn) <= set(plots)
    assert all(figure["data"] for block in blocks for figure in block.values())


def test_every_page_can_be_taken_along(tmp_path: Path, cache: Path) -> None:
    pages = [part for view in VIEWS for part in ("--page", f"/{view}?on=2026-10-31")]
    text = made(tmp_path, cache, *pages, "--lang", "ja")
    reader = read(text)
    assert [it["lang"] for tag, it in reader.elements if tag == "html"] == ["ja"]
    assert len([it for tag, it in reader.elements if tag == "article"]) == len(VIEWS)
    assert not {tag for tag, _ in reader.elements} & {"input", "select", "textarea", "label"}
    assert "data-packed" not in text


def test_without_charts_the_library_stays_away(tmp_path: Path, cache: Path) -> None:
    text = made(tmp_path, cache, "--page", "/network?focus=us-cisa", "--lang", "en")
    assert len(text) < 2_000_000 and "plotly.js" not in text
    assert "not visible from outside" in text


def test_the_same_is_written_twice(tmp_path: Path, cache: Path) -> None:
    asked = ("--tour", "organisation", "--lang", "en")
    assert made(tmp_path, cache, *asked) == made(tmp_path, cache, *asked)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ([], "--tour"),
        (["--tour", "organisation", "--page", "/network"], "--tour"),
        (["--tour", "no-such"], "no-such"),
        (["--page", "/network?country=ZZ"], "country=ZZ"),
        (["--page", "/nowhere"], "nowhere"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str], asked: list[str], said: str
) -> None:
    file = tmp_path / "out.html"
    for language in ("en", "ja"):
        given = ["bundle", str(file), *asked, "--cache", str(cache), "--language", language]
        assert main([*given, "--data", str(DATA)]) == 1
        wrong = capsys.readouterr().err
        assert said in wrong and "Traceback" not in wrong and not file.exists()


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "missing" / "out.html"
    asked = ["--page", "/timeline", "--lang", "en", "--data", str(DATA), "--cache", str(cache)]
    assert main(["bundle", str(file), *asked]) == 1
    assert str(file) in capsys.readouterr().err


def still(*nodes: Any) -> str:
    """Components as they stand still."""
    return Still("p-", without=("chooser",)).written(list(nodes))


def test_what_one_presses_is_left_out_and_links_within_become_words() -> None:
    assert still(html.Button("Press"), html.Div(html.Textarea(), className="x")) == (
        '<div class="x"></div>'
    )
    inner = html.A("CISA", href="/en/network?card=us-cisa", className="open-card")
    assert still(inner) == '<span class="open-card">CISA</span>'
    assert still(html.A("Out", href="https://example.org/?a=1&b=2")) == (
        '<a href="https://example.org/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">'
        "Out</a>"
    )
    assert still(html.A("No", href="javascript:alert(1)")) == "<span>No</span>"
    assert still(html.Div("x", id={"role": "shown", "name": "chooser"})) == ""


def test_markup_in_words_stays_words_and_sizes_wait() -> None:
    assert still(html.P("<b>&", lang='"x')) == '<p lang="&quot;x">&lt;b&gt;&amp;</p>'
    assert still(html.Span(style={"width": "40%"})) == '<span data-size="width:40%"></span>'
    assert still(html.P(id="one"), html.Div(**{"aria-labelledby": "one two"})) == (
        '<p id="p-one"></p><div aria-labelledby="p-one p-two"></div>'
    )
    assert still(html.P(html.Span(className="dot"))) == '<p><span class="dot"></span></p>'
    long = packed([html.P(["a", html.Button("b"), html.A("c", href="/en")], className="d")])
    assert still(long) == '<p class="d">a<span>c</span></p>'


def test_a_piece_of_a_page_is_found_by_its_name() -> None:
    part = html.Div(id={"role": "shown", "name": "answers"})
    frame = html.Figure([part], **{"aria-labelledby": "chart-hubs-title"})
    page = [html.P("x"), html.Div([html.Section(frame)])]
    assert found_in(page, "hubs") is frame and found_in(page, "answers") is part
    assert found_in(page, "nothing") is None


def test_a_table_says_its_cells_and_what_they_are_sorted_by(atlas: Atlas) -> None:
    said = {"en": "A <heading>", "ja": "見出し"}
    columns = (
        Field("a", said, said),
        Field("b", said, said, "date"),
        Field("c", said, said, "number"),
    )
    sheet = Sheet("t", "A table", columns, (Record(("<i>", "2022-09", 4)), Record(("x", "", 0))))
    text = still_table(sheet, words_of("en", atlas))
    read(text)
    assert '<th scope="row" class="text">&lt;i&gt;</th>' in text
    assert '<td class="date" data-sort="2022-09">September 2022</td>' in text
    assert '<td class="date" data-sort="">unknown</td>' in text
    assert '<td class="number" data-sort="4">4</td>' in text and "A &lt;heading&gt;" in text


def test_the_living_map_knows_every_node_and_tie(atlas: Atlas) -> None:
    seen = Seen(atlas, Address(focus=("us-cisa",)), (), TODAY)
    live, plain = live_drawing(seen), elements(seen.atlas, seen.address, seen.words)
    assert live.nodes.keys() == {it["data"]["id"] for it in plain if it["data"].get("table")}
    assert [tie["id"] for tie in live.ties] == [
        it["data"]["id"] for it in plain if "source" in it["data"]
    ]
    assert live.state["us-cisa"] == "chosen lit" and not live.fixed
    assert all(tie["says"] and set(tie["ends"]) <= live.nodes.keys() for tie in live.ties)
    assert "var(--madder)" in live.drawing.svg and "#" not in live.drawing.svg
    groups = [node["group"] for node in live.nodes.values()]
    assert groups[0] == "Defence" and groups[-1] == "Frameworks"
    assert len([1 for one, two in zip(groups, groups[1:], strict=False) if one != two]) < 12
    assert live_drawing(Seen(atlas, Address(gone="us-cisa"), (), TODAY)).fixed


def test_a_range_of_characters_is_read() -> None:
    assert in_range("U+20-22,U+3042") == frozenset(' !"あ')
    assert policy_of(["a"], ["b"], ["sha256-x"]).count("sha256-") == 3
