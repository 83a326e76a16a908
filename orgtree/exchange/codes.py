"""Findings about files that are brought in: ORG8xx."""

from orgtree.base.catalogue import N_
from orgtree.base.codes import Codes

CODES = Codes(
    {
        "ORG801": (
            "error-cell",
            N_(
                "A cell of a sheet holds an error such as #REF! or #N/A, so that its value is lost. It is left out and not read as "
                "empty. Mend the formula, and save the sheet again."
            ),
        ),
        "ORG802": (
            "row-left-out",
            N_("A row that holds no unit and no link, such as one of totals, is left out."),
        ),
        "ORG803": (
            "sheet-left-out",
            N_(
                "A sheet has no heading that is known, and is left out. A mapping says what its columns mean, or names it under "
                "`ignore`."
            ),
        ),
        "ORG804": (
            "read-otherwise",
            N_(
                "Cells were read otherwise than they stand in the file: merged cells in each of their rows, numbers with the zeros that "
                "only their format shows, decimal commas, ids made of names. What was read is told, so that it can be looked at."
            ),
        ),
        "ORG805": (
            "row-repeated",
            N_(
                "Several rows have one id. Where they say the same the second is left out; else the first is kept, unless the mapping "
                "says `repeated: merge`, which makes links of them."
            ),
        ),
        "ORG806": (
            "name-not-found",
            N_("A cell names a unit by its name or path, and no unit has it, or several have."),
        ),
        "ORG807": (
            "wrong-mapping",
            N_("A mapping names a column, a sheet, a kind or a key that is not there, or is written wrongly."),
        ),
    },
    severities={"ORG802": "info", "ORG803": "warning", "ORG804": "info"},
)
"""Code to kebab name and explanation."""

exchange_finding = CODES.finding
"""Makes a finding of this layer."""
