"""Look up the meaning and the declaration of a word, for hover and go to definition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from orgtree.api.unit import Unit
from orgtree.assist.own_keys import HISTORY_KEYS, HISTORY_WORDS, IDS, INNER_KEYS, VALUE_KEYS
from orgtree.base.escape import markdown_text
from orgtree.base.place import Place
from orgtree.charter.model import severity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from orgtree.api.checking import Outcome
    from orgtree.charter.model import Charter, Field, Kind, Link
    from orgtree.graph.snapshot import Snapshot
    from orgtree.source import SourceSet

_REFERENCES = IDS | {"from"}
_MOST_FIELDS = 8


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a word.

    Args:
        text: Markdown that tells it.
        place: Where it is declared, None where that is in no file.
        start: First character of the word in its document.
        end: The character after its last.
    """

    text: str
    place: Place | None
    start: int
    end: int


def documents(outcome: Outcome) -> SourceSet:
    """Return the documents of an outcome."""
    return cast("SourceSet", outcome.report.sources)  # checking gives no others


def meaning(outcome: Outcome, number: int, offset: int, language: str = "en") -> Meaning | None:
    """Return the meaning of the word at a character, None where it has none.

    Args:
        outcome: What checking gave.
        number: Number of the document.
        offset: The character, from 0.
        language: Language of titles.
    """
    document = documents(outcome)[number]
    charter = outcome.charter
    pointer = document.path_at(offset)
    if charter is None or not pointer:
        return None
    value = _at(document.data, pointer)
    key = next((part for part in reversed(pointer) if isinstance(part, str)), "")
    place = Place(number, pointer)
    start, end = document.stretch(Place(number, pointer, "key"))
    if isinstance(pointer[-1], str) and start <= offset <= end:
        text, declared = _of_key(charter, pointer, document.data, language)
    else:
        start, end = document.stretch(place)
        above = next((part for part in reversed(pointer[:-1]) if isinstance(part, str)), "")
        text, declared = _of_value(outcome, charter, above if key == "value" else key, value, language)
    return Meaning(text, declared, start, end) if text and start <= offset <= end else None


def _of_key(charter: Charter, pointer: tuple[str | int, ...], data: Any, language: str) -> tuple[str, Place | None]:
    key = str(pointer[-1])
    names = [part for part in pointer[:-1] if isinstance(part, str)]
    if names and names[-1] == "exceptions":
        return _rule(charter, key, language)
    if names and names[-1] in charter.links and key in charter.links[names[-1]].fields:
        return _field(charter.links[names[-1]].fields[key], language), charter.places(
            ("links", names[-1], "fields", key), "key"
        )
    if key in charter.links:
        return _link(charter.links[key], charter, language), charter.places(("links", key), "key")
    unit = _at(data, pointer[:-1])
    kind = charter.kinds.get(str(unit.get("kind"))) if isinstance(unit, dict) else None
    if kind and key in kind.fields:
        field = kind.fields[key]
        return _field(field, language), charter.places(("kinds", field.owner, "fields", key), "key")
    return _own_key(charter, names, key), None


def _own_key(charter: Charter, names: Sequence[str], key: str) -> str:
    """Return what a key of the language's history means, "" for another one; *names* are the keys around it."""
    around = names[-1] if names else ""
    if around in charter.fields:
        words = VALUE_KEYS
    else:
        words = {**HISTORY_KEYS.get(around, {}), **(INNER_KEYS[around] if around in HISTORY_WORDS else {})}
    return f"**{key}**: {markdown_text(words[key])}" if key in words else ""


def _of_value(outcome: Outcome, charter: Charter, key: str, value: Any, language: str) -> tuple[str, Place | None]:
    if not isinstance(value, str):
        return "", None
    graph = outcome.org.snapshot if outcome.org else None
    if key == "kind" and value in charter.kinds:
        return _kind(charter.kinds[value], language), charter.places(("kinds", value), "key")
    if graph is not None and (key in charter.links or key in _REFERENCES or key == "id") and value in graph.index:
        unit = graph.index[value]
        return _unit(graph, unit, language), graph.place(unit, "id")
    words = charter.fields[key].values.words(charter.fields[key]) if key in charter.fields else {}
    if value in words:
        return f"**{markdown_text(words[value].pick(language))}**", None
    return "", None


def _unit(graph: Snapshot, number: int, language: str) -> str:
    unit = Unit(graph, number)
    names = [graph.name(above.number, language) for above in reversed(unit.ancestors)]
    lines = [
        f"**{markdown_text(graph.name(number, language))}** ({markdown_text(graph.kind_of(number).title.pick(language))})"
    ]
    if names:
        lines.append(markdown_text(" / ".join(names)))
    shown = [
        f"{markdown_text(column.field.title.pick(language))}: {markdown_text(column.text(number))}"
        for column in graph.columns.values()
        if column.written[number]
    ]
    lines += shown[:_MOST_FIELDS]
    if not unit.in_force:
        lines.append("†")
    return "  \n".join(lines)


def _kind(kind: Kind, language: str) -> str:
    return _titled(kind.title.pick(language), kind.description.pick(language), [f"`{' < '.join(kind.ancestors)}`"])


def _link(link: Link, charter: Charter, language: str) -> str:
    kinds = list(charter.kinds)
    ends = ({kinds[pair[end]] for pair in link.pairs} for end in (0, 1))
    arrow = " → ".join(_some(sorted(names)) for names in ends)
    return _titled(link.title.pick(language), link.description.pick(language), [arrow])


def _field(field: Field, language: str) -> str:
    unit = field.unit.pick(language)
    return _titled(
        field.title.pick(language),
        field.description.pick(language),
        [f"`{field.type}`" + (f", {markdown_text(unit)}" if unit else ""), *_settings(field)],
    )


def _settings(field: Field) -> Iterable[str]:
    """Yield what the charter asks of a field's values, as it is written there."""
    stated: dict[str, object] = {
        "pattern": field.pattern.source if field.pattern else None,
        "length": field.length,
        "several": "true" if field.several else None,
        "range": field.values.text(field.range) if field.range else None,
        "unique": "true" if field.unique else None,
        "default": field.values.text(field.default) if field.default is not None else None,
    }
    found = "; ".join(f"{name}: {value}" for name, value in stated.items() if value is not None)
    return [markdown_text(found)] if found else []


def _rule(charter: Charter, code: str, language: str) -> tuple[str, Place | None]:
    rule = charter.rules.get(code)
    if rule is None:
        return "", None
    title = charter.text(rule.title).pick(language) if rule.title else code
    remedy = charter.text(rule.remedy).pick(language) if rule.remedy else ""
    source = charter.text(rule.source).pick(language)
    return _titled(title, remedy, [f"{code}, {severity_of(rule)}", markdown_text(source)]), charter.places(
        ("rules", code), "key"
    )


def _titled(title: str, description: str, more: Iterable[str]) -> str:
    return "  \n".join([f"**{markdown_text(title)}**", *(text for text in (markdown_text(description), *more) if text)])


def _some(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:_MOST_FIELDS]) + (", …" if len(names) > _MOST_FIELDS else "")


def _at(data: Any, pointer: Iterable[str | int]) -> Any:
    for part in pointer:
        data = data[part]
    return data
