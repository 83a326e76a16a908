"""Codes of findings about checking itself: crashed rules, faulty exceptions, unused ignores."""

from orgtree.base.catalogue import N_
from orgtree.base.codes import Codes

CODES = Codes(
    {
        "ORG001": (
            "crashed-rule",
            N_("A rule stopped with an error of its own. The other rules still ran; the run fails with exit code 2."),
        ),
        "ORG040": (
            "baseline-entry-stale",
            N_("A baseline allows more findings than there are. Write it again, so that what is mended stays mended."),
        ),
        "ORG041": (
            "exception-without-reason",
            N_(
                "An exception says why, with a reference to who approved it; one that does not say it silences nothing."
            ),
        ),
        "ORG042": (
            "exception-past-end",
            N_("The exception has ended on the date of the definition and silences nothing."),
        ),
        "ORG043": ("exception-of-unknown-rule", N_("The exception names a rule that the charter does not have.")),
        "ORG044": (
            "unused-exception",
            N_("The exception silences nothing: the unit keeps the rule, or the rule is not about units of its kind."),
        ),
        "ORG045": ("unused-ignore", N_("The comment silences nothing on its line.")),
        "ORG046": (
            "ignore-without-reason",
            N_("An ignore comment names the codes that it silences and says why: `# orgtree: ignore[P02] why`."),
        ),
        "ORG050": (
            "broken-configuration",
            N_("The configuration file is not TOML from the marked place on; none of it holds."),
        ),
        "ORG051": ("unknown-setting", N_("The configuration has a key that means nothing; it is most often a slip.")),
        "ORG052": (
            "wrong-setting",
            N_("A setting of the configuration is not of the type that is wanted; it does not hold."),
        ),
        "ORG053": (
            "rule-not-loaded",
            N_(
                "A Python rule that the configuration names cannot be imported, or is no rule. A rule is a module with NAME "
                "and check(context, options). The other rules still ran; the run fails with exit code 2."
            ),
        ),
        "ORG054": (
            "unknown-plugin",
            N_(
                "The configuration switches a plugin on that no installed package offers as an entry point of 'orgtree.rules'."
            ),
        ),
        "ORG055": (
            "setting-without-effect",
            N_("A setting of the configuration names a unit or a code of orgtree that does not exist."),
        ),
        "ORG056": (
            "rules-left-out",
            N_(
                "The configuration names Python rules, and what looks at a folder that is only opened does not run them. The "
                "language server loads them when it is started with --python-rules."
            ),
        ),
    }
)
"""Code to kebab name and explanation."""

check_finding = CODES.finding
"""Makes a finding of this layer."""
