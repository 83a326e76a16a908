"""The exceptions of orgtree, all in one place.

```
OrgtreeError
├── DefinitionError      nothing could be read; carries the findings that say why
├── UsageError           an argument names something that is not there
├── UndecidedError       a number is asked for, or an order of two, and the bounds do not decide
├── RenderError          a picture could not be written: a font, a renderer, a limit
└── MissingExtraError    an optional package is missing or too old; names the extra
```

A mistake in a user's file is never one of these: it is a `Finding`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding


class OrgtreeError(Exception):
    """Base of everything that orgtree raises on purpose."""


def reraise_interrupts(error: BaseException) -> None:
    """Re-raise interrupts and MemoryError.

    Engines in other languages throw panics that are no `Exception`, so that everything has to be caught there.
    """
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
        raise error


class DefinitionError(OrgtreeError):
    """Nothing could be read; `findings` say where and why.

    Args:
        message: One sentence that names the input.
        findings: What was found; may be empty when the file itself is missing.
    """

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class UsageError(OrgtreeError):
    """An argument names a unit, kind, metric or form that is not there."""


class UndecidedError(OrgtreeError, ValueError):
    """An interval's bounds do not decide a comparison or a number."""


class RenderError(OrgtreeError):
    """A picture could not be written; the message names the remedy."""


class MissingExtraError(OrgtreeError):
    """An optional package is missing or unusable.

    Args:
        package: Its name.
        extra: The extra of orgtree that brings it.
        purpose: What it is needed for, as in "to write PDF".
        unfit: Where one is installed, what is wrong with it, as in "0.15 or newer, not 0.12.0,".
    """

    def __init__(self, package: str, extra: str, purpose: str, unfit: str = "") -> None:
        install = "pip install --upgrade" if unfit else "pip install"
        words = f"{package} {unfit}" if unfit else package
        super().__init__(f"{words} is needed {purpose}: {install} 'orgtree[{extra}]'")
        self.package = package
        self.extra = extra
