"""The examples, each read once, with their figures as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.api.measuring import claims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from orgtree.measure.figure import Figure

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass
class Example:
    """One example."""

    org: orgtree.Organisation

    @cached_property
    def table(self) -> orgtree.Table:
        """Every metric of its charter."""
        return self.org.coverage(language="en")

    def figure(self, metric: str) -> Figure:
        """Return one figure."""
        return self.table.figure(metric)

    def figures(self, metrics: Iterable[str]) -> dict[str, str]:
        """Return figures as shown, with what they are of."""
        shown = {}
        for name in metrics:
            figure = self.figure(name)
            parts = figure.show_parts()
            shown[name] = f"{figure.show() or 'no data'}{f' ({parts})' if parts else ''}"
        return shown

    @property
    def claims(self) -> dict[str, tuple[str, str]]:
        """Verdict and computed figure of each claim."""
        return {one.claim.id: (one.verdict, one.show_computed()) for one in claims(self.org)}

    def units(self, kind: str) -> list[orgtree.Unit]:
        """Return the units of a kind."""
        return list(self.org.units(kind=kind))


@cache
def _read(path: Path) -> Example:
    return Example(orgtree.load(path))


@pytest.fixture
def example() -> Callable[[str], Example]:
    """Return a reader of examples by name."""
    return lambda name: _read(EXAMPLES / f"{name}.yaml")


@pytest.fixture
def changed() -> Callable[..., Example]:
    """Return a reader of an example in which texts are replaced by others."""

    def read(name: str, *changes: tuple[str, str]) -> Example:
        text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return Example(orgtree.loads(text))

    return read


@pytest.fixture
def targets() -> Callable[[Any, str], list[str]]:
    """Return what gives the ids at the other end of a unit's links of a type that leave it."""
    return lambda unit, link: [to.unit.id for to in unit.links(link) if to.outgoing]
