"""The link to what is seen, shared or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from page_screen import Show


def test_the_link_to_this_view_is_copied(show: Show) -> None:
    """It has unit, view and place in it, and the page says so; of a file it says that it leads to this machine."""
    screen = show(None, "#view=table&unit=b3")
    screen.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.tab.click("#share")
    screen.tab.wait_for_selector("#say.shown")
    assert "on this machine" in screen.tab.inner_text("#say")
    address = screen.tab.evaluate("navigator.clipboard.readText()")
    assert address.startswith(screen.address + "#")
    assert "unit=b3" in address
    assert "view=table" in address


def test_sharing_is_in_the_menu_too(show: Show) -> None:
    """On a phone there is no room for a button of its own."""
    screen = show(width=390, height=800)
    assert screen.tab.locator("#share").is_hidden()
    screen.tab.click("#more-toggle")
    screen.tab.get_by_role("menuitem", name="Share a link to this view").click()
    screen.tab.wait_for_selector("#say.shown")
