"""A guard against slips: how much of an organisation a new state may take away or change."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orgtree.api.diff_words import DiffWords
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying
from orgtree.graph.change import GONE, OF_HEAD

if TYPE_CHECKING:
    from orgtree.api.diff import Diff

_MOST = re.compile(r"(\d{1,9}(?:\.\d{1,6})?)\s*(%?)\Z", re.ASCII)
_MOST_NAMED = 3
_REMOVED = N_("{count} of {total} units are removed, more than {most}; most of them in {where}")
_CHANGED = N_("{count} of {total} units are changed, more than {most}; most of them in {where}")


@dataclass(frozen=True, slots=True)
class Guard:
    """The most units that may be removed, or changed.

    Args:
        of: Which of the two it guards.
        number: So many units, or so much of a hundred of the earlier units.
        share: Whether it is a share.
    """

    of: Literal["removed", "changed"]
    number: float
    share: bool

    @classmethod
    def parse(cls, of: Literal["removed", "changed"], text: str) -> Guard:
        """Read a guard as a person writes it, such as `5%` or `20`.

        Raises:
            UsageError: If it is none.
        """
        found = _MOST.match(text.strip())
        if found is None or (not found[2] and "." in found[1]) or (found[2] and float(found[1]) > 100):  # noqa: PLR2004 - a share of the units
            raise UsageError(N_("'{text}' is neither a number of units nor a share such as 5%"), text=text)
        return cls(of, float(found[1]), bool(found[2]))

    def exceeded(self, diff: Diff, language: str = "en") -> Saying | None:
        """Return what is too much, None if nothing is.

        A unit counts once however much of it changed; one that came is neither removed nor changed.
        """
        units: dict[str, str | None] = {}
        for change, subtree in zip(diff.changes, diff.subtrees, strict=True):
            gone = change.what in GONE
            own = change.what not in OF_HEAD | {"added"}
            if gone if self.of == "removed" else (own and not gone):
                units.setdefault(change.unit, subtree)
        total = len(diff.before)
        if len(units) <= (self.number * total / 100 if self.share else self.number):
            return None
        words = DiffWords(diff, language)
        most = Counter(units.values()).most_common(_MOST_NAMED)
        where = ", ".join(f"{words.unit(subtree)} ({count})" for subtree, count in most)
        shown = f"{self.number:g}{'%' if self.share else ''}"
        template = _REMOVED if self.of == "removed" else _CHANGED
        return Saying(template, {"count": len(units), "total": total, "most": shown, "where": where})
