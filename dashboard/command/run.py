"""`alliance-atlas run`: the atlas served until it is interrupted."""

import argparse
import socket
import sys
from dataclasses import replace
from pathlib import Path

from dashboard.command.said import say_problems
from dashboard.settings import PREFIX, Settings
from dashboard.tables.problem import BadTables

HELP = "start the atlas and print its address"
LARGEST_BODY = 2_200_000  # bytes; a little more than the guard of the callbacks allows


def options(parser: argparse.ArgumentParser, defaults: Settings) -> None:
    """What the command takes."""
    option = parser.add_argument
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


def answer(asked: argparse.Namespace, defaults: Settings) -> int:
    """Start the atlas with what was asked and serve it until interrupted."""
    settings = replace(
        defaults,
        host=asked.host,
        port=asked.port,
        data=Path(asked.data),
        cache=Path(asked.cache),
        debug=asked.debug,
    )
    return serve_atlas(settings, asked.language)


def serve_atlas(settings: Settings, language: str) -> int:
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
        return say_problems(bad, language)
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


def port(text: str) -> int:
    """A port number; argparse says the sentence where it is none."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f'"{text}" is not a port number between 1 and 65535')
    return int(text)
