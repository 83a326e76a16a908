"""Charts of who reports to whom: each box a post, whoever holds it left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.exchange.named_ids import id_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.place import Place
    from orgtree.exchange.gathered import Gathered

KEEPS = "a post for each box with its title, who reports to whom, whether it is filled, departments"
LOSES = "names of persons, pictures, addresses and numbers; names where no title stands beside them"

STATES = ("reports_to", "filled", "in_unit", "headed_by")
TITLES = ("positionName", "position", "title", "jobTitle", "job_title", "Title", "role")
HOLDERS = ("name", "Name", "fullName", "Employee Name", "employeeName")
DEPARTMENTS = ("department", "Department", "area", "division", "team")
"""Keys by which charts say these, the likeliest first."""

_WHOLE = "company"
_CODE = re.compile(r"[A-Za-z]{0,8}[-_.:]?\d+(?:[-_.:]\w{1,4})*|[0-9a-f]{8}-[0-9a-f-]{20,}")
"""What is a code and no name."""
_VACANT = re.compile(r"(?:vacan|open|tbd|tbh|tba|to be hired|unfilled|空缺|待定|-+$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a chart.

    Args:
        key: What others call it, None where nobody can.
        above: The key of the box that it reports to.
        title: Title of the post.
        holder: Who is in it; only looked at for whether somebody is.
        department: Name of the department.
        place: Where it is written.
    """

    key: str | None
    above: str | None
    title: str | None
    holder: str | None
    department: str | None
    place: Place


def gather(gathered: Gathered, boxes: Sequence[Box]) -> None:
    """Add the posts of a chart, in one company.

    Ids are those of the chart where they are codes; else posts are numbered, since an id may be a name.

    Args:
        gathered: Takes them.
        boxes: The boxes.
    """
    keys = [box.key or f"\0{number}" for number, box in enumerate(boxes)]
    for number, key in enumerate(keys, 1):
        _id(gathered, key, number)
    departments = {box.department: box for box in boxes if box.department}
    tops = [(key, box) for key, box in zip(keys, boxes, strict=True) if not box.above]
    # The only post above all others heads the unit that it is in; who heads any other is not said.
    heads = {box.department or "": gathered.id(key) for key, box in tops} if len(tops) == 1 else {}
    if boxes:
        gathered.unit(boxes[0].place, gathered.id(("", _WHOLE), _WHOLE), "company", headed_by=heads.get(""))
    for name, box in departments.items():
        made = _department(gathered, name)
        gathered.unit(box.place, made, "department", name=name, under=_WHOLE, headed_by=heads.get(name))
    for number, (key, box) in enumerate(zip(keys, boxes, strict=True), 1):
        vacant = box.holder is not None and _VACANT.match(box.holder) is not None
        if box.holder is not None and not vacant:
            gathered.people(box.place, 1)
        above = box.above
        if above and gathered.known(above) is None:
            _id(gathered, above, len(boxes) + number)
        gathered.unit(
            box.place,
            gathered.id(key),
            "post",
            name=box.title,
            filled=None if box.holder is None else not vacant,
            reports_to=None if not above else gathered.mention(box.place, above, above, "post"),
            in_unit=_department(gathered, box.department) if box.department else None if above else _WHOLE,
        )


def _department(gathered: Gathered, name: str) -> str:
    return gathered.id(("department", name), id_of(name) or "department", "department")


def _id(gathered: Gathered, key: str, number: int) -> str:
    return gathered.id(key, key if _CODE.fullmatch(key) else f"post-{number}")
