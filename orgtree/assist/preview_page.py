"""The page of a definition that is being written, made anew whenever something of it was saved."""

from __future__ import annotations

import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.check_files import check_file
from orgtree.api.drawing import page_of
from orgtree.api.page_places import Asked, Places
from orgtree.base import clock
from orgtree.base.catalogue import LANGUAGES, N_, translator
from orgtree.base.errors import OrgtreeError
from orgtree.base.messages import Saying
from orgtree.draw.picture_options import PictureOptions
from orgtree.source import Kept
from orgtree.source.watched_files import same, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgtree.api.checking import Outcome
    from orgtree.source.watched_files import Seen

Told = dict[str, Any]
"""A thing that is wrong: `text` by language, and where there are any `code` and `place` (label, path, line, column)."""

EDITORS: Mapping[str, str] = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
}
"""Addresses that open a file at a line, by editor."""
_MOST_TOLD = 20
"""How many findings are told where nothing can be shown: the first ones are mended first."""
_MOST_REASON = 500
"""How many characters of an error that nobody foresaw are told."""


class PreviewPage:
    """The page of a definition, and what is wrong where there is none.

    Args:
        file: The definition.
        events: Address at which the page hears of what was saved.
        editor: Address that opens a file in an editor, with `{path}`, `{line}` and `{column}`; "" for none.
        charter: Charter to use instead of the one that the definition names.
        as_of: Day to look at instead of the one that the definition names.
        changes: Lists of changes with which it is looked at.
        language: Language of the page and of what is told; left out, the definition's.
        options: What is chosen of the page; its language is not asked.
        unexpected: Is told the traceback of an error that nobody foresaw, each time that there is one.
    """

    def __init__(
        self,
        file: str,
        *,
        events: str,
        editor: str = "",
        charter: str | None = None,
        as_of: str | None = None,
        changes: Sequence[str] = (),
        language: str | None = None,
        options: PictureOptions | None = None,
        unexpected: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._file = file
        self._asked = Asked(0, events, editor)
        self._how: dict[str, Any] = {"charter": charter, "as_of": as_of, "changes": changes, "kept": Kept()}
        self._unexpected = unexpected
        self.language = language
        """Language of the page and of what is told; None leaves it to the definition."""
        self._options = replace(options or PictureOptions(), language=language)
        self._inputs: tuple[Path, ...] = (Path(file),)
        self._seen: Seen = {}
        self._day = clock.today()
        self.number = 0
        """Number of the newest page; 0 as long as there is none."""
        self.content: bytes | None = None
        """The newest page."""
        self.trouble: list[Told] = []
        """What is wrong with what was saved last, if it cannot be shown: text, code and place."""

    @property
    def stale(self) -> bool:
        """Whether something was saved since it was looked at, or the day is over by which terms are judged."""
        return not self._seen or not same(self._seen) or clock.today() != self._day

    def look(self) -> None:
        """Read, check and draw what is there now; what stood before stays where that cannot be.

        An error that nobody foresaw is told like any other trouble, and what is saved next is looked at all the same.
        """
        # Looked at before reading: what is saved meanwhile is seen as a change.
        self._seen, self._day = seen(self._inputs), clock.today()
        try:
            self.trouble = self._drawn()
        except OrgtreeError as error:
            self.trouble = [{"text": _in_both(error.say)}]
        except Exception as error:  # noqa: BLE001 - a rule of the user's own may raise anything; watching has to go on
            self._how["kept"] = Kept()  # what was kept of earlier readings may be what broke it
            facts = {"error": type(error).__name__, "reason": str(error)[:_MOST_REASON]}
            text = N_("the page could not be made: {error}: {reason}; the next save is tried again")
            self.trouble = [{"text": _in_both(Saying(text, facts).say)}]
            self._unexpected(traceback.format_exc())

    def _drawn(self) -> list[Told]:
        """Make the page, or return what is wrong."""
        outcome = check_file(self._file, **self._how)
        self._inputs = tuple(dict.fromkeys((Path(self._file), *outcome.inputs)))
        self._seen = seen(self._inputs) | self._seen
        if outcome.org is None:
            return self._told(outcome)
        asked = self._asked._replace(number=self.number + 1)
        self.content = page_of(outcome.org, self._options, report=outcome.report, preview=asked)
        self.number += 1
        return []

    def _told(self, outcome: Outcome) -> list[Told]:
        """Return the findings of a definition of which nothing can be shown."""
        report = outcome.report
        if not report.findings:
            return [{"text": _in_both(Saying(N_("'{file}' holds no definition to show"), {"file": self._file}).say)}]
        places = Places(report.sources)
        told: list[Told] = []
        for finding in report.findings[:_MOST_TOLD]:
            item: Told = {"code": finding.code, "text": _in_both(finding.text)}
            if (place := places(finding.place)) is not None:
                item["place"] = (*places.files[place.file], place.line, place.column)
            told.append(item)
        return told


def _in_both(say: Callable[[Callable[[str], str]], str]) -> dict[str, str]:
    """Return a sentence by language, since a page can be read in each."""
    return {language: say(translator(language)) for language in LANGUAGES}
