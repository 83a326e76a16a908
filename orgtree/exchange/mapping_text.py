"""Write a mapping as YAML, with comments on its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.escape import terminal
from orgtree.exchange.mapping import IGNORE, VERSION
from orgtree.graph.yaml_flow import flow, scalar
from orgtree.source.notes import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.exchange.table_cells import TablePart

_SAMPLES = 3


def mapping_text(units: Sequence[TablePart], links: Sequence[TablePart], charter: str) -> str:
    """Return a mapping that reads tables as they are read now.

    Args:
        units: Tables of units.
        links: Tables of links.
        charter: The charter as it is named.
    """
    lines = [f"orgtree: {VERSION}", f"charter: {scalar(charter)}"]
    if any(part.said.make for part in units):
        lines.append("# top: {id: …, kind: …, name: …}    # a unit above all that have none")
    for key, parts in (("units", units), ("links", links)):
        if len(parts) == 1:
            lines += [f"{key}:", *(f"  {line}" for line in _table(parts[0]))]
        elif parts:
            lines.append(f"{key}:")
            for part in parts:
                first, *rest = _table(part)
                lines += [f"- {first}", *(f"  {line}" for line in rest)]
    return "".join(f"{line}\n" for line in lines)


def _table(part: TablePart) -> Iterator[str]:
    said = part.said
    if part.table.sheet is not None and part.table.sheet.name:
        yield f"sheet: {scalar(part.table.sheet.name)}"
    for key in ("heading", "kind", "link"):
        if (value := getattr(said, key)) is not None:
            yield f"{key}: {flow(value)}"
    yield from _columns(part)
    if said.values:
        yield "values:"
        for heading, meant in said.values.items():
            yield f"  {scalar(heading)}: {flow(dict(meant))}"
    yield from _settings(said)


def _columns(part: TablePart) -> Iterator[str]:
    said = part.said
    yield "columns:"
    for heading in part.table.columns:
        if heading in said.levels or heading in said.make:
            continue
        key = part.columns.get(heading, IGNORE)
        yield f"  {scalar(heading)}: {scalar(key)}{_comment(part, heading, known=heading in part.columns)}"
    for key in ("levels", "make"):
        if value := getattr(said, key):
            yield f"{key}:"
            for heading, kind in value.items():
                yield f"  {scalar(heading)}: {scalar(kind)}{_comment(part, heading)}"


def _settings(said: Any) -> Iterator[str]:
    for key in ("id_from", "by", "separator", "fill_down", "roots", "unknown", "totals", "decimal", "dates"):
        value = getattr(said, key)
        if value:
            yield f"{key}: {flow(list(value) if isinstance(value, tuple) else value)}"
    if said.repeated != "refuse":
        yield f"repeated: {said.repeated}"


def _comment(part: TablePart, heading: str, *, known: bool = True) -> str:
    """Return a comment with the first cells of a column."""
    cells = list(dict.fromkeys(row[heading] for row in part.table.data[:1000] if heading in row))
    shown = ", ".join(excerpt(cell) for cell in cells[:_SAMPLES]) + (", …" if len(cells) > _SAMPLES else "")
    words = " ".join(filter(None, (shown or "empty", "" if known else "(nothing that the charter knows)")))
    return f"    # {terminal(words)}"
