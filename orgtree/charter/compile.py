"""Compile a charter: resolve names and inheritance, report misuse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Finding, Label
from orgtree.base.text import Text
from orgtree.charter.alias_checks import words_taken, wrong_aliases, wrong_value_aliases
from orgtree.charter.codes import charter_finding
from orgtree.charter.compile_bodies import compile_bodies
from orgtree.charter.compile_links import compile_links
from orgtree.charter.expression import ExpressionError, Namespace, parse_condition, parse_path
from orgtree.charter.field_type import Measured, Worded
from orgtree.charter.model import Charter, Field, Kind, LookSettings, NamedPath, Total
from orgtree.charter.names import check_names
from orgtree.charter.resolve import Places, Reporter, ancestry
from orgtree.charter.several_values import Several
from orgtree.charter.types import TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.charter.language import CharterModel, FieldModel


def compile_charter(model: CharterModel, places: Places) -> tuple[Charter, list[Finding]]:
    """Resolve a charter.

    Args:
        model: The charter as written.
        places: Turns the pointer to a construct into a place.

    Returns:
        The compiled charter, and what is wrong with it; what is wrong is left out of the charter.
    """
    work = _Work(model, places)
    work.findings.extend(check_names(model, places))
    work.kinds()
    links, more = compile_links(model, work.compiled_kinds, work.link_fields(), places)
    for name, link in model.links.items():
        work.findings.extend(wrong_value_aliases(("links", name), link.fields, places))
    work.findings.extend(words_taken(work.compiled_kinds, links, places))
    work.findings.extend(more)
    work.links = links
    bodies, more = compile_bodies(model, work.compiled_kinds, links, places)
    work.findings.extend(more)
    for name, body in bodies.items():
        object.__setattr__(work.compiled_kinds[name], "body", body)  # frozen for its users; not handed out yet
    named = work.paths()
    fields = work.totals()
    hierarchies = tuple(link.name for link in links.values() if link.hierarchy == link.name)
    charter = Charter(
        name=model.name,
        title=work.text(model.title),
        description=work.text(model.description),
        language=model.language,
        kinds=work.compiled_kinds,
        links=links,
        fields=fields,
        paths=named,
        rules={code: rule for code, rule in model.rules.items() if rule.enabled},
        metrics={name: metric for name, metric in model.metrics.items() if metric.enabled},
        hierarchies=hierarchies,
        chart=work.chart(hierarchies),
        default_hierarchy=(),
        nests=work.nests(),
        places=places,
    )
    allowed = {name: charter.in_hierarchy(name) for name in hierarchies}
    defaults = tuple(next((h for h in hierarchies if code in allowed[h]), None) for code in range(len(charter.kinds)))
    object.__setattr__(charter, "default_hierarchy", defaults)  # frozen for its users; it is not handed out yet
    work.rules(charter)
    return charter, work.findings


class _Work(Reporter):
    """State of one compilation."""

    def __init__(self, model: CharterModel, places: Places) -> None:
        super().__init__(places)
        self.model = model
        self.compiled_kinds: dict[str, Kind] = {}
        self.fields: dict[str, Field] = {}
        self.links: Mapping[str, Any] = {}

    def text(self, value: Any) -> Text:
        return Text.of(value, self.model.language)

    def kinds(self) -> None:
        """Resolve inheritance of kinds, and give each its number and fields."""
        chains = ancestry({name: kind.is_a for name, kind in self.model.kinds.items()}, "kinds", self)
        own = {
            name: {field: self.field(entry, field, ("kinds", name)) for field, entry in kind.fields.items()}
            for name, kind in self.model.kinds.items()
        }
        for kind_name, declared in own.items():
            for name, entry in declared.items():
                # What a kind above declares is only said anew below it.
                if not any(name in own.get(above, ()) for above in chains[kind_name][1:]):
                    self.fields.setdefault(name, entry)
        for declared in own.values():
            for name, entry in declared.items():
                self.fields.setdefault(name, entry)
        for code, (name, kind) in enumerate(self.model.kinds.items()):
            fields: dict[str, Field] = {}
            look: dict[str, Any] = {}
            for ancestor in reversed(chains[name]):
                fields.update(
                    {field: self.said_anew(own[ancestor][field], chains[ancestor]) for field in own[ancestor]}
                )
                for position, forbidden in enumerate(self.model.kinds[ancestor].forbid):
                    if forbidden not in fields and ancestor == name:
                        self.unknown(
                            forbidden,
                            fields,
                            ("kinds", name, "forbid", position),
                            N_("'{name}' is not a field that '{kind}' inherits"),
                            kind=name,
                        )
                    fields.pop(forbidden, None)
                look.update(self.model.kinds[ancestor].look.model_dump(exclude_none=True))
            self.compiled_kinds[name] = Kind(
                name=name,
                code=code,
                title=self.text(kind.title if kind.title is not None else name.replace("_", " ")),
                description=self.text(kind.description),
                abstract=kind.abstract,
                ancestors=chains[name],
                fields=fields,
                look=LookSettings(**look),
                aliases=kind.aliases,
                internal=next(filter(None, (self.model.kinds[above].visibility for above in chains[name])), None)
                == "internal",
                plural=self.text(kind.plural),
            )
            self.findings.extend(wrong_aliases(self.compiled_kinds[name], self.places))
            self.findings.extend(wrong_value_aliases(("kinds", name), kind.fields, self.places))

    def said_anew(self, entry: Field, chain: tuple[str, ...]) -> Field:
        """Return a kind's field: the one that all kinds share, but for what the kind says anew of one that it inherits."""
        shared = self.fields[entry.name]
        if shared is entry or shared.owner not in chain[1:]:
            return shared
        return replace(
            shared, required=entry.required, default=entry.default, title=entry.title, description=entry.description
        )

    def field(self, entry: FieldModel, name: str, pointer: tuple[str, str]) -> Field:
        """Return a field, its total still to come: conditions need all names first.

        Args:
            entry: The field as written.
            name: Its name.
            pointer: Pointer to the kind or link that declares it.
        """
        values = entry.of or {}
        titles = values if isinstance(values, dict) else dict.fromkeys(values, None)
        kind = TYPES[entry.type]
        unit = entry.unit if entry.unit is not None else entry.currency
        field = Field(
            name=name,
            values=Several(kind) if entry.several and isinstance(kind, Worded) else kind,
            title=self.text(entry.title if entry.title is not None else name.replace("_", " ")),
            description=self.text(entry.description),
            unit=self.text(unit),
            of={value: self.text(title if title is not None else value) for value, title in titles.items()},
            required=entry.required,
            total=None,
            owner=pointer[1],
            unique=entry.unique,
            pattern=entry.pattern,
            length=entry.length,
            currency=entry.currency or "",
            aliases=tuple(entry.aliases),
            value_aliases=entry.value_aliases,
            internal=entry.visibility == "internal",
        )
        here = (*pointer, "fields", name)
        try:
            if entry.range is not None and isinstance(field.values, Measured):
                field = replace(field, range=field.values.range_of(entry.range, (*here, "range")))
            if entry.default is not None and entry.required:
                self.report(
                    "ORG104",
                    N_("'{field}' is required, so that its default means nothing"),
                    (*here, "default"),
                    "key",
                    facts={"field": name},
                    help=N_("take one of the two away; an inherited one with null, as in default: null"),
                )
            elif entry.default is not None:
                field = replace(field, default=field.values.read(field, entry.default, (*here, "default")))
        except ExpressionError as error:
            error.code = "ORG104"
            self.findings.append(expression_finding(error, self.places))
        return field

    def link_fields(self) -> dict[str, dict[str, Field]]:
        """Return each link's own fields; that one is unique among units means nothing there."""
        for name, link in self.model.links.items():
            for field in (field for field, entry in link.fields.items() if entry.unique):
                self.report(
                    "ORG104",
                    N_("a field of a link is not unique"),
                    ("links", name, "fields", field, "unique"),
                    "key",
                    help=N_("take it away; the check distinct tells the links of one unit apart"),
                )
        return {
            name: {field: self.field(entry, field, ("links", name)) for field, entry in link.fields.items()}
            for name, link in self.model.links.items()
        }

    def expressions(self, paths: Mapping[str, NamedPath]) -> Namespace:
        """Return the names that expressions may use."""
        return Namespace(self.compiled_kinds, self.fields, self.links, paths)

    def paths(self) -> dict[str, NamedPath]:
        """Read the named paths; each may use those before it."""
        named: dict[str, NamedPath] = {}
        names = self.expressions(named)
        for name, raw in self.model.paths.items():
            alternatives: list[tuple[frozenset[int] | None, Any]] = []
            used: frozenset[int] = frozenset()
            by_kind = raw if isinstance(raw, dict) and "path" not in raw else {None: raw}
            for kind, path in by_kind.items():
                pointer: tuple[str | int, ...] = ("paths", name) if kind is None else ("paths", name, kind)
                try:
                    parsed = parse_path(path, names, pointer)
                except ExpressionError as error:
                    self.findings.append(expression_finding(error, self.places))
                    continue
                if kind is None:
                    alternatives.append((None, parsed))
                elif kind not in self.compiled_kinds:
                    self.unknown(
                        kind, self.compiled_kinds, pointer, N_("'{name}' is not a kind of the charter"), part="key"
                    )
                else:
                    codes = names.below(kind) - used
                    used |= codes
                    alternatives.append((codes, parsed))
            named[name] = NamedPath(name, tuple(alternatives))
        self.named = named
        return named

    def totals(self) -> dict[str, Field]:
        """Resolve the totals of fields; returns all fields of kinds by name."""
        names = self.expressions(self.named)
        for kind, entry in self.model.kinds.items():
            for name, written in entry.fields.items():
                if not written.total or self.fields[name].owner != kind:
                    continue
                pointer = ("kinds", kind, "fields", name, "total")
                along = written.total.along
                roots = [link.name for link in self.links.values() if link.hierarchy == link.name]
                if along not in roots:
                    self.unknown(along, roots, (*pointer, "along"), N_("'{name}' is not a hierarchy of the charter"))
                    continue
                exclude = None
                if written.total.except_ is not None:
                    try:
                        exclude = parse_condition(written.total.except_, names, (*pointer, "except"))
                    except ExpressionError as error:
                        self.findings.append(expression_finding(error, self.places))
                old = self.fields[name]
                object.__setattr__(old, "total", Total(along, exclude))  # shared by all kinds that inherit it
        for compiled in self.compiled_kinds.values():
            for field in compiled.fields.values():  # those said anew are no longer the shared ones
                object.__setattr__(field, "total", self.fields[field.name].total)
        return self.fields

    def nests(self) -> dict[tuple[int, int], str]:
        """Return the link that nesting writes for each pair of kinds; ambiguous pairs are reported."""
        table: dict[tuple[int, int], str] = {}
        clashes: dict[tuple[str, str], tuple[int, int]] = {}
        for name, link in self.links.items():
            if not link.nest:
                continue
            for pair in link.pairs:
                other = table.get(pair)
                if other is None or other in link.ancestors:
                    table[pair] = name
                elif name not in self.links[other].ancestors:
                    clashes.setdefault((other, name), pair)
        by_code = list(self.compiled_kinds)
        for (other, name), (child, parent) in sorted(clashes.items()):
            self.report(
                "ORG115",
                N_("nesting '{child}' under '{parent}' could write '{other}' or '{name}'"),
                ("links", name, "nest") if self.model.links[name].nest is not None else ("links", name),
                facts={"child": by_code[child], "parent": by_code[parent], "other": other, "name": name},
                labels=(Label(first, N_("the other one")),) if (first := self.places(("links", other), "key")) else (),
                help=N_("let only one of the two links have nest: true for these kinds"),
            )
        return table

    def chart(self, hierarchies: tuple[str, ...]) -> tuple[str, ...]:
        """Return the hierarchies in the order in which they are drawn: first those that the charter lists."""
        for position, name in enumerate(self.model.chart):
            if name not in hierarchies:
                pointer = ("chart", position)
                self.unknown(name, hierarchies, pointer, N_("'{name}' is not a hierarchy of the charter"))
        return tuple(dict.fromkeys((*(name for name in self.model.chart if name in hierarchies), *hierarchies)))

    def rules(self, charter: Charter) -> None:
        """Check the rules' references to the charter."""
        for code, rule in charter.rules.items():
            if code.startswith("ORG"):
                self.report(
                    "ORG111",
                    N_("rule codes that begin with ORG are orgtree's own"),
                    ("rules", code),
                    "key",
                    help=N_("choose another letter, as in P02"),
                )
            if rule.judged_at and (
                rule.judged_at not in self.fields or self.fields[rule.judged_at].values.scale != "day"
            ):
                dates = [name for name, field in self.fields.items() if field.values.scale == "day"]
                self.unknown(
                    rule.judged_at,
                    dates,
                    ("rules", code, "judged_at"),
                    N_("'{name}' is not a date field of the charter"),
                )


def expression_finding(error: ExpressionError, places: Places) -> Finding:
    """Return an expression's mistake as a finding at its place."""
    place = places(error.pointer, "key" if error.part == "key" else "value")
    if place is not None and error.within is not None:
        place = type(place)(place.document, place.path, place.part, error.within)
    return charter_finding(error.code, error.mistake, place)
