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
        "ORG808": (
            "left-out",
            N_(
                "A file says more than the charter has kinds, fields and links for, such as contacts and texts. The keys are named with how "
                "often each stands there, [] for each item of a list and * for each name of a mapping."
            ),
        ),
        "ORG809": (
            "names-left-out",
            N_("A file names persons. They become counts or numbered posts, and their names are not taken over."),
        ),
        "ORG810": (
            "several-parents",
            N_(
                "A unit stands under several others in the file. It stands under the first of them here, and links of another type lead "
                "to the others."
            ),
        ),
        "ORG811": (
            "file-refused",
            N_(
                "A file is not read: it is larger than may be, holds what would make reading it endless or lead to other files and hosts, "
                "such as entities in XML and contexts elsewhere in JSON-LD, or a symbolic link leads out of the folder."
            ),
        ),
        "ORG812": (
            "named-only",
            N_(
                "A file names a unit, as an owner for one, and tells nothing else of it. It becomes a unit whose own links are not known. "
                "Bring the file that tells of it along, or write what is known."
            ),
        ),
    },
    severities={
        "ORG802": "info",
        "ORG803": "warning",
        "ORG804": "info",
        "ORG808": "info",
        "ORG809": "info",
        "ORG810": "info",
        "ORG812": "info",
    },
)
"""Code to kebab name and explanation."""

exchange_finding = CODES.finding
"""Makes a finding of this layer."""
