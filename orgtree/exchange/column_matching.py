"""Match a table's columns to a charter's fields and links, by name or title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.messages import Named
from orgtree.base.place import Place
from orgtree.base.suggest import listed, nearest
from orgtree.base.text import Text
from orgtree.charter.codes import charter_finding
from orgtree.charter.titles import by_title, folded, titles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter

UNDER = "under"
"""The column that names the unit above, whatever link that is."""

_UNIT_WORDS = {
    "id": (
        "id",
        "编号",
        "代码",
        "标识",
        "单位编号",
        "组织编号",
        "code",
        "unit id",
        "unit code",
        "org id",
        "key",
        "uid",
    ),
    "kind": ("kind", "type", "类型", "类别", "种类", "单位类型", "组织类型", "unit type", "org type"),
    "name": ("name", "title", "名称", "名字", "单位名称", "组织名称", "unit name", "org name", "display name"),
    UNDER: (
        *(
            "under",
            "parent",
            "parent id",
            "above",
            "parent unit",
            "parent code",
            "parent unit id",
            "manager id",
            "manager",
        ),
        *("manager position id", "supervisor", "supervisor id", "reports to id", "superior", "superior id", "pid"),
        *(
            "上级",
            "上级编号",
            "上级单位",
            "上级组织",
            "上级代码",
            "上级名称",
            "上级部门",
            "上级单位编号",
            "父级",
            "父级编号",
            "隶属单位",
        ),
    ),
    "incomplete": ("incomplete", "未列全"),
}
_LINK_WORDS = {
    "link": ("link", "link type", "type", "关系", "联系"),
    "from": ("from", "source", "from id", "从", "起点"),
    "to": ("to", "target", "to id", "到", "终点"),
}
_PERIOD_WORDS = {
    "valid.from": ("valid.from", "valid from", "start", "since", "起始日期", "开始日期"),
    "valid.until": ("valid.until", "valid until", "until", "end", "截止日期", "结束日期"),
}
_MOST_ALIKE = 4
_CASES = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NAME_IN = re.compile(r"(?:name|title|名称)[\s:_.(（-]+([A-Za-z]{2,3}(?:-[A-Za-z]+)?)[)）]?\Z", re.IGNORECASE)


def heading(word: str) -> Named:
    """Return a key of units or links as its column is headed: by itself, or by its first Chinese heading."""
    headings = (_UNIT_WORDS | _LINK_WORDS)[word]
    return Named(word, Text((("en", word), ("zh", next(found for found in headings if not found.isascii())))))


@dataclass(slots=True)
class Matched:
    """Columns of a table matched to keys.

    Args:
        columns: Heading to the key that it stands for: a word of units or links, `name:LANGUAGE`, a field or a link.
        findings: Headings that stand for nothing, or for more than one thing.
    """

    columns: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def match_units(
    charter: Charter, headings: Iterable[str], document: int, said: Mapping[str, str] = MappingProxyType({})
) -> Matched:
    """Match the headings of a table of units; *said* are those whose meaning is known."""
    things = [charter.fields, charter.links]
    return _match(charter, headings, document, {**_UNIT_WORDS, **_PERIOD_WORDS}, things, said)


def match_links(
    charter: Charter, headings: Iterable[str], document: int, said: Mapping[str, str] = MappingProxyType({})
) -> Matched:
    """Match the headings of a table of links; *said* are those whose meaning is known."""
    fields = {name: entry for link in charter.links.values() for name, entry in link.fields.items()}
    return _match(charter, headings, document, {**_LINK_WORDS, **_PERIOD_WORDS}, [fields], said)


def words_apart(heading: str) -> str:
    """Return a heading folded, with the words of `parentId` or `ParentID` apart.

    >>> words_apart("parentId"), words_apart("Manager Position ID"), words_apart("上级")
    ('parent id', 'manager position id', '上级')
    """
    return folded(_CASES.sub(" ", heading))


def alike(word: str, known: Iterable[str]) -> list[str]:
    """Return the titles most like a word: the nearest, else those that contain it or that it contains.

    >>> alike("Party brnach", ["party branch", "grid"]), alike("党员数", ["党员", "网格"]), alike("zebra", ["branch"])
    (['party branch'], ['党员'], [])
    """
    word, titles = folded(word), list(known)
    within = [title for title in titles if not title.isascii() and (title in word or word in title)]
    if within and len(word) > 1:
        return within[:_MOST_ALIKE]
    near = nearest(word, titles)
    return [near] if near else []


def _match(
    charter: Charter,
    headings: Iterable[str],
    document: int,
    words: Mapping[str, tuple[str, ...]],
    things: list[Mapping[str, Any]],
    said: Mapping[str, str],
) -> Matched:
    matched = Matched()
    own = {folded(word): key for key, spellings in words.items() for word in spellings}
    known: dict[str, list[str]] = {}
    for group in things:
        for title, names in by_title(titles_of(group)).items():
            known.setdefault(title, []).extend(names)
        for name, thing in group.items():
            for alias in getattr(thing, "aliases", ()):
                known.setdefault(folded(alias), []).append(name)
    taken: dict[str, str] = {key: heading for heading, key in said.items()}
    for heading in headings:
        if heading in said:
            matched.columns[heading] = said[heading]
            continue
        key = folded(heading)
        key = key if key in own or key in known else words_apart(heading)
        exact = [name for group in things for name in group if name == heading.strip()]
        candidates = exact or ([own[key]] if key in own else known.get(key, []))
        if not candidates and "name" in words and (tag := _NAME_IN.match(heading.strip())):
            candidates = [f"name:{tag[1]}"]
        if len(candidates) == 1 and candidates[0] not in taken:
            taken[candidates[0]] = heading
            matched.columns[heading] = candidates[0]
        else:
            matched.findings.append(_unmatched(charter, heading, document, candidates, [*own, *known], taken))
    return matched


def perhaps(mistake: Mistake, known: Iterable[str]) -> Mistake:
    """Return a mistake with help that suggests the titles most like the written word, if any."""
    titles = alike(mistake.written or "", known)
    if not titles:
        return mistake
    if len(titles) == 1:
        return replace(mistake, help=N_("did you mean '{suggestion}'?"), suggestion=Suggestion(titles[0]))
    facts = {**mistake.facts, "known": listed(titles)}
    return replace(mistake, facts=facts, help=N_("perhaps one of {known} is meant"))


def _unmatched(
    charter: Charter, heading: str, document: int, candidates: list[str], known: list[str], taken: Mapping[str, str]
) -> Finding:
    place = Place(document, (heading,))
    if len(candidates) > 1:
        mistake = Mistake(
            N_("column '{heading}' may mean several things, and is left out"),
            {"heading": heading, "known": listed(candidates)},
            N_("name it by one of {known}"),
        )
    elif candidates:
        mistake = Mistake(
            N_("columns '{other}' and '{heading}' both mean '{key}', and the second is left out"),
            {"heading": heading, "other": taken[candidates[0]], "key": candidates[0]},
            N_("delete or rename one of the two"),
        )
    else:
        strange = Mistake(
            N_("column '{heading}' is nothing that charter '{charter}' knows, and is left out"),
            {"heading": heading, "charter": charter.name},
            N_("rename it to a field or a link, declare it in a charter of your own, or delete it"),
            written=heading,
        )
        mistake = perhaps(strange, known)
    return charter_finding("ORG102", mistake, place, severity="warning")
