"""Output files are whole or absent, and never stand where the input stood."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.errors import UsageError
from orgtree.base.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = [
    ("draw", "team.yaml", "--form", "svg", "-o"),
    ("draw", "team.yaml", "--form", "html", "-o"),
    ("check", "team.yaml", "-o"),
    ("check", "team.yaml", "--write-baseline", "--baseline"),
    ("cover", "team.yaml", "--format", "json", "-o"),
]


def names(room: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in room.iterdir())


@pytest.mark.parametrize("words", WRITERS)
@pytest.mark.parametrize(
    "name", ["team.yaml", "./team.yaml", "sub/../team.yaml", "link.yaml", "hard.yaml", "way/team.yaml"]
)
def test_no_command_writes_over_its_input_by_any_name(room: Path, command: Any, words: Any, name: str) -> None:
    """Another spelling, a symbolic link, a hard link and a linked folder are the input, too."""
    (room / "sub").mkdir()
    (room / "link.yaml").symlink_to("team.yaml")
    (room / "hard.yaml").hardlink_to(room / "team.yaml")
    (room / "way").symlink_to(room)
    before = (room / "team.yaml").read_bytes()
    code, _, said = command(*words, name)
    assert code == 2
    assert "is the input" in said
    assert (room / "team.yaml").read_bytes() == before
    assert (room / "hard.yaml").read_bytes() == before


def test_an_included_file_and_a_charter_are_inputs(room: Path, command: Any) -> None:
    """What the definition leads to is as safe as the definition."""
    (room / "more.yaml").write_text("units:\n- {id: c, kind: company, name: Acme}\n", encoding="utf-8")
    (room / "own.yaml").write_text("orgtree: charter/1\nname: own\nextends: company\n", encoding="utf-8")
    (room / "all.yaml").write_text(
        "orgtree: definition/1\ncharter: ./own.yaml\ninclude: [more.yaml]\n", encoding="utf-8"
    )
    for name in ("more.yaml", "own.yaml"):
        before = (room / name).read_bytes()
        assert command("draw", "all.yaml", "--form", "svg", "-o", name)[0] == 2
        assert (room / name).read_bytes() == before


COMPANY = "orgtree: definition/1\ncharter: ./own.yaml\ninclude: [more.yaml]\n"
READ = {
    "own.yaml": "orgtree: charter/1\nname: own\nextends: ./base.yaml\n",
    "base.yaml": "orgtree: charter/1\nname: base\nextends: company\n",
    "more.yaml": "units:\n- {id: c, kind: company, name: Acme}\n",
    "all.yaml": COMPANY,
    "orgtree.toml": '[[rules]]\nuse = "rule.py"\ncode = "X01"\n',
    "rule.py": "NAME = 'r'\ndef check(context, options):\n    return []\n",
    "units.csv": "id,kind,name\na,company,A\n",
    "links.csv": "link,from,to\n",
}
"""A definition, and all that is read with it, and tables."""


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("check", "all.yaml", "-o"), ("own.yaml", "base.yaml", "more.yaml", "all.yaml", "orgtree.toml", "rule.py")),
        (("check", "all.yaml", "--baseline", "known.json", "-o"), ("known.json",)),
        (("check", "all.yaml", "--write-baseline", "--baseline"), ("own.yaml", "base.yaml", "orgtree.toml", "rule.py")),
        (("cover", "all.yaml", "--format", "csv", "-o"), ("base.yaml", "more.yaml")),
        (("draw", "all.yaml", "--form", "svg", "--before", "old.yaml", "-o"), ("base.yaml", "old.yaml")),
        (
            ("convert", "units.csv", "links.csv", "--charter", "./own.yaml", "-o"),
            ("units.csv", "links.csv", "own.yaml", "base.yaml"),
        ),
    ],
)
def test_nothing_that_a_run_reads_is_written_over(room: Path, command: Any, words: Any, names: Any) -> None:
    """Charters and those that they extend, included files, configuration, rules, baseline and tables stay as they are."""
    for name, text in READ.items():
        (room / name).write_text(text, encoding="utf-8")
    (room / "old.yaml").write_text(COMPANY, encoding="utf-8")
    assert command("check", "all.yaml", "--write-baseline", "--baseline", "known.json")[0] == 0
    before = {path.name: path.read_bytes() for path in room.iterdir()}
    for name in names:
        (room / "hard").unlink(missing_ok=True)
        (room / "hard").hardlink_to(room / name)
        for spelling in (name, "hard"):
            code, _, said = command(*words, spelling)
            assert (code, f"'{spelling}' is the input or is read with it" in said) == (2, True), (name, said)
    assert {name: (room / name).read_bytes() for name in before} == before


def test_a_picture_of_a_report_is_written_over_nothing_that_is_read(room: Path, command: Any) -> None:
    """Neither is the report itself, whatever its ending, nor what stands beside it."""
    (room / "r-1.svg").symlink_to("team.yaml")
    (room / "x.md").hardlink_to(room / "team.yaml")
    before = (room / "team.yaml").read_bytes()
    for output in ("r.md", "x.md"):
        assert command("report", "team.yaml", "-o", output)[0] == 2
    assert (room / "team.yaml").read_bytes() == before


def test_what_a_run_before_this_one_has_read_can_be_written(room: Path, command: Any) -> None:
    """A file is safe from the run that reads it, not for ever; and a baseline is replaced by the next."""
    (room / "more.yaml").write_text("orgtree: charter/1\nname: own\nextends: company\n", encoding="utf-8")
    assert command("check", "more.yaml")[0] == 0
    assert command("draw", "team.yaml", "--form", "svg", "-o", "more.yaml")[0] == 0
    for _ in range(2):
        assert command("check", "team.yaml", "--write-baseline", "--baseline", "known.json")[0] == 0


def test_a_link_keeps_pointing_and_permissions_stay(room: Path) -> None:
    """An output that is a link is written where it points; a file that was private stays so."""
    (room / "real").mkdir()
    kept = room / "real" / "old.svg"
    kept.write_bytes(b"old")
    kept.chmod(0o640)
    (room / "out.svg").symlink_to(kept)
    write_whole(room / "out.svg", b"new")
    assert (room / "out.svg").is_symlink()
    assert kept.read_bytes() == b"new"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_new_file_gets_what_the_mask_allows(room: Path) -> None:
    """The temporary file's own permissions do not stay."""
    before = os.umask(0o027)
    try:
        write_whole(room / "new.svg", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((room / "new.svg").stat().st_mode) == 0o640


def test_a_name_as_long_as_a_name_can_be(room: Path) -> None:
    """The temporary file beside it needs no longer name."""
    name = "x" * 251 + ".svg"
    write_whole(name, b"x")
    assert (room / name).read_bytes() == b"x"
    with pytest.raises(UsageError, match="name too long"):
        write_whole("x" * 300, b"x")


@pytest.mark.parametrize("name", ["loop.svg", "a\0b.svg", "no/x.svg", "team.yaml/x.svg", "folder"])
def test_a_path_that_no_file_can_have_is_told(room: Path, name: str) -> None:
    """A loop of links, a NUL, a folder that is none: one sentence, and nothing left behind."""
    (room / "loop.svg").symlink_to("loop.svg")
    (room / "folder").mkdir()
    before = names(room)
    with pytest.raises(UsageError):
        write_whole(name, b"x")
    assert names(room) == before


def test_a_pipe_is_written_to_and_not_replaced(room: Path) -> None:
    """What is no regular file stays what it is."""
    os.mkfifo(room / "pipe")
    with pytest.raises(OSError, match="No such device") as unread:
        write_whole("pipe", b"nobody reads")
    assert unread.value.filename == "pipe"
    reader = os.open(room / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole("pipe", b"hello")
    assert os.read(reader, 100) == b"hello"
    os.close(reader)
    assert stat.S_ISFIFO((room / "pipe").stat().st_mode)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(room: Path) -> None:
    """A limit on file sizes stands in for a full disk: the writing fails in the middle, in a process of its own."""
    (room / "out.svg").write_bytes(b"old")
    script = (
        "import resource, signal\n"
        "from orgtree.base.files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_whole('out.svg', b'x' * 100_000)\n"
        "except OSError as error:\n    print(error.filename, error.strerror)\n"
    )
    done = subprocess.run(  # noqa: S603 - a script of our own
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=room
    )
    assert done.stdout == "out.svg File too large\n"
    assert (room / "out.svg").read_bytes() == b"old"
    assert names(room) == ["out.svg", "team.yaml"]


def test_a_file_that_is_write_protected_is_left_as_it_is(room: Path, command: Any) -> None:
    """Its folder would let it be replaced; it is refused, with what to do."""
    (room / "out.svg").write_bytes(b"old")
    (room / "out.svg").chmod(0o444)
    code, _, said = command("draw", "team.yaml", "-o", "out.svg")
    assert code == 2
    assert said == "orgtree: 'out.svg' is write-protected and is left as it is; allow writing to it first\n"
    assert (room / "out.svg").read_bytes() == b"old"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_command_that_is_stopped_leaves_nothing_behind(room: Path, how: int) -> None:
    """Stopped while it writes, a command takes its temporary file away and says that it was stopped."""
    script = (
        "import time\n"
        "import orgtree.base.files as files\n"
        "from orgtree.cli.main import main\n"
        "def wait(path, mode):\n    print('written', flush=True)\n    time.sleep(30)\n"
        "files.Path.chmod = wait\n"
        "main(['draw', 'team.yaml', '-o', 'out.svg'])\n"
    )
    process = subprocess.Popen(  # noqa: S603 - a script of our own
        [sys.executable, "-c", script], cwd=room, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    time.sleep(0.05)
    process.send_signal(how)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 2
    assert said.strip() == "orgtree: stopped"
    assert names(room) == ["team.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be written by the superuser")
def test_a_folder_that_may_not_be_written(room: Path, command: Any) -> None:
    """The message names the output, not a temporary file."""
    (room / "locked").mkdir(mode=0o500)
    code, _, said = command("draw", "team.yaml", "-o", "locked/out.svg")
    assert code == 2
    assert said == "orgtree: locked/out.svg: Permission denied\n"


def test_a_folder_of_the_kernel_takes_no_files(command: Any, room: Path) -> None:  # noqa: ARG001 - the current folder
    """Where even the superuser may not write, the message names the output."""
    code, _, said = command("draw", "team.yaml", "-o", "/proc/out.svg")
    assert code == 2
    assert said.startswith("orgtree: /proc/out.svg: ")
