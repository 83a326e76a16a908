"""A real browser without a window."""

from __future__ import annotations

import shutil
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from page_sample import small
from page_screen import Screen

from orgtree.draw.page import PageData, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from page_screen import Show
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A chromium without a window and with a profile of its own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tabs() -> dict[tuple[object, ...], list[Page]]:
    """Tabs by kind of screen, which tests take and leave as they found them: to open one takes longer than to load a page."""
    return defaultdict(list)


@pytest.fixture
def show(browser: Browser, tabs: dict[tuple[object, ...], list[Page]], tmp_path: Path) -> Iterator[Show]:
    """Open pages from files, as in `show(data, "#unit=b1", dark=True)`; whatever a page complains of fails the test."""
    screens: list[tuple[tuple[object, ...], Screen]] = []

    def opened(
        content: PageData | bytes | None = None,
        hash_: str = "",
        *,
        dark: bool = False,
        width: int = 1300,
        height: int = 800,
        ratio: float = 1,
        touch: bool = False,
    ) -> Screen:
        file = tmp_path / f"page{len(screens)}.html"
        file.write_bytes(content if isinstance(content, bytes) else page(content or small()))
        kind = (dark, width, height, ratio, touch)
        if tabs[kind]:
            tab = tabs[kind].pop()
        else:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if dark else "light",
                device_scale_factor=ratio,
                has_touch=touch,
                offline=True,
                accept_downloads=True,
            )
            context.set_default_timeout(8000)
            tab = context.new_page()
        screens.append((kind, Screen(tab, file.as_uri())))
        return screens[-1][1].open(hash_)

    yield opened
    troubles = [trouble for _, screen in screens for trouble in screen.troubles]
    for kind, screen in screens:
        screen.leave()
        tabs[kind].append(screen.tab)
    assert troubles == []
