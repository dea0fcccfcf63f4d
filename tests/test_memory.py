"""One process stays small: every page in both languages, under several questions, then a look at its size."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
from test_command import ROOT, environment, free_port, wait_for

from dashboard.settings import PREFIX
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

LARGEST = 250 * 2**20  # bytes
QUERIES = ("", "?on=2022-09-08", "?sector=jp-sector-finance", "?country=JP&card=jp-nisc")


def test_one_process_stays_under_250_mib(cache: Path) -> None:
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [sys.executable, str(ROOT / "app.py"), "--port", str(port)],
        env=environment(**{f"{PREFIX}CACHE": str(cache)}),
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            wait_for(f"{site}/en")
            for view in VIEWS:
                for language in LANGUAGES:
                    for query in QUERIES:
                        assert ask(site, f"/{language}/{view}", query)
            assert psutil.Process(process.pid).memory_info().rss < LARGEST
        finally:
            process.terminate()


def ask(site: str, path: str, query: str) -> bytes:
    """A page as the browser asks for it."""
    body = {
        "output": "..page.children...drawn.data..",
        "outputs": [
            {"id": "page", "property": "children"},
            {"id": "drawn", "property": "data"},
        ],
        "inputs": [{"id": "address", "property": "pathname", "value": path}],
        "state": [{"id": "address", "property": "search", "value": query}],
        "changedPropIds": ["address.pathname"],
    }
    asked = urllib.request.Request(
        f"{site}/_dash-update-component",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return bytes(answer.read())
