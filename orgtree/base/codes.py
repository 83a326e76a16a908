"""Finding codes of one layer, with names and explanations."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from orgtree.base.finding import Finding, Label, Mistake, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.place import Place


class Codes(dict[str, tuple[str, str]]):
    """Code to kebab name and explanation.

    Args:
        entries: The codes.
        severity: How bad findings of this layer are unless they say so themselves.
        severities: How bad those of some codes are instead.
    """

    def __init__(
        self,
        entries: Mapping[str, tuple[str, str]],
        severity: Severity = "error",
        severities: Mapping[str, Severity] = MappingProxyType({}),
    ) -> None:
        super().__init__(entries)
        self.severity = severity
        self.severities = severities

    def finding(
        self,
        code: str,
        message: str | Mistake,
        place: Place | None,
        *,
        severity: Severity | None = None,
        labels: tuple[Label, ...] = (),
        **rest: Any,
    ) -> Finding:
        """Return a finding.

        Args:
            code: One of the codes.
            message: Template of the message, or the whole mistake.
            place: Primary place, if there is one.
            severity: How bad it is; left out, as the code says, else as the layer's are.
            labels: Related places.
            **rest: Further fields of the finding.

        >>> Codes({"X1": ("odd-name", "…")}).finding("X1", "that is odd", None).name
        'odd-name'
        """
        if isinstance(message, Mistake):
            said, message = message, message.message
            rest = {
                "facts": said.facts,
                "help": said.help,
                "written": said.written,
                "suggestion": said.suggestion,
            } | rest
        first = (Label(place),) if place else ()
        return Finding(
            code,
            self[code][0],
            severity or self.severities.get(code, self.severity),
            message,
            labels=first + labels,
            **rest,
        )
