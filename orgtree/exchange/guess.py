"""Guess from headings and cells what a mapping does not say of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.charter.titles import by_title, folded, titles_of
from orgtree.exchange.column_matching import UNDER, words_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.charter.model import Charter
    from orgtree.exchange.mapping import TableMapping
    from orgtree.source import TableDocument

_IDS = ("id", "number", "no", "code", "key", "编号", "代码", "号")
_NAMES = ("name", "title", "名称", "名")
_ABOVE = ("manager", "parent", "supervisor", "superior", "reports to", "上级", "父")
_ENOUGH = 2


def kinds_by_word(charter: Charter) -> dict[str, str]:
    """Return the concrete kinds by folded name, title and alias; words that several have are left out."""
    concrete = {name: kind for name, kind in charter.kinds.items() if not kind.abstract}
    words = {title: names for title, names in by_title(titles_of(concrete)).items() if len(names) == 1}
    found = {title: names[0] for title, names in words.items()}
    for name, kind in concrete.items():
        for alias in kind.aliases:
            found.setdefault(folded(alias), name)
    return found


def guessed(
    table: TableDocument, said: TableMapping, matched: Mapping[str, str], charter: Charter
) -> tuple[TableMapping, dict[str, str]]:
    """Return a mapping with what can be guessed, and what was guessed of which column.

    Args:
        table: The table.
        said: What is known.
        matched: Columns that are known, by heading.
        charter: The charter.
    """
    kinds = kinds_by_word(charter)
    columns = {**matched}
    named = {*columns, *said.make, *said.levels, *said.values}
    free = [one for one in table.columns if one not in named]
    why: dict[str, str] = {}
    change: dict[str, object] = {}
    kind = said.kind
    for heading in free:
        found = _of_kind(words_apart(heading), kinds)
        if found is None or found[1] in columns.values():
            continue
        columns[heading], why[heading] = found[1], found[1]
        if kind is None and "kind" not in columns.values() and found[1] != UNDER:
            kind = found[0]
    free = [one for one in free if one not in columns]
    of_kinds = {one: kinds[words_apart(one)] for one in free if words_apart(one) in kinds}
    has_kind = kind is not None or "kind" in columns.values()
    if not has_kind and not said.levels and "id" not in columns.values() and len(of_kinds) >= _ENOUGH:
        change["levels"] = of_kinds
        why |= dict.fromkeys(of_kinds, "levels")
    elif has_kind and not said.make and kind is not None:
        made = {one: of for one, of in of_kinds.items() if of != kind and _joined(charter, kind, of)}
        change["make"] = made
        why |= dict.fromkeys(made, "make")
    if kind is not None:
        change["kind"] = kind
        unsaid = {heading: key for heading, key in columns.items() if heading not in said.columns}
        above = dict.fromkeys(_misfits(charter, kind, unsaid), UNDER)
        columns |= above
        why |= above
        for heading in [one for one in free if one not in of_kinds]:
            values = _truth(heading, table, charter, kind, columns.values())
            if values is not None:
                columns[heading], change["values"] = values[0], {**said.values, heading: values[1]}
                why[heading] = values[0]
    if "id" not in columns.values() and "name" in columns.values() and not said.id_from and not said.levels:
        change["id_from"] = tuple(heading for heading, key in columns.items() if key == "name")
    return said.model_copy(update={**change, "columns": columns}), why


def _of_kind(words: str, kinds: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the kind and the key of a heading such as `position id` or `job title`."""
    above = next((word for word in _ABOVE if words.startswith(word)), None)
    rest = words.removeprefix(above or "").strip()
    for endings, key in ((_IDS, UNDER if above else "id"), (_NAMES, UNDER if above else "name")):
        for ending in endings:
            word = rest.removesuffix(ending).strip()
            if word != rest and word in kinds:
                return kinds[word], key
    return (kinds[rest], UNDER) if above and rest in kinds else None


def _joined(charter: Charter, kind: str, other: str) -> bool:
    pair = charter.kinds[kind].code, charter.kinds[other].code
    return pair in charter.nests or sum(pair in link.pairs for link in charter.links.values()) == 1


def _misfits(charter: Charter, kind: str, columns: Mapping[str, str]) -> list[str]:
    """Return the only column of a link of nesting that cannot be of a kind, which stands under others by another link."""
    code = charter.kinds[kind].code
    own = {child for child, _ in charter.nests}
    found = [
        one
        for one, key in columns.items()
        if key == UNDER
        or (key in charter.nests.values() and all(child != code for child, _ in charter.links[key].pairs))
    ]
    return found if code in own and len(found) == 1 and columns[found[0]] != UNDER else []


def _truth(
    heading: str, table: TableDocument, charter: Charter, kind: str, taken: Iterable[str]
) -> tuple[str, dict[str, bool]] | None:
    """Return the field and the values of a column of two words, of which one is the title of a field that is true or false."""
    cells = set(table.data.stated(heading))
    if len(cells) != _ENOUGH:
        return None
    for name, field in charter.fields.items():
        if field.type != "bool" or name in taken or name not in charter.kinds[kind].fields:
            continue
        titles = {folded(words) for words in (name, *(words for _, words in field.title.words))}
        said = [cell for cell in cells if folded(cell) in titles]
        if len(said) == 1:
            return name, {cell: cell == said[0] for cell in sorted(cells)}
    return None
