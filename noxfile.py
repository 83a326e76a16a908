"""Run the tests on the lowest and the highest Python that is here, and with the least versions promised.

What linting, testing and measuring are is said in the Makefile; here stand the environments that they are done in.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nox

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = [
    version
    for version in nox.project.python_versions(PROJECT, max_version="3.14")
    if shutil.which(f"python{version}") is not None
]
ASK_LIBRARIES = [f"tests/{folder}" for folder in ("api", "cli", "draw", "exchange", "source")]
"""Folders of tests that ask most of libraries; the rest asks nothing more of them."""
LOWEST, HIGHEST = PYTHONS[0], PYTHONS[-1]
nox.options.sessions = ["lint", "lowest", "tests", "coverage"]
nox.options.error_on_missing_interpreters = True


def make(session: nox.Session, target: str, options: str = "") -> None:
    """Make a target of the Makefile in an environment that all targets on one Python share, with options for pytest."""
    shared = (f"PYTHON=python{session.python}", f"VENV={shared_environment(session)}")
    session.run("make", target, *shared, env={"PYTEST_ADDOPTS": options}, external=True)


def shared_environment(session: nox.Session) -> str:
    """Return the folder of the environment that all targets on one Python share."""
    return f".nox/python{session.python}"


@nox.session(python=HIGHEST, venv_backend="none")
def lint(session: nox.Session) -> None:
    """Look at the code without running it."""
    make(session, "lint")


@nox.session(python=LOWEST, venv_backend="none")
def tests(session: nox.Session) -> None:
    """Run the tests on the lowest Python that did not run there with the least versions.

    The oracles in tests/naive and laws over random examples are about what is counted and drawn, which is the same on every
    Python: they run on the highest.
    """
    elsewhere = " ".join(f"--ignore={folder}" for folder in [*ASK_LIBRARIES, "tests/naive"])
    make(session, "test", f"{elsewhere} -m 'not hypothesis'")


@nox.session(python=HIGHEST, venv_backend="none")
def coverage(session: nox.Session) -> None:
    """Run the tests on the highest Python, and measure which lines they reach.

    Those in a browser are about the scripts of the page, which are the same on every Python: they run on the lowest.
    Those on Spark run here, where it can be had; it is large, and without it they say that they were skipped.
    """
    make(session, f"{shared_environment(session)}/developed")
    python = f"{shared_environment(session)}/bin/python"
    had = range(256)  # whether or not it could be had
    session.run(python, "-m", "pip", "install", "--quiet", "--editable", ".[spark]", external=True, success_codes=had)
    make(session, "coverage", "--ignore=tests/page")


@nox.session(python=LOWEST, venv_backend="venv")
def lowest(session: nox.Session) -> None:
    """Run the quick tests with the least version of everything that has one."""
    floors = Path(session.create_tmp()) / "floors.txt"
    floors.write_text("".join(f"{line}\n" for line in least_versions()), encoding="utf-8")
    session.install("--upgrade", "pip")
    session.install("--constraint", str(floors), "--editable", ".[all]", "--group", "test")
    quick = [*ASK_LIBRARIES, "-k", "not fuzz"]
    session.run("python", "-m", "pytest", "-n", "auto", *quick)


def least_versions() -> list[str]:
    """Return the requirements of the project, its extras and its tests, each pinned to the least version."""
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *PROJECT["dependency-groups"]["test"]]
    wanted += [line for extra in project["optional-dependencies"].values() for line in extra]
    return sorted(line.replace(">=", "==") for line in wanted if re.fullmatch(r"[\w.-]+>=[\d.]+", line))
