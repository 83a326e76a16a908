"""Check an organisation or a charter: all stages in one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.codes import all_codes
from orgtree.base.catalogue import N_
from orgtree.base.clock import day_asked
from orgtree.base.finding import Label
from orgtree.base.memory import no_collecting
from orgtree.base.place import Place, is_file
from orgtree.check.configuration import Configuration
from orgtree.check.engine import Judgement, judge
from orgtree.check.judging_day import JudgingDay
from orgtree.check.loading import PythonRules
from orgtree.check.prepare import prepare
from orgtree.check.report import Report
from orgtree.check.rule_note import RuleNote
from orgtree.check.rules import CHECKS
from orgtree.check.selection import check_selectors
from orgtree.check.structure import STRUCTURE
from orgtree.check.suggestions import with_fixes
from orgtree.check.suppression import Wanted, suppress
from orgtree.measure.codes import CODES as MEASURE_CODES
from orgtree.source import Document, SourceSet
from orgtree.source.documents import root_mapping

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from orgtree.api.organisation import Organisation
    from orgtree.base.dates import Date
    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.check.prepare import Rule
    from orgtree.graph.loaded import Loaded

_OF_MISSING_RULES = frozenset({"ORG043", "ORG045", "ORG114"})
"""What is told of a name that a Python rule would have: where those are not loaded, nobody knows."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a run.

    Args:
        report: What it found.
        inputs: The files that were read, the configuration included.
        crashed: Whether a rule stopped with an error or could not be loaded, so that the run as a whole failed.
        org: The organisation; None where a charter was checked, or nothing could be built.
        charter: The charter that was used or checked, as far as it could be.
        baseline: The baseline file of the settings, if they name one.
        parts: Files that were named but are parts of a definition, each with the definition that was checked instead.
    """

    report: Report
    inputs: tuple[Path, ...] = ()
    crashed: bool = False
    org: Organisation | None = None
    charter: Charter | None = None
    baseline: Path | None = None
    parts: Mapping[str, str] = field(default_factory=dict)


def check(
    org: Organisation,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    configuration: Configuration | None = None,
    today: str | dt.date | None = None,
) -> Report:
    """Check an organisation; see `Organisation.check`.

    Raises:
        UsageError: If *select* or *ignore* names a rule that there is not, or *today* is no date.
    """
    wanted = Wanted(tuple(select), tuple(ignore), configuration or Configuration())
    return Run(org.loaded, wanted, org, today=None if today is None else day_asked(today)).outcome().report


class Run:
    """One run over an organisation or a charter.

    Args:
        loaded: What reading gave; of a charter file without a graph.
        wanted: What is asked for.
        org: The organisation, if one was read.
        python_rules: Whether the configuration's Python rules are loaded, which runs them.
        today: What counts as today; else the clock says it.
    """

    def __init__(
        self,
        loaded: Loaded,
        wanted: Wanted,
        org: Organisation | None = None,
        *,
        python_rules: bool = True,
        today: Date | None = None,
    ) -> None:
        self.loaded = loaded
        self.org = org
        self.day = JudgingDay(org.snapshot.as_of if org else None, today)
        self.python_rules = python_rules
        self.sources = SourceSet(loaded.sources.documents)
        configuration = wanted.configuration
        if configuration.text:
            configuration = configuration.at(self.sources.add(Document(configuration.label, configuration.text)))
        self.wanted = Wanted(wanted.select, wanted.ignore, configuration)

    @no_collecting()
    def outcome(self) -> Outcome:
        """Run all rules and return the outcome."""
        loaded, wanted = self.loaded, self.wanted
        own = PythonRules(wanted.configuration, load=self.python_rules)
        findings: list[Finding] = list(loaded.findings)
        rules: list[Rule] = []
        judged = Judgement()
        if loaded.charter is not None:
            rules, wrong = prepare(loaded.charter, _Checks(own.checks))
            rules += own.rules(loaded.charter)
            findings += wrong
        known = self._known(rules, loaded.charter)
        check_selectors([*wanted.select, *wanted.ignore], known)
        if self.org is not None:
            judged = self._judge([rule for rule in rules if wanted.asks(rule.code) or rule.own_codes])
        if loaded.charter is not None:
            findings += _measure_mistakes(self.org, loaded.charter)
        findings += judged.findings
        if self.org is not None and any(wanted.asks(code) for code in MEASURE_CODES):
            findings += [self._in_definition(finding) for finding in loaded.at_home(_targets(self.org))]
        suppressed = suppress(
            loaded.at_home(findings),
            wanted,
            sources=self.sources,
            documents=[
                n for n, document in enumerate(self.sources.documents) if not document.label.startswith("orgtree:")
            ],
            quoted=self._quoted,
            graph=loaded.snapshot,
            known=known,
            judged=frozenset([*all_codes(), *(rule.code for rule in rules)]) - frozenset(judged.crashed),
            undecided=judged.undecided,
            day=self.day,
        )
        left = [finding for finding in suppressed.findings if not (own.left and finding.code in _OF_MISSING_RULES)]
        told = [*wanted.configuration.findings, *own.findings, *left]
        # What is only looked at is not mended: an edit would change what is written.
        shown = told if loaded.home is not None else list(with_fixes(told, self.sources))
        report = Report(
            findings=tuple(shown),
            sources=self.sources,
            undecided={code: len(units) for code, units in sorted(judged.undecided.items()) if wanted.asks(code)},
            hidden=suppressed.hidden,
            silenced=suppressed.silenced,
            rules=tuple(_notes(rules, shown)),
            as_of=self.org.as_of if self.org else None,
            judged_by=self.day.told,
        )
        return Outcome(report, self._inputs(), bool(judged.crashed) or own.crashed, self.org, loaded.charter)

    def _in_definition(self, finding: Finding) -> Finding:
        """Return a finding that points at a built-in charter as one that points at the definition's head first.

        It is the definition that misses a target, and no reader of its findings has the charter's file.
        """
        root = self.sources[0] if len(self.sources) else None
        head = root_mapping(root) if isinstance(root, Document) else {}
        if not head or finding.place is None or not self.sources.label(finding.place.document).startswith("orgtree:"):
            return finding
        key = "charter" if "charter" in head else next(iter(head))
        charter = replace(finding.labels[0], text=finding.labels[0].text or N_("stated here"))
        return replace(finding, labels=(Label(Place(0, (key,))), charter, *finding.labels[1:]))

    def _judge(self, rules: list[Rule]) -> Judgement:
        graph = self.loaded.snapshot
        assert graph is not None  # noqa: S101 - an organisation has one
        modules = [module for module in STRUCTURE.values() if any(map(self.wanted.asks, module.CODES))]
        return judge(graph, rules, modules, read=self.loaded.findings, day=self.day)

    def _known(self, rules: list[Rule], charter: Charter | None) -> frozenset[str]:
        return frozenset([*all_codes(), *(charter.rules if charter else ()), *(rule.code for rule in rules)])

    def _quoted(self, document: int, offset: int) -> bool:
        """Return whether a character lies inside a text, so that no comment begins there."""
        entry = self.sources[document]
        pointer = entry.path_at(offset)
        if not pointer:
            return False
        start, end = entry.stretch(Place(document, pointer))
        return start <= offset < end and isinstance(_at(entry.data, pointer), str)

    def _inputs(self) -> tuple[Path, ...]:
        labels = (document.label for document in self.sources.documents)
        return tuple(Path(label) for label in labels if is_file(label))


class _Checks(Mapping[str, Any]):
    """The checks of a configuration, then orgtree's own, imported lazily."""

    def __init__(self, own: Mapping[str, Any]) -> None:
        self._own = own

    def __getitem__(self, name: str) -> Any:
        return self._own[name] if name in self._own else CHECKS[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._own, **dict.fromkeys(CHECKS)})

    def __len__(self) -> int:
        return len(set(self._own).union(CHECKS))


def _targets(org: Organisation) -> list[Finding]:
    from orgtree.api.measuring import target_findings  # noqa: PLC0415 - measures are loaded when they are asked for

    return target_findings(org)


def _measure_mistakes(org: Organisation | None, charter: Charter) -> list[Finding]:
    """Return the findings about metrics and claims themselves."""
    from orgtree.api.measuring import measuring_findings, metric_findings  # noqa: PLC0415 - as above

    return metric_findings(charter) if org is None else measuring_findings(org)


def _notes(rules: Iterable[Rule], findings: Iterable[Finding]) -> list[RuleNote]:
    """Return a note for each rule that was judged, and for each code of orgtree's own that was found."""
    notes = {
        rule.code: RuleNote(rule.code, rule.check.NAME, rule.severity, rule.cases[0].title, source=rule.cases[0].source)
        for rule in rules
    }
    own = all_codes()
    for finding in findings:
        if finding.code in own:
            name, explanation = own[finding.code]
            notes.setdefault(finding.code, RuleNote(finding.code, name, finding.severity, help=explanation))
    return list(notes.values())


def _at(data: Any, pointer: tuple[str | int, ...]) -> Any:
    for part in pointer:
        data = data[part]
    return data
