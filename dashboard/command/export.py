"""`alliance-atlas export`: charts, the map, tables and slides as files, without a browser window."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from dashboard.command.said import say_problems, say_unwritten
from dashboard.settings import Settings
from dashboard.tables.column import LANGUAGES
from dashboard.tables.problem import BadTables

HELP = "save charts, the map, tables and slides as files, without a browser window"
FORMATS = ("png", "svg", "pdf", "pptx", "xlsx", "csv", "json")
SIZES = ("1200x675", "1920x1080", "3840x2160", "square")
GROUNDS = ("white", "dark", "transparent")
BOTH = "both"
SAID = {
    "nothing": {
        "en": "Say which page (--view, --address) or which tour (--tour), or --all.",
        "ja": "ページ（--view、--address）かツアー（--tour）、または--allを指定してください。",
    },
    "tour": {
        "en": 'There is no tour "{name}" to be saved as {format}. Tours are saved as pptx: {names}.',
        "ja": "{format}で保存できるツアー「{name}」はありません。ツアーの形式はpptxです：{names}。",
    },
    "view": {
        "en": 'There is no page "{name}". Pages: {names}.',
        "ja": "「{name}」というページはありません。ページ：{names}。",
    },
    "chart": {
        "en": 'The page {view} has no "{name}" to save as {format}. It has: {names}.',
        "ja": "ページ{view}に、{format}で保存できる「{name}」はありません。保存できるもの：{names}。",
    },
    "part": {
        "en": 'The atlas does not know "{part}" in "{name}".',
        "ja": "「{name}」の「{part}」は、この地図にない項目です。",
    },
    "several": {
        "en": "{count} files would have the one name {file}: name a folder, or one of them with "
        "--chart. They are: {names}.",
        "ja": "{count}件のファイルを一つの名前{file}では保存できません。フォルダーを指定するか、"
        "--chartで一つを選んでください。保存できるもの：{names}。",
    },
    "kaleido": {
        "en": "Charts are drawn by Kaleido, which is not installed: pip install "
        "'alliance-atlas[pictures]'. The map as SVG or PDF and all tables need neither.",
        "ja": "図の描画に必要なKaleidoが入っていません。pip install 'alliance-atlas[pictures]' で"
        "入れてください。地図のSVG・PDFと表には不要です。",
    },
    "chromium": {
        "en": "Charts are drawn by Chromium, which was not found or did not start. Install it, or "
        "name its program in BROWSER_PATH. The map as SVG or PDF and all tables do not need it.",
        "ja": "図の描画に必要なChromiumが見つからないか、起動しません。インストールするか、"
        "BROWSER_PATHでプログラムの場所を指定してください。地図のSVG・PDFと表には不要です。",
    },
    "empty": {
        "en": "{name}: nothing fits on this day with these filters; no file.",
        "ja": "{name}：この日付と条件に合うものがないため、ファイルはありません。",
    },
}


def options(parser: argparse.ArgumentParser, defaults: Settings) -> None:
    """What the command takes."""
    option = parser.add_argument
    option("out", metavar="OUT", help="a file, or a folder for files with their usual names")
    option("--view", action="append", default=[], help="a page, such as sectors; may be repeated")
    option("--address", default="", help="a page with filters, such as /en/network?sector=energy")
    option("--tour", default="", metavar="CODE", help="the slides of a tour, as pptx")
    option("--all", action="store_true", help="every page in every language")
    option("--chart", action="append", default=[], help="only this chart; may be repeated")
    option("--lang", choices=(*LANGUAGES, BOTH), default="", help="language of the files")
    option("--on", default="", metavar="DATE", help="the day that is shown, such as 2022-09-08")
    option("--format", choices=FORMATS, default="", help="default: by the ending of OUT, else png")
    option("--size", choices=SIZES, default=SIZES[0], help="pixels of a picture")
    option("--background", choices=GROUNDS, default=GROUNDS[0], help="of a picture")
    option("--origin", default="", metavar="URL", help="where this atlas is served, for addresses")
    option("--data", default=defaults.data, help="folder of the tables")
    option("--cache", default=defaults.cache, help="folder for fonts and snapshots")


class NotThere(Exception):
    """Something asked for does not exist; its text is the sentence that says so."""


def answer(asked: argparse.Namespace, defaults: Settings) -> int:
    """Write the files; 1 with a sentence if what is asked for does not exist or cannot be written."""
    from dashboard.command.easel import NoBrowser
    from dashboard.command.exporting import Desk, save
    from dashboard.tables.read import load_atlas

    said = {key: sentences[asked.language] for key, sentences in SAID.items()}
    try:
        atlas = load_atlas(Path(asked.data), Path(asked.cache) / "snapshots", lambda line: None)
        desk = Desk(atlas, wanted_format(asked), asked, said)
        return asyncio.run(save(desk, Path(asked.out)))
    except BadTables as bad:
        return say_problems(bad, asked.language)
    except NoBrowser as reason:
        print(said[reason.missing], file=sys.stderr)
    except NotThere as wrong:
        print(wrong, file=sys.stderr)
    except OSError as error:
        return say_unwritten(Path(error.filename or asked.out), error)
    return 1


def wanted_format(asked: argparse.Namespace) -> str:
    """The format asked for, by name or by the ending of the file."""
    ending = Path(asked.out).suffix.removeprefix(".")
    return asked.format or (ending if ending in FORMATS else FORMATS[0])


def languages(asked: argparse.Namespace, address: str) -> Sequence[str]:
    """The languages of the files: as asked, else that of the address, else every one with --all."""
    if asked.lang or not asked.all:
        spoken = address.strip("/").split("/")[0]
        return [asked.lang or (spoken if spoken in LANGUAGES else LANGUAGES[0])]
    return LANGUAGES
