"""Findings about charters, and about definitions that do not fit their charter: ORG1xx."""

from orgtree.base.catalogue import N_
from orgtree.base.codes import Codes

CODES = Codes(
    {
        "ORG100": (
            "wrong-header",
            N_(
                "A file begins with `orgtree: definition/1` or `orgtree: charter/1`, so that it can be read without guessing."
            ),
        ),
        "ORG101": (
            "unknown-charter",
            N_("The charter is neither built in nor a file inside the root file's folder, or it could not be read."),
        ),
        "ORG102": (
            "unknown-key",
            N_("The key has no meaning here. Most often it is a slip of the keyboard: the help names the nearest key."),
        ),
        "ORG103": ("missing-key", N_("Something required is not there.")),
        "ORG104": ("wrong-value", N_("The value is not of the type that is wanted: a count, a date, one of a list.")),
        "ORG105": ("unknown-kind", N_("The kind is not one of the charter's.")),
        "ORG106": ("abstract-kind", N_("The kind is abstract: it only gathers others, and a unit is of one of those.")),
        "ORG107": ("field-not-allowed", N_("The charter has this field or link, but units of this kind do not.")),
        "ORG108": ("required-field", N_("The charter says that every unit of the kind states this field.")),
        "ORG110": ("unknown-name", N_("A charter names a kind, field or link that it does not declare.")),
        "ORG111": (
            "name-taken",
            N_("A charter uses one name for two things, or a word that the language keeps for itself."),
        ),
        "ORG112": ("circular-inheritance", N_("A charter's kinds or links are cases of themselves.")),
        "ORG113": ("wrong-expression", N_("A path or a condition cannot be understood.")),
        "ORG114": ("unknown-check", N_("A rule names a check that does not exist.")),
        "ORG115": (
            "ambiguous-nesting",
            N_("Two links of a charter could be written by nesting one kind under another; only one may."),
        ),
        "ORG117": (
            "stated-twice",
            N_(
                "A link is written both by nesting and by its key; it is written once. Only where a unit stood before it came where it is nested does the key say, with the days on which that ended."
            ),
        ),
        "ORG118": (
            "nesting-not-allowed",
            N_("No link of the charter lets a unit of this kind stand under a unit of that kind."),
        ),
        "ORG119": ("wrong-unit", N_("An entry in a list of units is not a unit.")),
    }
)
"""Code to kebab name and explanation."""

charter_finding = CODES.finding
"""Makes a finding of this layer."""
