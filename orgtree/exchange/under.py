"""Turn the unit above, by whichever link, into the link that a charter has for it."""

from __future__ import annotations

from collections import Counter
from itertools import repeat
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.place import Place
from orgtree.base.suggest import Suggestions, listed, nearest, unknown
from orgtree.charter.codes import charter_finding
from orgtree.exchange.codes import exchange_finding
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.unit_columns import Columns, column
from orgtree.graph.codes import graph_finding

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter


def stand_under(
    charter: Charter, rows: Sequence[MutableMapping[str, Any]], kinds: Mapping[Any, Any], document: int
) -> list[Finding]:
    """Turn `under` in rows into the link that nesting would write.

    Args:
        charter: The charter.
        rows: Units; those that say `under` are changed.
        kinds: The kind of each of them by id.
        document: Number of the document that the rows are.

    Returns:
        What cannot stand where it is said to.
    """
    codes = {name: kind.code for name, kind in charter.kinds.items()}
    concrete = [name for name, kind in charter.kinds.items() if not kind.abstract]
    names = list(charter.kinds)
    nests = {(names[kind], names[over]): link for (kind, over), link in charter.nests.items()}
    near = Suggestions(kinds)
    findings: list[Finding] = []
    if isinstance(rows, Columns):
        _nest(rows, nests, kinds)
    for number, above in enumerate(column(rows, UNDER)):
        if above is None:
            continue
        row = rows[number]
        del row[UNDER]
        place = Place(document, (number, UNDER))
        name = row.get("id")
        facts: dict[str, Any] = {"id": name or "", "target": above}
        # A misspelt kind is read as the nearest one, and reported there.
        kind, over = (
            word if word in codes else nearest(str(word), concrete) or ""
            for word in (row.get("kind"), kinds.get(above))
        )
        if above not in kinds:
            mistake = unknown(
                N_("'{id}' stands under '{target}', and no unit has this id"),
                above,
                fact="target",
                facts=facts,
                find=near.nearest,
                otherwise=N_("add the unit, or correct the id"),
            )
            findings.append(graph_finding("ORG202", mistake, place, unit=name))
            _keep(charter, row, above, codes.get(kind))
            continue
        if not kind or not over:  # which is told where the kind is
            _keep(charter, row, above, codes.get(kind))
            continue
        link = charter.nests.get((codes[kind], codes[over]))
        if link is None:
            known = [other for other in codes if (codes[kind], codes[other]) in charter.nests]
            findings.append(
                charter_finding(
                    "ORG118",
                    N_("'{unit}', of kind {kind}, cannot stand under '{target}', of kind {other_kind}"),
                    place,
                    facts={**facts, "kind": kind, "other_kind": over, "known": listed(known)},
                    unit=name,
                    help=N_("it may stand under {known}; or take it out and write a link by its key")
                    if known
                    else N_("no link nests it anywhere: take it out, and write a link by its key"),
                )
            )
            _keep(charter, row, above, codes[kind])
            continue
        _state(row, link, above)
    if isinstance(rows, Columns):
        rows.columns.pop(UNDER, None)
    return findings


def fit_links(
    charter: Charter, rows: Sequence[MutableMapping[str, Any]], kinds: Mapping[Any, Any], document: int
) -> list[Finding]:
    """Read a link of nesting that cannot be where it is stated as the one that nests the two kinds.

    People head the unit above by one word, such as `part of`, for units and posts alike.

    Args:
        charter: The charter.
        rows: Units; those that state such a link are changed, to `under` where no unit has the id that it names.
        kinds: The kind of each of them by id.
        document: Number of the document that the rows are.

    Returns:
        What was read as another link.
    """
    names = list(charter.kinds)
    nests: dict[tuple[Any, Any], str] = {
        (names[kind], names[over]): link for (kind, over), link in charter.nests.items()
    }
    nested = {kind for kind, _ in nests}
    read: Counter[tuple[Any, Any, str, str]] = Counter()
    first: dict[tuple[Any, Any, str, str], int] = {}
    for link in dict.fromkeys(charter.nests.values()):
        pairs = {(names[kind], names[over]) for kind, over in charter.links[link].pairs}
        sources = {kind for kind, _ in pairs}
        for number, (kind, above) in enumerate(zip(column(rows, "kind"), column(rows, link), strict=True)):
            if type(above) is not str or kind not in nested:
                continue
            over = kinds.get(above)
            other = nests.get((kind, over))
            row = rows[number] if (kind, over) not in pairs else {}
            if other in charter.links and row and other not in row:
                case = (kind, over, link, str(other))
                read[case] += 1
                first.setdefault(case, number)
                row[str(other)] = row.pop(link)
            elif row and over is None and kind not in sources and UNDER not in row:
                row[UNDER] = row.pop(link)  # which tells that there is no such unit
    message = N_("'{key}' cannot lead from kind '{kind}' to kind '{other_kind}', and is read as '{other}' ({count})")
    return [
        exchange_finding(
            "ORG804",
            message,
            Place(document, (first[case], case[2])),
            facts={"kind": case[0], "other_kind": case[1], "key": case[2], "other": case[3], "count": count},
        )
        for case, count in read.items()
    ]


def _nest(rows: Columns, nests: Mapping[tuple[Any, Any], str], kinds: Mapping[Any, Any]) -> None:
    """Turn `under` into links where kinds nest and nothing else is stated by the link, as of nearly all units."""
    above = column(rows, UNDER)
    pairs = zip(column(rows, "kind"), map(kinds.get, above), strict=True)
    links = [None if over is None else nests.get((kind, over)) for kind, over in pairs]
    stated_too = {link: stated for link in filter(None, set(links)) if (stated := rows.columns.get(link)) is not None}
    for link, stated in stated_too.items():  # what says both is looked at by itself
        links = [None if name == link and one is not None else name for name, one in zip(links, stated, strict=True)]
    for link in filter(None, set(links)):
        rest = stated_too.get(link, repeat(None))
        rows.columns[link] = [over if name == link else one for name, over, one in zip(links, above, rest)]  # noqa: B905
    rows.columns[UNDER] = [over if name is None else None for name, over in zip(links, above, strict=True)]


def _state(row: MutableMapping[str, Any], link: str, above: str) -> None:
    stated = row.get(link)
    row[link] = above if stated in (None, above) else [above, *(stated if isinstance(stated, list) else [stated])]


def _keep(charter: Charter, row: MutableMapping[str, Any], above: str, kind: int | None) -> None:
    """Keep what cannot be a parent as the link that it was meant for, so that what is written says it, too."""
    tree = next(iter(charter.chart), None) if kind is None else charter.default_hierarchy[kind]
    if tree is not None:
        _state(row, tree, above)
