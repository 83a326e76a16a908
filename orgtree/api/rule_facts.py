"""What is said of a rule beside its title: how bad breaking it is, where it comes from, when it is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.api.charter_entry import CharterEntry, titled
from orgtree.base.catalogue import N_, translator
from orgtree.base.messages import fill
from orgtree.check.finding_words import SEVERITY_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.api.explaining import RuleText


def rule_facts(rule: RuleText, language: str) -> list[tuple[str, str]]:
    """Return what is said of a rule beside its title, as labels and texts; those without anything are empty."""
    translate = translator(language)
    charters = bool(rule.wording)
    status = N_("read in a text of the rule") if rule.status == "read" else N_("known from a quotation only")
    declared = rule.declared
    # Of a rule that is the charter's own, or practice, nobody says that a text of it was read.
    told = declared is not None and "status" in declared.rules[rule.code].model_fields_set
    charter = titled(CharterEntry(rule.charter, declared.title.pick(language) if declared else ""), translate)
    severity, wording = translate(SEVERITY_WORDS[rule.severity]), translate(rule.wording)
    period = _period(rule.begins, rule.ends, translate)
    if period and rule.judged_at:
        period = fill(N_("{period}, judged at '{field}'"), {"period": period, "field": rule.judged_at}, translate)
    return [
        (N_("charter") if charters else N_("settings"), charter),
        (
            N_("severity"),
            fill(N_("{severity} ({wording})"), {"severity": severity, "wording": wording}, translate)
            if charters
            else severity,
        ),
        (N_("source"), rule.source.pick(language)),
        (N_("status"), translate(status) if told else ""),
        (N_("in force"), period),
        (N_("remedy"), rule.remedy.pick(language)),
        (N_("check"), rule.check),
    ]


def _period(begins: str, ends: str, translate: Callable[[str], str]) -> str:
    """Return a time in words; "" where it has no bounds."""
    if not begins:
        template = N_("until {end}") if ends else ""
    else:
        template = N_("from {begin} until {end}") if ends else N_("since {begin}")
    return fill(template, {"begin": begins, "end": ends}, translate)
