"""Prove that tests can fail: change one thing in the code at a time, and see whether a test notices.

`make mutants` takes a sample of all changes that this file knows, runs the tests that are meant for the changed module, and
prints the share that is noticed and each change that is not. A change that takes too long is noticed, too.

    python tests/mutants/mutants.py --seed 7 --sample 20 graph/totals
"""

from __future__ import annotations

import argparse
import ast
import copy
import difflib
import os
import random
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np  # noqa: F401 - imported before each test run parts from this process, and so but once
import pydantic  # noqa: F401 - as above
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
LAYERS = ("graph", "measure", "check")
RULES = "tests/check/rules"
TESTS = {
    "graph/totals": ["tests/graph/test_totals.py", f"{RULES}/test_undecided.py", "tests/measure"],
    "graph/": ["tests/graph", f"{RULES}/test_undecided.py", "tests/measure"],
    "measure/": ["tests/measure", "tests/naive/test_naive_measures.py"],
    "check/rules/": [RULES],
    "check/structure/": [f"{RULES}/test_structure_rules.py", f"{RULES}/test_rule_manuals.py"],
    "check/formats/": ["tests/check/formats", "tests/check/test_report.py"],
    "check/": [
        "tests/check/formats",
        *(
            f"tests/check/test_{name}.py"
            for name in (
                "engine",
                "report",
                "exceptions",
                "ignores",
                "configuration",
                "fixes",
                "baseline",
                "suggestions",
            )
        ),
    ],
}
"""Which tests are meant for which modules, by how the module's name begins; the first that fits."""

SWAPS: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
WORDS = {"must": "may", "may": "must", "low": "high", "high": "low", "minimum": "maximum", "maximum": "minimum", "min": "max", "max": "min", "left": "right", "right": "left", "any": "all", "all": "any"}  # fmt: skip


class Mutant(NamedTuple):
    """One change: the module, where in its text, and what stands there instead."""

    module: str
    start: int
    stop: int
    text: str

    def apply(self, source: bytes) -> bytes:
        """Return the changed text."""
        return source[: self.start] + self.text.encode() + source[self.stop :]


def mutants_of(module: str, source: str) -> list[Mutant]:
    """Return all changes of one module."""
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, changed in _changes(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        stop = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        text = ast.unparse(changed)
        found.append(Mutant(module, start, stop, f"({text})" if isinstance(node, ast.expr) else text))
    return found


def _changes(tree: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """Yield what can be changed, and into what; nothing that only type checkers, readers or budgets see."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.Raise | ast.arg):
            continue
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(tree, ast.Module | ast.ClassDef):
            continue
        if isinstance(tree, ast.AnnAssign) and node is not tree.value:
            continue
        if isinstance(tree, ast.FunctionDef) and (node is tree.returns or node in tree.decorator_list):
            continue
        if isinstance(tree, ast.ClassDef) and (node in tree.decorator_list or node in tree.bases):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"N_", "cast", "Field"}:
            continue
        yield from _of(node)
        yield from _changes(node)


def _of(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """Yield the changes of one node."""
    changed = copy.deepcopy(node)
    if isinstance(node, ast.Compare) and isinstance(changed, ast.Compare) and type(node.ops[0]) in SWAPS:
        changed.ops[0] = SWAPS[type(node.ops[0])]()
        yield node, changed
    elif (
        isinstance(node, ast.BinOp | ast.BoolOp)
        and isinstance(changed, ast.BinOp | ast.BoolOp)
        and type(node.op) in SWAPS
    ):
        changed.op = SWAPS[type(node.op)]()
        yield node, changed
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield node, node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int):
        yield node, ast.Constant(not node.value if isinstance(node.value, bool) else node.value + 1)
    elif (
        isinstance(node, ast.Attribute)
        and isinstance(changed, ast.Attribute)
        and isinstance(node.ctx, ast.Load)
        and node.attr in WORDS
    ):
        changed.attr = WORDS[node.attr]
        yield node, changed
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in {"min", "max", "any", "all"}:
        yield node, ast.Name(WORDS[node.id])
    elif isinstance(node, ast.AugAssign) or (
        isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript)
    ):
        yield node, ast.Pass()
    elif isinstance(node, ast.IfExp):
        yield node, node.body
        yield node, node.orelse


def meant_for(module: str) -> list[str]:
    """Return the tests that are meant for a module."""
    return next(tests for start, tests in TESTS.items() if module.startswith(start))


def survives(mutant: Mutant, folder: Path, seconds: int) -> bool:
    """Return whether all tests that are meant for a change pass with it."""
    path = folder / "orgtree" / mutant.module
    source = path.read_bytes()
    path.write_bytes(mutant.apply(source))
    child = os.fork()
    if not child:
        code = 1
        try:
            code = _run(folder, meant_for(mutant.module), seconds)
        finally:
            os._exit(code)  # whatever happens, the folder is the parent's to remove
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    finally:
        path.write_bytes(source)


def _run(folder: Path, tests: list[str], seconds: int) -> int:
    """Run tests in a process of its own and return how they went; a signal ends it if it takes too long."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    return int(pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]))


def shown(mutant: Mutant) -> str:
    """Return a change as the lines that it changes."""
    before = (ROOT / "orgtree" / mutant.module).read_bytes()
    old, new = (text.decode().splitlines() for text in (before, mutant.apply(before)))
    line = before[: mutant.start].count(b"\n") + 1
    lines = [text for text in difflib.unified_diff(old, new, n=0, lineterm="") if text[:3] not in {"---", "+++"}]
    return "\n".join([f"orgtree/{mutant.module}:{line}", *lines])


def main() -> int:
    """Run a sample and report; fail if less than the wanted share is noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "modules", nargs="*", help="modules whose name begins so, as graph/totals; all of the three layers if left out"
    )
    parser.add_argument("--sample", type=int, default=150, help="how many changes are tried")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--seconds", type=int, default=300, help="most seconds for one")
    parser.add_argument("--least", type=float, default=0.92, help="share that is to be noticed")
    options = parser.parse_args()
    modules = [
        path.relative_to(ROOT / "orgtree").as_posix()
        for layer in LAYERS
        for path in sorted((ROOT / "orgtree" / layer).rglob("*.py"))
    ]
    wanted = [module for module in modules if not options.modules or module.startswith(tuple(options.modules))]
    every = [
        mutant
        for module in wanted
        for mutant in mutants_of(module, (ROOT / "orgtree" / module).read_text(encoding="utf-8"))
    ]
    sample = random.Random(options.seed).sample(every, min(options.sample, len(every)))  # noqa: S311 - a sample, no secret
    left = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        shutil.copytree(
            ROOT, folder, ignore=shutil.ignore_patterns(".*", "__pycache__", "node_modules", "demo", "build")
        )
        for tests in {tuple(meant_for(mutant.module)): mutant for mutant in sample}.values():
            if not survives(tests._replace(text="", stop=tests.start), folder, options.seconds):
                sys.stdout.write(f"the tests fail without a change: {meant_for(tests.module)}\n")
                return 1
        for number, mutant in enumerate(sample, start=1):
            if survives(mutant, folder, options.seconds):
                left.append(mutant)
                sys.stdout.write(f"{shown(mutant)}\n\n")
            sys.stdout.write(
                f"{number} of {len(sample)} tried, {number - len(left)} noticed\n" if number % 10 == 0 else ""
            )
            sys.stdout.flush()
    share = 1 - len(left) / max(1, len(sample))
    sys.stdout.write(
        f"{len(sample) - len(left)} of {len(sample)} changes are noticed: {share:.1%} (of {len(every)} that there are)\n"
    )
    return int(share < options.least)


if __name__ == "__main__":
    sys.exit(main())
