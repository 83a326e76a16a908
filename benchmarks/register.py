"""A register of units in five levels as people have one: a CSV table, and the same written as a definition by hand.

Everything is made up. 665 276 units are as many as the divisions of a large country, from its provinces to its villages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEVELS = ("province", "city", "county", "town", "village")
_SIZES = (31, 11, 9, 14, 15)
_WIDTHS = (2, 2, 2, 3, 3)
_WIDE = 110
"""Columns from which a unit takes several lines."""

CHARTER = """\
orgtree: charter/1
name: register
language: zh
kinds:
  province: {title: {en: province, zh: 省}}
  city: {title: {en: city, zh: 市}}
  county: {title: {en: county, zh: 县}}
  town: {title: {en: town, zh: 乡镇}}
  village: {title: {en: village, zh: 村}}
links:
  area_in:
    title: {en: area in, zh: 所属}
    hierarchy: true
    nest: true
    pairs: {city: [province], county: [city], town: [county], village: [town]}
"""
_HEAD = 'orgtree: definition/1\ncharter: "./register.yaml"\nunits:\n'


def rows(count: int) -> Iterator[tuple[str, str, str, str]]:
    """Yield code, name, kind and the code of the unit above, units before those below them."""
    below = [("", 0, number) for number in range(_SIZES[0], 0, -1)]
    for _ in range(count):
        above, level, number = below.pop()
        code = f"{above}{number:0{_WIDTHS[level]}}"
        yield code, f"第{number}示例{'省市县乡村'[level]}", LEVELS[level], above
        if level + 1 < len(LEVELS):
            below += [(code, level + 1, inner) for inner in range(_SIZES[level + 1], 0, -1)]


def write(folder: Path, count: int) -> Path:
    """Write the table and its charter into a folder, and return where the table is."""
    (folder / "register.yaml").write_text(CHARTER, encoding="utf-8")
    table = folder / "register.csv"
    with table.open("w", encoding="utf-8") as stream:
        stream.write("code,name,kind,parent\n")
        stream.writelines(f"{','.join(row)}\n" for row in rows(count))
    return table


def by_hand(table: Path, output: Path) -> None:
    """Read the table with polars and write the definition that orgtree writes, without looking at what it says."""
    import polars as pl  # noqa: PLC0415 - as in each task

    below: dict[str | None, list[dict[str, str]]] = {}
    for row in pl.read_csv(table, infer_schema=False).iter_rows(named=True):
        below.setdefault(row["parent"], []).append(row)
    lines = [_HEAD]
    stack = [(row, 0) for row in reversed(below[None])]
    while stack:
        row, depth = stack.pop()
        inner, pad = below.get(row["code"]), "  " * depth
        code, kind, name = f'"{row["code"]}"', row["kind"], _text(row["name"])
        line = f"{pad}- {{id: {code}, kind: {kind}, name: {name}}}\n"
        if inner is None and len(line) <= _WIDE:
            lines.append(line)
            continue
        lines.append(f"{pad}- id: {code}\n{pad}  kind: {kind}\n{pad}  name: {name}\n")
        if inner:
            lines.append(f"{pad}  units:\n")
            stack += [(one, depth + 1) for one in reversed(inner)]
    output.write_text("".join(lines), encoding="utf-8")


def _text(name: str) -> str:
    return name if name.isalnum() else f'"{name}"'
