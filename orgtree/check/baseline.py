"""Baselines: known findings, so that only new ones fail.

An entry counts the findings of one code about one unit, never a line, so the file stays right while
text moves. An entry that allows more than is found is stale and becomes a finding, so that a
baseline only ever shrinks.

```json
{
  "orgtree": "baseline/1",
  "findings": {"P02": {"branch-7": 1}}
}
```
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.escape import json_text
from orgtree.base.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.check.report import Report

VERSION = "baseline/1"
CODE = "ORG040"

Baseline = Counter[tuple[str, str]]
"""How many findings are let be, by code and unit id ("" for findings about no unit)."""


def write(report: Report) -> str:
    """Return the baseline of a report's findings as sorted JSON."""
    entries: dict[str, dict[str, int]] = {}
    for (code, unit), count in sorted(Counter(map(_key, _kept(report))).items()):
        entries.setdefault(code, {})[unit] = count
    return json_text({"orgtree": VERSION, "findings": entries}, indent=2) + "\n"


def read(text: str) -> Baseline:
    """Read the text of a baseline file.

    Raises:
        UsageError: If it is not a baseline of this version; the message says what is wrong.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(N_("the baseline is not JSON: {reason}"), reason=error) from error
    if not isinstance(data, dict) or data.get("orgtree") != VERSION:
        raise UsageError(
            N_("the baseline does not say 'orgtree': '{version}'; write it again with --write-baseline"),
            version=VERSION,
        )
    found = Baseline()
    for code, units in _mapping(data.get("findings"), "'findings'").items():
        for unit, count in _mapping(units, f"'{code}'").items():
            if not isinstance(count, int) or isinstance(count, bool) or count < 1:
                raise UsageError(
                    N_("the baseline counts '{code}' of '{unit}' as {count!r}, not as a number from 1 up"),
                    code=code,
                    unit=unit,
                    count=count,
                )
            found[code, unit] = count
    return found


def subtract(report: Report, baseline: Baseline, *, label: str = "baseline") -> tuple[Report, tuple[Finding, ...]]:
    """Remove a baseline's findings from a report.

    Of a unit with more findings of a code than known, the first ones are let be.

    Args:
        report: What was found.
        baseline: What is known.
        label: Name of the baseline file, for the findings about it.

    Returns:
        The report with what is new, what was let be counted in `silenced`; and a finding for each stale entry.
    """
    left = Counter(baseline)
    fresh = []
    for finding in report.findings:
        key = _key(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    known = len(report.findings) - len(fresh)
    silenced = dict(report.silenced) | ({"baseline": report.silenced.get("baseline", 0) + known} if known else {})
    changed = replace(report, findings=tuple(fresh), silenced=silenced)
    stale = tuple(_stale(key, baseline[key], count, label) for key, count in sorted(left.items()) if count > 0)
    return changed, stale


def _stale(key: tuple[str, str], allowed: int, missing: int, label: str) -> Finding:
    code, unit = key
    return Finding(
        code=CODE,
        name="baseline-entry-stale",
        severity="error",
        message=N_("'{file}' allows {allowed} of '{code}' at unit '{unit}', and only {found} are left")
        if unit
        else N_("'{file}' allows {allowed} of '{code}' about no unit, and only {found} are left"),
        facts={"file": label, "code": code, "unit": unit, "allowed": allowed, "found": allowed - missing},
        unit=unit or None,
        help=N_("write the baseline again with --write-baseline, so that what is mended stays mended"),
    )


def _kept(report: Report) -> list[Finding]:
    # A stale entry is mended by writing the baseline, so it never goes into one.
    return [finding for finding in report.findings if finding.code != CODE]


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.unit or ""


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(N_("in the baseline, {name} is not a mapping"), name=name)
    return value
