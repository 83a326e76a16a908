"""Load a charter by name or from a file, with what it extends."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.files import label_of
from orgtree.base.messages import shortened
from orgtree.base.place import Part, Place
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.compile import compile_charter
from orgtree.charter.language import CharterModel
from orgtree.charter.overriding import laid_over, with_inherited_fields
from orgtree.charter.resolve import inside
from orgtree.charter.validate import validation_findings
from orgtree.source import Budgets, SourceSet, read_text
from orgtree.source.files import UnreadableError, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter

_MOST_PARENTS = 10
_BYTES = 1024 * 1024


def builtin_names() -> tuple[str, ...]:
    """Return the names of the built-in charters.

    >>> "company" in builtin_names()
    True
    """
    folder = resources.files("orgtree.charter") / "builtin"
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


def load_charter(
    reference: str,
    *,
    sources: SourceSet,
    folder: Path | None = None,
    asked_at: Place | None = None,
    opened: Mapping[str, bytes] | None = None,
) -> tuple[Charter | None, list[Finding]]:
    """Load a charter.

    Args:
        reference: A built-in name, or a path to a file relative to *folder*.
        sources: Gets the charter's files as documents, so that findings have places.
        folder: Folder that files may be read from, and no other; None allows built-in names only.
        asked_at: Where the charter was asked for.
        opened: What an editor holds of files, by real path, instead of what is saved.

    Returns:
        The compiled charter, or None if it cannot be used at all, and what was found.
    """
    chain: list[tuple[int, Any]] = []
    findings: list[Finding] = []
    names: list[str] = []
    current: str | None = reference
    place = asked_at
    while current is not None:
        if current in names or len(names) >= _MOST_PARENTS:
            findings.append(
                charter_finding(
                    "ORG112",
                    N_("charter '{name}' extends itself"),
                    place,
                    facts={"name": current},
                    help=N_("take one extends of the circle away"),
                )
            )
            break
        names.append(current)
        loaded = _document(current, sources, folder, place, findings, opened)
        if loaded is None:
            return None, findings
        number, data = loaded
        chain.append(loaded)
        parent = data.get("extends")
        place = Place(number, ("extends",))
        current = parent if isinstance(parent, str) else None
        if "extends" in data and current is None:
            findings.append(
                charter_finding(
                    "ORG104",
                    N_("a charter extends one other, and '{value}' is not its name"),
                    place,
                    facts={"value": shortened(parent)},
                    help=N_("name a built-in charter, or a file by its path"),
                )
            )
        if folder is not None and current is not None and reference_is_path(names[-1]):
            # A parent that is a file stands beside the file that names it.
            current = str(Path(names[-1]).parent / current) if reference_is_path(current) else current
    return _compiled(Written(tuple(chain)), findings)


def written_together(chain: Sequence[Any]) -> Any:
    """Return what charters say together, as plain data, the one that extends the others first."""
    merged: Any = {}
    for data in reversed(chain):
        merged = laid_over(merged, data)
    return merged


def reference_is_path(reference: str) -> bool:
    """Return whether a charter reference is a file and not a built-in name."""
    return "/" in reference or reference.endswith((".yaml", ".yml", ".json"))


@dataclass(frozen=True, slots=True)
class Written:
    """What a charter was compiled of; resolves the pointer of a construct to its place. An object, so that a charter can be pickled.

    Args:
        chain: Number and data of each document, the extending one first.
    """

    chain: tuple[tuple[int, Any], ...]

    def together(self) -> Any:
        """Return plain data of the whole charter, what it extends and what its fields inherit spelt out."""
        return with_inherited_fields(written_together([data for _, data in self.chain]))

    def __call__(self, pointer: tuple[str | int, ...], part: Part = "value") -> Place | None:
        """Return the place of a construct in the document that says most of it."""
        written = [(number, data, _as_written(data, pointer)) for number, data in self.chain]
        number, _, there = max(written, key=lambda entry: _depth(entry[1], entry[2]))
        return Place(number, there, part)


def _compiled(places: Written, findings: list[Finding]) -> tuple[Charter | None, list[Finding]]:
    from pydantic import ValidationError  # noqa: PLC0415 - pydantic is loaded only when a charter is

    merged = places.together()
    for _ in range(2):
        try:
            model = CharterModel.model_validate(merged)
            break
        except ValidationError as error:
            findings.extend(validation_findings(error, CharterModel, merged, places))
            merged = _without(merged, error)
    else:
        return None, findings
    charter, more = compile_charter(model, places)
    return charter, [*findings, *more]


def _without(data: Any, error: Any) -> Any:
    """Return the data without the wrong constructs, so that the rest can still be checked."""
    import copy  # noqa: PLC0415 - on the way of mistakes only

    pruned = copy.deepcopy(data)
    for problem in error.errors(include_url=False):
        loc = problem["loc"]
        target = pruned
        keep = loc if problem["type"] == "extra_forbidden" else _wrong_part(loc)
        for part in keep[:-1]:
            if isinstance(target, dict) and part in target:
                target = target[part]
        if isinstance(target, dict) and keep:
            target.pop(keep[-1], None)
    return pruned


def _wrong_part(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the smallest part that can be removed without leaving dangling names.

    A wrong title of a field goes alone, a field without a type as a whole, and so do a rule and a metric.
    """
    if "[key]" in loc:  # pydantic's word for a key that does not fit
        return loc[: loc.index("[key]")]
    if len(loc) > 2 and loc[0] in {"kinds", "links"}:  # noqa: PLR2004 - group, name, key
        if loc[2] in {"from", "to", "pairs"}:
            return loc[:2]
        if loc[2] != "fields" or len(loc) < 5 or loc[4] in {"type", "of", "currency"}:  # noqa: PLR2004 - group, name, fields, field, key
            return loc[:4] if loc[2] == "fields" else loc[:3]
        return loc[:5]
    return loc[:2]


def _document(
    reference: str,
    sources: SourceSet,
    folder: Path | None,
    place: Place | None,
    findings: list[Finding],
    opened: Mapping[str, bytes] | None,
) -> tuple[int, Any] | None:
    """Read one charter file and add it to the sources."""
    if not reference_is_path(reference):
        known = builtin_names()
        if reference not in known:
            findings.append(
                charter_finding(
                    "ORG101",
                    unknown(
                        N_("there is no built-in charter '{name}'"),
                        reference,
                        known,
                        otherwise=N_(
                            "built in are {known}; a file of your own is named by a path such as ./charter.yaml"
                        ),
                    ),
                    place,
                )
            )
            return None
        text: bytes = (resources.files("orgtree.charter") / "builtin" / f"{reference}.yaml").read_bytes()
        label = f"orgtree:{reference}.yaml"
    else:
        read = _file(reference, folder, place, findings, opened)
        if read is None:
            return None
        text, label = read
    number = len(sources.documents)
    document, problems = read_text(text, label=label, budgets=Budgets(max_bytes=_BYTES), number=number)
    sources.add(document)
    findings.extend(problems)
    if not isinstance(document.data, dict):
        if not problems:
            findings.append(
                charter_finding(
                    "ORG100", N_("a charter is a mapping that begins with orgtree: charter/1"), Place(number)
                )
            )
        return None
    if document.data.get("orgtree") != "charter/1":
        findings.append(
            charter_finding(
                "ORG100",
                N_("'{label}' does not say that it is a charter"),
                Place(number, ("orgtree",)),
                facts={"label": label},
                help=N_("begin it with orgtree: charter/1"),
            )
        )
        return None
    return number, document.data


def _file(
    reference: str,
    folder: Path | None,
    place: Place | None,
    findings: list[Finding],
    opened: Mapping[str, bytes] | None,
) -> tuple[bytes, str] | None:
    facts = {"name": reference}
    if folder is None:
        findings.append(
            charter_finding(
                "ORG101",
                N_("the charter file '{name}' cannot be read from here"),
                place,
                facts=facts,
                help=N_("name a built-in charter"),
            )
        )
        return None
    root = Path(os.path.realpath(folder))
    try:
        path = Path(os.path.realpath(root / reference))
        there = path.is_file()
    except (OSError, ValueError):  # a name too long, or with a character that no name has
        path, there = root, False
    if not path.is_relative_to(root):
        findings.append(
            charter_finding(
                "ORG101",
                N_("the charter file '{name}' lies outside the definition's folder"),
                place,
                facts=facts,
                help=N_("put it in the definition's folder or below it"),
            )
        )
        return None
    if not there:
        findings.append(
            charter_finding(
                "ORG101",
                N_("there is no charter file '{name}'"),
                place,
                facts=facts,
                help=N_("a path is relative to the definition's folder; a built-in charter is named without .yaml"),
            )
        )
        return None
    try:
        content = read_bytes(path, _BYTES, opened)
    except UnreadableError as error:
        findings.append(
            charter_finding(
                "ORG101",
                N_("the charter file '{name}' cannot be read: {reason}"),
                place,
                facts={**facts, "reason": error.saying},
            )
        )
        return None
    if len(content) > _BYTES:
        findings.append(
            charter_finding(
                "ORG101",
                N_("the charter file '{name}' is larger than {most} bytes"),
                place,
                facts={**facts, "most": _BYTES},
            )
        )
        return None
    return content, label_of(folder / reference)


def _as_written(data: Any, pointer: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return a pointer into a charter as it leads into one that it is made of, which may change cases by their positions."""
    if pointer[:1] != ("rules",) or len(pointer) < 4 or not isinstance(pointer[3], int):  # noqa: PLR2004 - rules, code, cases, position
        return pointer
    place = str(pointer[3] + 1)
    by_position = (*pointer[:3], place, *pointer[4:])
    return by_position if _depth(data, by_position) > 3 else pointer  # noqa: PLR2004


def _depth(data: Any, pointer: tuple[str | int, ...]) -> int:
    """Return how many parts of a pointer exist in the data."""
    depth = 0
    for part in pointer:
        if not inside(data, part):
            break
        data = data[part]
        depth += 1
    return depth
