"""Codes of findings about the graph: ORG2xx."""

from orgtree.base.catalogue import N_
from orgtree.base.codes import Codes

CODES = Codes(
    {
        "ORG201": (
            "duplicate-id",
            N_("Two units have one id. Ids are global over all files of a definition; the second unit is left out."),
        ),
        "ORG202": (
            "dangling-reference",
            N_("A link leads to an id that no unit has. The link is left out, and the unit is marked."),
        ),
        "ORG203": (
            "link-not-allowed",
            N_("The charter does not let this link join units of these kinds. The link is left out."),
        ),
        "ORG204": ("two-parents", N_("A unit has two parents in one hierarchy at one date. The first one counts.")),
        "ORG205": (
            "cycle",
            N_("Units are above themselves in a hierarchy. The cycle is cut at its first unit, which is marked."),
        ),
        "ORG206": (
            "retired-id",
            N_("The id of a unit that has ended is used again, or a link leads to it; ids are never reused."),
        ),
        "ORG207": ("link-cardinality", N_("A unit has fewer or more links of a type than the charter says.")),
        "ORG208": ("incoming-cardinality", N_("Fewer or more links of a type lead to a unit than the charter says.")),
        "ORG209": ("repeated-link", N_("The same link is stated twice.")),
        "ORG210": ("self-link", N_("A unit is linked to itself.")),
        "ORG211": ("ended-unit-linked", N_("A link that is in force leads to a unit that has ended.")),
        "ORG212": ("wrong-period", N_("A period ends before it begins.")),
        "ORG213": ("missing-id", N_("A unit has no id, so that nothing can refer to it.")),
        "ORG214": ("too-large", N_("A question over the graph needs more memory than its budget; it stays undecided.")),
        "ORG215": ("definition-too-large", N_("The definition has more units than the budget allows.")),
        "ORG216": (
            "period-outside",
            N_("A child begins before or ends after its parent, or a dated link before or after a unit that it joins."),
        ),
        "ORG217": ("stated-at-both-ends", N_("A link that holds both ways is stated at both of its ends.")),
        "ORG218": ("unknown-successor", N_("A unit that has ended names a successor that no unit is.")),
        "ORG219": (
            "alike-ids",
            N_("The ids of two units differ in capitals only, so that readers and file systems confuse them."),
        ),
        "ORG220": (
            "repeated-value",
            N_("Two units in force state the same value of a field that the charter calls unique."),
        ),
        "ORG221": (
            "standing-unknown",
            N_(
                "Something has ended, and nobody knows when. On a day before the definition's own it is not known whether it "
                "still held; it is left out on that day."
            ),
        ),
        "ORG222": (
            "periods-overlap",
            N_(
                "Two values of a field, or two earlier names of a unit, hold on the same days. The later one is left out."
            ),
        ),
        "ORG223": (
            "unknown-event-unit",
            N_("An event of the head names a unit that is not there and of which nothing says that it has ended."),
        ),
        "ORG224": (
            "event-disagrees",
            N_("An event of the head says something else of a unit than the unit itself, such as another end."),
        ),
        "ORG230": (
            "no-units",
            N_("A definition, or a file that it includes, has no unit, so that there is nothing to check."),
        ),
        "ORG240": ("wrong-change", N_("An entry of a list of changes is not written as one.")),
        "ORG241": (
            "change-not-possible",
            N_("A change speaks of what is not there, or would put a unit below itself. None of its list is made."),
        ),
    }
)
"""Code to kebab name and explanation."""

graph_finding = CODES.finding
"""Makes a finding of this layer."""
