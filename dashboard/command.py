"""The console command: `alliance-atlas run` starts the atlas, others check and measure tables."""

import argparse
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.settings import PREFIX, Settings, read_settings
from dashboard.tables.column import LANGUAGES
from dashboard.tables.problem import BadTables

LARGEST_BODY = 2_200_000  # bytes; a little more than the guard of the callbacks allows


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Takes the words after its name; returns the exit status."""
    try:
        defaults = read_settings(os.environ)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    asked = parser(defaults).parse_args(arguments)
    if asked.command == "check":
        return check(Path(asked.folder), asked.language)
    if asked.command == "tidy":
        return tidy_folder(Path(asked.folder), asked.language)
    if asked.command == "evaluate-counterparts":
        return evaluate_counterparts(Path(asked.data), asked.language)
    if asked.command == "export-tables":
        return export_tables(Path(asked.data), Path(asked.file), asked.language)
    settings = replace(
        defaults,
        host=asked.host,
        port=asked.port,
        data=Path(asked.data),
        cache=Path(asked.cache),
        debug=asked.debug,
    )
    return run(settings, asked.language)


def parser(defaults: Settings) -> argparse.ArgumentParser:
    """What may be said on the command line; every default can be set in the environment."""
    found = argparse.ArgumentParser(
        prog="alliance-atlas",
        description="A bilingual map of how two allies organise to defend cyberspace together.",
    )
    commands = found.add_subparsers(dest="command", required=True)
    run_command = commands.add_parser("run", help="start the atlas and print its address")
    option = run_command.add_argument
    option("--host", default=defaults.host, help=f"default {defaults.host} ({PREFIX}HOST)")
    option(
        "--port", type=port, default=defaults.port, help=f"default {defaults.port} ({PREFIX}PORT)"
    )
    option("--data", default=defaults.data, help=f"folder of the tables ({PREFIX}DATA)")
    option(
        "--cache", default=defaults.cache, help=f"folder for fonts and snapshots ({PREFIX}CACHE)"
    )
    option(
        "--debug",
        action="store_true",
        default=defaults.debug,
        help=f"reload on change ({PREFIX}DEBUG)",
    )
    check_command = commands.add_parser(
        "check", help="check a folder of tables; exit 1 if one is wrong"
    )
    check_command.add_argument("folder")
    tidy_command = commands.add_parser("tidy", help="rewrite a folder of tables in canonical form")
    tidy_command.add_argument("folder")
    evaluate_command = commands.add_parser(
        "evaluate-counterparts",
        help="say how well suggested counterparts find those on record",
    )
    evaluate_command.add_argument("--data", default=defaults.data, help="folder of the tables")
    export_command = commands.add_parser(
        "export-tables", help="write all tables with their description into one zip file"
    )
    export_command.add_argument("file", metavar="OUT.zip")
    export_command.add_argument("--data", default=defaults.data, help="folder of the tables")
    for command in (run_command, check_command, tidy_command, evaluate_command, export_command):
        command.add_argument(
            "--language", choices=LANGUAGES, default=spoken(os.environ), help="language of messages"
        )
    return found


def port(text: str) -> int:
    """A port number; argparse says the sentence where it is none."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f'"{text}" is not a port number between 1 and 65535')
    return int(text)


def spoken(environment: Mapping[str, str]) -> str:
    """The language of the machine where the atlas speaks it, else English."""
    said = (
        environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG", "")
    )
    return said[:2] if said[:2] in LANGUAGES else LANGUAGES[0]


def check(folder: Path, language: str) -> int:
    """Say every problem of a folder of tables; 0 if there is none, else 1."""
    from dashboard.filters.kept import kept_problems
    from dashboard.tables.check import check_folder
    from dashboard.tables.read import load_atlas
    from dashboard.views import PIECES, TABLES

    found = check_folder(folder)
    if all(problem.is_form for problem in found):
        atlas = load_atlas(folder, remember=False, say=lambda line: None)
        found += kept_problems(atlas, TABLES, PIECES)
    for problem in found:
        print(problem.sentence(language))
    if not found:
        print({"en": "No problems found.", "ja": "問題は見つかりませんでした。"}[language])
    return 1 if found else 0


def tidy_folder(folder: Path, language: str) -> int:
    """Rewrite the tables of a folder in canonical form."""
    from dashboard.tables.write import tidy

    try:
        changed = tidy(folder)
    except BadTables as bad:
        print("\n".join(wrong.sentence(language) for wrong in bad.problems), file=sys.stderr)
        return 1
    for name in changed:
        print(name)
    return 0


def evaluate_counterparts(folder: Path, language: str) -> int:
    """Say how well suggested counterparts find the pairings of a folder of tables."""
    from dashboard.language.recovery_report import report
    from dashboard.language.words import words_of
    from dashboard.tables.read import load_atlas

    try:
        atlas = load_atlas(folder, remember=False, say=lambda line: None)
    except BadTables as bad:
        print("\n".join(wrong.sentence(language) for wrong in bad.problems), file=sys.stderr)
        return 1
    print("\n".join(report(words_of(language, atlas))))
    return 0


def export_tables(folder: Path, file: Path, language: str) -> int:
    """Write all tables of a folder into one zip file; 1 if they break a rule or it cannot be written."""
    from dashboard.exports.tables_archive import tables_archive
    from dashboard.tables.read import load_atlas
    from dashboard.tables.write import replace_file

    try:
        data = tables_archive(load_atlas(folder, remember=False, say=lambda line: None))
        replace_file(file, data)
    except BadTables as bad:
        print("\n".join(wrong.sentence(language) for wrong in bad.problems), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{file}: {error.strerror or type(error).__name__}", file=sys.stderr)
        return 1
    print(file)
    return 0


def run(settings: Settings, language: str) -> int:
    """Start the atlas and serve it until interrupted."""
    from dashboard.application import create_app

    if not is_free(settings.host, settings.port):
        print(
            f"Port {settings.port} on {settings.host} is in use: choose another with --port.",
            file=sys.stderr,
        )
        return 1
    try:
        app = create_app(settings, say=lambda line: print(line, flush=True))
    except BadTables as bad:
        print("\n".join(wrong.sentence(language) for wrong in bad.problems), file=sys.stderr)
        return 1
    print(f"Alliance Atlas: http://{settings.host}:{settings.port}/", flush=True)
    if settings.debug:
        app.run(
            host=settings.host,
            port=str(settings.port),
            debug=True,
            dev_tools_ui=False,
            dev_tools_disable_version_check=True,
        )
        return 0
    from waitress import serve

    serve(
        app.server,
        host=settings.host,
        port=settings.port,
        threads=8,
        ident=None,
        max_request_body_size=LARGEST_BODY,
    )
    return 0


def is_free(host: str, number: int) -> bool:
    """Whether nothing listens on that port yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
