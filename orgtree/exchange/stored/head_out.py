"""What is said of an organisation as a whole, as it stands in a folder of tables: its head and its charter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.charter.whole import whole_charter
from orgtree.exchange.stored.finding_records import finding_record
from orgtree.graph.rows import head_of
from orgtree.graph.yaml_flow import flow, scalar
from orgtree.source.documents import root_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.charter.model import Charter
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot


def head_record(loaded: Loaded, graph: Snapshot) -> dict[str, Any]:
    """Return the head as plain data, with what was found on reading."""
    head = head_of(graph, (claim for claim, _ in loaded.claims))
    head.pop("as_of", None)
    if (description := _description(loaded)) is not None:
        head["description"] = description
    own = graph.facts.head
    if own.as_of is not None:
        head["as_of"] = str(own.as_of)
    scenario = {"scenario": [list(pair) for pair in own.scenario.words]} if own.scenario else {}
    found = [finding_record(finding, loaded.sources) for finding in loaded.at_home(loaded.reading)]
    return {"head": head, **scenario, "findings": found}


def _description(loaded: Loaded) -> Any:
    """Return what the head of the definition describes it as, which no graph has; None where it does not."""
    numbers = loaded.written.numbers
    return root_mapping(loaded.sources.documents[numbers[0]]).get("description") if numbers else None


def charter_text(charter: Charter) -> str:
    """Return a whole charter as YAML, an entry a line."""
    lines = []
    for key, said in whole_charter(charter).items():
        if isinstance(said, dict) and said:
            lines += [f"{scalar(key)}:", *(f"  {scalar(str(name))}: {flow(entry)}" for name, entry in said.items())]
        else:
            lines.append(f"{scalar(key)}: {flow(said)}")
    return "\n".join([*lines, ""])


def hierarchies_named(loaded: Loaded, charter: Charter) -> Iterator[str]:
    """Yield the hierarchies that metrics and claims ask for by name."""
    for metric in charter.metrics.values():
        yield from _named_along(metric.measure)
    for claim, _ in loaded.claims:
        yield from _named_along(claim.measure)


def _named_along(said: Any) -> Iterator[str]:
    if isinstance(said, dict):
        for key, value in said.items():
            if key == "along" and isinstance(value, str):
                yield value
            yield from _named_along(value)
    elif isinstance(said, list):
        for value in said:
            yield from _named_along(value)
