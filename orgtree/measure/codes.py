"""Findings about figures: targets, claims and bands, ORG9xx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Finding, Label, Severity

if TYPE_CHECKING:
    from orgtree.base.place import Place

CODES: dict[str, tuple[str, str]] = {
    "ORG901": (
        "target-missed",
        N_(
            "A figure surely lies outside its target: a warning below `warn`, an error below `fail`. A figure that its bounds leave undecided is none."
        ),
    ),
    "ORG902": (
        "claim-contradicted",
        N_(
            "A published figure does not agree with what the definition's own units give, at the precision that is printed."
        ),
    ),
    "ORG903": (
        "outside-band",
        N_("A figure, or a unit's own load, surely lies outside the band that the charter gives for it."),
    ),
}
"""Code to kebab name and explanation."""


def found(  # noqa: D417 - the rest are a finding's own
    code: str,
    message: str,
    place: Place | None,
    *,
    severity: Severity = "warning",
    labels: tuple[Label, ...] = (),
    **rest: Any,
) -> Finding:
    """Return a finding of this layer.

    Args:
        code: One of `CODES`.
        message: Template of the message.
        place: Primary place, if there is one.
        severity: How bad it is.
        labels: Related places.
    """
    first = (Label(place),) if place else ()
    return Finding(code, CODES[code][0], severity, message, labels=first + labels, **rest)
