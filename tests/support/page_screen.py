"""A page in a real browser, with what tests ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, FloatRect, Page

    from orgtree.draw.page import PageData


class Show(Protocol):
    """Opens a page from a file."""

    def __call__(
        self,
        content: PageData | bytes | None = None,
        hash_: str = "",
        *,
        dark: bool = False,
        width: int = 1300,
        height: int = 800,
        ratio: float = 1,
        touch: bool = False,
    ) -> Screen:
        """Return the opened page: what it shows, what stands after its #, and the kind of screen."""
        ...


class Screen:
    """A page in the browser with what tests ask of it."""

    def __init__(self, tab: Page, address: str) -> None:
        self.tab = tab
        self.address = address
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self._size = tab.viewport_size
        self._listeners = {
            "pageerror": lambda error: self.troubles.append(str(error)),
            "console": self._console,
            "request": lambda request: self.requests.append(request.url),
        }
        for event, listener in self._listeners.items():
            tab.on(event, listener)  # type: ignore[call-overload]

    def _console(self, message: ConsoleMessage) -> None:
        if "willReadFrequently" not in message.text:  # asked for by the reading of colours in these tests
            self.troubles.append(message.text)

    def open(self, hash_: str = "") -> Screen:
        """Load the page anew, with what stands after the # of its address."""
        if self.tab.url != "about:blank":
            self.tab.goto("about:blank")
        self.tab.goto(self.address + hash_)
        self.tab.wait_for_selector("html[data-ready]")
        return self

    def leave(self) -> None:
        """Leave the tab as if nothing had been opened in it."""
        for event, listener in self._listeners.items():
            self.tab.remove_listener(event, listener)
        self.tab.evaluate("sessionStorage.clear()")
        self.tab.context.clear_permissions()
        self.tab.emulate_media(media="null")
        self.tab.mouse.move(0, 0)
        if self._size:
            self.tab.set_viewport_size(self._size)
        self.tab.goto("about:blank")

    def state(self, name: str) -> Any:
        """Return a part of what the page says of itself, as it is after two frames."""
        self.frames()
        return self.tab.evaluate(f"window.orgtree.{name}")

    def frames(self) -> None:
        """Wait until what was asked for has been painted."""
        self.tab.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        )

    def settled(self) -> Screen:
        """Wait until the view glides no more."""
        self.tab.wait_for_timeout(320)
        self.frames()
        return self

    def click(self, id_: str, *, part: str = "box") -> None:
        """Click a unit's box in the chart, or its mark for folding (`chip`)."""
        box = self.state(f"{part}({id_!r})")
        if part == "box":
            self.tab.mouse.click(box["x"] + min(12, box["width"] / 4), box["y"] + box["height"] / 2)
        else:
            self.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.frames()

    def colour(self, x: float, y: float) -> str:
        """Return the colour of the canvas at a point of the screen, as `#rrggbb`."""
        found = self.tab.evaluate(
            """([x, y]) => {
                 const canvas = document.getElementById("chart");
                 const box = canvas.getBoundingClientRect();
                 const scale = canvas.width / box.width;
                 return [...canvas.getContext("2d").getImageData((x - box.left) * scale, (y - box.top) * scale, 1, 1).data];
               }""",
            [x, y],
        )
        return "#" + "".join(f"{part:02x}" for part in found[:3])

    def area(self, selector: str) -> FloatRect:
        """Return where an element stands on the screen."""
        found = self.tab.locator(selector).bounding_box()
        assert found is not None, f"{selector} is not shown"
        return found

    def inside(self, id_: str) -> str:
        """Return the colour of a unit's box near its lower left corner, where no letter stands."""
        box = self.state(f"box({id_!r})")
        return self.colour(box["x"] + 5, box["y"] + box["height"] - 4)

    def panel(self) -> str:
        """Return the text of the side panel."""
        return str(self.tab.inner_text("#panel"))

    def outline(self) -> list[str]:
        """Return the names of the rows of the outline."""
        return [str(text) for text in self.tab.locator("[role=treeitem] .name").all_inner_texts()]
