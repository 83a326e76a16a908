"""The exceptions of orgtree, all in one place.

```
OrgtreeError
├── DefinitionError      nothing could be read; carries the findings that say why
│   └── ChangesError     changes cannot be made; carries the findings that say where and why
├── UsageError           an argument names something that is not there
├── WriteError           files are left as they are: one has changed or is write-protected, or another run writes
├── UndecidedError       a number is asked for, or an order of two, and the bounds do not decide
├── RenderError          a picture could not be written: a font, a renderer, a limit
└── MissingExtraError    an optional package is missing or too old; names the extra
```

A mistake in a user's file is never one of these: it is a `Finding`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.base.finding import Finding, Mistake
    from orgtree.base.messages import Saying
    from orgtree.base.place import Sources


class OrgtreeError(Exception):
    """Base of everything that orgtree raises on purpose; `str` is in English, `say` in any language.

    Args:
        said: A sentence, or with facts a template of one; or what says one, such as a mistake.
        facts: What fills the template.
    """

    def __init__(self, said: str | Saying | Mistake, **facts: Any) -> None:
        if isinstance(said, str) and facts:
            from orgtree.base.messages import Saying  # noqa: PLC0415 - commands import this module, and start without it

            said = Saying(said, facts)
        self._said = said
        super().__init__(str(self._said))

    @property
    def saying(self) -> str | Saying | Mistake:
        """The sentence, to be translated."""
        return self._said

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence, translated."""
        return translate(self._said) if isinstance(self._said, str) else self._said.say(translate)


def reraise_interrupts(error: BaseException) -> None:
    """Re-raise interrupts and MemoryError.

    Engines in other languages throw panics that are no `Exception`, so that everything has to be caught there.
    """
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
        raise error


class DefinitionError(OrgtreeError):
    """Nothing could be read; `findings` say where and why.

    Args:
        said: One sentence that names the input, or its template.
        findings: What was found; may be empty when the file itself is missing.
        facts: What fills the template.
    """

    def __init__(self, said: str | Saying, findings: Sequence[Finding] = (), **facts: Any) -> None:
        super().__init__(said, **facts)
        self.findings = tuple(findings)


class ChangesError(DefinitionError):
    """Changes cannot be made to an organisation; `findings` say where and why, all of them.

    Args:
        said: One sentence on the first.
        findings: What is wrong.
        sources: The documents of their places.
    """

    def __init__(self, said: str | Saying, findings: Sequence[Finding], sources: Sources) -> None:
        super().__init__(said, findings)
        self.sources = sources


class UsageError(OrgtreeError):
    """An argument names a unit, kind, metric or form that is not there."""


class WriteError(OrgtreeError):
    """Files are not written: one has changed since it was read, or is write-protected, or another run is writing."""


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

    def __init__(self, package: str, extra: str, purpose: str | Saying, unfit: Saying | None = None) -> None:
        install = "pip install --upgrade" if unfit else "pip install"
        from orgtree.base.messages import Saying  # noqa: PLC0415 - as above

        purpose = Saying(purpose) if isinstance(purpose, str) else purpose
        words = Saying("{package} {unfit}", {"package": package, "unfit": unfit}) if unfit else package
        facts = {"words": words, "purpose": purpose, "install": f"{install} 'orgtree[{extra}]'"}
        super().__init__(N_("{words} is needed {purpose}: {install}"), **facts)
        self.package = package
        self.extra = extra
