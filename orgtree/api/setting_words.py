"""Say the settings of a charter's rules in the titles of the charter and the words of a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import Listing, Named, Saying
from orgtree.base.range_words import in_words
from orgtree.charter.expression import Condition, Path
from orgtree.check.amounts import Amount
from orgtree.check.condition_words import LINK_ENDS, kinds_in_words, way_in_words, whole_condition
from orgtree.check.options import Allowed
from orgtree.check.prepare import CASE_WORDS, options_of
from orgtree.check.rules.field_compare import RELATION_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from orgtree.charter.model import Charter
    from orgtree.check.prepare import Case, Rule

    Fact = tuple[str, Any]

_LABELS = {
    "for": N_("about"),
    "where": N_("only if"),
    "path": N_("path"),
    "field": N_("field"),
    "fields": N_("fields"),
    "allowed": N_("allowed"),
    "left": N_("one side"),
    "right": N_("other side"),
    "relation": N_("must be"),
    "link": N_("link"),
    "along": N_("hierarchy"),
    "part": N_("part"),
    "of": N_("whole"),
    "at_least": N_("at least"),
    "more_than": N_("more than"),
    "at_most": N_("at most"),
    "distinct": N_("each counts once"),
    "besides": N_("not counted"),
    "since": N_("counted from"),
    "until": N_("counted until"),
    "years": N_("years of a term"),
    "early_by": N_("years early at most"),
    "late_by": N_("years late at most"),
    "endings": N_("endings of names"),
    "never": N_("never ends in"),
    "for_each": N_("for each link"),
    "that": N_("must hold"),
    "band": N_("how many there should be"),
    "share": N_("share of the units that lie so"),
    "days": N_("days ago at most"),
    "fits": N_("or else fits"),
}
"""Short words for settings of which the description says much; the others are told by theirs."""
_WORDS = {
    **LINK_ENDS,
    "id": N_("id"),
    "name": N_("name"),
}
_DATES = {"from": N_("its beginning"), "until": N_("its end")}


@dataclass(frozen=True, slots=True)
class SettingWords:
    """Says the settings of one charter's rules.

    Args:
        charter: The charter, whose titles are said.
        manuals: Translates what the manuals of checks say of a setting.
    """

    charter: Charter
    manuals: Callable[[str], str]

    def shared(self, rule: Rule, keys: Iterable[str]) -> Iterator[Fact]:
        """Yield the settings of a rule that all its cases share, each behind a label.

        Args:
            rule: The rule.
            keys: The settings that are written, by their names.
        """
        yield from self._settings(rule, rule.cases[0], keys)

    def case(self, rule: Rule, number: int, keys: Iterable[str]) -> Iterator[Fact]:
        """Yield what a case of a rule says: which units it is for, and its own settings."""
        case = rule.cases[number]
        if case.where is not None:
            yield _LABELS["where"], whole_condition(self.charter, case.where)
        yield from self._settings(rule, case, (key for key in keys if key not in CASE_WORDS))

    def _settings(self, rule: Rule, case: Case, keys: Iterable[str]) -> Iterator[Fact]:
        fields = options_of(rule.check).model_fields
        names = {field.alias or name: name for name, field in fields.items()}
        for key in keys:
            if (name := names.get(key)) is not None:
                value = getattr(case.options, name)
                yield _LABELS.get(key) or self.manuals(fields[name].description or key), self._said(key, value, case)

    def _said(self, key: str, value: Any, case: Case) -> Any:
        if key == "relation":
            scale = self.charter.fields[getattr(case.options, "left", "")].values.scale
            return Saying(RELATION_WORDS[scale][value], {"other": Saying(N_("the other side"))})
        if isinstance(value, Amount):
            value = value.path or value.field
        if isinstance(value, str) and not isinstance(value, Named):
            return self._field(value, case)
        if isinstance(value, list):
            return _listing(Saying(_DATES[one]) if one in _DATES else self._field(one, case) for one in value)
        if isinstance(value, Interval):
            return in_words(value, counted=True, percent=key == "share")
        return self._parsed(value)

    def _parsed(self, value: Any) -> Any:
        """Return in words what was read to something of its own: a path, a condition, kinds, a table."""
        if isinstance(value, Path):
            return way_in_words(self.charter, value)
        if isinstance(value, get_args(Condition)):
            return whole_condition(self.charter, value)
        if isinstance(value, frozenset):
            return kinds_in_words(self.charter, value)
        if isinstance(value, dict):
            return Listing(tuple(self._entries(value)), quoted=False, between=N_("{some}; {another}"))
        return value.said if isinstance(value, Allowed) else value

    def _entries(self, table: Mapping[Any, Any]) -> Iterator[Any]:
        """Yield the lines of a table: of kinds that may lead to others, or of what is listed for a language."""
        for key, value in table.items():
            if isinstance(key, int):
                facts = {"below": kinds_in_words(self.charter, [key]), "above": kinds_in_words(self.charter, value)}
                yield Saying(N_("{below} to {above}"), facts)
            else:
                yield _listing(value)

    def _field(self, name: str, case: Case) -> Named | Saying | str:
        """Return a word of a setting: a field of units or of the link that is set, an end of that, or as it is."""
        link = self.charter.links.get(getattr(case.options, "link", None) or "")
        known = (link.fields if link else self.charter.fields).get(name)
        if known:
            return Named(name, known.title)
        return Saying(_WORDS[name]) if name in _WORDS else name


def _listing(words: Iterable[Any]) -> Listing:
    return Listing(tuple(words), quoted=False)
