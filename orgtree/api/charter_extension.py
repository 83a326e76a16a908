"""Write a charter that extends another: all that may be said otherwise, commented out."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from orgtree.api.schemas import charter_with_sources
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.escape import in_quotes, terminal
from orgtree.charter.load import reference_is_path, written_together

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# A charter that extends {name}{title}: what is not said here is as it is there. `orgtree charter {reference}` tells it.
# Take the # away before what you change, and before the keys that it stands under; delete the rest. Maps join the parent's,
# texts, numbers and lists take their place; `enabled: false` takes a rule or a metric away. What is new is added as it is in any charter.
# Check this file by itself with: orgtree check {file}
orgtree: charter/1
name: our-{name}
{extends}
"""
_KEPT = ("orgtree", "name", "extends")
_GROUPS = ("kinds", "links", "paths", "rules", "metrics")
_WIDTH = 118
_NUMBER = re.compile(r"[-+]?(\d*\.?\d*[eE][-+]?\d+|0o[0-7]+)")
"""A number of YAML 1.2 that is a text in the YAML 1.1 that is written here."""


def extending_charter(reference: str, *, beside: str | None = None) -> str:
    """Return a charter that extends another, in YAML, with all that the other says as comments to begin from.

    Args:
        reference: A built-in charter's name, or a charter file.
        beside: The file that it is for, from which a charter file is named; left out, one beside that charter.

    Raises:
        DefinitionError: If the charter cannot be used; carries what is wrong with it.
        UsageError: If it is neither a built-in charter nor a file, or lies outside the folder of *beside*.
    """
    charter, sources = charter_with_sources(reference)
    written = written_together([document.data for document in sources.documents])
    title = terminal(" ".join(charter.title.pick("en").split()))
    extends = _seen_from(beside or reference, reference) if reference_is_path(reference) else reference
    head = _HEAD.format(
        name=charter.name,
        title=f" ({title})" if title else "",
        reference=terminal(reference),
        extends="".join(_dumped({"extends": extends}, "")),
        file=terminal(Path(beside or "FILE.yaml").name),
    )
    return head + "".join(f"#{line}\n" if line else "\n" for line in _lines(written))


def _seen_from(file: str, reference: str) -> str:
    path = Path(os.path.relpath(reference, Path(file).parent)).as_posix()
    if path.startswith(".."):
        raise UsageError(
            N_("a charter extends one beside it or below, and '{reference}' is neither for '{file}'"),
            reference=reference,
            file=file,
        )
    return f"./{path}"


def _lines(written: dict[str, Any]) -> Iterator[str]:
    """Yield what a charter says, a line each, with an empty line before each group and between large entries."""
    yield ""
    yield from _dumped({key: value for key, value in written.items() if key not in (*_KEPT, *_GROUPS)}, "")
    for group in _GROUPS:
        if group not in written:
            continue
        yield ""
        yield f"{group}:"
        for name, entry in written[group].items():
            yield from _dumped({name: entry}, "  ")


def _dumped(data: dict[str, Any], indent: str) -> Iterator[str]:
    """Yield entries in YAML, each on lines of its own, no text of which breaks out of a comment."""
    import yaml  # noqa: PLC0415 - loaded when a charter is written

    if not data:
        return
    leaves_in_braces = cast("bool", None)  # PyYAML's third answer, which its types leave out
    representer = yaml.representer.SafeRepresenter(default_flow_style=leaves_in_braces, sort_keys=False)
    written: Any = representer.represent_data(data)
    written.flow_style = False
    nodes = [written]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.ScalarNode):
            if terminal(node.value) != node.value or (node.tag.endswith(":str") and _NUMBER.fullmatch(node.value)):
                node.style = '"'
        else:
            nodes.extend(part for entry in node.value for part in (entry if isinstance(entry, tuple) else (entry,)))
    text = in_quotes(yaml.serialize(written, allow_unicode=True, width=_WIDTH))
    yield from (f"{indent}{line}" for line in text.split("\n")[:-1])
