"""Comments at the head of a definition that tell what of its tables it does not say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.escape import terminal
from orgtree.check.finding_words import sentence, where
from orgtree.source.text_edits import TextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding
    from orgtree.graph.loaded import Loaded

_LEFT_OUT = frozenset(
    {
        "ORG016",
        "ORG027",
        "ORG102",
        "ORG801",
        "ORG802",
        "ORG803",
        "ORG804",
        "ORG805",
        "ORG808",
        "ORG809",
        "ORG810",
        "ORG811",
        "ORG812",
    }
)
"""Codes of what a check of the definition cannot tell any more."""
_SHOWN = 10
_NOT_IN_IT = "; not, or otherwise, in this definition:"
_MORE = re.compile(r"# and \d+ more such")


def remarks(paths: Sequence[Path], loaded: Loaded) -> str:
    """Return comments that tell what of the files is not in the definition."""
    told: dict[str, list[str]] = {}
    for finding in loaded.findings:
        if finding.code in _LEFT_OUT:
            said = sentence(finding.message, finding.words)
            told.setdefault(finding.message, []).append(f"{_place(finding, paths, loaded)}: {said}")
    if not told:
        return ""
    files = ", ".join(path.name for path in paths)
    lines = [f"From {files}{_NOT_IN_IT}"]
    for places in told.values():
        lines += places[:_SHOWN]
        lines += [f"and {len(places) - _SHOWN} more such"] if len(places) > _SHOWN else []
    return "".join(f"# {terminal(line)}\n" for line in lines)


def _place(finding: Finding, paths: Sequence[Path], loaded: Loaded) -> str:
    """Return where a finding is; the name of what was read for one of no place in it."""
    if finding.place is None:
        return paths[0].name
    span = loaded.sources.locate(finding.place)
    return where(span._replace(label=Path(span.label).name))


def renewed(text: str, new: str) -> TextEdit | None:
    """Return the edit that puts remarks in the stead of those with which a definition begins; None where it has none.

    Args:
        text: The definition's root file.
        new: Remarks on the tables that it is brought up to.
    """
    first, *others = text.splitlines(keepends=True) or [""]
    if not (first.startswith("# From ") and first.rstrip().endswith(_NOT_IN_IT)):
        return None
    names = first.rstrip().removeprefix("# From ").removesuffix(_NOT_IN_IT).split(", ")
    told, end = tuple(f"# {name}:" for name in names), len(first)
    for line in others:
        if not (line.startswith(told) or _MORE.fullmatch(line.rstrip())):
            break
        end += len(line)
    ends = first[len(first.rstrip()) :]
    instead = new.replace("\n", ends)
    return TextEdit(0, end, instead) if instead != text[:end] else None
