"""The server of a preview: who is answered, and what is said."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from odd_rule import ODD_RULE

pytest.importorskip("uvicorn", reason="uvicorn is not installed")
pytest.importorskip("starlette", reason="starlette is not installed")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEFINITION = """\
orgtree: definition/1
charter: company
title: Works
units: [{id: hq, kind: company, name: Works}]
"""


class Served:
    """A preview in a process of its own.

    Args:
        file: What it shows.
        options: More of its options.
    """

    def __init__(self, file: Path, *options: str) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - the words are the test's own
            [sys.executable, "-m", "orgtree", "preview", str(file), "--lang", "en", *options],
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stderr is not None
        self.said = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)
        assert found, self.said + self.process.stderr.read()
        self.port = int(found[1])

    def ask(self, path: str = "/", **headers: str) -> tuple[int, bytes]:
        """Return status and body of an answer; underscores in names of headers are hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def stop(self) -> int:
        """End it as Ctrl-C does, and return its exit code."""
        self.process.send_signal(2)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            assert self.process.stderr is not None
            self.process.stderr.close()


def refused_run(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a preview that does not begin."""
    return subprocess.run(  # noqa: S603 - the words are the test's own
        [sys.executable, "-m", "orgtree", "preview", str(file), "--lang", "en", *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A definition of one unit."""
    path = tmp_path / "org.yaml"
    path.write_text(DEFINITION, encoding="utf-8")
    return path


@pytest.fixture
def served(file: Path) -> Iterator[Served]:
    """Its preview."""
    found = Served(file)
    yield found
    if found.process.poll() is None:
        found.stop()


def test_only_a_browser_of_this_machine_is_answered(served: Served) -> None:
    """Neither another name for this address nor a page of another origin gets anything."""
    own = f"127.0.0.1:{served.port}"
    assert served.ask()[0] == 200
    assert served.ask(Host=f"localhost:{served.port}")[0] == 200
    assert served.ask(Origin=f"http://{own}")[0] == 200
    for refused in (
        {"Host": "evil.example"},
        {"Host": f"evil.example:{served.port}"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Dest": "iframe"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Dest": "empty"},
    ):
        for path in ("/", "/events"):
            status, body = served.ask(path, **refused)
            assert (status, b"Works" in body) == (403, False), refused
    # A link in a mail or in the web may lead here.
    assert served.ask(Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="document")[0] == 200
    assert served.ask("/other")[0] == 404


def test_a_save_is_told_to_the_page(served: Served, file: Path) -> None:
    """The stream says the number of the newest page, and what is wrong."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.request("GET", "/events")
    stream = connection.getresponse()

    def told() -> dict[str, object]:
        line = stream.readline()
        while not line.startswith(b"data: "):
            line = stream.readline()
        found: dict[str, object] = json.loads(line[len(b"data: ") :])
        return found

    assert told() == {"page": 1, "trouble": []}
    file.write_text(DEFINITION.replace("name: Works", "name: Yard"), encoding="utf-8")
    assert told() == {"page": 2, "trouble": []}
    assert b"Yard" in served.ask()[1]
    file.write_text(DEFINITION.replace("}]", "}"), encoding="utf-8")
    trouble = told()
    assert trouble["page"] == 2
    assert trouble["trouble"]
    connection.close()
    assert served.stop() == 0


def test_nothing_to_show_yet_is_said_in_a_page_that_waits(tmp_path: Path) -> None:
    """Who starts with a broken file sees why, and then the page."""
    file = tmp_path / "org.yaml"
    file.write_text("orgtree: definition/1\ncharter: company\nunits: [{id: <b>\n", encoding="utf-8")
    served = Served(file)
    try:
        _, body = served.ask()
        assert b"ORG010" in body
        assert b'http-equiv="refresh"' in body
        assert b"<b>" not in body
        file.write_text(DEFINITION, encoding="utf-8")
        end = time.monotonic() + 20
        while b'id="data"' not in served.ask()[1]:
            assert time.monotonic() < end
            time.sleep(0.05)
    finally:
        served.stop()


def test_an_error_that_nobody_foresaw_does_not_end_the_watching(served: Served, file: Path) -> None:
    """The page is told of it, standard error has the traceback, and the next save is shown."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.request("GET", "/events")
    stream = connection.getresponse()

    def told() -> dict[str, Any]:
        line = stream.readline()
        while not line.startswith(b"data: "):
            line = stream.readline()
        found: dict[str, Any] = json.loads(line[len(b"data: ") :])
        return found

    assert told()["trouble"] == []
    file.with_name("odd.py").write_text(ODD_RULE, encoding="utf-8")
    settings = file.with_name("orgtree.toml")
    settings.write_text('rules = ["odd.py"]', encoding="utf-8")
    assert "KeyError: 'odd one'" in told()["trouble"][0]["text"]["en"]
    assert b"Works" in served.ask()[1]
    settings.unlink()
    assert told() == {"page": 2, "trouble": []}
    connection.close()
    served.process.send_signal(2)
    _, said = served.process.communicate(timeout=20)
    assert "Traceback" in said
    assert "KeyError: 'odd one'" in said


def test_a_port_that_is_taken_is_told(served: Served, file: Path) -> None:
    """Another program's port is not taken from it."""
    second = refused_run(file, "--port", str(served.port))
    assert second.returncode == 2
    assert f"port {served.port} of this machine is not free" in second.stderr


@pytest.mark.parametrize("editor", ["javascript:alert('{path}')", "emacs", "vscode://file/"])
def test_an_editor_is_a_known_one_or_an_address(file: Path, editor: str) -> None:
    """An address that runs a script, or names no file, is refused."""
    refused = refused_run(file, "--editor", editor)
    assert refused.returncode == 2
    assert "vscode://file/{path}:{line}" in refused.stderr
