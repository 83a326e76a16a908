"""What reading a definition gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count, filterfalse
from typing import TYPE_CHECKING

from orgtree.graph.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.language import ClaimModel
    from orgtree.charter.model import Charter
    from orgtree.graph.snapshot import Snapshot
    from orgtree.source import SourceSet


@dataclass(slots=True)
class Loaded:
    """The result of reading one definition.

    Args:
        sources: The documents, charters included.
        reading: What is wrong on whatever day, in the order of the stages.
        charter: The compiled charter; None if there is none to use.
        snapshot: What survived, on the definition's day; None without a charter.
        claims: Claims with the place of each.
        written: The plain data that it was read from.
        of_text: The findings of reading texts and the charter: what `reading` begins with.
        home: Turns a finding of what changes would make into one that points at what is written.
        left_out: For keys of the head the positions of entries that are wrong.
    """

    sources: SourceSet
    reading: list[Finding] = field(default_factory=list)
    charter: Charter | None = None
    snapshot: Snapshot | None = None
    claims: list[tuple[ClaimModel, Place]] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    of_text: list[Finding] = field(default_factory=list)
    home: Callable[[Finding], Finding] | None = None
    left_out: dict[str, set[int]] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """Findings of reading, and of the hierarchies on the snapshot's day."""
        return self.at_home([*self.reading, *(self.snapshot.findings if self.snapshot else ())])

    def at_home(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings that point at what is written, of what changes would make as well."""
        return list(findings if self.home is None else map(self.home, findings))

    def positions(self, key: str) -> Iterator[int]:
        """Yield where the entries of a list of the head are written, those that are left out aside."""
        return filterfalse(self.left_out.get(key, set()).__contains__, count())
