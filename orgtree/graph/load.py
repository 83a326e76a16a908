"""Load a graph from files or rows: documents, charter, head, units."""

from __future__ import annotations

from itertools import repeat
from operator import contains
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.journal import JOURNAL
from orgtree.base.memory import no_collecting
from orgtree.base.place import Place
from orgtree.charter.codes import charter_finding
from orgtree.charter.definition import DefinitionModel, IncludedModel
from orgtree.charter.load import load_charter, reference_is_path
from orgtree.graph.build import build
from orgtree.graph.codes import graph_finding
from orgtree.graph.frames import Frame, as_frame
from orgtree.graph.loaded import Loaded
from orgtree.graph.read_head import claims_with_places, stated_head, validated, validated_head
from orgtree.graph.rows import as_rows
from orgtree.graph.snapshot import Snapshot
from orgtree.graph.unit_records import RawLink, RawUnits, gather
from orgtree.graph.written import Written
from orgtree.source import Budgets, Document, Kept, SourceSet, TableDocument, read_tree
from orgtree.source.codes import source_finding
from orgtree.source.includes import INCLUDED_KEYS
from orgtree.source.tables import TABLE_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.graph.frames import Entries

_TABLE = N_("'{file}' is a table; name its charter with --charter, or turn it into a definition with orgtree convert")
_LINK_COLUMNS = frozenset({"link", "from", "to"})


def _refuse_table(root: Path) -> None:
    if root.suffix.lower() in TABLE_ENDINGS and root.is_file():
        raise UsageError(_TABLE, file=str(root))


def _unfinished(root: str | Path) -> Iterator[Finding]:
    """Yield what is wrong where a run that wrote files together was stopped half way."""
    if str(root) != "-" and (Path(root).parent / JOURNAL).is_file():
        yield source_finding(
            "ORG029",
            N_(
                "'{journal}' stands beside it: a run that was editing its files was stopped half way, or is still at it"
            ),
            Place(0),
            facts={"journal": JOURNAL},
            help=N_("run 'orgtree check FILE --fix', 'apply' or 'edit' here: it ends what was begun"),
        )


@no_collecting()
def load_definition(
    root: str | Path,
    *,
    budgets: Budgets,
    stdin: bytes | None = None,
    charter: str | None = None,
    opened: Mapping[str, bytes] | None = None,
    kept: Kept | None = None,
) -> Loaded:
    """Read a definition and everything that it includes.

    Args:
        root: Path of the root file; "-" reads *stdin*.
        budgets: Limits on what is read.
        stdin: Bytes that "-" stands for.
        charter: Charter to use instead of the one that the definition names; a file is named from the current folder.
        opened: What an editor holds of files, by real path, instead of what is saved.
        kept: What was read before; a file that has not changed since is not read again.

    Raises:
        UsageError: If the root is a table.
    """
    _refuse_table(Path(root))
    sources, findings = read_tree(root, budgets=budgets, stdin=stdin, opened=opened, kept=kept)
    loaded = Loaded(sources, [*_unfinished(root), *findings])
    if not sources.documents or not isinstance(sources.documents[0].data, dict):
        if sources.documents and sources.documents[0].data is not None:
            loaded.reading.append(
                charter_finding(
                    "ORG100", N_("a definition is a mapping that begins with orgtree: definition/1"), Place(0)
                )
            )
        return loaded
    data = sources.documents[0].data
    if not charter and data and data.keys() <= set(INCLUDED_KEYS):
        loaded.reading.append(
            charter_finding(
                "ORG100",
                N_("the file does not say what it is, and reads like a part of a definition"),
                Place(0, (next(iter(data)),), "key"),
                help=N_("check the definition that includes it; one by itself begins with orgtree: definition/1"),
            )
        )
        return loaded
    head = validated_head(loaded, data)
    reference = charter or (head.charter if head else data.get("charter"))
    if not isinstance(reference, str):
        return loaded
    folder = None if str(root) == "-" else Path(root).parent
    if charter and reference_is_path(charter):
        folder, reference = Path(charter).parent, f"./{Path(charter).name}"
    included = len(sources.documents)
    loaded.charter, more = load_charter(
        reference, sources=sources, folder=folder, asked_at=Place(0, ("charter",)), opened=opened
    )
    loaded.reading.extend(more)
    loaded.of_text = [*findings, *more]
    if loaded.charter is None:
        return loaded
    contents = [sources.documents[number].data for number in range(included)]
    loaded.written = Written(contents, range(included), charter=reference if charter else None, folder=folder)
    _read_units(loaded, head, most=budgets.max_units)
    return loaded


@no_collecting()
def load_written(written: Written, *, sources: SourceSet, like: Loaded) -> Loaded:
    """Read a definition from plain data that was not read from text.

    Args:
        written: The data.
        sources: Documents in which its places are.
        like: What the data was made of; its charter is taken where the data names the same.
    """
    root = written.documents[0]
    loaded = Loaded(sources, list(like.of_text), like.charter, written=written, of_text=like.of_text)
    document = written.numbers[0]
    head = validated_head(loaded, root, document)
    reference = root.get("charter")
    if written.charter is None and reference != like.written.documents[0].get("charter"):
        asked_at = Place(document, ("charter",))
        loaded.charter, more = load_charter(str(reference), sources=sources, folder=written.folder, asked_at=asked_at)
        loaded.reading.extend(more)
        loaded.of_text = [*loaded.of_text, *more]
    if loaded.charter is not None:
        _read_units(loaded, head, most=Budgets().max_units)
    return loaded


def _read_units(loaded: Loaded, head: DefinitionModel | None, *, most: int) -> None:
    """Read the units, links and claims of what is written, when its charter is known."""
    assert loaded.charter is not None  # noqa: S101 - both callers have checked it
    written = loaded.written
    roots = list(zip(written.numbers, written.documents, strict=True))
    for number, content in roots[1:]:
        if isinstance(content, dict):
            # Other findings of it were reported on reading.
            allowed = {key: content[key] for key in INCLUDED_KEYS if key in content}
            part = validated(loaded, allowed, IncludedModel, number)
            if isinstance(part, IncludedModel):
                loaded.claims.extend(claims_with_places(part.claims, content, number))
    raw, problems = gather(roots, most=most)
    if written.units is not None:
        raw.links = [
            _raw_link(row, Place(written.units[1], (number,))) for number, row in enumerate(written.links or ())
        ]
    loaded.reading.extend(problems)
    loaded.reading.extend(_without_units(loaded, roots))
    _build(loaded, raw, head, written.numbers[0])


def _without_units(loaded: Loaded, roots: list[tuple[int, Any]]) -> Iterator[Finding]:
    """Yield a finding for a definition without any unit, and for each part that holds nothing."""
    if any(finding.severity == "error" for finding in loaded.reading):
        return  # what could not be read may have held some
    remedy = N_("write a unit under 'units', or take the file out of the includes")
    for number, content in roots[1:]:
        if isinstance(content, dict) and not content.get("units") and not content.get("claims"):
            message = N_("the part holds no unit and no claim")
            yield graph_finding("ORG230", message, Place(number, ("units",), "key"), severity="warning", help=remedy)
    root = roots[0][0]
    if not any(isinstance(content, dict) and content.get("units") for _, content in roots):
        message, place = N_("the definition has no unit"), Place(root, ("units",), "key")
        if "units" not in roots[0][1]:
            place = Place(root, ("orgtree",))
        remedy = N_("write a unit under 'units', as in 'units: [{{id: a, kind: …}}]'")
        yield graph_finding("ORG230", message, place, severity="warning", help=remedy)


@no_collecting()
def load_rows(
    units: Any,
    links: Any = None,
    *,
    charter: str,
    head: dict[str, Any] | None = None,
    sources: SourceSet | None = None,
    folder: Path | None = None,
    documents: tuple[int, int] = (0, 0),
    compiled: Charter | None = None,
) -> Loaded:
    """Read an organisation from rows.

    Args:
        units: A mapping a unit, keys as in a definition; links may be keys or rows of their own. Any table
            that `orgtree.graph.rows.as_rows` reads.
        links: A mapping a link: `link`, `from`, `to`, `valid` and the link's fields.
        charter: A built-in charter's name, or a file inside *folder*.
        head: What a definition's head would say: title, as_of, language, not_stated, retired, events, claims.
        sources: Documents that the rows came from, if any.
        folder: Folder of charter files.
        documents: Numbers of the documents that units and links came from.
        compiled: The charter, where it is not to be read.
    """
    unit_rows, link_rows = as_frame(units) or as_rows(units), as_rows(links, "links")
    if sources is None:
        sources = SourceSet([_in_memory("<units>", unit_rows), _in_memory("<links>", link_rows)])
        documents = (0, 1)
    head_document = sources.add(Document("<head>"))
    loaded = Loaded(sources)
    loaded.charter, more = (
        (compiled, []) if compiled is not None else load_charter(charter, sources=sources, folder=folder)
    )
    loaded.reading.extend(more)
    loaded.of_text = list(more)
    if loaded.charter is None:
        return loaded
    raw, problems = _raw_units(unit_rows, documents[0])
    raw.links = [_raw_link(row, Place(documents[1], (number,))) for number, row in enumerate(link_rows)]
    loaded.reading.extend(problems)
    said = {"orgtree": "definition/1", "charter": charter, **(head or {})}
    whole = {**said, "units": unit_rows}
    loaded.written = Written([whole], [head_document], link_rows, documents, folder=folder)
    _build(loaded, raw, validated_head(loaded, said, head_document), head_document)
    return loaded


def _in_memory(label: str, rows: Entries) -> TableDocument:
    return TableDocument(label, rows, columns={key: number for number, key in enumerate(rows[0] if rows else ())})


def _raw_units(rows: Entries, document: int) -> tuple[RawUnits, list[Finding]]:
    if not isinstance(rows, Frame) and any(map(contains, rows, repeat("units"))):  # nested, as in a definition
        return gather([(document, {"units": rows})], most=Budgets().max_units)
    return RawUnits(rows, documents=[document], rows=True), []


def _raw_link(row: Mapping[str, Any], place: Place) -> RawLink:
    link, source, target = (str(row.get(word, "")) for word in ("link", "from", "to"))
    return RawLink(link, source, target, {k: v for k, v in row.items() if k not in _LINK_COLUMNS}, place)


def _build(loaded: Loaded, raw: RawUnits, head: DefinitionModel | None, document: int = 0) -> None:
    assert loaded.charter is not None  # noqa: S101 - both callers have checked it
    stated = stated_head(loaded, head, document, loaded.written.scenario)
    # An escape can hold a part of a character; most texts have neither, and then there is nothing to look for.
    texts = (document for document in loaded.sources.documents if not isinstance(document, TableDocument))
    if raw.rows or loaded.written.units is not None or not all(document.composed for document in texts):
        raw.compose_ids(loaded.charter.links)
    facts, problems = build(loaded.charter, raw, stated)
    loaded.reading.extend(problems)
    loaded.snapshot = Snapshot(facts, stated.as_of)
