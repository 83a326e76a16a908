"""Check a folder of tables where it lies: the rules that are relations, by SQL; the others are listed."""

from __future__ import annotations

import json
from collections import Counter
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from orgtree.api.engines import engine_named
from orgtree.api.tables_report import MOST_TOLD, Broken, JudgedRule, RuleLeft, TablesReport
from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.files import writable
from orgtree.base.messages import Saying
from orgtree.base.progress import Progress
from orgtree.check.configuration import level_of
from orgtree.check.exceptions import lasts
from orgtree.check.judging_day import JudgingDay
from orgtree.check.prepare import prepare
from orgtree.check.read_configuration import find_configuration, read_configuration
from orgtree.check.rule_note import RuleNote
from orgtree.check.rules import CHECKS
from orgtree.check.selection import check_selectors, is_grade
from orgtree.check.suppression import Wanted
from orgtree.graph.manifest import BESIDES
from orgtree.graph.stored import stored_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.base.finding import Severity
    from orgtree.check.prepare import Rule
    from orgtree.graph.stored import StoredTables
    from orgtree.measure.sql.measured import Engine


def check_tables(
    folder: str | Path,
    *,
    engine: str = "duckdb",
    memory: str | None = None,
    master: str | None = None,
    session: Any = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: str | Path | None = None,
    findings: str | Path | None = None,
    most: int | None = MOST_TOLD,
) -> TablesReport:
    """Check a folder of tables where it lies, by SQL: what breaks a rule is what `check` finds in memory.

    Judged are the rules whose check is a relation: age, dated-needs-link, ends-with, field-compare, field-range, field-value,
    holds, link-count, listed, needs-end, no-overlap, pairs, required-link, roots, sequence, term, total and unique.
    All others are told as not judged, `open_tables(folder).check()` judges them. Neither are what holds in any organisation,
    targets and claims.

    Args:
        folder: The folder.
        engine: `duckdb` or `spark`.
        memory: For DuckDB: the most memory that it takes, as in `4GB`; it works on disk beyond.
        master: For Spark: the cluster, as in `spark://host:7077`; all cores of this machine if left out.
        session: A session of Spark, or a connection of DuckDB, to use instead of a new one.
        select: Only these codes.
        ignore: Codes to leave out.
        config: Configuration file; else the nearest one beside the folder or above. Its selection and severities count.
        findings: Parquet file to write of all that breaks a rule or is undecided, a row for each.
        most: How many findings of each rule are told; None for all.

    Raises:
        DefinitionError: If the folder is not whole.
        UsageError: If an engine or a code is not there, or the file cannot be written.
        MissingExtraError: If a package is missing: they come with `orgtree[sql]` and `orgtree[spark]`.

    >>> import orgtree, tempfile
    >>> rows = [{"id": "a", "kind": "team"}, {"id": "p", "kind": "post", "in_unit": "a"}]
    >>> org = orgtree.from_rows(rows, charter="company")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     org.to_parquet(folder)
    ...     report = orgtree.check_tables(folder, select=["C01"])
    >>> [(rule.code, one.id, one.finding.text()) for rule in report.rules for one in rule.told]
    [('C01', 'a', "'a' has no link 'headed by'")]
    """
    tables = stored_tables(folder)
    target = (
        None
        if findings is None
        else writable(Path(findings), never=[tables.path(one) for one in tables.manifest.files])[0]
    )
    configuration = read_configuration(config) if config else find_configuration(folder)
    wanted = Wanted(tuple(select), tuple(ignore), configuration)
    runs = engine_named(engine, memory=memory, master=master, session=session)
    runs.open(tables)
    return _Check(tables, runs, wanted, most).report(str(folder), target)


class _Check:
    """One check of a folder."""

    def __init__(self, tables: StoredTables, engine: Engine, wanted: Wanted, most: int | None) -> None:
        self.tables = tables
        self.engine = engine
        self.wanted = wanted
        self.most = most
        day = tables.manifest.day
        self.day = JudgingDay(None if day is None else Date.parse(day))
        self.kept: dict[str, Rule] = {}

    def report(self, folder: str, findings: Path | None) -> TablesReport:
        """Judge the rules, and write all that was found where that is asked for."""
        charter = self.tables.charter
        ready = {rule.code: rule for rule in prepare(charter, CHECKS)[0]}
        check_selectors([*self.wanted.select, *self.wanted.ignore], frozenset(charter.rules))
        judged: list[JudgedRule] = []
        left: list[RuleLeft] = []
        asked = [code for code in charter.rules if self._is_asked(code)]
        progress = Progress(len(asked) + (findings is not None))
        try:
            for code in asked:
                progress.step(N_("rule {code}"), code=code)
                rule = ready.get(code)
                note = self._note(code, charter.rules[code].check, rule)
                found = self._judged(rule, note)
                if isinstance(found, JudgedRule):
                    judged.append(found)
                else:
                    left.append(RuleLeft(note, found))
            if findings is not None:
                progress.step(N_("writing {file}"), file=findings)
                self._write(findings)
        finally:
            for name in self.kept:
                self.engine.forget(name)
        return TablesReport(folder, charter, tuple(judged), tuple(left), self.tables.manifest.day, self.day.told)

    def _is_asked(self, code: str) -> bool:
        """Return whether a rule is wanted, and not switched off."""
        wanted = self.wanted
        off = level_of(wanted.configuration.severity, code) == "off"
        return wanted.asks(code) and not wanted.leaves_out(code) and not off

    def _note(self, code: str, check: str, rule: Rule | None) -> RuleNote:
        if rule is None:
            return RuleNote(code, check)
        case = rule.cases[0]
        return RuleNote(code, check, self._severity(rule, 0), case.title, source=case.source)

    def _judged(self, rule: Rule | None, note: RuleNote) -> JudgedRule | Saying:
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
            query, guards = rule_query(
                tables.charter,
                tables.manifest,
                rule,
                self.day,
                self._excepted(rule.code),
                endless=self.engine.endless,
            )
        except InexpressibleError as error:
            return Saying(error.reason, error.facts)
        for guard in guards:
            if self.engine.rows(guard.query)[1]:
                return Saying(guard.reason, guard.facts)
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
        return JudgedRule(note, dict(failing), others["undecided"], others["excepted"], tuple(told))

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
        from orgtree.measure.sql.judged import said_besides  # noqa: PLC0415 - SQLGlot is there, as was seen

        found = self.engine.rows(said_besides("exceptions"))[1]
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
