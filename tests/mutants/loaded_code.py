"""Put changed code into functions that are loaded already: no test has to be read anew for one change."""

from __future__ import annotations

import ast
import gc
import sys
from collections import Counter
from importlib import import_module
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

from code_changes import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import CodeType

    from code_changes import Mutant

Key = tuple[str, int]


def file_of(module: str) -> str:
    """Return the file of a module, as code objects name it."""
    return f"{ROOT}/orgtree/{module}"


def function_at(mutant: Mutant) -> str | None:
    """Return the qualified name of the outermost function in whose body a change is; None if it is in none."""
    source = (ROOT / "orgtree" / mutant.module).read_bytes()
    line = source.count(b"\n", 0, mutant.start) + 1
    column = mutant.start - (source.rfind(b"\n", 0, mutant.start) + 1)
    return next(
        (
            name
            for name, body in _bodies(ast.parse(source))
            if (body[0].lineno, body[0].col_offset)
            <= (line, column)
            <= (body[-1].end_lineno or 0, body[-1].end_col_offset or 0)
        ),
        None,
    )


def lines_at(mutant: Mutant) -> int:
    """Return a bit for each line of the statement that a change is in, of none nested in it; 0 if it is in no function."""
    if function_at(mutant) is None:
        return 0
    source = (ROOT / "orgtree" / mutant.module).read_bytes()
    first, last = (source.count(b"\n", 0, offset) + 1 for offset in (mutant.start, mutant.stop))
    return bits(statement_at(ast.parse(source), first, last))


def statement_at(tree: ast.AST, first: int, last: int) -> set[int]:
    """Return the lines of the innermost statement that has all of some lines, without the statements nested in it."""
    around = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and {first, last} <= _lines(node)]
    inmost = max(around, key=lambda node: node.lineno)
    nested = (node for node in ast.walk(inmost) if isinstance(node, ast.stmt) and node is not inmost)
    return _lines(inmost) - {line for node in nested for line in _lines(node)} | {*range(first, last + 1)}


def _lines(node: ast.stmt) -> set[int]:
    return {*range(node.lineno, (node.end_lineno or 0) + 1)}


def bits(lines: Iterable[int]) -> int:
    """Return a number with a bit for each line."""
    return sum(1 << line for line in set(lines))


def _bodies(node: ast.AST, within: str = "") -> Iterator[tuple[str, Sequence[ast.stmt | ast.expr]]]:
    """Yield each outermost function's qualified name, as code objects name it, and its body."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
            yield within + inner.name, inner.body
        elif isinstance(inner, ast.Lambda):
            yield f"{within}<lambda>", [inner.body]
        else:
            yield from _bodies(inner, f"{within}{inner.name}." if isinstance(inner, ast.ClassDef) else within)


def put_in(mutant: Mutant) -> None:
    """Let the changed function do what the changed text says, from now on.

    A change outside all functions is one of default values, which are made anew with the whole module. A module that nothing
    has needed yet is loaded first: else the test that needs it would load it as it was.
    """
    file = file_of(mutant.module)
    dotted = "orgtree." + mutant.module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    import_module(dotted)
    source = (ROOT / "orgtree" / mutant.module).read_bytes()
    # Neither text takes over what this module says of its own annotations: code that does is no code that is loaded.
    keys = _keys(compile(source, file, "exec", dont_inherit=True))
    changed = compile(mutant.apply(source), file, "exec", dont_inherit=True)
    codes = {key: code for code, key in _keys(changed).items()}
    name = function_at(mutant)
    loaded = [one for one in _loaded(file) if one.__code__ in keys]
    if not any(name in (None, one.__code__.co_qualname) for one in loaded):
        raise LookupError(f"{name} of {mutant.module} is not loaded")
    if name is not None:
        for one in loaded:
            if one.__code__.co_qualname == name:
                one.__code__ = codes[keys[one.__code__]]
        return
    known = {id(one) for one in loaded}
    module = ModuleType(dotted)
    module.__file__, module.__package__ = file, module.__name__.rpartition(".")[0]
    before, sys.modules[module.__name__] = sys.modules[module.__name__], module  # classes look themselves up by name
    exec(changed, module.__dict__)  # noqa: S102 - the code of this project with one change
    sys.modules[module.__name__] = before
    numbers = _keys(changed)
    made = {numbers[one.__code__]: one for one in _loaded(file) if id(one) not in known and one.__code__ in numbers}
    for one in loaded:
        new = made[keys[one.__code__]]
        one.__defaults__, one.__kwdefaults__ = new.__defaults__, new.__kwdefaults__


def _loaded(file: str) -> list[FunctionType]:
    """Return all functions of a file that there are."""
    return [one for one in gc.get_objects() if isinstance(one, FunctionType) and one.__code__.co_filename == file]


def _functions(code: CodeType) -> list[CodeType]:
    """Return the code of all functions of a module and of its classes, without those within functions."""
    found: list[CodeType] = []
    for constant in code.co_consts:
        if hasattr(constant, "co_qualname"):
            optimised = constant.co_flags & 1  # a function's code; a class body's is none
            found += [constant] if optimised else _functions(constant)
    return found


def _keys(code: CodeType) -> dict[CodeType, Key]:
    """Return name and number of each function, which stay when lines move."""
    seen = Counter[str]()
    keys = {}
    for one in _functions(code):
        keys[one] = (one.co_qualname, seen[one.co_qualname])
        seen[one.co_qualname] += 1
    return keys
