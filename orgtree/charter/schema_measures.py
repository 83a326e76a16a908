"""The JSON Schemas of what measures may say, for metrics in charters and for claims in definitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.charter.schema_parts import REFERENCE, Schema, closed, ref, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class MeasureSchemas:
    """What may stand in a metric or a claim.

    Args:
        words: The words for the measures, in order.
        properties: Schema of each key that one of them may have.
        parts: Definitions that these refer to.
        needed: Keys that what stands under a measure's word must not leave out, by the word.
    """

    words: tuple[str, ...]
    properties: dict[str, Schema]
    parts: dict[str, Schema]
    needed: dict[str, list[str]]


def measure_schemas(statements: Mapping[str, type[BaseModel]], *, inline: bool) -> MeasureSchemas:
    """Return the schemas of measures.

    Args:
        statements: What each measure may say, by its word.
        inline: Whether what stands under a measure's word is written out there, with what it needs. In a charter it
            is a definition, since one that extends another may say a part of it.
    """
    every: dict[str, dict[str, Schema]] = {}
    parts: dict[str, Schema] = {}
    needed: dict[str, list[str]] = {}
    for word, model in statements.items():
        schema = model.model_json_schema(by_alias=True, ref_template=REFERENCE)
        made: dict[str, Any] = schema.pop("$defs", {})
        own = every[word] = schema["properties"]
        if "$ref" in own[word]:
            below = made.pop(own[word]["$ref"].rpartition("/")[2])
            needed[word] = below.pop("required", [])
            parts |= {} if inline else {word: below}
            written = closed(below["properties"], needed[word], description=below["description"])
            own[word] = written if inline else ref(word)
        parts |= made
    amounts = [word for word, model in statements.items() if getattr(model, "is_amount", False)]
    parts["amount"] = closed(_keys(every, amounts), description=f"exactly one of {', '.join(amounts)}")
    properties = tidy({"properties": _keys(every, every)})["properties"]
    return MeasureSchemas(tuple(statements), properties, {name: tidy(part) for name, part in parts.items()}, needed)


def _keys(every: Mapping[str, Mapping[str, Schema]], words: Iterable[str]) -> dict[str, Schema]:
    """Return the schema of each key that some measures may have: first their words, then what stands beside those."""
    beside = {key: schema for word in reversed(list(words)) for key, schema in every[word].items()}
    return {**{word: every[word][word] for word in words}, **beside}
