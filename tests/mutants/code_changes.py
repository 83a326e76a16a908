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
        if not _said_for_readers(node) and not _part_of_no_behaviour(node, tree):
            yield from _of(node)
            yield from _changes(node)


def _said_for_readers(node: ast.AST) -> bool:
    """Return whether it is for type checkers or readers, or refuses what is wrong."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in UNSEEN
    if isinstance(node, ast.keyword):
        # The first says, as an assertion does, that two rows are of one length; the second spares a copy.
        return node.arg == "strict" or ast.unparse(node) == "copy=False"
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.Raise | ast.arg)


def _part_of_no_behaviour(node: ast.AST, within: ast.AST) -> bool:
    """Return whether it says, in what it stands in, nothing that the code does."""
    if isinstance(within, ast.Module | ast.ClassDef) and isinstance(node, ast.Assign | ast.AnnAssign):
        return True
    if isinstance(within, ast.ClassDef):
        return node in within.decorator_list or node in within.bases
    if isinstance(within, ast.FunctionDef):
        return node is within.returns or node in within.decorator_list
    if isinstance(within, ast.AnnAssign):
        return node is not within.value
    if isinstance(within, ast.Compare | ast.Call):
        return _asks_for_bounds(within, node)
    return isinstance(within, ast.UnaryOp) and isinstance(within.op, ast.USub) and isinstance(node, ast.Constant)


def _asks_for_bounds(within: ast.Compare | ast.Call, node: ast.AST) -> bool:
    """Return whether one of two ends is asked for where the other has the same answer: whether it is there, or how long it is.

    Type checkers want both bounds asked for, and there are both or none.
    """
    if not isinstance(node, ast.Attribute) or node.attr not in {"low", "high", "must", "may"}:
        return False
    if isinstance(within, ast.Call):
        return ast.unparse(within.func) == "len"
    last = within.comparators[-1]
    return node is within.left and isinstance(last, ast.Constant) and last.value is None


def _asks_twice(node: ast.BinOp | ast.BoolOp) -> bool:
    """Return whether it asks of both ends what has the same answer for both."""
    asked = node.values if isinstance(node, ast.BoolOp) else []
    return bool(asked) and all(isinstance(one, ast.Compare) and _asks_for_bounds(one, one.left) for one in asked)


def _of(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """Yield the changes of one node."""
    changed: Any = copy.deepcopy(node)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS and "MOST_" not in ast.unparse(node):
        changed.ops[0] = SWAPS[type(node.ops[0])]()  # but not whether a budget is reached by one more or one less
        yield node, changed
    elif isinstance(node, ast.BinOp | ast.BoolOp) and type(node.op) in SWAPS and not _asks_twice(node):
        changed.op = SWAPS[type(node.op)]()
        yield node, changed
    elif isinstance(node, ast.UnaryOp) and _changes_a_sign(node):
        yield node, node.operand
    elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in WORDS:
        changed.attr = WORDS[node.attr]
        yield node, changed
    elif isinstance(node, ast.AugAssign) or (
        isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript)
    ):
        yield node, ast.Pass()
    elif isinstance(node, ast.IfExp):
        yield node, node.body
        yield node, node.orelse
    elif isinstance(node, ast.Constant | ast.Name) and (other := _other_word(node)) is not None:
        yield node, other


def _changes_a_sign(node: ast.UnaryOp) -> bool:
    """Return whether it turns an answer or a number round; -1 stands for none and -2 would as well, but 1 does not."""
    return isinstance(node.op, ast.Not | ast.Invert) or (
        isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)
    )


def _other_word(node: ast.Constant | ast.Name) -> ast.expr | None:
    """Return what stands for a constant or a name instead, if anything does."""
    if isinstance(node, ast.Name):
        swapped = isinstance(node.ctx, ast.Load) and node.id in {"min", "max", "any", "all"}
        return ast.Name(WORDS[node.id]) if swapped else None
    if isinstance(node.value, bool):
        return ast.Constant(not node.value)
    return ast.Constant(node.value + 1) if isinstance(node.value, int) else None


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
