"""Every kind of broken table gives its exact sentence, in both languages, and nothing else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_tables import small_tables, write_small_tables

from dashboard.tables.atlas import Atlas
from dashboard.tables.check import check_folder, problems
from dashboard.tables.column import LANGUAGES
from dashboard.tables.problem import RULES, BadTables, invisible
from dashboard.tables.read import load_atlas, read_table
from dashboard.tables.schema import TABLES
from dashboard.tables.sentences import KEPT

Edit = Callable[[Path], None]


def swap(table: str, old: str, new: str) -> Edit:
    """Put one piece of a file in the place of another that stands in it once."""

    def edit(folder: Path) -> None:
        path = folder / f"{table}.csv"
        data = path.read_bytes()
        assert data.count(old.encode()) == 1, f"{old!r} stands {data.count(old.encode())} times"
        path.write_bytes(data.replace(old.encode(), new.encode("utf-8", "surrogateescape")))

    return edit


def also(*edits: Edit) -> Edit:
    """Several edits, one after the other."""

    def edit(folder: Path) -> None:
        for each in edits:
            each(folder)

    return edit


def head(table: str, change: Callable[[list[str]], list[str]]) -> Edit:
    """Change every line of a file by its cells; the small tables quote none but in texts."""

    def edit(folder: Path) -> None:
        path = folder / f"{table}.csv"
        lines = path.read_text("utf-8").splitlines()
        path.write_text(
            "".join(",".join(change(line.split(","))) + "\n" for line in lines), "utf-8"
        )

    return edit


def replaced(table: str, data: bytes) -> Edit:
    """Put other bytes in the place of a whole file."""
    return lambda folder: (folder / f"{table}.csv").write_bytes(data) and None


def removed(table: str) -> Edit:
    """Take a file away."""
    return lambda folder: (folder / f"{table}.csv").unlink()


def made_a_folder(folder: Path) -> None:
    """Put a folder where a file should be."""
    (folder / "tour.csv").unlink()
    (folder / "tour.csv").mkdir()


def cut_to(table: str, lines: int) -> Edit:
    """Keep the first lines of a file."""

    def edit(folder: Path) -> None:
        path = folder / f"{table}.csv"
        path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:lines]))

    return edit


# name of the rule: the edit that breaks it, the sentence in English, the sentence in Japanese
BROKEN: dict[str, tuple[Edit, str, str]] = {
    "missing-file": (
        removed("tour"),
        "tour.csv: the file is missing",
        "tour.csv：ファイルがありません。",
    ),
    "unreadable": (
        made_a_folder,
        "tour.csv: the file cannot be read (Is a directory)",
        "tour.csv：ファイルを読み込めません（Is a directory）。",
    ),
    "unknown-file": (
        replaced("channel", b"id\n"),
        'channel.csv: is not a table of the atlas; did you mean "channels"?',
        "channel.csv：アトラスの表ではありません。「channels」ではありませんか。",
    ),
    "encoding": (
        swap("glossary", "ことば,Some words,ことば,src-a", "\udc82\udcb1,Some words,ことば,src-a"),
        "glossary.csv line 2: is not UTF-8 (lines affected: 1); save the file as UTF-8",
        "glossary.csvの2行目：UTF-8ではありません（該当する行の数：1）。UTF-8で保存してください。",
    ),
    "byte-order-mark": (
        swap("glossary", "id,term_en", "\ufeffid,term_en"),
        'glossary.csv: begins with a byte order mark (BOM); "alliance-atlas tidy" removes it',
        "glossary.csv：先頭にバイト順マーク（BOM）があります。"
        "「alliance-atlas tidy」で取り除けます。",
    ),
    "form": (
        swap("sources", "words,words,2022-09", 'words,"words",2022-09'),
        "sources.csv line 2: differs from the canonical form (line ends or quotation marks); "
        '"alliance-atlas tidy" puts it right',
        "sources.csvの2行目：改行または引用符が正規の形と異なります。"
        "「alliance-atlas tidy」で整えられます。",
    ),
    "form of line ends": (
        swap("glossary", "evidence\n", "evidence\r\n"),
        "glossary.csv line 1: differs from the canonical form (line ends or quotation marks); "
        '"alliance-atlas tidy" puts it right',
        "glossary.csvの1行目：改行または引用符が正規の形と異なります。"
        "「alliance-atlas tidy」で整えられます。",
    ),
    "unsorted": (
        also(
            swap("lanes", "lane-a,1", "lane-x,1"),
            swap("lanes", "lane-b,2", "lane-a,2"),
            swap("lanes", "lane-x,1", "lane-b,1"),
        ),
        'lanes.csv line 3, column id: "lane-a" is not sorted by key; "alliance-atlas tidy" '
        "puts the rows in order",
        "lanes.csvの3行目、id列：「lane-a」がキーの順に並んでいません。"
        "「alliance-atlas tidy」で整えられます。",
    ),
    "no-header": (
        replaced("tour", b""),
        "tour.csv: the file has no header",
        "tour.csv：見出し行がありません。",
    ),
    "cells": (
        swap("escalation", "esc-a,", "esc-a,,"),
        "escalation.csv line 2: has 15 cells, but the header has 14",
        "escalation.csvの2行目：セルの数が15で、見出しの14と一致しません。",
    ),
    "cells of an empty line": (
        swap("escalation", "evidence\n", "evidence\n\n"),
        "escalation.csv line 2: has 0 cells, but the header has 14",
        "escalation.csvの2行目：セルの数が0で、見出しの14と一致しません。",
    ),
    "quotes": (
        swap("sources", "src-b,words", 'src-b,"words'),
        "sources.csv line 3: has a quotation mark that is not closed or stands in the wrong place",
        "sources.csvの3行目：閉じていない引用符、または位置の正しくない引用符があります。",
    ),
    "too-long": (
        swap("glossary", "gl-a,", "gl-a," + "x" * 100_000),
        "glossary.csv line 2: is longer than 100,000 characters",
        "glossary.csvの2行目：1行が100,000字を超えています。",
    ),
    "too-few": (
        cut_to("sectors", 31),
        "sectors.csv: has 30 rows, but at least 31 are expected",
        "sectors.csv：行の数が30で、最低限の31に足りません。",
    ),
    "unknown-column": (
        head("glossary", lambda cells: [*cells, "remark" if cells[0] == "id" else ""]),
        'glossary.csv line 1, column remark: "remark" is not a column of this table',
        "glossary.csvの1行目、remark列：「remark」という列はこの表にありません。",
    ),
    "missing-column": (
        head("glossary", lambda cells: cells[:-1]),
        'glossary.csv line 1, column evidence: "evidence" is missing from the header',
        "glossary.csvの1行目、evidence列：見出しに「evidence」がありません。",
    ),
    "repeated-column": (
        head("glossary", lambda cells: [*cells, cells[-1]]),
        'glossary.csv line 1, column evidence: "evidence" stands in the header more than once',
        "glossary.csvの1行目、evidence列：見出しに「evidence」が2回以上あります。",
    ),
    "column-order": (
        head("glossary", lambda cells: [cells[0], cells[2], cells[1], *cells[3:]]),
        'glossary.csv line 1, column term_ja: "term_ja" stands where "term_en" should stand '
        "in the header",
        "glossary.csvの1行目、term_ja列：見出しの「term_ja」の位置には「term_en」が入ります。",
    ),
    "nul": (
        swap("sources", "src-b,words", "src-b,wo\0rds"),
        'sources.csv line 3, column title: "wo\\x00rds" contains a NUL character (U+0000)',
        "sources.csvの3行目、title列：「wo\\x00rds」にNUL文字（U+0000）が含まれています。",
    ),
    "control": (
        swap("sources", "src-b,words", "src-b,wo\x07rds"),
        'sources.csv line 3, column title: "wo\\x07rds" contains a control or invisible '
        "character (U+0007)",
        "sources.csvの3行目、title列："
        "「wo\\x07rds」に制御文字または見えない文字（U+0007）が含まれています。",
    ),
    "control, a line break in a cell": (
        swap("sources", "src-b,words", 'src-b,"wo\nrds"'),
        'sources.csv line 3, column title: "wo\\x0ards" contains a control or invisible '
        "character (U+000A)",
        "sources.csvの3行目、title列："
        "「wo\\x0ards」に制御文字または見えない文字（U+000A）が含まれています。",
    ),
    "control, an invisible mark": (
        swap("sources", "src-b,words", "src-b,wo\u202erds"),
        'sources.csv line 3, column title: "wo\\u202erds" contains a control or invisible '
        "character (U+202E)",
        "sources.csvの3行目、title列："
        "「wo\\u202erds」に制御文字または見えない文字（U+202E）が含まれています。",
    ),
    "spaces": (
        swap("sources", "src-b,words", "src-b,words　"),
        'sources.csv line 3, column title: "words　" begins or ends with a space',
        "sources.csvの3行目、title列：「words　」の先頭または末尾に空白があります。",
    ),
    "required": (
        swap("sources", "src-b,words,", "src-b,,"),
        'sources.csv line 3, column title: "" must be filled',
        "sources.csvの3行目、title列：空欄にはできません。",
    ),
    "translation": (
        swap("glossary", "gl-a,Some words,ことば", "gl-a,Some words,"),
        'glossary.csv line 2, column term_ja: "" has no translation: term_en is filled, '
        "term_ja is empty",
        "glossary.csvの2行目、term_ja列："
        "翻訳がありません。term_enは記入済みですが、term_jaが空欄です。",
    ),
    "translation of an optional text": (
        swap("observations", "so,そう", ",そう"),
        'observations.csv line 2, column words_en: "" has no translation: words_ja is filled, '
        "words_en is empty",
        "observations.csvの2行目、words_en列："
        "翻訳がありません。words_jaは記入済みですが、words_enが空欄です。",
    ),
    "needed": (
        swap("relations", "partly", ""),
        'relations.csv line 3, column visibility: "" must be filled where kind is '
        '"shares-information"',
        "relations.csvの3行目、visibility列：kindが「shares-information」の行では"
        "空欄にできません。",
    ),
    "needless": (
        swap("relations", "ことば,,,,,src-a", "ことば,,,public,,src-a"),
        'relations.csv line 2, column visibility: "public" must be empty where kind is not '
        '"shares-information"',
        "relations.csvの2行目、visibility列：kindが「shares-information」でない行では"
        "「public」を記入できません。",
    ),
    "empty-value": (
        swap("relations", "src-a;src-b", "src-a;;src-b"),
        'relations.csv line 3, column visibility_sources: "src-a;;src-b" has an empty value '
        "between its semicolons",
        "relations.csvの3行目、visibility_sources列："
        "「src-a;;src-b」のセミコロンの前後に空の値があります。",
    ),
    "repeated-value": (
        swap("relations", "src-a;src-b", "src-a;src-b;src-a"),
        'relations.csv line 3, column visibility_sources: "src-a" stands twice in the cell',
        "relations.csvの3行目、visibility_sources列：セルの中に「src-a」が2回あります。",
    ),
    "key-form": (
        swap("glossary", "gl-a", "gl;a"),
        'glossary.csv line 2, column id: "gl;a" may hold only Latin letters, digits, hyphens, dots '
        "and underscores",
        "glossary.csvの2行目、id列：「gl;a」に使えるのは英数字、ハイフン、ピリオド、下線だけです。",
    ),
    "date": (
        swap("sources", "2022-09", "Sept 2022"),
        'sources.csv line 2, column published: "Sept 2022" is not a date like 2022, 2022-09 or '
        "2022-09-08",
        "sources.csvの2行目、published列："
        "「Sept 2022」は2022、2022-09、2022-09-08のような日付ではありません。",
    ),
    "date that does not exist": (
        swap("sources", "2022-09", "2022-02-29"),
        'sources.csv line 2, column published: "2022-02-29" is not a date like 2022, 2022-09 or '
        "2022-09-08",
        "sources.csvの2行目、published列："
        "「2022-02-29」は2022、2022-09、2022-09-08のような日付ではありません。",
    ),
    "number": (
        swap("reporting_duties", "72", "-72"),
        'reporting_duties.csv line 2, column deadline_hours: "-72" is not a whole number from 0 '
        "to 999999999",
        "reporting_duties.csvの2行目、deadline_hours列："
        "「-72」は0から999999999までの整数ではありません。",
    ),
    "address": (
        swap("sources", "http://example.org/b", "javascript:b"),
        'sources.csv line 3, column url: "javascript:b" is not a web address beginning with '
        "http:// or https://",
        "sources.csvの3行目、url列："
        "「javascript:b」はhttp://またはhttps://で始まるウェブのアドレスではありません。",
    ),
    "code": (
        swap("countries", "indigo", "indgo"),
        'countries.csv line 3, column colour: "indgo" is not in list "colour" of vocabulary.csv; '
        'did you mean "indigo"?',
        "countries.csvの3行目、colour列："
        "「indgo」はvocabulary.csvのリスト「colour」にありません。"
        "「indigo」ではありませんか。",
    ),
    "list": (
        also(
            swap("vocabulary", "topic,topic-b", "topics,topic-b"),
            swap("channels", "topic-a;topic-b", "topic-a"),
        ),
        'vocabulary.csv line 67, column list: "topics" is not a list of codes that any column '
        'uses; did you mean "topic"?',
        "vocabulary.csvの67行目、list列："
        "「topics」というコードのリストを使う列はありません。「topic」ではありませんか。",
    ),
    "link": (
        swap("channels", "fw-talks", "fw-talk"),
        'channels.csv line 2, column framework_id: "fw-talk" is not in frameworks.csv; '
        'did you mean "fw-talks"?',
        "channels.csvの2行目、framework_id列："
        "「fw-talk」はframeworks.csvにありません。「fw-talks」ではありませんか。",
    ),
    "link among several": (
        swap("sectors", "aa-agency;aa-council", "aa-agency;qqq"),
        'sectors.csv line 2, column lead_entity_ids: "qqq" is not in entities.csv',
        "sectors.csvの2行目、lead_entity_ids列：「qqq」はentities.csvにありません。",
    ),
    "braces": (
        swap("texts", "{found} of {all} bodies", "{found of {all} bodies"),
        'texts.csv line 3, column en: "{found of {all} bodies" has a brace that does not belong '
        "to a placeholder like {name}",
        "texts.csvの3行目、en列："
        "「{found of {all} bodies」に、{name}のような差し込み以外の波括弧があります。",
    ),
    "placeholders": (
        swap("texts", "{all}件中{found}件", "{all}件"),
        'texts.csv line 3, column ja: "{all}件" does not have the same placeholders as en: {found}',
        "texts.csvの3行目、ja列：「{all}件」の差し込みがenと一致しません：{found}",
    ),
    "repeated-key": (
        also(swap("relations", "src-a;src-b", "src-a"), swap("sources", "src-b,", "src-a,")),
        'sources.csv line 3, column id: "src-a" is used twice, first on line 2',
        "sources.csvの3行目、id列：「src-a」は2行目ですでに使われています。",
    ),
    "reversed": (
        swap("relations", "2020,2025-06", "2020,2019"),
        'relations.csv line 3, column valid_to: "2019" is before "2020" in column valid_from',
        "relations.csvの3行目、valid_to列：「2019」はvalid_from列の「2020」より前です。",
    ),
    "reversed, an event": (
        swap("events", "2022-09,2022-10", "2022-09,2022-08-31"),
        'events.csv line 3, column end_date: "2022-08-31" is before "2022-09" in column date',
        "events.csvの3行目、end_date列：「2022-08-31」はdate列の「2022-09」より前です。",
    ),
    "reversed, a law": (
        swap("instruments", "2010,,2020", "2010,,2009-12-31"),
        'instruments.csv line 2, column repealed: "2009-12-31" is before "2010" in column enacted',
        "instruments.csvの2行目、repealed列：「2009-12-31」はenacted列の「2010」より前です。",
    ),
    "cycle": (
        swap(
            "frameworks",
            "fw-alliance,Some words,ことば,Some words,ことば,framework-kind-a,AA;BB,",
            "fw-alliance,Some words,ことば,Some words,ことば,framework-kind-a,AA;BB,fw-talks",
        ),
        'frameworks.csv line 2, column parent_id: "fw-talks" closes a circle: '
        "fw-alliance > fw-talks > fw-alliance",
        "frameworks.csvの2行目、parent_id列："
        "「fw-talks」で循環します：fw-alliance > fw-talks > fw-alliance",
    ),
    "cycle of successors": (
        swap("instruments", "2020-04,2021,,,", "2020-04,2021,,aa-law-2,"),
        'instruments.csv line 3, column successor_id: "aa-law-2" closes a circle: '
        "aa-law-2 > aa-law-2",
        "instruments.csvの3行目、successor_id列：「aa-law-2」で循環します：aa-law-2 > aa-law-2",
    ),
    "across": (
        swap("counterparts", "aa-agency,bb-command", "aa-agency,aa-council"),
        'counterparts.csv line 2, column to_id: "aa-council" does not belong to the right side',
        "counterparts.csvの2行目、to_id列：「aa-council」は「right」側ではありません。",
    ),
    "side that no country has": (
        also(
            swap("countries", "right,indigo", "none,indigo"),
            swap("places", "bb-command,lane-a,1,\n", ""),
            swap("places", "bb-office,lane-a,,bb-command\n", ""),
            cut_to("places", 4),
        ),
        'countries.csv, column side: exactly one country must have side "right", but 0 have it',
        "countries.csvのside列：側が「right」の国は一つに限りますが、0件あります。",
    ),
    "side": (
        also(
            swap("countries", "none,bronze", "left,bronze"),
            swap("places", "firm-000,", "cc-centre,lane-a,4,\nfirm-000,"),
        ),
        'countries.csv line 4, column side: exactly one country must have side "left", '
        "but 2 have it",
        "countries.csvの4行目、side列：側が「left」の国は一つに限りますが、2件あります。",
    ),
    "placeless": (
        swap("places", "aa-council,lane-a,2,\n", ""),
        'entities.csv line 3, column id: "aa-council" has no row in places.csv',
        "entities.csvの3行目、id列：「aa-council」の行がplaces.csvにありません。",
    ),
    "sideless": (
        swap("places", "firm-000,", "cc-centre,lane-a,4,\nfirm-000,"),
        'places.csv line 7, column entity_id: "cc-centre" belongs to neither side of the map '
        "and needs no place",
        "places.csvの7行目、entity_id列："
        "「cc-centre」は地図のどちらの側にも属さないため、位置は不要です。",
    ),
    "slot-or-fold": (
        swap("places", "aa-council,lane-a,2,", "aa-council,lane-a,,"),
        'places.csv line 3, column slot, folds_into: "aa-council" must have either a slot or '
        "folds_into, never both and never neither",
        "places.csvの3行目、slot, folds_into列："
        "「aa-council」にはslotとfolds_intoのどちらか一方だけを記入してください。",
    ),
    "slot-or-fold, both": (
        swap("places", "bb-office,lane-a,,bb-command", "bb-office,lane-a,2,bb-command"),
        'places.csv line 6, column slot, folds_into: "bb-office" must have either a slot or '
        "folds_into, never both and never neither",
        "places.csvの6行目、slot, folds_into列："
        "「bb-office」にはslotとfolds_intoのどちらか一方だけを記入してください。",
    ),
    "fold": (
        swap("places", "firm-007,lane-b,,fam-firms", "firm-007,lane-b,,bb-office"),
        'places.csv line 14, column folds_into: "bb-office" is neither a body with a slot nor '
        "a family",
        "places.csvの14行目、folds_into列："
        "「bb-office」はslotのある機関・団体でも、まとまり（families.csv）でもありません。",
    ),
    "fold, mistyped": (
        swap("places", "firm-007,lane-b,,fam-firms", "firm-007,lane-b,,fam-firm"),
        'places.csv line 14, column folds_into: "fam-firm" is neither a body with a slot nor '
        'a family; did you mean "fam-firms"?',
        "places.csvの14行目、folds_into列："
        "「fam-firm」はslotのある機関・団体でも、まとまり（families.csv）でもありません。"
        "「fam-firms」ではありませんか。",
    ),
    "fold-across": (
        swap("places", "firm-007,lane-b,,fam-firms", "firm-007,lane-b,,aa-council"),
        'places.csv line 14, column folds_into: "aa-council" belongs to another country than '
        '"firm-007"',
        "places.csvの14行目、folds_into列：「aa-council」と「firm-007」の国が異なります。",
    ),
    "slot-lane": (
        swap("places", "bb-command,lane-a,1,", "bb-command,lane-b,1,"),
        'places.csv line 5, column slot: "1" lies in lane "lane-b", but in "lane-a" on line 2 of '
        "places.csv",
        "places.csvの5行目、slot列："
        "「1」の区分は「lane-b」ですが、places.csvの2行目では「lane-a」です。",
    ),
    "slot-shared": (
        swap("entities", "2025-07-01", "2025-06-15"),
        'places.csv line 4, column slot: "1" is the slot of "aa-old" and of "aa-agency" on the '
        "same day (2025-06-15)",
        "places.csvの4行目、slot列："
        "「1」のslotに、同じ日（2025-06-15）に「aa-old」と「aa-agency」が重なります。",
    ),
}


def test_small_tables_keep_every_rule(small_folder: Path) -> None:
    assert check_folder(small_folder) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_table_gives_its_sentence(name: str, small_folder: Path) -> None:
    edit, english, japanese = BROKEN[name]
    edit(small_folder)
    found = check_folder(small_folder)
    assert [problem.sentence("en") for problem in found] == [english]
    assert [problem.sentence("ja") for problem in found] == [japanese]
    assert found[0].rule == name.split(",")[0].split(" ")[0]


def test_every_rule_is_broken_above() -> None:
    """Those about kept addresses need the pages: they are broken in test_tours."""
    told = {name.split(",")[0].split(" ")[0] for name in BROKEN} | {"no-folder", *KEPT}
    assert told == set(RULES)


def test_every_rule_speaks_every_language() -> None:
    for rule, sentences in RULES.items():
        assert set(sentences) == set(LANGUAGES), rule
        assert sentences["ja"].endswith("。") or "：" in sentences["ja"][-20:], rule


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    found = check_folder(tmp_path / "nowhere")
    assert [problem.sentence("en").removeprefix(str(tmp_path)) for problem in found] == [
        "/nowhere: there is no such folder"
    ]
    assert found[0].sentence("ja").endswith("/nowhere：このフォルダーはありません。")


def test_every_problem_is_told_at_once(small_folder: Path) -> None:
    for name in ("spaces", "code", "link", "translation", "cells", "reversed", "fold-across"):
        BROKEN[name][0](small_folder)
    with pytest.raises(BadTables) as refused:
        load_atlas(small_folder, remember=False)
    said = str(refused.value).splitlines()
    assert said == [problem.sentence() for problem in check_folder(small_folder)]
    assert [line.split(".csv")[0] for line in said] == [
        *("sources", "countries", "places", "relations", "channels", "escalation", "glossary")
    ]


def test_form_alone_does_not_stop_the_atlas(small_folder: Path) -> None:
    BROKEN["unsorted"][0](small_folder)
    said: list[str] = []
    atlas = load_atlas(small_folder, say=said.append, language="ja", remember=False)
    assert said == [BROKEN["unsorted"][2]]
    assert [row["id"] for row in atlas.rows("lanes")] == ["lane-a", "lane-b"]


def test_a_file_in_another_encoding_is_told_once(small_folder: Path) -> None:
    path = small_folder / "glossary.csv"
    lines = path.read_text("utf-8") + "gl-b,Words,ことば,Words,ことば,src-a,read\n"
    path.write_bytes(lines.encode("shift_jis"))
    assert [problem.sentence() for problem in check_folder(small_folder)] == [
        "glossary.csv line 2: is not UTF-8 (lines affected: 2); save the file as UTF-8"
    ]
    path.write_bytes(lines.encode("utf-16"))
    assert {problem.rule for problem in check_folder(small_folder)} == {"encoding"}


def test_an_open_quotation_mark_does_not_swallow_the_file(small_folder: Path) -> None:
    swap("entities", "aa-council,Some", 'aa-council,"Some')(small_folder)
    swap("entities", "bb-office,Some words,ことば", "bb-office,Some words,")(small_folder)
    assert [(problem.line, problem.rule) for problem in check_folder(small_folder)] == [
        (3, "quotes"),
        (6, "translation"),
    ]


def test_read_table_refuses_what_it_cannot_read(small_folder: Path) -> None:
    BROKEN["cells"][0](small_folder)
    with pytest.raises(BadTables, match="escalation.csv line 2: has 15 cells"):
        read_table(small_folder / "escalation.csv")


def test_lines_are_those_of_the_file(small_folder: Path) -> None:
    frame = read_table(small_folder / "entities.csv")
    lines = (small_folder / "entities.csv").read_text("utf-8").split("\n")
    for line, key in zip(frame.index, frame["id"], strict=True):
        assert lines[line - 1].startswith(f"{key},")


def test_the_real_tables_keep_every_rule(data_folder: Path) -> None:
    assert [problem.sentence() for problem in check_folder(data_folder)] == []


def test_the_real_atlas_as_loaded_keeps_every_rule(atlas: Atlas) -> None:
    assert problems(atlas.tables) == []


def test_a_narrowed_atlas_is_read_against_the_whole() -> None:
    whole = small_tables()
    few = {**whole, "sources": whole["sources"][:0], "countries": whole["countries"][:0]}
    few["events"] = whole["events"].assign(sector_ids="aa-sector-03")
    few["sectors"] = whole["sectors"][:1]
    assert {problem.rule for problem in problems(few)} >= {"link", "side", "too-few"}
    left = problems(few, whole=whole, narrowed=True)
    assert [(problem.file, problem.line, problem.value, problem.rule) for problem in left] == [
        ("entity_sectors.csv", 2, "bb-sector-00", "link"),
        ("sector_crosswalk.csv", 2, "bb-sector-01", "link"),
        ("sector_crosswalk.csv", 3, "bb-sector-00", "link"),
    ]


MEANT_TO_BREAK = {
    "date": ("2022-13", "2022-02-30", "20220908", "2022-9", "２０２２", "circa 2022"),
    "number": ("-1", "1.5", "many", "٣", "1e3", "0x1", "007"),
    "link": ("no-such-row", "fw", "src-a2"),
    "code": ("no-such-code", "READ"),
    "address": ("ftp://example.org", "example.org", "https://", "https://a b.org", "data:x"),
    "text": ("\x00", "a\tb", "a\u200bb", " a", "a\n"),
}
PLACES_OF = [(name, column) for name, table in TABLES.items() for column in table.columns]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_cell_that_cannot_be_right_is_found_where_it_stands(data: st.DataObject) -> None:
    name, column = data.draw(st.sampled_from(PLACES_OF))
    frames = small_tables()
    position = data.draw(st.integers(0, len(frames[name]) - 1))
    wrong = data.draw(st.sampled_from(MEANT_TO_BREAK[column.kind]))
    if column.verbatim and wrong == " a":
        wrong = "\x00"
    cells = frames[name][column.name].tolist()
    cells[position] = wrong
    frames[name] = frames[name].assign(**{column.name: cells})
    found = {(problem.file, problem.line, problem.column) for problem in problems(frames)}
    assert (f"{name}.csv", position + 2, column.name) in found


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_cell_however_strange_stops_the_check(data: st.DataObject) -> None:
    frames = small_tables()
    for _ in range(data.draw(st.integers(1, 4))):
        name, column = data.draw(st.sampled_from(PLACES_OF))
        position = data.draw(st.integers(0, len(frames[name]) - 1))
        cells = frames[name][column.name].tolist()
        strange = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
        others = st.sampled_from(sorted({*cells, "", ";", "{", "aa-old", "9999-12", "fam-firms"}))
        cells[position] = data.draw(strange | others)
        frames[name] = frames[name].assign(**{column.name: cells})
    for problem in problems(frames):
        for language in LANGUAGES:
            said = problem.sentence(language)
            assert not invisible(said)
            assert problem.file in said


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_no_bytes_however_strange_stop_the_check(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_small_tables(tmp_path_factory.getbasetemp() / "mutated")
    path = folder / f"{data.draw(st.sampled_from(sorted(TABLES)))}.csv"
    given_bytes = path.read_bytes()
    start = data.draw(st.integers(0, len(given_bytes)))
    end = data.draw(st.integers(start, min(len(given_bytes), start + 40)))
    path.write_bytes(given_bytes[:start] + data.draw(st.binary(max_size=20)) + given_bytes[end:])
    for problem in check_folder(folder):
        assert problem.sentence("en") and problem.sentence("ja")
    shutil.rmtree(folder)
