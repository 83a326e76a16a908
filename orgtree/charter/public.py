"""What of a charter may be told: without internal fields, and without rules, metrics and paths that speak of what is internal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from orgtree.charter.language import MetricModel, RuleModel
    from orgtree.charter.model import Charter, Field, Link

_WORD = re.compile(r"\w+")
_WORDS_ONLY = frozenset({"title", "description", "remedy", "source", "gap", "unit", "wording", "status"})
"""Settings of rules and metrics that are read by people and name nothing."""


@dataclass(frozen=True, slots=True)
class PublicCharter:
    """A charter as it may be told.

    Args:
        charter: The charter without what is internal; the kinds keep their numbers.
        kinds: Names of the kinds that are internal.
        links: Names of the links that are.
        metrics: Names of the metrics that are left out.
        rules: Codes of the rules that are.
        hides: Whether anything is internal at all.
    """

    charter: Charter
    kinds: frozenset[str]
    links: frozenset[str]
    metrics: frozenset[str]
    rules: frozenset[str]
    hides: bool


def public_charter(charter: Charter) -> PublicCharter:
    """Return what of a charter may be told.

    A figure over internal units would be a false zero without them and would betray them with them, so that a metric, rule or
    path that speaks of anything internal is left out, and what speaks of such a path or metric as well.

    Args:
        charter: The charter.
    """
    kinds = frozenset(kind.name for kind in charter.kinds.values() if kind.internal)
    links = frozenset(link.name for link in charter.links.values() if link.internal)
    hidden = {"", *kinds, *links}
    declared = [kind.fields for kind in charter.kinds.values()] + [link.fields for link in charter.links.values()]
    hidden |= {field.name for named in declared for field in named.values() if field.internal}
    codes = frozenset(charter.kinds[name].code for name in kinds)
    paths = _left_out({name: set(_told(path, codes)) for name, path in charter.paths.items()}, hidden)
    metrics = _left_out({name: _named(model) for name, model in charter.metrics.items()}, hidden | paths)
    rules = _left_out({code: _named(model) for code, model in charter.rules.items()}, hidden | paths | metrics)
    told = replace(
        charter,
        kinds={name: replace(kind, fields=_shown(kind.fields)) for name, kind in charter.kinds.items()},
        fields=_shown(charter.fields),
        links={name: _link(link, codes) for name, link in charter.links.items()},
        paths={name: path for name, path in charter.paths.items() if name not in paths},
        metrics={name: metric for name, metric in charter.metrics.items() if name not in metrics},
        rules={code: rule for code, rule in charter.rules.items() if code not in rules},
    )
    return PublicCharter(told, kinds, links, metrics, rules, hides=len(hidden) > 1)


def _shown(declared: Mapping[str, Field]) -> dict[str, Field]:
    return {name: field for name, field in declared.items() if not field.internal}


def _link(link: Link, codes: frozenset[int]) -> Link:
    """Return a link that wants no more than what is told of it can give."""
    touched = link.internal or any(codes.intersection(pair) for pair in link.pairs)
    counts = (None, None) if touched else (link.each, link.each_to)
    return replace(link, fields=_shown(link.fields), each=counts[0], each_to=counts[1])


def _left_out(said: Mapping[str, set[str]], hidden: set[str] | frozenset[str]) -> frozenset[str]:
    """Return the names of what speaks of anything hidden, or of something that does."""
    found: set[str] = set()
    grown = True
    while grown:
        more = {name for name, words in said.items() if name not in found and not words.isdisjoint(hidden | found)}
        grown = bool(more)
        found |= more
    return frozenset(found)


def _named(model: MetricModel | RuleModel) -> set[str]:
    """Return the words of a metric or rule that may name something; its own keys, such as share, are no names."""
    said = model.model_dump(exclude_none=True)
    return _words([value for key, value in said.items() if key not in _WORDS_ONLY])


def _words(said: Any) -> set[str]:
    """Return the words of settings that may name something."""
    if isinstance(said, str):
        return set(_WORD.findall(said))
    if isinstance(said, Mapping):
        return {
            word
            for key, value in said.items()
            if key not in _WORDS_ONLY
            for word in (*_WORD.findall(str(key)), *_words(value))
        }
    if isinstance(said, list | tuple | set | frozenset):
        return {word for value in said for word in _words(value)}
    return set()


def _told(said: Any, codes: frozenset[int]) -> Iterator[str]:
    """Yield the names that a path is made of; kinds stand in it by their codes, and internal ones give the empty name."""
    if isinstance(said, str):
        yield from _WORD.findall(said)
    elif isinstance(said, frozenset):
        if said and said <= codes:
            yield ""
        for value in said:
            yield from _told(value, codes)
    elif isinstance(said, tuple):
        for value in said:
            yield from _told(value, codes)
    elif is_dataclass(said):
        for field in fields(said):
            yield from _told(getattr(said, field.name), codes)
