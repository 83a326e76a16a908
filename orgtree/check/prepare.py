"""Prepare a charter's rules: find their checks and parse their settings.

Nothing here looks at an organisation, so that a charter is checked by itself the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from orgtree.base.catalogue import N_
from orgtree.base.dates import Period
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.compile import expression_finding
from orgtree.charter.expression import ExpressionError, Namespace, parse_condition
from orgtree.charter.model import severity_of
from orgtree.charter.setting_types import Titles
from orgtree.charter.validate import validation_findings
from orgtree.check.options import CheckOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding, Severity, Status
    from orgtree.base.place import Part, Place
    from orgtree.base.text import Text
    from orgtree.charter.expression import Condition
    from orgtree.charter.language import RuleModel
    from orgtree.charter.model import Charter
    from orgtree.check.rules import Check

    Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One set of settings of a rule, and the units that it is for.

    Args:
        where: The units that it is for, of those that no case before it fits; None for all.
        options: The check's settings, parsed.
        severity: How bad breaking it is.
        title: What must hold, in the languages of the charter.
        remedy: What to do when it does not.
        source: Where that is written.
    """

    where: Condition | None
    options: CheckOptions
    severity: Severity
    title: Text
    remedy: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to run.

    Args:
        code: Its code, such as P02.
        check: The module that judges.
        cases: Its settings, in the order in which they are tried.
        in_force: The days on which it is in force.
        judged_at: The date field at which that is judged, instead of the definition's date.
        status: Whether its wording was read, or is known from a quotation only.
        place: Where it is written.
        own_codes: Whether a problem may carry a sub-code of its own, as those of Python rules may.
    """

    code: str
    check: Check
    cases: tuple[Case, ...]
    in_force: Period = field(default_factory=Period)
    judged_at: str | None = None
    status: Status = "read"
    place: Place | None = None
    own_codes: bool = False

    @property
    def severity(self) -> Severity:
        """The severity of the first case."""
        return self.cases[0].severity


class _CaseWords(BaseModel):
    """Keys of a case beside the check's settings."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    where: Any = None
    wording: Literal["shall", "generally", "may"] | None = None
    title: Titles = None
    remedy: Titles = None
    source: Titles = None


CASE_WORDS = frozenset(_CaseWords.model_fields)
"""Keys of a case that are no settings of its check."""


def prepare(charter: Charter, checks: Mapping[str, Check]) -> tuple[list[Rule], list[Finding]]:
    """Prepare a charter's rules.

    Args:
        charter: The charter.
        checks: The checks that a rule may name.

    Returns:
        The rules that can be judged, in the charter's order, and what is wrong with the others.
    """
    names = Namespace.of(charter)
    rules: list[Rule] = []
    findings: list[Finding] = []
    for code, written in charter.rules.items():
        if written.judged_at is not None and written.judged_at not in charter.fields:
            continue  # reported when the charter was compiled
        work = _Preparation(charter, names, code, written)
        rule = work.rule(checks)
        findings.extend(work.findings)
        if rule is not None:
            rules.append(rule)
    return rules, findings


def prepared(charter: Charter, code: str, checks: Mapping[str, Check]) -> Rule | None:
    """Return one rule of a charter, or None when something is wrong with it."""
    return _Preparation(charter, Namespace.of(charter), code, charter.rules[code]).rule(checks)


class _Preparation:
    """The preparation of one rule."""

    def __init__(self, charter: Charter, names: Namespace, code: str, written: RuleModel) -> None:
        self.charter = charter
        self.names = names
        self.code = code
        self.written = written
        self.pointer: Pointer = ("rules", code)
        self.findings: list[Finding] = []

    def rule(self, checks: Mapping[str, Check]) -> Rule | None:
        """Return the rule, or None when something is wrong with it."""
        written = self.written
        try:
            check = checks[written.check]
        except KeyError:
            self._no_check(checks)
            return None
        if written.cases is None:
            cases = [self._case(check, {}, None)]
        else:
            cases = [self._case(check, entry, number) for number, entry in enumerate(written.cases)]
        ready = tuple(case for case in cases if case is not None)
        if len(ready) < len(cases) or not ready:
            return None
        return Rule(
            code=self.code,
            check=check,
            cases=ready,
            in_force=Period.between(written.in_force.from_, written.in_force.until),
            judged_at=written.judged_at,
            status=written.status,
            place=self.charter.places(self.pointer, "key"),
        )

    def _no_check(self, checks: Mapping[str, Check]) -> None:
        mistake = unknown(
            N_("there is no check '{check}'"),
            self.written.check,
            checks,
            fact="check",
            most=None,
            otherwise=N_("the checks are {known}"),
        )
        self.findings.append(charter_finding("ORG114", mistake, self.charter.places((*self.pointer, "check"), "value")))

    def _case(self, check: Check, entry: Mapping[str, Any], number: int | None) -> Case | None:
        """Return a case; *number* is None for a rule that has none and is its only one."""
        written, text = self.written, self.charter.text

        def places(pointer: Pointer, part: Part = "value") -> Place | None:
            own = pointer[len(self.pointer) :]
            if number is None or (own and own[0] not in entry):
                return self.charter.places(pointer, part)
            return self.charter.places((*self.pointer, "cases", number, *own), part)

        try:
            words = _CaseWords.model_validate(entry)
        except ValidationError as error:
            self._report(validation_findings(error, _CaseWords, entry, places, self.pointer))
            return None
        where = None
        if words.where is not None:
            try:
                where = parse_condition(words.where, self.names, (*self.pointer, "where"))
            except ExpressionError as error:
                self._report([expression_finding(error, places)])
                return None
        settings = {**written.options, **{key: value for key, value in entry.items() if key not in CASE_WORDS}}
        options = self._options(check, settings, places)
        if options is None:
            return None
        return Case(
            where=where,
            options=options,
            severity=severity_of(written, words.wording),
            title=text(words.title if words.title is not None else written.title),
            remedy=text(words.remedy if words.remedy is not None else written.remedy),
            source=text(words.source if words.source is not None else written.source),
        )

    def _options(self, check: Check, settings: dict[str, Any], places: Any) -> CheckOptions | None:
        model = options_of(check)
        try:
            return model.model_validate(settings, context={"names": self.names})
        except ValidationError as error:
            self._report(validation_findings(error, model, settings, places, self.pointer))
            return None

    def _report(self, findings: list[Finding]) -> None:
        # A setting that all cases share is wrong once.
        said = {(known.code, known.place) for known in self.findings}
        self.findings.extend(finding for finding in findings if (finding.code, finding.place) not in said)


def options_of(check: Check) -> type[CheckOptions]:
    """Return the model of a check's settings."""
    return getattr(check, "Options", CheckOptions)
