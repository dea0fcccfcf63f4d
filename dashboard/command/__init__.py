"""The console command: `alliance-atlas run` starts the atlas, others check, measure and save."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence

from dashboard.command import bundle, check, evaluate_counterparts, export, export_tables, run, tidy
from dashboard.settings import Settings, read_settings
from dashboard.tables.column import LANGUAGES

COMMANDS = {
    "run": run,
    "check": check,
    "tidy": tidy,
    "evaluate-counterparts": evaluate_counterparts,
    "export-tables": export_tables,
    "export": export,
    "bundle": bundle,
}
"""Name -> the module with its HELP, its `options` and what it does, `answer`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Takes the words after its name; returns the exit status."""
    try:
        defaults = read_settings(os.environ)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    asked = parser(defaults).parse_args(arguments)
    return COMMANDS[asked.command].answer(asked, defaults)


def parser(defaults: Settings) -> argparse.ArgumentParser:
    """What may be said on the command line; every default can be set in the environment."""
    found = argparse.ArgumentParser(
        prog="alliance-atlas",
        description="A bilingual map of how two allies organise to defend cyberspace together.",
    )
    commands = found.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.HELP)
        module.options(command, defaults)
        command.add_argument(
            "--language", choices=LANGUAGES, default=spoken(os.environ), help="language of messages"
        )
    return found


def spoken(environment: Mapping[str, str]) -> str:
    """The language of the machine where the atlas speaks it, else English."""
    said = (
        environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG", "")
    )
    return said[:2] if said[:2] in LANGUAGES else LANGUAGES[0]
