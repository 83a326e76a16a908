"""An event as a definition's head writes it: something that happened to units."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from orgtree.base.catalogue import N_
from orgtree.base.suggest import listed
from orgtree.charter.language import Model
from orgtree.charter.setting_types import DateText
from orgtree.charter.trees import ExpressionError
from orgtree.charter.unit_id import unit_id

EVENT_FORMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "merge": (("into",), ()),
    "split": (("into",), ()),
    "rename": (("to",), ()),
    "move": ((), ("under", "from")),
    "create": ((), ()),
    "dissolve": ((), ()),
}
"""What can happen: for each word the keys that it needs, and those of which it needs one."""

EVENT_KEYS = {
    "on": "the day, month or year in which it happened; left out where nobody knows it",
    "merge": "ids of the units that were merged; they ended, but one that it is merged into",
    "split": "id of the unit that was split; it ended, but if it is one of those that it was split into",
    "rename": "the old id of a unit that got another one",
    "move": "ids of the units that came to stand under another one",
    "create": "ids of the units that were set up",
    "dissolve": "ids of the units that ended without a successor",
    "into": "id of the unit that others were merged into, or ids of those that one was split into",
    "to": "the new id",
    "under": "id of the unit that they stand under since",
    "from": "id of the unit that they stood under before",
    "source": "where it is published",
}
"""What each key of an event means."""

_AMONG = {word: frozenset((*needed, *either)) for word, (needed, either) in EVENT_FORMS.items()}
_ONE = frozenset({"split", "rename", "to", "under", "from"})


def _ids(value: Any) -> tuple[str, ...]:
    """Read an id or a list of ids."""
    found = value if isinstance(value, list) else [value]
    if not found:
        raise ExpressionError(N_("at least one id stands here"), {}, code="ORG104")
    return tuple(dict.fromkeys(map(unit_id, found)))


Ids = Annotated[tuple[str, ...], BeforeValidator(_ids)]


class EventModel(Model):
    """Something that happened to units: one of merge, split, rename, move, create and dissolve."""

    on: DateText = Field(None, description=EVENT_KEYS["on"])
    merge: Ids = ()
    split: Ids = ()
    rename: Ids = ()
    move: Ids = ()
    create: Ids = ()
    dissolve: Ids = ()
    into: Ids = ()
    to: Ids = ()
    under: Ids = ()
    from_: Ids = Field((), alias="from")
    source: str | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> EventModel:
        said = {
            key: getattr(self, "from_" if key == "from" else key) for key in EVENT_KEYS if key not in {"on", "source"}
        }
        words = [word for word in EVENT_FORMS if said[word]]
        if len(words) != 1:
            message = (
                N_("an event says one of {known}") if not words else N_("an event says one thing, and this one {words}")
            )
            facts = {"known": listed(list(EVENT_FORMS)), "words": listed(words)}
            remedy = N_("write it as in {{on: 2020-04, merge: [a, b], into: c}}")
            raise ExpressionError(message, facts, code="ORG104", help=remedy)
        word = words[0]
        needed, either = EVENT_FORMS[word]
        missing = next((key for key in needed if not said[key]), None)
        if missing is None and either and not any(said[key] for key in either):
            missing = either[0]
        if missing is not None:
            message, remedy = N_("an event with '{word}' says '{key}', too"), N_("add '{key}:' here")
            raise ExpressionError(message, {"word": word, "key": missing}, code="ORG103", help=remedy)
        for key, ids in said.items():
            if ids and key != word and key not in _AMONG[word]:
                message, remedy = N_("'{key}' does not go with '{word}'"), N_("take it away")
                raise ExpressionError(
                    message, {"word": word, "key": key}, (key,), part="key", code="ORG104", help=remedy
                )
            if len(ids) > 1 and (key in _ONE or (key == "into" and word == "merge")):
                message, remedy = N_("'{key}' is one id here"), N_("write an event for each")
                raise ExpressionError(message, {"key": key}, (key,), code="ORG104", help=remedy)
        return self

    @property
    def word(self) -> str:
        """What happened."""
        return next(word for word in EVENT_FORMS if getattr(self, word))
