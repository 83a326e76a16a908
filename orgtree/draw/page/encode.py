"""Encode the page's data as compact JSON: columns, shared texts and front-coded ids (`columns.py` tells their forms)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from orgtree.base.catalogue import BESIDE
from orgtree.draw import palette
from orgtree.draw.page.check_columns import check
from orgtree.draw.page.columns import column, compact, fronted, steps
from orgtree.draw.page.day_patches import patch
from orgtree.draw.page.initials import initials
from orgtree.draw.pre_order import pre_order
from orgtree.draw.view import Dash, Shape
from orgtree.draw.words import PAGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.draw.page.data import PageData
    from orgtree.draw.page.parts import (
        PageChange,
        PageChanges,
        PageField,
        PageFinding,
        PageMetric,
        PagePlace,
        PagePreview,
        Text,
    )

_SHAPES, _DASHES = get_args(Shape), get_args(Dash)
_OWN_ID = "\x01"
_TURNING = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def embeddable(value: Any) -> str:
    r"""Return JSON that is safe inside an HTML script element.

    >>> print(embeddable("</script>"))
    "\u003c/script>"
    """
    text = compact(value).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    # Controls that turn the reading direction round would do so in every list that shows a name: they are shown.
    text = _TURNING.sub(lambda found: f"\\\\u{{{ord(found.group()):x}}}", text)
    return text.encode("utf-8", "replace").decode("utf-8")


def _text(text: Text) -> str | dict[str, str]:
    return text if isinstance(text, str) else dict(text)


def _number(unit: int | None, position: Sequence[int]) -> str | None:
    return None if unit is None else str(position[unit])


def _texts(texts: Sequence[Text], language: str) -> dict[str, Any]:
    """Return one column per language that occurs."""
    spoken = [{language: text} if isinstance(text, str) else text for text in texts]
    languages = dict.fromkeys(key for text in spoken for key in text)
    return {key: column([text.get(key) or None for text in spoken]) for key in languages}


def _field(field: PageField, order: Sequence[int], language: str) -> list[Any]:
    """Return a field's title, unit of measure, values (one column, or one per language), and whether they are addresses."""
    shown = [field.shown[unit] for unit in order]
    plain = [text for text in shown if text is None or isinstance(text, str)]
    values = column(plain) if len(plain) == len(shown) else _texts([text or "" for text in shown], language)
    return [_text(field.title), _text(field.unit), int(len(plain) < len(shown)), values, int(field.address)]


def _metric(metric: PageMetric, order: Sequence[int]) -> dict[str, Any]:
    return {
        "name": metric.name,
        "title": _text(metric.title),
        "overall": _text(metric.overall),
        "target": metric.target,
        "shown": column([metric.shown[unit] for unit in order]),
        "fraction": _thousandths(metric.fraction, order),
        "share": _thousandths(metric.share, order) if metric.share else None,
        # Quantised as in pictures, so that both show one colour for one figure.
        "scale": [palette.scale(step / palette.STEPS, metric.scale) for step in range(palette.STEPS + 1)],
        "gap": steps(at for at, unit in enumerate(order) if metric.gap[unit]),
        "gaps": sum(metric.gap) if metric.gaps is None else metric.gaps,
        "percent": int(metric.percent),
        "called": _text(metric.called),
        "silent": int(metric.silent),
        "ends": [_text(end) for end in metric.ends],
    }


def _thousandths(parts: Sequence[float | None], order: Sequence[int]) -> Any:
    """Return parts of a whole as a column of small whole numbers: finer than any colour or length that is seen."""
    chosen = (parts[unit] for unit in order)
    return column([None if part is None else str(round(min(max(part, 0), 1) * 1000)) for part in chosen])


def _findings(data: PageData, position: Sequence[int]) -> dict[str, Any]:
    """Return findings as columns in the order of their units; those of the whole (unit -1) come first.

    The unit's own id goes out as a mark, so that one finding of many units is one text.
    """
    placed = sorted(((position[found.unit], found) for found in data.findings), key=lambda pair: pair[0])

    def marked(found: PageFinding) -> Text:
        if found.unit < 0:
            return found.text
        own = data.ids[found.unit]
        spoken = {data.language: found.text} if isinstance(found.text, str) else found.text
        return {tag: text.replace(_OWN_ID, "").replace(f"'{own}'", _OWN_ID) for tag, text in spoken.items()}

    return {
        "unit": steps(at for at, _ in placed),
        "code": column([found.code for _, found in placed]),
        "severity": column([found.severity for _, found in placed]),
        "text": _texts([marked(found) for _, found in placed], data.language),
    }


def _preview(data: PageData, preview: PagePreview, order: Sequence[int], position: Sequence[int]) -> dict[str, Any]:
    """Return where units and findings are written, and where to hear of what was saved."""
    found = sorted(((position[finding.unit], finding.place) for finding in data.findings), key=lambda pair: pair[0])
    return {
        "number": preview.number,
        "events": preview.events,
        "editor": preview.editor,
        "files": [list(file) for file in preview.files],
        "units": _places([preview.places[unit] for unit in order]),
        "findings": _places([place for _, place in found]),
    }


def _places(places: Sequence[PagePlace | None]) -> list[Any]:
    """Return files, lines and columns as three columns."""
    return [column([None if place is None else str(place[part]) for place in places]) for part in range(3)]


def _changes(changes: PageChanges, position: Sequence[int], language: str) -> dict[str, Any]:
    """Return changes as columns in the order of their groups, and the numbers of ghosts as steps."""
    listed = sorted(changes.changes, key=_by_group(changes.changes, language))
    sorts = {sort.name: number for number, sort in enumerate(changes.sorts)}
    return {
        "sorts": [[sort.name, sort.look, _text(sort.title), sort.number] for sort in changes.sorts],
        "unit": [position[change.unit] for change in listed],
        "sort": [sorts[change.sort] for change in listed],
        "group": _texts([change.group for change in listed], language),
        "text": _texts([change.text for change in listed], language),
        "name": _texts([change.name for change in listed], language),
        "ghosts": steps(sorted(position[unit] for unit in changes.ghosts)),
    }


def _by_group(changes: Sequence[PageChange], language: str) -> Callable[[PageChange], int]:
    """Return a key that puts changes of a group together, groups in the order in which they begin."""
    first: dict[str, int] = {}
    for change in changes:
        first.setdefault(compact(_texts([change.group], language)), len(first))
    return lambda change: first[compact(_texts([change.group], language))]


def encode(data: PageData) -> dict[str, Any]:
    """Return the data of the page's script, with units renumbered in pre-order.

    Args:
        data: The organisation.

    Returns:
        Plain JSON values.

    Raises:
        ValueError: Columns differ in length, a number points nowhere, or parents go round in a circle.
    """
    check(data)
    order, depths = pre_order(data.parent, single_last=True)
    counts = Counter(data.kind)
    position = [0] * len(order)
    for at, unit in enumerate(order):
        position[unit] = at
    around = [*position, -1]  # the last entry stands for -1
    links = sorted(
        ((link.type, position[link.source], position[link.target], link.label) for link in data.links),
        key=lambda link: link[:3],
    )
    bodies = sorted((position[body.unit], position[body.at] if body.at >= 0 else body.at) for body in data.bodies)
    return {
        "title": _text(data.title),
        "subtitle": _text(data.subtitle),
        "asOf": data.as_of,
        "judgedBy": data.judged_by,
        "source": _text(data.source),
        "language": data.language.partition(BESIDE)[0],
        "ids": fronted([data.ids[unit] for unit in order]),
        "depth": column([str(depth) for depth in depths]),
        "kind": column([str(data.kind[unit]) for unit in order]),
        "names": _texts([data.names[unit] for unit in order], data.language),
        "pinyin": column([data.pinyin[unit] or None for unit in order]) if data.pinyin else None,
        "initials": initials((*data.names, *(kind.title for kind in data.kinds))),
        "kinds": [
            [
                *(kind.name, _text(kind.title), kind.fill, kind.line, kind.text, kind.layout or ""),
                *(_SHAPES.index(kind.shape), _DASHES.index(kind.dash)),
                counts[number] if kind.count is None else kind.count,
            ]
            for number, kind in enumerate(data.kinds)
        ],
        "fields": [_field(field, order, data.language) for field in data.fields],
        "findings": _findings(data, around),
        "linkTypes": [
            [kind.name, _text(kind.title), kind.colour, kind.dash, kind.part, int(kind.stands), int(kind.symmetric)]
            for kind in data.link_types
        ],
        "links": {
            "type": steps(link[0] for link in links),
            "source": steps(link[1] for link in links),
            "target": [link[2] for link in links],
            "label": _texts([link[3] for link in links], data.language),
        },
        "bodies": {
            "unit": steps(unit for unit, _ in bodies),
            "at": [at for _, at in bodies],
        },
        "vacant": steps(sorted(position[unit] for unit in data.vacant)),
        "chosen": data.chosen,
        "focus": int(data.focus),
        "colour": data.colour,
        "view": data.view,
        "size_by": data.size_by,
        "metrics": [_metric(metric, order) for metric in data.metrics],
        "hierarchies": [[one.name, _text(one.title)] for one in data.hierarchies],
        "hierarchy": column([str(data.hierarchy[unit]) for unit in order]) if data.hierarchy else None,
        "along": data.along,
        "standing": [column([_number(above[unit], around) for unit in order]) for above in data.standing],
        "part": int(data.part),
        "leftUnder": column([str(data.left_under[unit] or "") or None for unit in order]) if data.left_under else None,
        "leftOut": dict(data.left_out),
        "findingsLeftOut": data.findings_left_out,
        "history": [[position[said.unit], _text(said.day), _text(said.text)] for said in data.history],
        "changes": None if data.changes is None else _changes(data.changes, around, data.language),
        "preview": None if data.preview is None else _preview(data, data.preview, order, around),
        "days": _days(data),
        "words": PAGE_WORDS,
    }


def _days(data: PageData) -> dict[str, Any] | None:
    """Return the days of the slider, and each but the page's own as a patch to its neighbour on the way there."""
    if not data.days:
        return None
    own = next(at for at, day in enumerate(data.days) if day.data is None)
    patches: list[Any] = [None] * len(data.days)
    bare = replace(data, days=())
    for way in (range(own + 1, len(data.days)), range(own - 1, -1, -1)):
        before = encode(bare)
        for at in way:
            other = data.days[at].data
            assert other is not None  # noqa: S101 - one day alone is the page's own
            now = encode(other)
            patches[at] = patch(before, now)
            before = now
    return {"all": [day.day for day in data.days], "own": own, "patches": patches, "step": data.step}
