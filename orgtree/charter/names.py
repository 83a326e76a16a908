"""Check a charter's names: unique, not reserved, and not misread by YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.charter.overriding import refines
from orgtree.charter.reserved_words import CONDITION_WORDS, LINK_WORDS, UNIT_WORDS, YAML_BOOLEANS
from orgtree.charter.resolve import Reporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.base.finding import Finding
    from orgtree.charter.language import CharterModel
    from orgtree.charter.resolve import Places

    Pointer = tuple[str | int, ...]

_RESERVED = UNIT_WORDS | CONDITION_WORDS | {"from", "to"}


def check_names(model: CharterModel, places: Places) -> list[Finding]:
    """Report duplicate, reserved and misread names.

    Fields, links and named paths share one namespace; no name is a word of the languages, and none one that YAML misreads.
    """
    work = Reporter(places)
    taken: dict[str, Pointer] = {}
    entries: list[tuple[str, Pointer]] = [
        (name, ("kinds", kind, "fields", name)) for kind, entry in model.kinds.items() for name in entry.fields
    ]
    entries += [(name, ("links", name)) for name in model.links]
    entries += [(name, ("paths", name)) for name in model.paths]
    for name, pointer in entries:
        if name in _RESERVED:
            _reserved(name, pointer, work)
        elif name in taken and _says_anew(model, taken[name], pointer):
            if _is_above(model, pointer[1], taken[name][1]):
                taken[name] = pointer
        elif name in taken:
            first = work.places(taken[name], "key")
            work.report(
                "ORG111",
                N_("'{name}' is declared twice"),
                pointer,
                "key",
                facts={"name": name},
                labels=(Label(first, N_("first declared here")),) if first else (),
                help=N_(
                    "declare a field once, on a kind that all kinds with it are a case of; give links and paths names of their own"
                ),
            )
        else:
            taken[name] = pointer
    of_links = [(name, ("links", link, "fields", name)) for link, entry in model.links.items() for name in entry.fields]
    for name, pointer in of_links:
        if name in LINK_WORDS or name in CONDITION_WORDS:
            _reserved(name, pointer, work)
    others: list[tuple[str, Pointer]] = [
        *((kind, ("kinds", kind)) for kind in model.kinds),
        *((metric, ("metrics", metric)) for metric in model.metrics),
        *_choices(model),
    ]
    for name, pointer in [*entries, *of_links, *others]:
        if name.lower() in YAML_BOOLEANS:
            work.report(
                "ORG111",
                N_("'{name}' is read as true, false or nothing by YAML 1.1"),
                pointer,
                "value" if isinstance(pointer[-1], int) else "key",
                facts={"name": name},
                help=N_("choose another name"),
            )
    return work.findings


def _says_anew(model: CharterModel, first: Pointer, pointer: Pointer) -> bool:
    """Return whether one of two declarations of a field only says anew what its kind inherits from the other's."""
    if first[0] != "kinds" or pointer[0] != "kinds":
        return False
    fields = [model.kinds[str(kind)].fields[str(name)] for _, kind, _, name in (first, pointer)]
    related = _is_above(model, first[1], pointer[1]) or _is_above(model, pointer[1], first[1])
    return related and refines(*fields)


def _is_above(model: CharterModel, kind: Any, other: Any) -> bool:
    """Return whether a kind is one that another is a case of."""
    seen = set[Any]()
    while other in model.kinds and other not in seen:
        seen.add(other)
        other = model.kinds[other].is_a
        if other == kind:
            return True
    return False


def _reserved(name: str, pointer: Pointer, work: Reporter) -> None:
    work.report(
        "ORG111",
        N_("'{name}' is a word that the language keeps for itself"),
        pointer,
        "key",
        facts={"name": name},
        help=N_("choose another name"),
    )


def _choices(model: CharterModel) -> Iterator[tuple[str, Pointer]]:
    """Yield the values of choice fields, which definitions write like names."""
    for group, owners in (("kinds", model.kinds), ("links", model.links)):
        for owner, entry in owners.items():
            for name, field in entry.fields.items():
                values = field.of or ()
                for position, value in enumerate(values):
                    if len(value) > 1:  # no reader of YAML takes the values y and n for true and false
                        last = value if isinstance(values, dict) else position
                        yield value, (group, owner, "fields", name, "of", last)
