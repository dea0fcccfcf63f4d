"""`alliance-atlas export-tables`: all tables with their description in one file."""

import argparse
from pathlib import Path

from dashboard.command.said import say_problems, say_unwritten
from dashboard.settings import Settings
from dashboard.tables.problem import BadTables

HELP = "write all tables with their description into one zip file"


def options(parser: argparse.ArgumentParser, defaults: Settings) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="OUT.zip")
    parser.add_argument("--data", default=defaults.data, help="folder of the tables")


def answer(asked: argparse.Namespace, defaults: Settings) -> int:
    """Write all tables of a folder into one zip file; 1 if they break a rule or it cannot be written."""
    from dashboard.exports.tables_archive import tables_archive
    from dashboard.tables.read import load_atlas
    from dashboard.tables.write import replace_file

    file = Path(asked.file)
    try:
        data = tables_archive(load_atlas(Path(asked.data), remember=False, say=lambda line: None))
        replace_file(file, data)
    except BadTables as bad:
        return say_problems(bad, asked.language)
    except OSError as error:
        return say_unwritten(file, error)
    print(file)
    return 0
