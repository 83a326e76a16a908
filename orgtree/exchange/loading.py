"""Load an organisation from what an importer gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.base.finding import Mistake
from orgtree.base.place import Place
from orgtree.exchange.cells import Meanings
from orgtree.exchange.column_matching import UNDER, perhaps
from orgtree.exchange.imported import RowDocument, at_home
from orgtree.exchange.mostly_wrong import refuse_mostly_wrong
from orgtree.exchange.under import fit_links, stand_under
from orgtree.exchange.unit_columns import Columns, column
from orgtree.graph.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.exchange.imported import Asked, Imported, Row
    from orgtree.graph.loaded import Loaded


def load_imported(
    imported: Imported,
    asked: Asked,
    *,
    reference: str,
    folder: Path | None,
    head: Mapping[str, Any] | None = None,
    beside: Sequence[Row] = (),
) -> Loaded:
    """Return the organisation that an importer's rows tell of.

    Args:
        imported: The rows.
        asked: What the importer was asked.
        reference: How the charter is named.
        folder: Folder of charter files.
        head: What the user says of the whole; it goes before what the files say.
        beside: Units that are known from elsewhere, to which links may lead: their ids and kinds. What is wrong with them is
            no matter of the files.

    Raises:
        DefinitionError: If there are many units and a good part of them is wrong.

    Returns:
        What survived; its findings are placed in the files, and begin with what was left out.
    """
    charter, sources = asked.charter, imported.sources
    means = Meanings.of(charter, asked.spoken)
    units = [*map(dict, imported.units), *beside] if beside else imported.units
    unit_places = [*imported.unit_places, *(Place(0) for _ in beside)] if beside else imported.unit_places
    numbers = (
        sources.add(RowDocument("<units>", units, unit_places, sources)),
        sources.add(RowDocument("<links>", imported.links, imported.link_places, sources)),
    )
    kinds = dict(zip(column(units, "id"), column(units, "kind"), strict=True))
    kinds.pop(None, None)
    read_otherwise = fit_links(charter, units, kinds, numbers[0])
    refuse_mostly_wrong(units, kinds.keys(), charter, reference=reference, folder=folder)
    findings = [*imported.left_out, *read_otherwise, *stand_under(charter, units, kinds, numbers[0])]
    said = {**imported.head, **(head or {})}
    loaded = load_rows(
        units.columns if isinstance(units, Columns) else units,
        imported.links,
        charter=reference,
        head=said,
        sources=sources,
        folder=folder,
        documents=numbers,
    )
    titles = _titles(charter, means)
    # What cannot be a parent was told at its column, and is kept as a link.
    told = {
        (finding.unit, finding.code) for finding in findings if finding.place and finding.place.path[-1:] == (UNDER,)
    }
    told |= {(unit, "ORG203") for unit, code in told if code == "ORG118"}
    again = [
        finding
        for finding in loaded.reading
        if (finding.unit, finding.code) not in told and not _of_row(finding, numbers[0], len(imported.units))
    ]
    loaded.reading[:] = [*findings, *(_by_title(finding, titles) for finding in again)]
    loaded.home = lambda finding: at_home(finding, sources)
    return loaded


def _of_row(finding: Finding, document: int, first: int) -> bool:
    """Return whether a finding is placed in a document's row of some number, or in one after it."""
    place = finding.place
    row = place.path[0] if place is not None and place.document == document and place.path else None
    return isinstance(row, int) and row >= first


def _titles(charter: Charter, means: Meanings) -> dict[str, Mapping[str, list[str]]]:
    """Return by code of a finding the names, by their titles, of which one may have been meant."""
    concrete = frozenset(name for name, kind in charter.kinds.items() if not kind.abstract)
    kinds = {title: names for title, names in means.kinds.items() if not concrete.isdisjoint(names)}
    return {"ORG105": kinds, "ORG102": means.links}


def _by_title(finding: Finding, titles_by_code: Mapping[str, Mapping[str, list[str]]]) -> Finding:
    """Suggest titles where a cell is near no name of the charter."""
    titles = titles_by_code.get(finding.code)
    if not titles or finding.written is None or finding.suggestion is not None:
        return finding
    said = perhaps(Mistake(finding.message, finding.facts, finding.help, finding.written), titles)
    return replace(finding, facts=said.facts, help=said.help, suggestion=said.suggestion)
