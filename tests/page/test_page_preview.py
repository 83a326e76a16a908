"""A preview in a real browser."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("uvicorn", reason="uvicorn is not installed")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HEAD = "orgtree: definition/1\ncharter: company\ntitle: Works\n"
UNITS = "units:\n- id: hq\n  kind: company\n  name: Works\n  units:\n"
LAB = "  - {id: lab, kind: department, name: Lab, units: [{id: bench, kind: team, name: Bench}]}\n"
YARD = "  - {id: yard, kind: department, name: Yard, units: [{id: dock, kind: team, name: Dock}]}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A definition of two departments with a team each."""
    path = tmp_path / "org.yaml"
    path.write_text(HEAD + UNITS + LAB + YARD, encoding="utf-8")
    return path


@pytest.fixture
def address(file: Path) -> Iterator[str]:
    """Where its preview is."""
    process = subprocess.Popen(  # noqa: S603 - the words are the test's own
        [sys.executable, "-m", "orgtree", "preview", str(file), "--editor", "vscode", "--lang", "en"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    found = re.search(r"http://\S+", process.stderr.readline())
    assert found is not None
    yield found[0]
    process.send_signal(2)
    process.wait(20)
    process.stderr.close()


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened."""
    context = browser.new_context(viewport={"width": 1300, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    yield page
    context.close()


def until(tab: Page, question: str, wanted: Any) -> None:
    """Wait until a page answers as wanted; while it loads anew it does not answer."""
    end = time.monotonic() + 20
    found = None
    while found != wanted:
        assert time.monotonic() < end, f"{question} is {found}, not {wanted}"
        time.sleep(0.02)
        with contextlib.suppress(Exception):
            found = tab.evaluate(question)


SHOWN = "() => window.orgtree && document.documentElement.dataset.ready ? window.orgtree.visible : null"


def test_what_is_saved_is_drawn_and_place_and_choice_stay(tab: Page, file: Path) -> None:
    """What is open, chosen and in view is so afterwards, and so is light or dark."""
    tab.evaluate("location.hash = '#unit=dock&level=1&open=yard'")
    until(tab, SHOWN, ["hq", "lab", "yard", "dock"])
    tab.click("#theme")
    tab.mouse.move(500, 400)
    tab.mouse.wheel(0, -300)
    tab.wait_for_timeout(400)
    view, theme = tab.evaluate("window.orgtree.view"), tab.evaluate("window.orgtree.theme")
    file.write_text(HEAD + UNITS + LAB + YARD + "  - {id: mill, kind: department, name: Mill}\n", encoding="utf-8")
    until(tab, SHOWN, ["hq", "lab", "yard", "dock", "mill"])
    assert tab.evaluate("window.orgtree.chosen") == "dock"
    assert tab.evaluate("window.orgtree.theme") == theme
    after = tab.evaluate("window.orgtree.view")
    assert after["k"] == pytest.approx(view["k"], rel=0.01)
    assert (after["x"], after["y"]) == (pytest.approx(view["x"], abs=2), pytest.approx(view["y"], abs=2))


def test_what_is_wrong_is_told_and_goes_away(tab: Page, file: Path) -> None:
    """The picture stays as it was, and the finding leads to its line."""
    before = tab.evaluate(SHOWN)
    file.write_text(HEAD + UNITS + LAB + "  - {id: yard\n", encoding="utf-8")
    trouble = tab.locator("#trouble")
    trouble.wait_for(state="visible", timeout=20_000)
    assert "ORG010" in trouble.inner_text()
    line = trouble.locator("a").first.get_attribute("href") or ""
    assert line.startswith(f"vscode://file/{file.as_posix()}:")
    assert tab.evaluate(SHOWN) == before
    file.write_text(HEAD + UNITS + LAB + YARD, encoding="utf-8")
    trouble.wait_for(state="hidden", timeout=20_000)


def test_a_unit_and_a_finding_lead_to_their_lines(tab: Page, file: Path) -> None:
    """An editor opens the file where the unit is written."""
    tab.evaluate("location.hash = '#unit=yard&level=1'")
    link = tab.locator("#panel .place a").first
    link.wait_for(timeout=20_000)
    assert link.get_attribute("href") == f"vscode://file/{file.as_posix()}:10:5"
    file.write_text(HEAD + UNITS + LAB + YARD.replace("kind: team", "kind: taem"), encoding="utf-8")
    found = tab.locator("#panel .finding .place a").first
    tab.wait_for_selector("html[data-ready]")
    tab.evaluate("location.hash = '#level=1'")
    found.wait_for(timeout=20_000)
    assert f"{file.as_posix()}:10:" in (found.get_attribute("href") or "")
