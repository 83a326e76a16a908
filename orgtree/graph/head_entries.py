"""The entries of a list of changes that speak of the definition's head, of its claims, its retired ids and its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Self

from orgtree.graph.entry_parts import Plain, mapping_of, text_of, texts_of


@dataclass(frozen=True, slots=True)
class Head:
    """The head states other values: title, language, as_of, not_stated or charter."""

    WORD: ClassVar[str] = "head"
    values: Plain = field(default_factory=dict)
    unset: tuple[str, ...] = ()

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"head": self.values} | ({"unset": list(self.unset)} if self.unset else {})

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(mapping_of(data, "head"), texts_of(data, "unset", needed=False))


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim is stated, instead of one with its id if there is one."""

    WORD: ClassVar[str] = "claim"
    claim: Plain

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"claim": self.claim}

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(mapping_of(data, "claim", with_id=True))


@dataclass(frozen=True, slots=True)
class Unclaim:
    """A claim is stated no more."""

    WORD: ClassVar[str] = "unclaim"
    claim: str

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"unclaim": self.claim}

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(str(text_of(data, "unclaim")))


@dataclass(frozen=True, slots=True)
class Retire:
    """An id is retired, or its tombstone says something else."""

    WORD: ClassVar[str] = "retire"
    tombstone: Plain

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"retire": self.tombstone}

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(mapping_of(data, "retire", with_id=True))


@dataclass(frozen=True, slots=True)
class Unretire:
    """A tombstone is taken away."""

    WORD: ClassVar[str] = "unretire"
    id: str

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"unretire": self.id}

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(str(text_of(data, "unretire")))


@dataclass(frozen=True, slots=True)
class Event:
    """An event is told, besides others; it may be the same as one of them."""

    WORD: ClassVar[str] = "event"
    event: Plain

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"event": self.event}

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(mapping_of(data, "event"))


@dataclass(frozen=True, slots=True)
class Unevent:
    """An event is told no more: one that says just this."""

    WORD: ClassVar[str] = "unevent"
    event: Plain

    def to_data(self) -> Plain:
        """Return it as plain data."""
        return {"unevent": self.event}

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it."""
        return cls(mapping_of(data, "unevent"))
