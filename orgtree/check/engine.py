"""Run rules over a graph; a crash of one does not stop the others.

Units that fit a rule, a case or its dates only perhaps are asked for with three-valued answers all the
way, so that a rule never fails on what is not known.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import Period
from orgtree.base.finding import Finding, Label
from orgtree.base.messages import Named, reason
from orgtree.check.codes import check_finding
from orgtree.check.follow_ons import DroppedLinks
from orgtree.check.judging_day import JudgingDay
from orgtree.check.options import CheckOptions
from orgtree.check.prepare import options_of
from orgtree.check.rule import Context, Problem, Undecided
from orgtree.check.rules import CHECKS
from orgtree.graph.bounds import Answer
from orgtree.graph.codes import CODES as GRAPH_CODES
from orgtree.graph.codes import graph_finding
from orgtree.graph.query import Query, TooManyPairsError
from orgtree.graph.totals import stated_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from orgtree.base.finding import Severity
    from orgtree.base.place import Place
    from orgtree.base.text import Text
    from orgtree.check.prepare import Case, Rule
    from orgtree.check.structure import StructureRule
    from orgtree.graph.snapshot import Snapshot


@dataclass(slots=True)
class Judgement:
    """The result of running rules.

    Args:
        findings: Every finding, follow-on findings marked as such and still among them.
        undecided: Per code the units that the data does not settle, each once.
        crashed: Codes of the rules that stopped with an error.
    """

    findings: list[Finding] = field(default_factory=list)
    undecided: dict[str, NDArray[Any]] = field(default_factory=dict)
    crashed: list[str] = field(default_factory=list)


def option_models() -> dict[str, type[CheckOptions]]:
    """Return the model of every check's settings by the check's name, for schemas and for help."""
    return {name: options_of(check) for name, check in CHECKS.items()}


def judge(
    graph: Snapshot,
    rules: Iterable[Rule],
    structure: Iterable[StructureRule] = (),
    *,
    read: Iterable[Finding] = (),
    day: JudgingDay | None = None,
) -> Judgement:
    """Judge rules.

    Args:
        graph: The organisation.
        rules: A charter's rules and those of the configuration.
        structure: The structure rules that are wanted.
        read: What reading found, which explains what rules miss.
        day: The day by which rules in force and terms are judged; else the organisation's, or today.
    """
    engine = _Engine(graph, DroppedLinks(graph, read), day or JudgingDay(graph.as_of))
    for module in structure:
        engine.structure(module)
    for rule in rules:
        engine.rule(rule)
    return engine.judged


class _Engine:
    """One run over one graph."""

    def __init__(self, graph: Snapshot, dropped_links: DroppedLinks, judging: JudgingDay) -> None:
        self.graph = graph
        self.judging = judging
        self.query = Query(graph)
        self.everywhere = self.query.condition(None)
        self.judged = Judgement()
        self.dropped_links = dropped_links

    def structure(self, module: StructureRule) -> None:
        """Judge a structure rule."""
        options = CheckOptions.model_validate({})

        def finding(problem: Problem) -> Finding:
            code = problem.code or module.CODES[0]
            severity = getattr(module, "SEVERITIES", {}).get(code, "error")
            return self._finding(problem, code, GRAPH_CODES[code][0], severity, options)

        code = module.CODES[0]
        context = Context(self.query, self.everywhere, self.judging)
        undecided = self._run(code, lambda: module.check(context, options), finding, context, options)
        self._undecided(code, undecided)

    def rule(self, rule: Rule) -> None:
        """Judge a rule case by case."""
        undecided = np.zeros(self.graph.size, dtype=bool)  # a unit of several cases counts once
        rest = everyone_in_force(self.graph, self.everywhere, rule, self.judging)
        for case in rule.cases:
            if self.graph.size and not rest.may.any():
                break
            try:
                fits = self.query.condition(case.where)
            except TooManyPairsError as error:
                self._too_large(rule.code, error, rule.place)
                undecided |= _scope(Context(self.query, rest, self.judging), case.options)
                break
            part, rest = rest & fits, rest & ~fits
            if self.graph.size and not part.may.any():
                continue
            undecided |= self._case(rule, case, Context(self.query, part, self.judging))
        self._undecided(rule.code, undecided)

    def _case(self, rule: Rule, case: Case, context: Context) -> NDArray[np.bool_]:
        told: dict[str, Any] = {"rule": case.title, "status": rule.status, "source": case.source}

        def finding(problem: Problem) -> Finding:
            code = problem.code if rule.own_codes and problem.code.startswith(rule.code) else rule.code
            return self._finding(problem, code, rule.check.NAME, case.severity, case.options, case.remedy, **told)

        return self._run(
            rule.code, lambda: rule.check.check(context, case.options), finding, context, case.options, rule.place
        )

    def _run(
        self,
        code: str,
        begin: Callable[[], Iterable[Problem | Undecided | Finding]],
        finding: Callable[[Problem], Finding],
        context: Context,
        options: CheckOptions,
        place: Place | None = None,
    ) -> NDArray[np.bool_]:
        """Run a check and collect its problems; return which units are undecided, none of which has a problem."""
        undecided = np.zeros(self.graph.size, dtype=bool)
        told: list[int] = []
        add = self.judged.findings.append
        try:
            for said in begin():
                if isinstance(said, Problem):
                    add(finding(said))
                    if said.unit is not None:
                        told.append(said.unit)
                elif isinstance(said, Undecided):
                    undecided[said.units] = True
                elif isinstance(said, Finding):
                    add(said)
                else:
                    raise TypeError(f"a check yields Problem, Undecided or Finding, not {type(said).__name__}")  # noqa: TRY301 - a crash like any other
        except TooManyPairsError as error:
            self._too_large(code, error, place)
            undecided |= _scope(context, options)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a rule does, the others still run
            self.judged.crashed.append(code)
            self.judged.findings.append(crash(code, error, place))
        undecided[told] = False
        return undecided

    def _finding(
        self,
        problem: Problem,
        code: str,
        name: str,
        severity: Severity,
        options: CheckOptions,
        remedy: Text | None = None,
        **rest: Any,
    ) -> Finding:
        unit = None if problem.unit is None else self.graph.named[problem.unit]
        follows = problem.follows
        if problem.absence and follows is None and problem.unit in self.dropped_links:
            wanted = self.dropped_links.wanted(options, problem.link)
            follows = f"damage of {unit}" if self.dropped_links.explain(problem.unit, wanted) else None
        first = (Label(problem.place),) if problem.place is not None else ()
        return Finding(
            code=code,
            name=name,
            severity=problem.severity or severity,
            message=problem.message,
            facts={"remedy": remedy, **problem.facts} if remedy else problem.facts,
            unit=unit,
            labels=first + tuple(problem.labels),
            help=N_("{remedy}") if remedy else problem.help,
            follows=follows,
            link=self._titled(problem.link),
            written=problem.written,
            suggestion=problem.suggestion,
            **rest,
        )

    def _titled(self, link: str | None) -> str | None:
        """Return a link's name, which sentences say by its title."""
        known = self.graph.charter.links.get(link or "")
        return Named(known.name, known.title) if known else link

    def _undecided(self, code: str, units: NDArray[np.bool_]) -> None:
        if not units.any():
            return
        units[self.judged.undecided.get(code, [])] = True
        self.judged.undecided[code] = np.flatnonzero(units)

    def _too_large(self, code: str, error: TooManyPairsError, place: Place | None) -> None:
        self.judged.findings.append(
            graph_finding(
                "ORG214",
                N_("rule '{rule}' has to compare too many units with one another: {reason}"),
                place,
                severity="warning",
                facts={"rule": code, "reason": reason(error)},
                help=N_("narrow the rule with where, or with a path that reaches fewer units"),
            )
        )


def everyone_in_force(graph: Snapshot, everywhere: Answer, rule: Rule, day: JudgingDay) -> Answer:
    """Return the units for which a rule is in force, each at its own date where the rule names a date field.

    Args:
        graph: The organisation.
        everywhere: The answer that is yes for every unit.
        rule: The rule.
        day: The day by which it is in force where it names no field.
    """
    if rule.in_force == Period():
        return everywhere
    start, stop = rule.in_force.start, rule.in_force.stop
    first, last = day.date.first, day.date.last
    if rule.judged_at is None:
        must, may = start <= first and last < stop, last >= start and first < stop
        if must:  # as most are, and there are many rules
            return everywhere
        return everywhere & Answer(np.asarray(must), np.asarray(may))
    having = graph.having(rule.judged_at)
    judged_at = stated_days(graph, rule.judged_at)
    low, high = np.where(having, judged_at.low, first), np.where(having, judged_at.high, last)
    return Answer((low >= start) & (high < stop), (high >= start) & (low < stop))


def crash(code: str, error: BaseException, place: Place | None) -> Finding:
    """Return the finding for a rule that raised an error."""
    return check_finding(
        "ORG001",
        N_("rule '{rule}' stopped with {error}: {reason}"),
        place,
        facts={"rule": code, "error": type(error).__name__, "reason": str(error)[:500], "where": _last_line(error)},
        help=N_("the error arose in {where}; the other rules still ran"),
    )


def _last_line(error: BaseException) -> str:
    (last,) = traceback.extract_tb(error.__traceback__, limit=-1)  # what was caught has been raised somewhere
    return f"{last.filename}:{last.lineno}"


def _scope(context: Context, options: CheckOptions) -> NDArray[Any]:
    try:
        return context.scope(options).may
    except TooManyPairsError:
        return context.of_kinds(options).may
