"""Optional packages are refused by name, version and remedy, and the least versions stand in one place."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orgtree.base.errors import MissingExtraError
from orgtree.base.extras import EXTRAS, load, need

if TYPE_CHECKING:
    from collections.abc import Callable

    Install = Callable[[str, str], None]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return what makes a version of a package look installed, beside an orgtree that asks for 0.15 or newer."""
    monkeypatch.syspath_prepend(tmp_path)

    def put(package: str, version: str) -> None:
        for name, number, more in (
            ("orgtree", "1", f'Requires-Dist: {package}>=0.15; extra == "x"'),
            (package, version, ""),
        ):
            folder = tmp_path / f"{name.replace('-', '_')}-{number}.dist-info"
            folder.mkdir()
            text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\n{more}\n"
            (folder / "METADATA").write_text(text, encoding="utf-8")
        (tmp_path / f"{package.replace('-', '_')}.py").write_text("import nowhere_at_all\n", encoding="utf-8")

    return put


@pytest.mark.parametrize("package", ["typst", "resvg-py"])
@pytest.mark.parametrize("version", ["0.12.0", "0.9", "0.14.99rc1"])
def test_a_package_that_is_too_old_is_named_with_its_version(install: Install, package: str, version: str) -> None:
    """Installed it is, so that a message which says that it is missing would send its reader nowhere."""
    install(package, version)
    with pytest.raises(MissingExtraError) as told:
        need(package, "to write it")
    assert str(told.value) == (
        f"{package} 0.15 or newer, not {version}, is needed to write it: pip install --upgrade 'orgtree[render]'"
    )


@pytest.mark.parametrize("version", ["0.15", "0.15.0", "0.100", "1.0.dev3"])
def test_a_package_that_is_new_enough_is_taken(install: Install, version: str) -> None:
    """Numbers are compared as numbers, part by part."""
    install("typst", version)
    need("typst", "to write it")


def test_a_package_that_cannot_be_imported_says_why(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it lacks itself is told in its own words."""
    install("fastexcel", "0.20.1")
    monkeypatch.delitem(sys.modules, "fastexcel", raising=False)
    with pytest.raises(MissingExtraError, match=r"version 0\.20\.1 fails with: No module named 'nowhere_at_all'"):
        load("fastexcel", "to read it")


def test_every_package_has_a_least_version_in_the_extra_that_brings_it() -> None:
    """What is looked for is what the project's metadata asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for package, extra in EXTRAS.items():
        assert any(line.startswith(f"{package}>=") for line in project["optional-dependencies"][extra])
