"""What CONTRIBUTING.md names is there: files, names in them, and the tasks of the Makefile."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
QUOTED = re.findall(r"`([^`\n]+)`", TEXT)


def test_every_file_and_folder_is_there() -> None:
    """A path of the repository, or a file's name alone, which stands in one of the folders."""
    paths = [text for text in QUOTED if re.fullmatch(r"[\w./-]+/[\w./-]*", text) and "NAME" not in text]
    files = [text for text in QUOTED if re.fullmatch(r"\w+\.(?:py|js)", text)]
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert [name for name in files if not any((ROOT / top).rglob(name) for top in ("orgtree", "tests"))] == []


def test_every_name_of_code_is_there() -> None:
    """A class, a table or a function that is named is written somewhere in the package."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "orgtree").rglob("*.py"))
    names = [text for text in QUOTED if re.fullmatch(r"_?[A-Z][A-Za-z_]+", text) and text != "CODE"]
    assert len(names) > 10
    assert [name for name in names if not re.search(rf"\b{name}\b", code)] == []


def test_the_tasks_are_those_of_the_makefile() -> None:
    """Each task that is shown exists, and each that makes or proves something for a developer is shown."""
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z-]+)", TEXT))
    assert named - targets == set()
    assert targets - named - {"help", "demo", "clean"} == set()
