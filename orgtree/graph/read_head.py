"""Read the head of a definition: validate it, leave out what is wrong, and say what it states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.messages import Saying, shortened
from orgtree.base.place import Part, Place
from orgtree.base.suggest import unknown
from orgtree.base.text import NO_TEXT, Text
from orgtree.charter.codes import charter_finding
from orgtree.charter.definition import DefinitionModel
from orgtree.charter.validate import validation_findings
from orgtree.graph.event import Event
from orgtree.graph.tables import Head, Retired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from orgtree.charter.language import ClaimModel
    from orgtree.charter.model import Charter
    from orgtree.graph.loaded import Loaded


def read_head(loaded: Loaded, data: dict[str, Any], document: int, scenario: Text = NO_TEXT) -> Head:
    """Read the head of a definition whose charter is known; claims are kept with what is loaded, mistakes are reported.

    Args:
        loaded: What was read so far.
        data: The head as plain data.
        document: Number of the document that it stands in.
        scenario: What the changes are called by which it would come about.
    """
    return stated_head(loaded, validated_head(loaded, data, document), document, scenario)


def stated_head(loaded: Loaded, head: DefinitionModel | None, document: int, scenario: Text) -> Head:
    """Return what a validated head states, in the charter's terms; without one, its language alone."""
    assert loaded.charter is not None  # noqa: S101 - without a charter nothing is built
    language = (head.language if head else None) or loaded.charter.language
    if head is None:
        return Head(language=language, scenario=scenario)
    retired = tuple(
        Retired(entry.id, entry.on, tuple(map(composed, entry.into)), Place(document, ("retired", item, "id")))
        for item, entry in zip(loaded.positions("retired"), head.retired, strict=False)
    )
    events = tuple(
        Event.of(event, Place(document, ("events", item)))
        for item, event in zip(loaded.positions("events"), head.events, strict=False)
    )
    silent = tuple(_not_stated(loaded, loaded.charter, head, document))
    return Head(Text.of(head.title, language), language, retired, silent, head.as_of, scenario, events)


def validated_head(loaded: Loaded, data: dict[str, Any], document: int = 0) -> DefinitionModel | None:
    """Validate a definition's head; mistakes are reported and left out."""
    if data.get("orgtree") != "definition/1":
        said = data.get("orgtree")
        message = (
            N_("the file says 'orgtree: {said}', which is not a definition this version reads")
            if said
            else N_("the file does not say what it is")
        )
        loaded.reading.append(
            charter_finding(
                "ORG100",
                message,
                Place(document, ("orgtree",)),
                facts={"said": shortened(said)},
                help=N_("begin it with orgtree: definition/1"),
            )
        )
        data = {**data, "orgtree": "definition/1"}
    model = validated(loaded, data, DefinitionModel, document)
    if isinstance(model, DefinitionModel):
        loaded.claims.extend(claims_with_places(model.claims, data, document))
        return model
    return None


def _not_stated(loaded: Loaded, charter: Charter, head: DefinitionModel, document: int) -> Iterator[tuple[str, str]]:
    """Yield the kinds and links of which the source says nothing; names that the charter lacks are reported."""
    for item, entry in zip(loaded.positions("not_stated"), head.not_stated, strict=False):
        mistakes = []
        for key, name, known in (("kind", entry.kind, charter.kinds), ("link", entry.link, charter.links)):
            if name not in known:
                message = N_("there is no {what} '{name}' in charter '{charter}'")
                told = {"what": Saying(key), "charter": charter.name}
                mistakes.append(unknown(message, name, known, facts=told, otherwise=N_("it has {known}")))
                place = Place(document, ("not_stated", item, key))
                loaded.reading.append(charter_finding("ORG104", mistakes[-1], place))
        if mistakes:
            continue
        ends = {code for link in charter.subtypes(entry.link) for pair in charter.links[link].pairs for code in pair}
        if charter.kind_codes([entry.kind]) & ends:
            yield entry.kind, entry.link
            continue
        fits = sorted(
            name for name, kind in charter.kinds.items() if charter.kind_codes([name]) & ends and not kind.abstract
        )
        loaded.reading.append(
            charter_finding(
                "ORG107",
                unknown(
                    N_("no '{link}' starts from or leads to a unit of kind '{name}'"),
                    entry.kind,
                    fits,
                    facts={"link": entry.link},
                    otherwise=N_("it joins {known}"),
                ),
                Place(document, ("not_stated", item, "kind")),
            )
        )


def claims_with_places(
    claims: Iterable[ClaimModel], data: dict[str, Any], document: int
) -> list[tuple[ClaimModel, Place]]:
    """Return claims with their places, matched by id since wrong ones were left out."""
    stated = data.get("claims")
    if not isinstance(stated, list):  # reported by the model, which took none
        return []
    written: dict[str, int] = {}
    for item, entry in enumerate(stated):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            written.setdefault(entry["id"], item)
    return [(claim, Place(document, ("claims", written[claim.id]))) for claim in claims]


def validated(loaded: Loaded, data: dict[str, Any], model: type[BaseModel], document: int) -> BaseModel | None:
    """Validate a head without its units; report and drop wrong entries, then retry."""
    from pydantic import ValidationError  # noqa: PLC0415 - loaded with the charter language, not before

    def places(pointer: tuple[str | int, ...], part: Part = "value") -> Place:
        return Place(document, pointer, part)

    head = {key: value for key, value in data.items() if key != "units"}
    if not isinstance(data.get("units", []), list):
        loaded.reading.append(
            charter_finding(
                "ORG104",
                N_("units is a list, not '{value}'"),
                Place(document, ("units",)),
                facts={"value": shortened(data["units"])},
            )
        )
    try:
        return model.model_validate(head)
    except ValidationError as error:
        loaded.reading.extend(validation_findings(error, model, head, places))
        wrong = [problem["loc"] for problem in error.errors(include_url=False)]
        for key in {str(loc[0]) for loc in wrong if loc}:
            entries = {loc[1] for loc in wrong if str(loc[0]) == key and len(loc) > 1 and isinstance(loc[1], int)}
            value = head.pop(key, None)
            if isinstance(value, list) and entries:
                loaded.left_out[key] = entries
                head[key] = [entry for position, entry in enumerate(value) if position not in entries]
    try:
        return model.model_validate(head)
    except ValidationError:
        return None
