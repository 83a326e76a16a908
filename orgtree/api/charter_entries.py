"""Describe what a charter declares, in one language: kinds, fields, links, paths, rules and metrics as entries.

What is said of a thing is read from its compiled object. A setting that is not named here is told all the same, by its own
word: what the language of charters gains needs no line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any

from orgtree.api.charter_entry import CharterEntry, flow, titled
from orgtree.api.metric_words import plan_in_words
from orgtree.api.rule_facts import rule_facts
from orgtree.api.setting_words import SettingWords
from orgtree.base.catalogue import MANUALS, N_, translator
from orgtree.base.messages import Listing, Named, Saying, fill
from orgtree.base.range_words import in_words
from orgtree.base.text import Text
from orgtree.check.condition_words import way_in_words
from orgtree.check.finding_words import SEVERITY_WORDS, labelled
from orgtree.check.prepare import prepared
from orgtree.check.rules import CHECKS
from orgtree.measure.compile import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.api.explaining import Declared, RuleText
    from orgtree.base.interval import Interval
    from orgtree.charter.model import Charter, Field, Kind, Link
    from orgtree.check.prepare import Rule
    from orgtree.measure.metric import Metric

    Fact = tuple[str, Any]

_YES = Saying(N_("yes"))
WRITTEN = N_("written")
OWN, GROUPS = N_("each unit's own should be"), N_("each group's should be")
CASES = N_("cases, of which the first that fits counts")
_ONE_OF = N_("one of the words below")
_SEVERAL = N_("several are called")
_PAIR = N_("{below} to {above}")
_FIELD = frozenset(
    {
        *("name", "values", "title", "description", "unit", "of", "required", "total", "owner"),
        *("unique", "pattern", "length", "range", "default", "aliases", "value_aliases", "currency"),
    }
)
_KIND = frozenset(
    {"name", "code", "title", "plural", "description", "abstract", "ancestors", "fields", "look", "body", "aliases"}
)
_LINK = frozenset(
    {
        *("name", "title", "plural", "description", "ancestors", "hierarchy", "nest", "each", "each_to"),
        *("symmetric", "same_kind", "fields", "pairs", "look"),
    }
)
"""What is told of a field, a kind or a link in words of its own, or is of no use to a reader."""


class Entries:
    """Describes what a charter declares.

    Args:
        charter: The charter.
        language: Language of titles and words.
    """

    def __init__(self, charter: Charter, language: str) -> None:
        self.charter = charter
        self.language = language
        self.translate = translator(language)
        self._kinds = tuple(charter.kinds.values())
        self._below = {
            kind.name: frozenset(one.code for one in self._kinds if kind.name in one.ancestors and not one.abstract)
            for kind in self._kinds
        }

    @cached_property
    def _resolved(self) -> Mapping[str, Metric]:
        return prepare(self.charter)[0]

    def of(self, declared: Declared) -> CharterEntry:
        """Return what was found by its name or title, with the charter that declares it."""
        charter, name = self.charter, declared.name
        if declared.what == "metric":
            entry = self.metric(name)
        elif declared.what == "kind":
            entry = self.kind(charter.kinds[name], inherited=True)
        elif declared.what == "link":
            entry = self.link(charter.links[name])
        else:
            field = charter.links[declared.link].fields[name] if declared.link else charter.fields[name]
            entry = self.field(field, owned=True)
        return replace(
            entry, facts=((N_("charter"), self.named(charter.name, self._pick(charter.title))), *entry.facts)
        )

    def kind(self, kind: Kind, *, inherited: bool = False) -> CharterEntry:
        """Return a kind with its own fields and those of which it says something anew, or with all inherited ones."""
        parent = self.charter.kinds[kind.ancestors[1]].fields if kind.ancestors[1:] else {}
        own = [field for name, field in kind.fields.items() if inherited or field != parent.get(name)]
        owners = {field.owner for field in kind.fields.values() if field not in own}
        above = [self.charter.kinds[name] for name in kind.ancestors[1:]]
        lacking = {name: field for one in above for name, field in one.fields.items() if name not in kind.fields}
        children = [one for one in self._kinds if one.ancestors[1:2] == (kind.name,)]
        body = kind.body
        called = tuple(self._alias(kind, word, told) for word, told in kind.aliases.items())
        facts: list[Fact] = [
            (_SEVERAL, self._several(kind)),
            (N_("also called"), called),
            (N_("is a case of"), self._things(self.charter.kinds[name] for name in kind.ancestors[1:2])),
            (N_("has no units of its own; the kinds below it are"), self._things(children) if kind.abstract else ""),
            (N_("cases of it"), "" if kind.abstract else self._things(children)),
            *self._nesting(kind),
            (N_("links from it"), self._links(kind, 0)),
            (N_("links to it"), self._links(kind, 1)),
            (N_("link to its convener"), self._named_links((body.convener,) if body and body.convener else ())),
            (N_("links to those who have a seat"), self._named_links(body.seats if body else ())),
            (N_("links to those that it rests on"), self._named_links(body.base if body else ())),
            *_further(kind, _KIND),
            (N_("has the fields of"), self._things(one for one in above if one.name in owners)),
            (N_("without the fields"), self._things(lacking.values())),
        ]
        return self._entry(kind, facts, map(self.field, own))

    @staticmethod
    def _alias(kind: Kind, word: str, told: Mapping[str, Any]) -> Saying | str:
        """Return another word for a kind, with the values of fields that it tells as well."""
        shown = []
        for name, value in told.items():
            field = kind.fields[name]
            words = field.values.show(field, field.values.read(field, value))
            shown.append(Saying(N_("{field}: {value}"), {"field": Named(name, field.title), "value": words}))
        facts = {"word": word, "told": Listing(tuple(shown), quoted=False)}
        return Saying(N_("{word} ({told})"), facts) if shown else word

    def field(self, field: Field, *, owned: bool = False) -> CharterEntry:
        """Return a field, with what declares it if that is not told beside it."""
        total = field.total
        facts: list[Fact] = [
            (N_("field of"), self._owner(field) if owned else ""),
            (N_("also called"), field.aliases),
            (N_("type"), self.named(field.type, self.translate(_ONE_OF if field.of else field.values.description))),
            (N_("counted in"), "" if self._pick(field.unit) == field.currency else field.unit),
            (N_("currency"), field.currency),
            (N_("required"), _YES if field.required else ""),
            (N_("sums up along"), self._named_links((total.along,)) if total else ""),
            (N_("several values"), _YES if field.several else ""),
            (N_("no two have the same"), _YES if field.unique else ""),
            (N_("has to fit"), field.pattern.source if field.pattern else ""),
            (N_("characters"), field.length and in_words(field.length, counted=True)),
            (N_("range"), field.range and in_words(field.range)),
            (N_("where nothing is stated"), "" if field.default is None else field.values.show(field, field.default)),
            (N_("other words for its values"), tuple(f"{word} ({of})" for word, of in field.value_aliases.items())),
            *_further(field, _FIELD),
        ]
        words = field.values.words(field) if field.of else {}
        return self._entry(field, facts, (CharterEntry(name, self._pick(title)) for name, title in words.items()))

    def link(self, link: Link) -> CharterEntry:
        """Return a type of link with its fields."""
        hierarchy = self.charter.links[link.hierarchy] if link.hierarchy else None
        facts: list[Fact] = [
            (_SEVERAL, self._several(link)),
            (N_("is a case of"), self._things(self.charter.links[name] for name in link.ancestors[1:2])),
            (N_("a hierarchy"), Saying(N_("at most one parent at a date, and no cycle")) if hierarchy is link else ""),
            (N_("counts in the hierarchy"), self._things((hierarchy,)) if hierarchy and hierarchy is not link else ""),
            *(
                (N_("joins"), Saying(_PAIR, {"below": self._things(below), "above": self._things(above)}))
                for below, above in self._groups(link)
            ),
            (N_("nesting"), Saying(N_("what is written under a unit is linked to it so")) if link.nest else ""),
            (N_("how many a unit has"), link.each and in_words(link.each, counted=True)),
            (N_("how many come in at a unit"), link.each_to and in_words(link.each_to, counted=True)),
            (N_("holds both ways"), _YES if link.symmetric else ""),
            (N_("both ends are of one kind"), _YES if link.same_kind else ""),
            *_further(link, _LINK),
        ]
        return self._entry(link, facts, map(self.field, link.fields.values()))

    def standing(self) -> Iterator[CharterEntry]:
        """Yield the hierarchies in the order in which they are drawn, each with what may stand under what."""
        for name in self.charter.chart:
            root = self.charter.links[name]
            facts = [
                (self._things(below), self._things(above))
                for other in self.charter.links.values()
                if other.hierarchy == name
                for below, above in self._groups(other)
            ]
            yield CharterEntry(root.name, self._pick(root.title), "", tuple(facts))

    def paths(self) -> Iterator[CharterEntry]:
        """Yield the named paths, each alternative behind the kinds that it is for."""
        for path in self.charter.paths.values():
            facts = [
                (
                    self._things(self.charter.covering(kinds)) if kinds is not None else N_("from any kind"),
                    Saying(N_("{words} ({written})"), {"words": way_in_words(self.charter, way), "written": way.text}),
                )
                for kinds, way in path.ways
            ]
            yield CharterEntry(path.name, "", "", tuple(self._told(facts)))

    def metric(self, name: str) -> CharterEntry:
        """Return a metric: what is measured, and where the figure should lie."""
        model, resolved = self.charter.metrics[name], self._resolved.get(name)
        target = model.target
        by = self.charter.kinds.get(model.by or "")
        aims = ((N_("should be"), target.warn), (N_("must be"), target.fail)) if target else ()
        facts: list[Fact] = [
            (N_("measured"), plan_in_words(self.charter, resolved.plan) if resolved else ""),
            *((word, self._where(resolved, limit)) for word, limit in aims),
            (OWN if resolved and resolved.each else GROUPS, self._where(resolved, model.band)),
            (N_("counted in"), self.charter.text(model.unit)),
            (N_("broken down by"), self._things((by,)) if by else ""),
            (N_("gaps are called"), self.charter.text(model.gap)),
            (N_("source"), self.charter.text(model.source)),
            (WRITTEN, flow(model.measure)),
        ]
        title, description = self.charter.text(model.title), self.charter.text(model.description)
        return CharterEntry(name, self._pick(title), self._pick(description), tuple(self._told(facts)))

    @staticmethod
    def _where(metric: Metric | None, allowed: Interval | None) -> Named | None:
        """Return where a figure should lie, in words; of a metric that cannot be measured as the charter means it."""
        if allowed is None:
            return None
        return metric.in_words(allowed) if metric else in_words(allowed)

    def rule(self, rule: RuleText) -> CharterEntry:
        """Return a rule with its settings, in words and as they are written."""
        facts = [*rule_facts(rule, self.language)[1:], *self.settings(rule)]  # all are the same charter's
        title = f"{rule.code} {self._pick(rule.title)}".rstrip()
        cases = tuple(CharterEntry("", text) for text in self.cases(rule))
        heading = self.translate(CASES)
        items = (CharterEntry("", heading, items=cases),) if cases else ()
        return CharterEntry("", title, self._pick(rule.description), tuple(self._told(facts)), items)

    def settings(self, rule: RuleText) -> Iterator[tuple[str, str]]:
        """Yield the settings that all cases of a rule share, in words, and how they are written."""
        prepared = self._prepared(rule)
        if prepared is not None:
            yield from self._told(self._setting_words.shared(prepared, rule.settings))
        if rule.settings:
            yield WRITTEN, flow(rule.settings)

    def cases(self, rule: RuleText) -> Iterator[str]:
        """Yield the cases of a rule, each on one line with how bad breaking it is."""
        prepared = self._prepared(rule)
        between = self.translate(N_("{some}; {another}"))
        for number, (case, severity) in enumerate(rule.cases):
            said = self._setting_words.case(prepared, number, case) if prepared is not None else [(WRITTEN, flow(case))]
            facts = [*said, (N_("severity"), Saying(SEVERITY_WORDS[severity]))]
            parts = [labelled(label, text, self.translate) for label, text in self._told(facts)]
            yield reduce(lambda some, another: between.format(some=some, another=another), parts)

    def _prepared(self, rule: RuleText) -> Rule | None:
        return prepared(self.charter, rule.code, CHECKS) if rule.declared is not None else None

    @cached_property
    def _setting_words(self) -> SettingWords:
        return SettingWords(self.charter, translator(self.language, MANUALS))

    def _entry(self, thing: Kind | Field | Link, facts: Iterable[Fact], items: Iterable[CharterEntry]) -> CharterEntry:
        told = tuple(self._told(facts))
        return CharterEntry(thing.name, self._pick(thing.title), self._pick(thing.description), told, tuple(items))

    def _told(self, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
        """Yield those facts that say something, as text."""
        for label, value in facts:
            if text := self._say(value):
                yield label, text

    def _say(self, value: Any) -> str:
        if isinstance(value, Text):
            return self._pick(value)
        if isinstance(value, Listing | Saying | Named):
            return value.say(self.translate)
        if value is True:
            return _YES.say(self.translate)
        if isinstance(value, Mapping):
            return flow(dict(value)) if value else ""
        if isinstance(value, tuple | list | set | frozenset):
            return Listing(tuple(map(self._say, value)), quoted=False).say(self.translate) if value else ""
        return "" if value is None or value is False else str(value)

    def _several(self, thing: Kind | Link) -> str:
        """Return the title where there are several; "" where the language has no other word for them."""
        plural = self._pick(thing.plural)
        return plural if plural == self._pick(thing.plural.over(thing.title)) else ""

    def _pick(self, text: Text | str) -> str:
        return text.pick(self.language) if isinstance(text, Text) else text

    def _things(self, things: Iterable[Kind | Field | Link]) -> str:
        """Return things by title and name, as a list."""
        named = tuple(self.named(thing.name, self._pick(thing.title)) for thing in things)
        return Listing(named, quoted=False).say(self.translate) if named else ""

    def named(self, name: str, title: str) -> str:
        """Return a title with the name that is written for it."""
        return titled(CharterEntry(name, title), self.translate)

    def _named_links(self, names: Iterable[str]) -> str:
        return self._things(self.charter.links[name] for name in names)

    def _owner(self, field: Field) -> str:
        owner = self.charter.kinds.get(field.owner) or self.charter.links.get(field.owner)
        return self._things((owner,)) if owner else ""

    def _nesting(self, kind: Kind) -> Iterator[Fact]:
        """Yield under which kinds a kind is nested, and by which link."""
        above: dict[str, set[int]] = {}
        for (child, parent), link in self.charter.nests.items():
            if child == kind.code:
                above.setdefault(link, set()).add(parent)
        for link, codes in above.items():
            title = fill(N_("'{name}'"), {"name": self._pick(self.charter.links[link].title)}, self.translate)
            facts = {"above": self._things(self.charter.covering(codes)), "link": self.named(link, title)}
            yield N_("may stand under"), Saying(N_("{above}, by {link}"), facts)

    def _links(self, kind: Kind, end: int) -> str:
        codes = self._below[kind.name]
        joined = (link for link in self.charter.links.values() if any(pair[end] in codes for pair in link.pairs))
        return self._things(joined)

    def _groups(self, link: Link) -> list[tuple[list[Kind], list[Kind]]]:
        """Return a link's pairs of kinds, those together that may lead to the same kinds."""
        targets: dict[int, set[int]] = {}
        for source, target in sorted(link.pairs):
            targets.setdefault(source, set()).add(target)
        groups: dict[frozenset[int], set[int]] = {}
        for source, found in targets.items():
            groups.setdefault(frozenset(found), set()).add(source)
        return [(self.charter.covering(sources), self.charter.covering(found)) for found, sources in groups.items()]


def _further(thing: Kind | Field | Link, known: frozenset[str]) -> Iterator[Fact]:
    """Yield the settings of a thing that have no words of their own here, by their names in the charter."""
    for one in fields(thing):
        if one.name not in known:
            yield one.name.replace("_", " "), getattr(thing, one.name)
