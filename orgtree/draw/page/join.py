"""Join ES modules into one script, each after its imports, in one scope."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_IMPORT = re.compile(
    r'^import (?:\{ (?P<names>[\w$]+(?:, [\w$]+)*) \} from )?"\./(?P<module>[\w-]+\.js)";\n', re.MULTILINE
)
_EXPORT = re.compile(r"^export (?=(?:const|let) (?P<name>[\w$]+) )", re.MULTILINE)
_DECLARED = re.compile(r"^(?:const|let) ([\w$]+) ", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class Module(NamedTuple):
    """A module taken apart.

    Args:
        imports: The modules it imports, in order, each with the names that it takes.
        exports: The names that others may import.
        declared: All names of its top level, exported or not.
        body: Its text without imports, and without `export` before what it declares.
    """

    imports: dict[str, tuple[str, ...]]
    exports: frozenset[str]
    declared: frozenset[str]
    body: str


def parse(text: str) -> Module:
    """Take a module apart.

    Args:
        text: Its source. Imports take names as they are, `import { a, b } from "./x.js";`, one a line; what is exported
            is a `const` or a `let`. Bindings then mean the same in one scope as in modules of their own.

    Raises:
        ValueError: It imports or exports in another form.
    """
    imports = {
        found["module"]: tuple(found["names"].split(", ")) if found["names"] else () for found in _IMPORT.finditer(text)
    }
    exports = frozenset(found["name"] for found in _EXPORT.finditer(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if other := _OTHER.search(body):
        raise ValueError(f"cannot be joined: {other.group()}")
    return Module(imports, exports, frozenset(_DECLARED.findall(body)), body)


def in_order(entry: str, read: Callable[[str], str]) -> dict[str, Module]:
    """Return a module and all it needs, in the order in which a browser would run them.

    Args:
        entry: Name of the module to begin with.
        read: Returns the source of the module of a name.

    Raises:
        ValueError: Modules import each other in a circle, or what is not exported, or two declare one name.
    """
    done: dict[str, Module] = {}
    owner: dict[str, str] = {}

    def visit(name: str, chain: tuple[str, ...]) -> None:
        if name in chain:
            raise ValueError(f"modules import each other in a circle: {' -> '.join((*chain, name))}")
        if name in done:
            return
        module = parse(read(name))
        for other, names in module.imports.items():
            visit(other, (*chain, name))
            if missing := [one for one in names if one not in done[other].exports]:
                raise ValueError(f"{name} imports {', '.join(missing)}, which {other} does not export")
        for one in sorted(module.declared):
            if owner.setdefault(one, name) != name:
                raise ValueError(
                    f"{one} is declared by {owner[one]} and by {name}; in one scope each name is declared once"
                )
        done[name] = module

    visit(entry, ())
    return done


def join(entry: str, read: Callable[[str], str]) -> str:
    """Return a module and all it needs as one text without imports; arguments and errors are those of `in_order`."""
    return "".join(module.body for module in in_order(entry, read).values())
