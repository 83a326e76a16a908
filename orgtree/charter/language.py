"""The charter language as it is written: one pydantic model per construct.

What a charter may say, and nothing of what it means: names are resolved by `orgtree.charter.compile`.
The same models give the JSON Schema of charters.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from orgtree.base.catalogue import N_
from orgtree.base.colours import COLOUR
from orgtree.charter.reserved_words import CHARTER_NAME, RULE_CODE
from orgtree.charter.schema_parts import (
    INTERVAL,
)
from orgtree.charter.setting_types import (
    Aliases,
    Cardinality,
    Cases,
    Currency,
    DateText,
    Flag,
    Name,
    Names,
    NumberRange,
    PatternText,
    RawCondition,
    Titles,
    TypeName,
)
from orgtree.charter.trees import ExpressionError
from orgtree.charter.types import TYPES

MOST_NAMES = 1000
"""How many kinds, links, paths, rules or metrics a charter may have; the largest built in has 60 kinds."""
MOST_FIELDS = 2000
"""How many fields all kinds of a charter may declare together."""


class Model(BaseModel):
    """Base of every construct: unknown keys are mistakes, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)


Colour = Annotated[str, StringConstraints(pattern=COLOUR)]


Visibility = Literal["public", "internal"] | None
"""Who may see what a construct holds; left out, it is as what it inherits from, else public."""


class LookModel(Model):
    """How units of a kind are drawn."""

    fill: Colour | None = Field(default=None, description="palette colour such as blue-2, or '#rrggbb' in quotes")
    line: Colour | None = Field(default=None, description="colour of the outline")
    text: Colour | None = Field(default=None, description="colour of the text")
    shape: Literal["box", "rounded", "plain", "hexagon"] | None = None
    dash: Literal["solid", "dashed", "dotted"] | None = None
    layout: Literal["spread", "hang", "stack"] | None = Field(default=None, description="how the children are placed")
    beside: Flag | None = Field(
        default=None, description="stands beside the line, as an assistant or a staff unit does"
    )
    band: Flag | None = Field(default=None, description="all units of the kind stand on one level")


class LineModel(Model):
    """How links of a type are drawn; each type that a picture shows has dashes of its own."""

    line: Colour | None = Field(default=None, description="colour of the line, such as blue-2, or '#rrggbb' in quotes")


class TotalModel(Model):
    """A value stated for a unit is the total of its subtree."""

    along: Name = Field(description="the hierarchy that is summed over")
    except_: RawCondition = Field(None, alias="except", description="units whose values are left out of the sum")


class FieldModel(Model):
    """A typed field of a kind or of a link."""

    type: TypeName = Field(description="what its values are")
    title: Titles = Field(None, description="what is shown for the name")
    description: Titles = Field(None, description="what it means")
    unit: Titles = Field(None, description="what is counted or measured, as in persons or hectares")
    of: list[str] | dict[str, Titles] | None = Field(None, description="the values of a choice, with titles if wanted")
    required: Flag = Field(default=False, description="every unit of the kind, or every link, states it")
    total: TotalModel | None = Field(None, description="a stated value is the total of the unit's subtree")
    pattern: PatternText = Field(None, description="a regular expression that the whole of a text fits")
    length: Cardinality = Field(None, description="how many characters a text has, as in ..20")
    several: Flag = Field(default=False, description="a list of values may be stated")
    range: Annotated[Any, WithJsonSchema({"type": ["number", "string"]})] = Field(
        None, description="bounds of every value, one that is not known, too"
    )
    unique: Flag = Field(default=False, description="no two units in force have the same value")
    default: Annotated[Any, WithJsonSchema({"type": ["number", "string", "boolean", "array"]})] = Field(
        None, description="what it means that nothing is stated; left out, it is unknown"
    )
    aliases: list[str] = Field([], description="other words that people write for the field's name")
    value_aliases: dict[str, str] = Field(
        {}, description="other words that people write for values of a choice, each with the value"
    )
    currency: Currency | None = Field(None, description="code of the currency of money, as in CNY")
    visibility: Visibility = Field(None, description="internal: left out of what is made with --public")

    @model_validator(mode="after")
    def _agree(self) -> FieldModel:
        kind = TYPES[self.type]
        common = {"type", "title", "description", "unit", "required", "aliases", "visibility"}
        stated = {name: getattr(self, name) for name in type(self).model_fields if name not in common}
        given = {
            name: value
            for name, value in stated.items()
            if value is not None and value != {} and (value is not False or name == "default")
        }
        for option in given:
            if option not in kind.options:
                types = " / ".join(name for name, other in TYPES.items() if option in other.options)
                facts = {"type": self.type, "option": option, "types": types}
                message, remedy = N_("a {type} has no '{option}'"), N_("take '{option}' away, or write type: {types}")
                raise ExpressionError(message, facts, (option,), part="key", code="ORG104", help=remedy)
        kind.check_options(given)
        return self


class BodyModel(Model):
    """By which links others take part in a body."""

    convener: Name | None = Field(None, description="the link to who convenes the body")
    seats: Names = Field([], description="the links to who has a seat on it; each of them is a seat")
    base: Names = Field([], description="the links to those that it rests on")


_PLURAL = "the title where there are several, in languages that have another word for them"


class KindModel(Model):
    """A kind of unit."""

    is_a: Name | None = Field(None, description="the kind whose fields and links it inherits")
    abstract: Flag = Field(default=False, description="only its child kinds have units")
    title: Titles = Field(None, description="what is shown for the name")
    plural: Titles = Field(None, description=_PLURAL)
    description: Titles = Field(None, description="what it means")
    fields: dict[Name, FieldModel] = Field({}, description="fields that its units have")
    forbid: Names = Field([], description="inherited fields that it does not have")
    aliases: Aliases = Field(
        {}, description="other words that people write for the kind; a mapping tells the fields that a word says too"
    )
    body: BodyModel | None = Field(None, description="its units are bodies, which others convene or have seats on")
    visibility: Visibility = Field(None, description="internal: left out of what is made with --public")
    look: LookModel = Field(default_factory=LookModel)


class LinkModel(Model):
    """A type of link between units."""

    is_a: Name | None = Field(None, description="the link whose settings it inherits and in whose hierarchy it counts")
    title: Titles = Field(None, description="what is shown for the name")
    plural: Titles = Field(None, description=_PLURAL)
    description: Titles = Field(None, description="what it means")
    from_: Names | None = Field(None, alias="from", description="the kinds that it starts from")
    to: Names | None = Field(None, description="the kinds that it leads to")
    pairs: dict[Name, Names] | None = Field(None, description="for each kind, the kinds it may link to")
    hierarchy: Flag = Field(default=False, description="at most one parent at a date, and no cycle")
    nest: Flag | None = Field(None, description="nesting a unit under another in a definition writes this link")
    each: Cardinality = Field(None, description="how many a unit has at a date")
    each_to: Cardinality = Field(None, description="how many come in at a unit")
    symmetric: Flag | None = Field(None, description="it holds both ways, and is written once")
    same_kind: Flag | None = Field(None, description="both ends are of one kind")
    fields: dict[Name, FieldModel] = Field({}, description="fields of each link")
    visibility: Visibility = Field(None, description="internal: left out of what is made with --public")
    look: LineModel = Field(default_factory=LineModel)


class InForceModel(Model):
    """The dates between which a rule is in force; half-open."""

    from_: DateText = Field(default=None, alias="from")
    until: DateText = None


class RuleModel(BaseModel):
    """A rule: a check with its parameters. Keys that are not listed here are the check's own."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True)

    check: str = Field(description="name of the check; `orgtree rules --checks` lists them")
    title: Titles = Field(None, description="what must hold, in a sentence")
    description: Titles = Field(None, description="why, and what is meant")
    remedy: Titles = Field(None, description="what to do when it fails")
    wording: Literal["shall", "generally", "may"] = Field(
        "shall", description="shall: a breach is an error; generally: a warning; may: an information"
    )
    status: Literal["read", "quoted"] = Field(
        "read", description="read in the rule itself, or quoted elsewhere: then a warning at most"
    )
    source: Titles = Field(None, description="where the rule is written, with its article")
    in_force: InForceModel = Field(
        default_factory=InForceModel, description="the dates between which it is in force; half-open"
    )
    judged_at: Name | None = Field(None, description="the date field at which `in_force` is judged, instead of as_of")
    enabled: Flag = Field(default=True, description="false switches a rule of the parent charter off")
    cases: Cases = Field(
        None,
        description="the first whose `where` fits gives its settings; one without `where` fits always. Of a rule of the "
        "parent charter, a mapping of positions from 1 changes some: {2: {allowed: ..9}}",
    )

    @property
    def options(self) -> dict[str, Any]:
        """The check's own settings, as written."""
        return dict(self.model_extra or {})


class MeasuredModel(BaseModel):
    """What is measured, and more. Keys that are not listed are the measure's own, as its file declares them."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)

    @property
    def measure(self) -> dict[str, Any]:
        """What is measured, as written."""
        return dict(self.model_extra or {})


class TargetModel(Model):
    """A target in two steps."""

    warn: NumberRange = Field(None, description="outside of it is a warning")
    fail: NumberRange = Field(None, description="outside of it is an error")


def _target(value: Any) -> Any:
    return value if isinstance(value, dict) else {"warn": value}


class MetricModel(MeasuredModel):
    """A coverage figure that the charter requires, with its target."""

    title: Titles = None
    description: Titles = None
    unit: Titles = None
    target: Annotated[
        TargetModel | None,
        BeforeValidator(_target),
        WithJsonSchema(
            {
                "anyOf": [
                    INTERVAL,
                    {
                        "type": "object",
                        "properties": {"warn": INTERVAL, "fail": INTERVAL},
                        "additionalProperties": False,
                    },
                ]
            }
        ),
    ] = None
    band: NumberRange = Field(None, description="where each unit's own figure should lie")
    by: Name | None = Field(None, description="the kind by which it is broken down unless another is asked for")
    gap: Titles = Field(None, description="what units that lack it are called, instead of gaps")
    source: Titles = Field(None, description="where it is written that it is required")
    enabled: Flag = True


class ClaimModel(MeasuredModel):
    """A published figure that the definition states and the tool checks."""

    id: str
    metric: Name | None = Field(None, description="the metric whose figure is claimed, instead of a measure")
    in_: str | None = Field(None, alias="in", description="id of the unit whose subtree is meant")
    states: NumberRange
    source: Titles = Field(None, description="where it is published")
    as_of: DateText = None
    title: Titles = None


class CharterModel(Model):
    """A whole charter file."""

    orgtree: Literal["charter/1"] = Field(description="what this file is, and in which version of the language")
    name: Annotated[str, StringConstraints(pattern=CHARTER_NAME, max_length=80)] = Field(
        description="small letters, digits and -"
    )
    extends: str | None = Field(None, description="a built-in charter, or a path beside this file")
    language: str = Field("en", description="language of bare strings, as a BCP 47 tag")
    title: Titles = Field(None, description="what the charter is called")
    description: Titles = Field(None, description="what it is for")
    chart: Names = Field(
        [], description="the hierarchies in the order in which they are drawn; those left out follow in their own order"
    )
    kinds: dict[Name, KindModel] = Field({}, max_length=MOST_NAMES, description="which kinds of unit there are")
    links: dict[Name, LinkModel] = Field({}, max_length=MOST_NAMES, description="how units may be joined")
    paths: dict[Name, Any] = Field(
        {}, max_length=MOST_NAMES, description="named ways through the graph; each a path, or a path for each kind"
    )
    rules: dict[Annotated[str, StringConstraints(pattern=RULE_CODE)], RuleModel] = Field(
        {}, max_length=MOST_NAMES, description="what must hold, by code"
    )
    metrics: dict[Name, MetricModel] = Field({}, max_length=MOST_NAMES, description="which figures are required")

    @model_validator(mode="after")
    def _few_fields(self) -> CharterModel:
        # Every kind holds the fields that it inherits, so that very many of them would fill the memory.
        if sum(len(kind.fields) for kind in self.kinds.values()) > MOST_FIELDS:
            raise ExpressionError(
                N_("the kinds have more than {most} fields"), {"most": MOST_FIELDS}, ("kinds",), code="ORG104"
            )
        return self
