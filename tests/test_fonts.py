"""The web fonts: every character that can be asked for is drawn, and nothing is cut twice."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from dashboard.fonts import faces
from dashboard.fonts.build import build_fonts
from dashboard.fonts.characters import by_frequency, characters_in, japanese
from dashboard.fonts.faces import FACES, JAPANESE, SANS, FontsUnavailable
from dashboard.fonts.manifest import Manifest
from dashboard.fonts.stylesheet import unicode_range

DATA = Path(__file__).parents[1] / "data"
Rules = list[dict[str, str]]
RULE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="module")
def fonts(cache: Path) -> Path:
    return build_fonts(cache, characters_in(DATA))


@pytest.fixture(scope="module")
def rules(fonts: Path) -> Rules:
    return [declarations(body) for body in RULE.findall((fonts / "fonts.css").read_text())]


def declarations(body: str) -> dict[str, str]:
    pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
    return {name.strip(): value.strip().strip('"') for name, value in pairs}


def declared(rule: dict[str, str]) -> set[str]:
    found: set[str] = set()
    for part in rule["unicode-range"].split(","):
        low, _, high = part.removeprefix("U+").partition("-")
        found |= {chr(code) for code in range(int(low, 16), int(high or low, 16) + 1)}
    return found


def file_in(rule: dict[str, str]) -> str:
    matched = re.match(r'url\("([^"/]+)"\)', rule["src"])
    assert matched, rule["src"]
    return matched[1]


def test_every_file_draws_exactly_what_its_range_declares(fonts: Path, rules: Rules) -> None:
    assert len(rules) > 10
    for rule in rules:
        drawn = set(map(chr, TTFont(fonts / file_in(rule)).getBestCmap()))
        assert declared(rule) == drawn, file_in(rule)


def test_no_character_of_a_family_is_in_two_files(rules: Rules) -> None:
    times: Counter[tuple[str, str]] = Counter()
    for rule in rules:
        times.update((rule["font-family"], one) for one in declared(rule))
    assert [pair for pair, count in times.items() if count > 1] == []


def test_every_character_of_the_data_is_drawn(fonts: Path, rules: Rules) -> None:
    available = set().union(*map(declared, rules))
    asked = characters_in(DATA)
    assert len(asked) > 1000
    assert {one for one in asked if one not in available} == set()
    manifest = Manifest.read(fonts)
    assert manifest is not None and manifest.missing == ""


def test_jis_x_0208_is_drawn_by_the_japanese_face(rules: Rules) -> None:
    available = set().union(*(declared(one) for one in rules if one["font-family"] == JAPANESE))
    jis = {one for one in japanese() if in_jis_x_0208(one)}
    assert len(jis) == 6879
    assert jis - available == set()


def in_jis_x_0208(character: str) -> bool:
    try:
        pair = character.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(pair) == 2 and pair[0] >= 0xA1


def test_a_page_needs_few_files(rules: Rules) -> None:
    frequent = set(by_frequency(characters_in(DATA))[:600])
    own = [rule for rule in rules if rule["font-family"] == JAPANESE]
    assert sum(bool(declared(rule) & frequent) for rule in own) <= 4


def test_glyphs_are_not_empty(fonts: Path, rules: Rules) -> None:
    for rule in rules:
        font = TTFont(fonts / file_in(rule))
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        shown = [one for one in declared(rule) if one.isalnum()]
        assert shown
        for character in shown[:20]:
            pen = BoundsPen(glyphs)
            glyphs[names[ord(character)]].draw(pen)
            assert pen.bounds is not None, character


def test_the_sign_the_face_forgets_is_two_bars_and_two_dots(fonts: Path, rules: Rules) -> None:
    (rule,) = (one for one in rules if "≒" in declared(one))
    font = TTFont(fonts / file_in(rule))
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getBestCmap()[ord("≒")]].draw(pen)
    assert sum(name == "closePath" for name, _ in pen.value) == 4


def test_weights_run_from_regular_to_bold(fonts: Path, rules: Rules) -> None:
    for rule in rules:
        assert rule["font-weight"] == "400 700"
        (axis,) = TTFont(fonts / file_in(rule))["fvar"].axes
        assert axis.axisTag == "wght" and axis.minValue <= 400 and axis.maxValue >= 700


def test_no_reserved_name_is_shown_and_the_licence_stays(fonts: Path, rules: Rules) -> None:
    for rule in rules:
        names = TTFont(fonts / file_in(rule))["name"]
        for number in (1, 3, 4, 6, 16):
            assert names.getDebugName(number).startswith("Atlas")
        assert "Source" not in rule["font-family"] + file_in(rule)
        assert names.getDebugName(0) and "Open Font License" in names.getDebugName(13)
    for face in FACES:
        text = (fonts / f"LICENCE-{face.package}.txt").read_text()
        assert "SIL OPEN FONT LICENSE" in text.upper() and "Copyright" in text
        assert face.family in (fonts / "README.txt").read_text()


def test_file_names_carry_their_content(fonts: Path, rules: Rules) -> None:
    manifest = Manifest.read(fonts)
    assert manifest is not None
    for rule in rules:
        name = file_in(rule)
        assert name.split(".")[1] == manifest.files[name][:12]


def test_a_second_build_writes_nothing(cache: Path, fonts: Path) -> None:
    before = stamps(cache)
    assert build_fonts(cache, characters_in(DATA)) == fonts
    assert build_fonts(cache, {"日", "a"}) == fonts
    assert stamps(cache) == before


def stamps(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def test_a_damaged_or_outdated_set_does_not_serve(fonts: Path, tmp_path: Path) -> None:
    manifest = Manifest.read(fonts)
    assert manifest is not None and manifest.serves(fonts, manifest.packages, "日本")
    assert not manifest.serves(fonts, {**manifest.packages, FACES[0].package: "0"}, "日本")
    assert not manifest.serves(fonts, manifest.packages, "\U0001f5fe")
    for path in fonts.iterdir():
        os.link(path, tmp_path / path.name)
    (tmp_path / "fonts.css").unlink()
    (tmp_path / "fonts.css").write_text("")
    assert not manifest.serves(tmp_path, manifest.packages, "日本")


def test_a_missing_package_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = faces.Face(SANS, "fontpkg-nowhere", "nowhere.ttf", "Nowhere")
    monkeypatch.setattr(faces, "FACES", (absent,))
    with pytest.raises(FontsUnavailable, match=r"^The font package fontpkg-nowhere is not "):
        build_fonts(tmp_path, {"a"})


def test_a_folder_that_cannot_be_written_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FontsUnavailable, match=r"^The font folder .* cannot be written\.$"):
        build_fonts(tmp_path / "file" / "fonts", {"a"})


def test_characters_in_order_of_use(tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("日日本\n\x07", encoding="utf-8")
    (tmp_path / "two.txt").write_text("国", encoding="utf-8")
    assert characters_in(tmp_path) == Counter({"日": 2, "本": 1})
    assert by_frequency(Counter({"a": 1, "b": 5, "c": 1})) == "bac"
    assert by_frequency({"b", "a"}) == "ab"


def test_ranges_are_written_short() -> None:
    assert unicode_range(frozenset("abcあ")) == "U+61-63,U+3042"
