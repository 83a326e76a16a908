"""What is changed in the code to see whether tests notice: one thing at a time."""

from __future__ import annotations

import ast
import copy
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
SAME = Path(__file__).parent / "same.toml"

SWAPS: dict[type[ast.AST], Any] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
WORDS = {"must": "may", "may": "must", "low": "high", "high": "low", "minimum": "maximum", "maximum": "minimum", "min": "max", "max": "min", "left": "right", "right": "left", "any": "all", "all": "any"}  # fmt: skip


UNSEEN = {"N_", "cast", "Field", "np.zeros_like", "np.ones_like"}
"""Calls whose arguments are for readers or type checkers, or give a shape, which both ends of an answer share."""


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
        if isinstance(node, ast.Call) and ast.unparse(node.func) in UNSEEN:
            continue
        if isinstance(node, ast.keyword) and node.arg == "strict":
            continue  # says, as an assertion does, that two rows are of one length
        yield from _of(node)
        yield from _changes(node)


def _of(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """Yield the changes of one node."""
    changed = copy.deepcopy(node)
    if isinstance(node, ast.Compare) and "MOST_" in ast.unparse(node):
        return  # whether a budget is reached by one more or one less
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


def changed_lines(mutant: Mutant) -> tuple[str, str]:
    """Return the lines that a change takes away and those that it puts there, each as one, without indentation."""
    source = (ROOT / "orgtree" / mutant.module).read_bytes()
    begin = source.rfind(b"\n", 0, mutant.start) + 1
    end = source.find(b"\n", mutant.stop)
    old = source[begin:end]
    new = source[begin : mutant.start] + mutant.text.encode() + source[mutant.stop : end]
    return " ".join(old.decode().split()), " ".join(new.decode().split())


def known_same() -> dict[tuple[str, str, str], str]:
    """Return why a change changes nothing that anybody could see, by module, line and changed line."""
    read = tomllib.loads(SAME.read_text(encoding="utf-8"))
    return {(module, same["line"], same["changed"]): same["why"] for module, some in read.items() for same in some}


def shown(mutant: Mutant) -> str:
    """Return a change as the lines that it changes."""
    source = (ROOT / "orgtree" / mutant.module).read_bytes()
    line = source.count(b"\n", 0, mutant.start) + 1
    old, new = changed_lines(mutant)
    return f"orgtree/{mutant.module}:{line}\n-{old}\n+{new}"
