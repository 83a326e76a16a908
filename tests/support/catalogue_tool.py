"""Bring the message catalogues up to date: `python tests/support/catalogue_tool.py` adds what is missing, says what to translate.

A template is every constant in a call of `N_`, and every text of the commands' help. Entries keep their order; new ones come at the end, without a
translation; those that no code uses any more are taken out.
"""

from __future__ import annotations

import ast
import gc
import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import LANGUAGES, read_po
from orgtree.cli.commands import COMMANDS, help_line
from orgtree.cli.main import cli
from orgtree.cli.spoken_command import help_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "orgtree"
_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {language}\\n"\n'


def catalogue(language: str) -> Path:
    """Return the catalogue file of a language."""
    return PACKAGE / "base" / "locale" / language / "LC_MESSAGES" / "orgtree.po"


@cache
def trees() -> list[tuple[str, ast.Module]]:
    """Return the name and the syntax tree of every module of the package."""
    texts = [
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))
    ]
    # A collection amid parsing may switch to the stack that a test's browser left, and Python 3.11 loses count of its own.
    gc.disable()
    try:
        return [(name, ast.parse(text)) for name, text in texts]
    finally:
        gc.enable()


def is_marked(node: ast.AST) -> bool:
    """Return whether a node is a call of `N_`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_"


def templates() -> dict[str, str]:
    """Return every template, with the module and line where it stands first, or the command of whose help it is.

    Raises:
        ValueError: If `N_` is called with anything but one constant text.
    """
    found = {text: f"orgtree {name}" for name, text in texts_of_help()}
    for name, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not is_marked(node):
                continue
            where = f"{name}:{node.lineno}"
            match node.args:
                case [ast.Constant(value=str(template))]:
                    found.setdefault(template, where)
                case _:
                    raise ValueError(f"{where}: N_ takes one constant text")
    return found


def texts_of_help() -> Iterator[tuple[str, str]]:
    """Yield every text of a command's help, with the command."""
    for name, command in [("", cli), *((name, module.command) for name, module in COMMANDS.items())]:
        yield from ((name, text) for text in help_texts(command) if text)
    yield from (("", help_line(name)) for name in COMMANDS)


def update(language: str) -> list[str]:
    """Write the catalogue of a language anew and return the templates that lack a translation."""
    path = catalogue(language)
    known = read_po(path.read_text(encoding="utf-8")) if path.exists() else {}
    wanted = templates()
    order = [template for template in known if template in wanted]
    order += [template for template in wanted if template not in known]
    entries = [_HEAD.format(language=language)]
    entries += [f"msgid {_quoted(template)}\nmsgstr {_quoted(known.get(template, ''))}\n" for template in order]
    path.write_text("\n".join(entries), encoding="utf-8", newline="\n")
    return [template for template in order if template not in known]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    for wanted_language in LANGUAGES[1:]:
        for missing in update(wanted_language):
            sys.stdout.write(f"{wanted_language}: {missing}\n")
