"""Findings about figures: targets, claims and bands, ORG9xx."""

from orgtree.base.catalogue import N_
from orgtree.base.codes import Codes

CODES = Codes(
    {
        "ORG901": (
            "target-missed",
            N_(
                "A figure surely lies outside its target: a warning outside `warn`, an error outside `fail`. A figure that its bounds leave undecided is not told."
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
    },
    severity="warning",
)
"""Code to kebab name and explanation."""

measure_finding = CODES.finding
"""Makes a finding of this layer."""
