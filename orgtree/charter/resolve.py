"""Resolve names and ancestry in a charter; report unknown names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.place import Part, Place
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding

if TYPE_CHECKING:
    from orgtree.base.finding import Finding, Mistake

Places = Callable[[tuple[str | int, ...], Part], Place | None]
"""Turns the pointer to a construct of a charter into a place."""


def inside(data: Any, part: str | int) -> bool:
    """Return whether plain data has a key, or a list a position."""
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data)


MOST_ANCESTORS = 50
"""How many levels of inheritance a charter may have."""
MOST_FINDINGS = 1000
"""Limit of findings on one charter; a hostile file can have 100 000."""
_MOST_SUGGESTIONS = 50
"""How many of them get a "did you mean", which costs more than all the rest."""


class Reporter:
    """Gathers findings about a charter.

    Args:
        places: Turns the pointer to a construct into a place.
    """

    def __init__(self, places: Places) -> None:
        self.places = places
        self.findings: list[Finding] = []

    def report(
        self, code: str, message: str | Mistake, pointer: tuple[str | int, ...], part: Part = "value", **rest: Any
    ) -> None:
        """Report a finding at the place of *pointer*."""
        if len(self.findings) > MOST_FINDINGS:
            return
        if len(self.findings) == MOST_FINDINGS:
            message = N_("there are more than {most} mistakes; mend the others first")
            rest = {"facts": {"most": MOST_FINDINGS}}
        self.findings.append(charter_finding(code, message, self.places(pointer, part), **rest))

    def unknown(
        self,
        name: str,
        known: Iterable[str],
        pointer: tuple[str | int, ...],
        message: str,
        *,
        part: Part = "value",
        **facts: Any,
    ) -> None:
        """Report an unknown name (`ORG110`), with the nearest known one."""
        find = None if len(self.findings) < _MOST_SUGGESTIONS else lambda _: None
        self.report("ORG110", unknown(message, name, sorted(known), facts=facts, find=find), pointer, part)


def ancestry(parents: Mapping[str, str | None], group: str, work: Reporter) -> dict[str, tuple[str, ...]]:
    """Return the ancestors of each name, itself first; report unknown parents and cycles."""
    chains: dict[str, tuple[str, ...]] = {}
    for name in parents:
        chain = {name: None}  # in order, and quick to ask
        current = parents[name]
        while current is not None and current in parents and current not in chain:
            if len(chain) >= MOST_ANCESTORS:
                work.report(
                    "ORG112",
                    N_("'{name}' is a case of more than {most} others"),
                    (group, name, "is_a"),
                    facts={"name": name, "most": MOST_ANCESTORS},
                    help=N_("leave levels out that add nothing"),
                )
                break
            chain[current] = None
            current = parents[current]
        if current is not None and current not in parents and len(chain) == 1:
            work.unknown(
                current,
                parents,
                (group, name, "is_a"),
                N_("'{name}' is not declared, so that nothing can be a case of it"),
            )
        elif current == name:
            work.report(
                "ORG112",
                N_("'{name}' is a case of itself: {circle}"),
                (group, name, "is_a"),
                facts={"name": name, "circle": " > ".join([*chain, name])},
                help=N_("take one is_a of the circle away"),
            )
        chains[name] = tuple(chain)
    return chains
