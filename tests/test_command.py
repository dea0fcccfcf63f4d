"""The console command: what it prints, what it answers, and that it works from anywhere."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from dashboard.command import main
from dashboard.settings import PREFIX, read_settings

ROOT = Path(__file__).parent.parent


def test_help_names_every_option_with_its_environment_variable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["run", "--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    for option in ("host", "port", "data", "cache", "debug"):
        assert f"--{option}" in said and f"{PREFIX}{option.upper()}" in said


def test_settings_come_from_the_environment() -> None:
    given = {f"{PREFIX}PORT": "9000", f"{PREFIX}HOST": "::1", f"{PREFIX}DATA": "tables"}
    settings = read_settings(given)
    assert (settings.port, settings.host, settings.data) == (9000, "::1", Path("tables"))
    assert read_settings({}).host == "127.0.0.1" and not read_settings({}).debug
    with pytest.raises(ValueError, match='"99999" is not a port'):
        read_settings({f"{PREFIX}PORT": "99999"})


def test_check_is_silent_about_good_tables_and_says_what_is_wrong(
    small_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(small_folder), "--language", "en"]) == 0
    capsys.readouterr()
    countries = small_folder / "countries.csv"
    countries.write_text(
        countries.read_text(encoding="utf-8").replace(",left,", ",lefft,"), encoding="utf-8"
    )
    assert main(["check", str(small_folder), "--language", "en"]) == 1
    assert 'column side: "lefft"' in capsys.readouterr().out
    assert main(["check", str(small_folder), "--language", "ja"]) == 1
    assert "lefft" in (japanese := capsys.readouterr().out) and "行" in japanese


def test_check_of_no_folder_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "nowhere"), "--language", "en"]) == 1
    said = capsys.readouterr()
    assert "nowhere" in said.out + said.err and "Traceback" not in said.out + said.err


def test_run_refuses_broken_tables_with_the_same_list(
    small_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_folder / "sectors.csv").write_bytes(b"\xff\xfe broken")
    main(["check", str(small_folder), "--language", "ja"])
    listed = capsys.readouterr().out.strip()
    port = str(free_port())
    status = main(
        ["run", "--data", str(small_folder), "--cache", str(tmp_path), "--port", port]
        + ["--language", "ja"]
    )
    assert status == 1
    assert capsys.readouterr().err.strip() == listed


def test_run_says_when_its_port_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["run", "--port", str(taken.getsockname()[1])]) == 1
    assert "in use" in capsys.readouterr().err


def test_the_wheel_carries_data_and_assets_and_runs_from_any_directory(tmp_path: Path) -> None:
    built, installed, elsewhere = (tmp_path / name for name in ("built", "installed", "elsewhere"))
    elsewhere.mkdir()
    run = [sys.executable, "-m"]
    subprocess.run(
        [*run, "build", "--wheel", "--no-isolation", "--outdir", str(built), str(ROOT)],
        check=True,
        capture_output=True,
    )
    wheel = next(built.glob("*.whl"))
    subprocess.run(
        [*run, "pip", "install", "--quiet", "--no-deps", "--no-index", "--target"]
        + [str(installed), str(wheel)],
        check=True,
        capture_output=True,
    )
    shipped = installed / "dashboard" / "shipped"
    assert (shipped / "data" / "entities.csv").read_bytes() == (
        ROOT / "data" / "entities.csv"
    ).read_bytes()
    assert {path.name for path in (ROOT / "assets").iterdir()} == {
        path.name for path in (shipped / "assets").iterdir()
    }
    said = subprocess.run(
        [*run, "dashboard.command", "check", str(shipped / "data"), "--language", "en"],
        cwd=elsewhere,
        env=environment(PYTHONPATH=str(installed)),
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_python_app_py_starts_and_answers(cache: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, str(ROOT / "app.py"), "--port", str(port)],
        env=environment(**{f"{PREFIX}CACHE": str(cache)}),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            assert next(line for line in lines if "http://" in line).strip().endswith(f":{port}/")
            assert '<html lang="ja"' in wait_for(f"http://127.0.0.1:{port}/ja")
        finally:
            process.terminate()


def test_a_wsgi_server_finds_the_server_and_no_module_works_at_import(cache: Path) -> None:
    script = (
        "import app, sys; client = app.server.test_client();"
        "answer = client.get('/en'); print(answer.status_code, b'Alliance Atlas' in answer.data)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment(**{f"{PREFIX}CACHE": str(cache)}),
        capture_output=True,
        text=True,
    )
    assert said.stdout.strip().endswith("200 True"), said.stderr


def environment(**more: str) -> dict[str, str]:
    """The environment of the test run without settings of the atlas, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return kept | more


def free_port() -> int:
    """A port of the loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> str:
    """What an address answers, as soon as something listens there."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")
