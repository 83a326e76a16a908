"""Check a folder of tables where it lies: the rules that are relations, by SQL; the others are listed."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.extras import need
from orgtree.base.files import writable
from orgtree.base.finding import SEVERITIES
from orgtree.base.messages import Saying
from orgtree.check.configuration import level_of
from orgtree.check.exceptions import lasts
from orgtree.check.judging_day import JudgingDay
from orgtree.check.prepare import prepare
from orgtree.check.read_configuration import find_configuration, read_configuration
from orgtree.check.rules import CHECKS
from orgtree.check.selection import check_selectors, is_grade
from orgtree.check.suppression import Wanted
from orgtree.graph.manifest import BESIDES
from orgtree.graph.stored import stored_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.base.finding import Finding, Severity
    from orgtree.base.text import Text
    from orgtree.check.prepare import Rule
    from orgtree.graph.stored import StoredTables
    from orgtree.measure.sql.duckdb_engine import DuckDB

MOST_TOLD = 10
"""So many findings of a rule are told; all are counted."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What surely breaks a rule: a unit, or a link of it.

    Args:
        id: Id of the unit.
        name: Its name; None where it has none.
        kind: Its kind.
        finding: What is said of it; it has no place, since no row says where a unit was written.
    """

    id: str
    name: str | None
    kind: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """What became of a rule.

    Args:
        code: Its code.
        check: The name of its check.
        title: What must hold.
        failing: How often it is surely broken, by how bad that is; a check of links tells a unit once for each of them.
        undecided: Of how many units that is open.
        excepted: How often it is broken by units that have an exception.
        told: The first of those that break it.
    """

    code: str
    check: str
    title: Text
    failing: Mapping[Severity, int]
    undecided: int
    excepted: int
    told: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class RuleLeft:
    """A rule that was not judged.

    Args:
        code: Its code.
        check: The name of its check.
        reason: Why.
    """

    code: str
    check: str
    reason: Saying


@dataclass(frozen=True, slots=True)
class TablesReport:
    """What checking a folder of tables found.

    Args:
        rules: The rules that were judged, in the charter's order.
        left: Those that were not.
        day: The day that the tables are of; None if they are of none.
    """

    rules: tuple[JudgedRule, ...]
    left: tuple[RuleLeft, ...]
    day: str | None

    @property
    def counts(self) -> dict[Severity, int]:
        """How often rules are broken, by how bad that is."""
        found: Counter[Severity] = Counter()
        for rule in self.rules:
            found.update(rule.failing)
        return {severity: found[severity] for severity in SEVERITIES}

    def at_least(self, severity: Severity) -> bool:
        """Return whether any unit breaks a rule that is as bad as this."""
        return any(self.counts[one] for one in SEVERITIES[: SEVERITIES.index(severity) + 1])


def check_tables(
    folder: str | Path,
    *,
    memory: str | None = None,
    session: Any = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: str | Path | None = None,
    findings: str | Path | None = None,
    most: int | None = MOST_TOLD,
) -> TablesReport:
    """Check a folder of tables where it lies, by DuckDB: what breaks a rule is what `check` finds in memory.

    Judged are the rules whose check is a relation: age, dated-needs-link, ends-with, field-compare, field-range, field-value,
    link-count, needs-end, no-overlap, pairs, required-link, sequence, term, total and unique.
    All others are told as not judged, `open_tables(folder).check()` judges them. Neither are what holds in any organisation,
    targets and claims.

    Args:
        folder: The folder.
        memory: The most memory that DuckDB takes, as in `4GB`; it works on disk beyond.
        session: A connection of DuckDB to use instead of a new one.
        select: Only these codes.
        ignore: Codes to leave out.
        config: Configuration file; else the nearest one beside the folder or above. Its selection and severities count.
        findings: Parquet file to write of all that breaks a rule or is undecided, a row for each.
        most: How many findings of each rule are told; None for all.

    Raises:
        DefinitionError: If the folder is not whole.
        UsageError: If a code is not there, or the file cannot be written.
        MissingExtraError: If a package is missing: they come with `orgtree[sql]`.

    >>> import orgtree, tempfile
    >>> rows = [{"id": "a", "kind": "team"}, {"id": "p", "kind": "post", "in_unit": "a"}]
    >>> org = orgtree.from_rows(rows, charter="company")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     org.to_parquet(folder)
    ...     report = orgtree.check_tables(folder)
    >>> [(rule.code, one.id, one.finding.text()) for rule in report.rules for one in rule.told]
    [('C01', 'a', "'a' has no 'headed by'")]
    """
    tables = stored_tables(folder)
    target = (
        None
        if findings is None
        else writable(Path(findings), never=[tables.path(one) for one in tables.manifest.files])[0]
    )
    need("sqlglot", N_("to write SQL"))
    from orgtree.measure.sql.duckdb_engine import DuckDB  # noqa: PLC0415 - only where SQL is asked for

    configuration = read_configuration(config) if config else find_configuration(folder)
    wanted = Wanted(tuple(select), tuple(ignore), configuration)
    engine = DuckDB(memory=memory, connection=session)
    engine.open(tables)
    return _Check(tables, engine, wanted, most).report(target)


class _Check:
    """One check of a folder."""

    def __init__(self, tables: StoredTables, engine: DuckDB, wanted: Wanted, most: int | None) -> None:
        self.tables = tables
        self.engine = engine
        self.wanted = wanted
        self.most = most
        day = tables.manifest.day
        self.day = JudgingDay(None if day is None else Date.parse(day))
        self.kept: dict[str, Rule] = {}

    def report(self, findings: Path | None) -> TablesReport:
        charter = self.tables.charter
        ready = {rule.code: rule for rule in prepare(charter, CHECKS)[0]}
        check_selectors([*self.wanted.select, *self.wanted.ignore], frozenset(charter.rules))
        judged: list[JudgedRule] = []
        left: list[RuleLeft] = []
        try:
            for code, written in charter.rules.items():
                if not self.wanted.asks(code) or self.wanted.leaves_out(code):
                    continue
                if level_of(self.wanted.configuration.severity, code) == "off":
                    continue
                found = self._judged(ready.get(code))
                if isinstance(found, JudgedRule):
                    judged.append(found)
                else:
                    left.append(RuleLeft(code, written.check, found))
            if findings is not None:
                self._write(findings)
        finally:
            for name in self.kept:
                self.engine.forget(name)
        return TablesReport(tuple(judged), tuple(left), self.tables.manifest.day)

    def _judged(self, rule: Rule | None) -> JudgedRule | Saying:
        """Return what became of a rule, or why it is not judged."""
        from orgtree.api.table_checks import RELATIONS  # noqa: PLC0415 - SQLGlot is there, as was seen
        from orgtree.api.table_rules import finding_of, rule_query  # noqa: PLC0415 - as above
        from orgtree.measure.sql.judged import counts, first_failing  # noqa: PLC0415 - as above
        from orgtree.measure.sql.unsupported import InexpressibleError  # noqa: PLC0415 - as above

        if rule is None:
            return Saying(N_("its check or its settings are not orgtree's own"))
        if rule.check.NAME not in RELATIONS:
            return Saying(N_("its check is judged in memory only"))
        tables = self.tables
        try:
            query = rule_query(tables.charter, tables.manifest, rule, self.day, self._excepted(rule.code))
        except InexpressibleError as error:
            return Saying(error.reason, error.facts)
        kept = f"judged_{len(self.kept)}"
        self.engine.keep(kept, query)
        self.kept[kept] = rule
        failing: Counter[Severity] = Counter()
        others: Counter[str] = Counter()
        for part, state, count in self.engine.rows(counts(kept))[1]:
            if state == "fails":
                failing[self._severity(rule, part)] += count
            else:
                others[state] += count
        told = []
        if failing:
            names, rows = self.engine.rows(first_failing(kept, self.most))
            for row in (dict(zip(names, values, strict=True)) for values in rows):
                severity = self._severity(rule, row["part"])
                finding = finding_of(tables.charter, tables.manifest.language, rule, row, severity, self.day)
                told.append(Broken(row["id"], row["name"], row["kind"], finding))
        case = rule.cases[0]
        return JudgedRule(
            rule.code, rule.check.NAME, case.title, dict(failing), others["undecided"], others["excepted"], tuple(told)
        )

    def _severity(self, rule: Rule, part: int) -> Severity:
        level: Any = level_of(self.wanted.configuration.severity, rule.code)
        found: Severity = level or rule.cases[part].severity
        return found

    def _excepted(self, code: str) -> list[int]:
        """Return the units that have an exception from a rule."""
        return [
            unit
            for unit, said in self._exceptions
            if any(is_grade(of, code) and lasts(entry, self.day) for of, entry in said.items())
        ]

    @cached_property
    def _exceptions(self) -> Sequence[tuple[int, Mapping[str, Any]]]:
        if not self.tables.has(BESIDES):
            return ()
        found = self.engine.said_besides(self.tables.path(BESIDES), "exceptions")
        return [(unit, json.loads(said)) for unit, said in found]

    def _write(self, target: Path) -> None:
        """Write all units as Parquet: in a folder beside it first, so that no part of it is ever there."""
        from orgtree.measure.sql.judged import every_row  # noqa: PLC0415 - as above

        kept = {
            name: (
                (rule.code, rule.check.NAME),
                [self._severity(rule, part) for part in range(len(rule.cases))],
            )
            for name, rule in self.kept.items()
        }
        with TemporaryDirectory(prefix=".orgtree-", dir=target.parent) as folder:
            self.engine.write(every_row(kept), Path(folder) / "findings.parquet")
            (Path(folder) / "findings.parquet").replace(target)
