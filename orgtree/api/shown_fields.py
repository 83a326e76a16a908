"""What the boxes of a picture show of their units besides names: fields and metrics that were asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from orgtree.api.field_texts import field_texts
from orgtree.base.catalogue import N_
from orgtree.base.text import Text
from orgtree.charter.titles import asked, titles_of
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import labelled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.view import View
    from orgtree.graph.snapshot import Snapshot

_OWN = {"id": Text((("en", "id"), ("zh", "编号"))), "kind": Text((("en", "kind"), ("zh", "类型")))}
"""What every unit has."""


def with_shown(graph: Snapshot, view: View, names: Sequence[str]) -> View:
    """Return a view whose boxes show fields and metrics, a line each; nothing where a unit says nothing.

    Args:
        graph: The organisation.
        view: The picture.
        names: Names or titles.

    Raises:
        UsageError: If there is no such field or metric; names the nearest.
    """
    lines: dict[int, list[str]] = {}
    places = [(unit, graph.index[id_]) for unit, id_ in enumerate(view.ids) if id_ in graph.index]
    for name in names:
        title, texts = _texts(graph, view, name, np.asarray([number for _, number in places], dtype=np.int64))
        for (unit, _), text in zip(places, texts, strict=True):
            line = labelled(title, clean(text), view.language) if text else ""
            if line and line not in lines.setdefault(unit, []):  # one thing may be named twice, by name and by title
                lines[unit].append(line)
    return replace(view, shown={**view.shown, **{unit: (*view.shown.get(unit, ()), *lines[unit]) for unit in lines}})


def _texts(graph: Snapshot, view: View, name: str, units: np.ndarray) -> tuple[str, Sequence[str | None]]:
    """Return the title of a field or metric in the picture's language, and what units say in it."""
    charter, language = graph.charter, view.language
    fields = titles_of(charter.fields)
    metrics = {metric: charter.text(model.title) for metric, model in charter.metrics.items()}
    titles: Mapping[str, Text] = {**_OWN, **metrics, **fields}
    found = asked(
        name,
        titles,
        N_("there is no field or metric '{name}' in charter '{charter}'"),
        facts={"charter": charter.name},
        otherwise=N_("it has {known}"),
    )
    title = titles[found].pick(language) or found
    if found in fields:
        column = graph.columns.get(found)
        said = field_texts(graph, found, column, units) if column is not None else [None] * len(units)
        return title, [text.pick(language) if isinstance(text, Text) else text for text in said]
    if found in metrics:
        from orgtree.api.colouring import colouring  # noqa: PLC0415 - only metrics are measured

        values = colouring(graph, found, language=language).values
        return title, [value.text if (value := values.get(unit)) else None for unit in units.tolist()]
    if found == "id":
        return title, [graph.ids[unit] for unit in units.tolist()]
    return title, [graph.kind_of(unit).title.pick(language) or graph.kind_of(unit).name for unit in units.tolist()]
