"""The claims of a folder of tables, held against what an engine measures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.base.composed import composed
from orgtree.base.place import Place
from orgtree.charter.language import ClaimModel
from orgtree.measure.claims import against
from orgtree.measure.compile import prepare_claims
from orgtree.measure.sql.expressions import among, col, table
from orgtree.measure.sql.relations import UNITS, Relations
from orgtree.measure.sql.stored_units import StoredUnits
from orgtree.measure.sql.subtree import Subtree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from orgtree.graph.stored import StoredTables
    from orgtree.measure.claims import Judged
    from orgtree.measure.compile import Claim
    from orgtree.measure.figure import Figure
    from orgtree.measure.metric import Metric
    from orgtree.measure.sql.measured import Measured
    from orgtree.measure.sql.subtree import Top
    from orgtree.measure.table import Table


def claims_of(tables: StoredTables) -> list[ClaimModel]:
    """Return the claims of a folder as they are written."""
    return [ClaimModel.model_validate(claim) for claim in tables.head["head"].get("claims", ())]


def judged_claims(
    work: Measured,
    measured: Table,
    metrics: Mapping[str, Metric],
    *,
    chosen: Collection[Metric] | None = None,
    under: str | None = None,
) -> list[Judged]:
    """Return the claims of a folder with the figures that they are held against; those with mistakes are left out.

    Args:
        work: Measures the folder.
        measured: What is measured already, of that unit or of everything.
        metrics: The charter's metrics by name.
        chosen: Only claims of these; None for all.
        under: Only claims about this unit and what is under it; None for all.

    Raises:
        NotInSqlError: If one of them cannot be measured in SQL.
    """
    tables = work.tables
    models = claims_of(tables)
    if not models:
        return []
    known = _units(work, {composed(model.in_) for model in models if model.in_ is not None})
    places = [(model, Place(0, ("claims", number))) for number, model in enumerate(models)]
    claims, _ = prepare_claims(StoredUnits(tables, known), places, metrics)
    if chosen is not None:
        claims = [claim for claim in claims if any(claim.metric is metric for metric in chosen)]
    if under is not None:
        there = _inside(work, work.top(under), known)
        claims = [claim for claim in claims if claim.under in there]
    figures = dict(_figures(work, claims, metrics, measured))
    return [against(claim, figures[claim.id]) for claim in claims]


def _figures(
    work: Measured, claims: Sequence[Claim], metrics: Mapping[str, Metric], everything: Table
) -> Iterator[tuple[str, Figure]]:
    """Yield the figure of each claim, by its id: what is asked of one unit is measured together."""
    for unit in dict.fromkeys(claim.under for claim in claims):
        here = [claim for claim in claims if claim.under == unit]
        own = [claim for claim in here if metrics.get(claim.metric.name) is not claim.metric]
        # What a claim measures by itself is called as the claim is, which a metric may be as well.
        for some in (own, [claim for claim in here if claim not in own]):
            found = everything if unit is None and some is not own else None
            if found is None and some:
                asked = {claim.metric.name: replace(claim.metric, by=None) for claim in some}
                found = work.table(asked.values(), under=unit)
            for claim in some:
                assert found is not None  # noqa: S101 - there are claims
                yield claim.id, found.figure(claim.metric.name)


def _units(work: Measured, ids: Collection[str]) -> dict[int, tuple[str, str | None]]:
    """Return the numbers of units with their ids and names."""
    if not ids:
        return {}
    query = exp.select(col("unit"), col("id"), col("name")).from_(table(UNITS), copy=False)
    rows = work.engine.rows(query.where(among(col("id"), ids), copy=False))[1]
    return {unit: (id_, name) for unit, id_, name in rows}


def _inside(work: Measured, top: Top, known: Mapping[int, tuple[str, str | None]]) -> set[str]:
    """Return the ids of those of some units that are a unit or stand under it."""
    relations = Relations(work.tables.charter, work.tables.manifest)
    view = work.tables.manifest.view(top.kind)
    assert view is not None  # noqa: S101 - of each kind that there is
    if not known:
        return set()
    query = exp.select(col("unit")).from_(table(Subtree(relations, top, view, ("top", top)).units()), copy=False)
    numbers = [exp.Literal.number(unit) for unit in known]
    query = query.where(exp.In(this=col("unit"), expressions=numbers), copy=False)
    return {known[unit][0] for (unit,) in work.engine.rows(relations.complete(query))[1]}
