"""Bring the message catalogues up to date: `python tests/support/catalogue_tool.py` adds what is missing, says what to translate.

A template is every constant in a call of `N_`, and every text of the commands' help; in the catalogue of manuals, every paragraph of a check's manual and
what is said of its settings. Entries keep their order; new ones come at the end, without a translation; those that no code uses any more are taken out.
"""

from __future__ import annotations

import ast
import gc
import json
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.api.explaining import checks, own_codes
from orgtree.base.catalogue import LANGUAGES, MANUALS, MESSAGES, read_po
from orgtree.check.manuals import sentences
from orgtree.cli.commands import COMMANDS, help_line
from orgtree.cli.main import cli
from orgtree.cli.spoken_command import help_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "orgtree"
_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: {language}\\n"\n'


def catalogue(language: str, name: str = MESSAGES) -> Path:
    """Return a catalogue file of a language."""
    return PACKAGE / "base" / "locale" / language / "LC_MESSAGES" / f"{name}.po"


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


def texts_of_manuals() -> dict[str, str]:
    """Return what the manuals of checks say, with the check or code whose manual says it first."""
    found: dict[str, str] = {}
    for check in checks():
        settings = (text for option in check.options for text in (*option.forms, option.description))
        for text in [*sentences(check.manual), *settings]:
            found.setdefault(text, check.name)
    for code in own_codes():
        for text in sentences(code.manual):
            found.setdefault(text, code.code)
    return {text: where for text, where in found.items() if text}


def texts_of_help() -> Iterator[tuple[str, str]]:
    """Yield every text of a command's help, with the command."""
    for name, command in [("", cli), *((name, module.command) for name, module in COMMANDS.items())]:
        yield from ((name, text) for text in help_texts(command) if text)
    yield from (("", help_line(name)) for name in COMMANDS)


CATALOGUES = {MESSAGES: templates, MANUALS: texts_of_manuals}
"""What each catalogue holds."""


def update(language: str, name: str) -> list[str]:
    """Write a catalogue of a language anew and return the templates that lack a translation."""
    path = catalogue(language, name)
    known = read_po(path.read_text(encoding="utf-8")) if path.exists() else {}
    wanted = CATALOGUES[name]()
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
        for wanted_name in CATALOGUES:
            for missing in update(wanted_language, wanted_name):
                sys.stdout.write(f"{wanted_language}: {missing}\n")
