"""Findings as plain data and back, so that tables still tell what was wrong with what they were made of."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Any

from orgtree.base.finding import SEVERITIES, Finding, Label
from orgtree.base.messages import Listing, Named, Saying
from orgtree.base.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.base.place import Place, Sources

_PLAIN = frozenset({type(None), bool, int, float, str})
_TEXTS = ("code", "name", "message", "help", "follows", "other", "written", "unit", "status")


def finding_record(finding: Finding, sources: Sources) -> dict[str, Any]:
    """Return a finding as plain data, its place by the name of the file and the line."""
    record: dict[str, Any] = {key: said for key in _TEXTS if (said := getattr(finding, key))}
    record["severity"] = finding.severity
    record["facts"] = {name: _encoded(fact) for name, fact in finding.facts.items()}
    for key, words in (("source", finding.source), ("rule", finding.rule), ("link", finding.link)):
        if words:
            record[key] = _encoded(words)
    if finding.suggestion is not None:
        record["facts"].setdefault("suggestion", finding.suggestion.text)
    if finding.place is not None:
        span = sources.locate(finding.place)
        record["at"] = f"{span.label}:{span.line}:{span.column}"
    return record


def finding_of(record: Mapping[str, Any], place: Callable[[str | None], Place | None]) -> Finding:
    """Return the finding that plain data tell of.

    Args:
        record: What `finding_record` gave.
        place: Returns where a unit stands now, or what belongs to none.

    Raises:
        ValueError: If it tells of none.
    """
    texts = {key: said for key, said in record.items() if key in _TEXTS and isinstance(said, str)}
    severity = record.get("severity")
    if severity not in SEVERITIES or not {"code", "name", "message"} <= texts.keys():
        raise ValueError(str(record)[:80])
    facts = {str(name): _decoded(fact) for name, fact in dict(record.get("facts", {})).items()}
    source, rule, link = (_decoded(record.get(key, "")) for key in ("source", "rule", "link"))
    at = place(texts.get("unit"))
    finding = Finding(
        **{**texts, "severity": severity},
        facts=facts,
        labels=(Label(at),) if at is not None else (),
        source=source if isinstance(source, Text) else str(source),
        rule=rule if isinstance(rule, Text) else NO_TEXT,
        link=link if isinstance(link, str) and link else None,
    )
    for template in (finding.message, finding.help):
        _check(template, finding.words)
    return finding


def _check(template: str, words: Mapping[str, Any]) -> None:
    """Refuse a template that asks for more than words of the finding: it came out of a file."""
    for _, name, spec, conversion in Formatter().parse(template):
        if name is not None and (name not in words or spec not in ("", "id") or conversion not in (None, "r")):
            raise ValueError(template[:80])


def _encoded(fact: Any) -> Any:
    """Return a fact as JSON; words in several languages are mappings with a key of their own."""
    if type(fact) in _PLAIN:
        return fact
    if isinstance(fact, list | tuple | set | frozenset):
        return [_encoded(one) for one in fact]
    if isinstance(fact, dict):
        return {"map": {str(key): _encoded(one) for key, one in fact.items()}}
    return _words_encoded(fact)


def _words_encoded(fact: Any) -> Any:
    if isinstance(fact, Named):
        return {"named": str.__str__(fact), "words": _encoded(fact.words)}
    if isinstance(fact, Text):
        return {"text": [list(pair) for pair in fact.words]}
    if isinstance(fact, Saying):
        return {"saying": fact.template, "facts": _encoded(dict(fact.facts))}
    if isinstance(fact, Listing):
        names = [_encoded(name) for name in fact.names]
        return {"listing": names, "most": fact.most, "quoted": fact.quoted, "between": fact.between}
    return str(fact)


def _decoded(data: Any) -> Any:
    if isinstance(data, list):
        return [_decoded(one) for one in data]
    if not isinstance(data, dict):
        return data
    if "map" in data:
        return {str(key): _decoded(one) for key, one in data["map"].items()}
    return _words_decoded(data)


def _words_decoded(data: dict[str, Any]) -> Any:
    if "named" in data:
        words = _decoded(data["words"])
        return Named(str(data["named"]), words if isinstance(words, Text | Saying) else NO_TEXT)
    if "text" in data:
        return Text(tuple((str(tag), str(words)) for tag, words in data["text"]))
    if "saying" in data:
        facts = _decoded(data["facts"])
        _check(str(data["saying"]), facts)
        return Saying(str(data["saying"]), facts)
    _check(str(data["between"]), {"some": "", "another": ""})
    return Listing([_decoded(one) for one in data["listing"]], data["most"], bool(data["quoted"]), str(data["between"]))
