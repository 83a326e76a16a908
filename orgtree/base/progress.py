"""How far a long piece of work is: the work tells its steps as they begin, and who shows them listens."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Step:
    """A step that begins.

    Args:
        number: Which one it is, from 1.
        count: How many there are.
        template: What is done, marked for translation.
        facts: What fills the template.
    """

    number: int
    count: int
    template: str
    facts: Mapping[str, object]


_LISTENER: ContextVar[Callable[[Step], None] | None] = ContextVar("listener", default=None)


class Progress:
    """Tells the steps of one piece of work; where nobody listens it does nothing.

    Args:
        count: How many steps there will be.

    >>> with listening(lambda step: print(step.number, "of", step.count, step.template)):
    ...     progress = Progress(2)
    ...     progress.step("reading")
    ...     progress.step("writing")
    1 of 2 reading
    2 of 2 writing
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._number = 0

    def step(self, template: str, **facts: object) -> None:
        """Tell that the next step begins.

        Args:
            template: What is done in it, marked for translation.
            **facts: What fills it.
        """
        self._number += 1
        listener = _LISTENER.get()
        if listener is not None:
            listener(Step(self._number, max(self._count, self._number), template, facts))


@contextmanager
def listening(listener: Callable[[Step], None]) -> Iterator[None]:
    """Have the steps told that begin within the block.

    Args:
        listener: Gets each of them.
    """
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)
