"""The words of every rule, kept in code because they must be readable when the tables are not."""

Sentence = dict[str, str]

# by whether a line and a column are known
PLACES: dict[str, dict[tuple[bool, bool], str]] = {
    "en": {
        (True, True): "{file} line {line}, column {column}: ",
        (True, False): "{file} line {line}: ",
        (False, True): "{file}, column {column}: ",
        (False, False): "{file}: ",
    },
    "ja": {
        (True, True): "{file}の{line}行目、{column}列：",
        (True, False): "{file}の{line}行目：",
        (False, True): "{file}の{column}列：",
        (False, False): "{file}：",
    },
}
NEAR: Sentence = {
    "en": '; did you mean "{near}"?',
    "ja": "「{near}」ではありませんか。",
}

FILES: dict[str, Sentence] = {
    "no-folder": {
        "en": "there is no such folder",
        "ja": "このフォルダーはありません。",
    },
    "missing-file": {
        "en": "the file is missing",
        "ja": "ファイルがありません。",
    },
    "unreadable": {
        "en": "the file cannot be read ({reason})",
        "ja": "ファイルを読み込めません（{reason}）。",
    },
    "unknown-file": {
        "en": "is not a table of the atlas",
        "ja": "アトラスの表ではありません。",
    },
    "encoding": {
        "en": "is not UTF-8 (lines affected: {lines}); save the file as UTF-8",
        "ja": "UTF-8ではありません（該当する行の数：{lines}）。UTF-8で保存してください。",
    },
    "byte-order-mark": {
        "en": 'begins with a byte order mark (BOM); "alliance-atlas tidy" removes it',
        "ja": "先頭にバイト順マーク（BOM）があります。「alliance-atlas tidy」で取り除けます。",
    },
    "form": {
        "en": (
            "differs from the canonical form (line ends or quotation marks); "
            '"alliance-atlas tidy" puts it right'
        ),
        "ja": "改行または引用符が正規の形と異なります。「alliance-atlas tidy」で整えられます。",
    },
    "unsorted": {
        "en": '"{value}" is not sorted by key; "alliance-atlas tidy" puts the rows in order',
        "ja": "「{value}」がキーの順に並んでいません。「alliance-atlas tidy」で整えられます。",
    },
    "no-header": {
        "en": "the file has no header",
        "ja": "見出し行がありません。",
    },
    "cells": {
        "en": "has {found} cells, but the header has {expected}",
        "ja": "セルの数が{found}で、見出しの{expected}と一致しません。",
    },
    "quotes": {
        "en": "has a quotation mark that is not closed or stands in the wrong place",
        "ja": "閉じていない引用符、または位置の正しくない引用符があります。",
    },
    "too-long": {
        "en": "is longer than {limit} characters",
        "ja": "1行が{limit}字を超えています。",
    },
    "too-few": {
        "en": "has {found} rows, but at least {expected} are expected",
        "ja": "行の数が{found}で、最低限の{expected}に足りません。",
    },
}
COLUMNS: dict[str, Sentence] = {
    "unknown-column": {
        "en": '"{value}" is not a column of this table',
        "ja": "「{value}」という列はこの表にありません。",
    },
    "missing-column": {
        "en": '"{value}" is missing from the header',
        "ja": "見出しに「{value}」がありません。",
    },
    "repeated-column": {
        "en": '"{value}" stands in the header more than once',
        "ja": "見出しに「{value}」が2回以上あります。",
    },
    "column-order": {
        "en": '"{value}" stands where "{expected}" should stand in the header',
        "ja": "見出しの「{value}」の位置には「{expected}」が入ります。",
    },
}
CELLS: dict[str, Sentence] = {
    "nul": {
        "en": '"{value}" contains a NUL character (U+0000)',
        "ja": "「{value}」にNUL文字（U+0000）が含まれています。",
    },
    "control": {
        "en": '"{value}" contains a control or invisible character ({mark})',
        "ja": "「{value}」に制御文字または見えない文字（{mark}）が含まれています。",
    },
    "spaces": {
        "en": '"{value}" begins or ends with a space',
        "ja": "「{value}」の先頭または末尾に空白があります。",
    },
    "required": {
        "en": '"" must be filled',
        "ja": "空欄にはできません。",
    },
    "translation": {
        "en": '"" has no translation: {other} is filled, {missing} is empty',
        "ja": "翻訳がありません。{other}は記入済みですが、{missing}が空欄です。",
    },
    "needed": {
        "en": '"" must be filled where {other} is "{code}"',
        "ja": "{other}が「{code}」の行では空欄にできません。",
    },
    "needless": {
        "en": '"{value}" must be empty where {other} is not "{code}"',
        "ja": "{other}が「{code}」でない行では「{value}」を記入できません。",
    },
    "empty-value": {
        "en": '"{value}" has an empty value between its semicolons',
        "ja": "「{value}」のセミコロンの前後に空の値があります。",
    },
    "repeated-value": {
        "en": '"{value}" stands twice in the cell',
        "ja": "セルの中に「{value}」が2回あります。",
    },
    "key-form": {
        "en": '"{value}" may hold only Latin letters, digits, hyphens, dots and underscores',
        "ja": "「{value}」に使えるのは英数字、ハイフン、ピリオド、下線だけです。",
    },
    "date": {
        "en": '"{value}" is not a date like 2022, 2022-09 or 2022-09-08',
        "ja": "「{value}」は2022、2022-09、2022-09-08のような日付ではありません。",
    },
    "number": {
        "en": '"{value}" is not a whole number from 0 to 999999999',
        "ja": "「{value}」は0から999999999までの整数ではありません。",
    },
    "address": {
        "en": '"{value}" is not a web address beginning with http:// or https://',
        "ja": "「{value}」はhttp://またはhttps://で始まるウェブのアドレスではありません。",
    },
    "code": {
        "en": '"{value}" is not in list "{list}" of vocabulary.csv',
        "ja": "「{value}」はvocabulary.csvのリスト「{list}」にありません。",
    },
    "list": {
        "en": '"{value}" is not a list of codes that any column uses',
        "ja": "「{value}」というコードのリストを使う列はありません。",
    },
    "link": {
        "en": '"{value}" is not in {target}',
        "ja": "「{value}」は{target}にありません。",
    },
    "braces": {
        "en": '"{value}" has a brace that does not belong to a placeholder like {{name}}',
        "ja": "「{value}」に、{{name}}のような差し込み以外の波括弧があります。",
    },
    "placeholders": {
        "en": '"{value}" does not have the same placeholders as {other}: {placeholders}',
        "ja": "「{value}」の差し込みが{other}と一致しません：{placeholders}",
    },
}
ROWS: dict[str, Sentence] = {
    "repeated-key": {
        "en": '"{value}" is used twice, first on line {first}',
        "ja": "「{value}」は{first}行目ですでに使われています。",
    },
    "reversed": {
        "en": '"{value}" is before "{start}" in column {other}',
        "ja": "「{value}」は{other}列の「{start}」より前です。",
    },
    "cycle": {
        "en": '"{value}" closes a circle: {circle}',
        "ja": "「{value}」で循環します：{circle}",
    },
    "across": {
        "en": '"{value}" does not belong to the {side} side',
        "ja": "「{value}」は「{side}」側ではありません。",
    },
}
SIDES: dict[str, Sentence] = {
    "side": {
        "en": 'exactly one country must have side "{side}", but {found} have it',
        "ja": "側が「{side}」の国は一つに限りますが、{found}件あります。",
    },
    "placeless": {
        "en": '"{value}" has no row in places.csv',
        "ja": "「{value}」の行がplaces.csvにありません。",
    },
    "sideless": {
        "en": '"{value}" belongs to neither side of the map and needs no place',
        "ja": "「{value}」は地図のどちらの側にも属さないため、位置は不要です。",
    },
    "slot-or-fold": {
        "en": '"{value}" must have either a slot or folds_into, never both and never neither',
        "ja": "「{value}」にはslotとfolds_intoのどちらか一方だけを記入してください。",
    },
    "fold": {
        "en": '"{value}" is neither a body with a slot nor a family',
        "ja": "「{value}」はslotのある機関・団体でも、まとまり（families.csv）でもありません。",
    },
    "fold-across": {
        "en": '"{value}" belongs to another country than "{body}"',
        "ja": "「{value}」と「{body}」の国が異なります。",
    },
    "slot-lane": {
        "en": (
            '"{value}" lies in lane "{lane}", but in "{first}" on line {line_there} of {file_there}'
        ),
        "ja": (
            "「{value}」の区分は「{lane}」ですが、"
            "{file_there}の{line_there}行目では「{first}」です。"
        ),
    },
    "slot-shared": {
        "en": '"{value}" is the slot of "{body}" and of "{other}" on the same day ({day})',
        "ja": "「{value}」のslotに、同じ日（{day}）に「{body}」と「{other}」が重なります。",
    },
}

KEPT: dict[str, Sentence] = {
    "kept": {
        "en": '"{value}" asks for "{part}", which the atlas does not have',
        "ja": "「{value}」が求める「{part}」は、このアトラスにありません。",
    },
    "position": {
        "en": '"{value}" is not the next place in the tour, which is {expected}',
        "ja": "「{value}」はツアーの次の順番（{expected}）ではありません。",
    },
}

RULES: dict[str, Sentence] = {**FILES, **COLUMNS, **CELLS, **ROWS, **SIDES, **KEPT}
