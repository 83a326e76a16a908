"""Changes between two states of an organisation, each one fact that differs.

A unit that was moved, renamed and given another headcount has three changes: none hides another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

What = Literal[
    "head",
    "claim",
    "retired",
    "event",
    "added",
    "removed",
    "dissolved",
    "merged",
    "split",
    "new_id",
    "began",
    "ended",
    "moved",
    "renamed",
    "kind",
    "field",
    "dates",
    "link_added",
    "link_removed",
    "link_changed",
]

WHATS: tuple[What, ...] = get_args(What)
"""Every sort of change, in the order in which those of one unit are told."""

GONE: frozenset[What] = frozenset({"removed", "dissolved", "merged", "split"})
"""What becomes of a unit that is there no more: a dissolved one is a body, the last two have successors."""

DATED: Mapping[str, Any] = {"dated": True}
"""What a change says besides where all that is stated is the same, and only the days that are looked at differ."""

OF_HEAD: frozenset[What] = frozenset({"head", "claim", "retired", "event"})
"""Changes that are of no unit."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; values are plain data, as a definition writes them, and None where nothing is stated.

    | what | key | old and new | more |
    |---|---|---|---|
    | `head` | key of the head | its values | |
    | `claim`, `retired` | | the entries; the unit is the claim's id | |
    | `event` | what happened | the events, of which one was not told or is told no more | |
    | `added` | | new: the unit with its links | `under`, `link`, where it can be nested |
    | `removed`, `dissolved` | | old: the unit with its links; new: its tombstone | |
    | `merged`, `split` | | the same; the tombstone names who took its place | |
    | `new_id` | | the ids | the tombstone of the old id |
    | `began`, `ended` | | it is in force on one of the two days only; new: who took its place, as events say | |
    | `moved` | the hierarchy | ids of the units above | `old` and `new`, the links; None where other changes say it; `ended`, what the old one says by then, where the new one follows it on a day |
    | `renamed` | the language | the names | `dated`, where only the days that are looked at differ |
    | `kind` | | the kinds | |
    | `field` | the field, or `names`, `incomplete` or `exceptions` | its values | the same |
    | `dates` | | what `valid` says | |
    | `link_added`, `link_removed`, `link_changed` | the link | `to`, its fields, `valid` | `dated`, as above |

    Args:
        what: Sort of the change.
        unit: Id of the unit that changed, the new one where it changed as well; of the unit that a link starts from.
        key: What of it changed.
        old: What was.
        new: What is.
        more: What else the change says.
    """

    what: What
    unit: str = ""
    key: str = ""
    old: Any = None
    new: Any = None
    more: Mapping[str, Any] | None = None

    @property
    def other_end(self) -> str:
        """Id of the unit that a link leads to; "" for what is no link."""
        if not self.what.startswith("link_"):
            return ""
        return str((self.new or self.old)["to"])

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data; what says nothing is left out."""
        said = {"unit": self.unit, "key": self.key, "old": self.old, "new": self.new, "more": self.more}
        return {"change": self.what} | {name: value for name, value in said.items() if value not in ("", None)}
