"""Refuse data of the page whose columns do not fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.page.data import PageData


def check(data: PageData) -> None:
    """Check that columns fit together.

    Args:
        data: The organisation.

    Raises:
        ValueError: They do not; names the column.
    """
    size = len(data.ids)
    columns: dict[str, Sequence[Any]] = {"names": data.names, "kind": data.kind, "parent": data.parent}
    optional: dict[str, Sequence[Any]] = {"pinyin": data.pinyin, "left_under": data.left_under}
    optional |= {"hierarchy": data.hierarchy, **{f"standing {at}": above for at, above in enumerate(data.standing)}}
    optional["places"] = data.preview.places if data.preview else ()
    columns |= {name: values for name, values in optional.items() if values}
    columns |= {f"field {number}": field.shown for number, field in enumerate(data.fields)}
    for metric in data.metrics:
        columns |= {f"{metric.name}.{name}": getattr(metric, name) for name in ("shown", "fraction", "gap")}
        columns |= {f"{metric.name}.share": metric.share} if metric.share else {}
    for name, values in columns.items():
        if len(values) != size:
            raise ValueError(f"column {name} has {len(values)} entries for {size} units")
    if any(not 0 <= kind < len(data.kinds) for kind in data.kind):
        raise ValueError(f"column kind counts past the {len(data.kinds)} kinds")
    for link in data.links:
        if not (0 <= link.type < len(data.link_types) and 0 <= link.source < size and 0 <= link.target < size):
            raise ValueError(f"link {link!r} points at no unit or type")
    for finding in data.findings:
        if not -1 <= finding.unit < size:
            raise ValueError(f"finding {finding!r} is of no unit")
