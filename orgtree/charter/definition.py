"""A definition as it is written: its head, and how a unit's own keys look."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from orgtree.charter.event_model import EventModel
from orgtree.charter.language import ClaimModel, Model
from orgtree.charter.setting_types import DateText, Titles
from orgtree.charter.unit_id import unit_id


class RetiredModel(Model):
    """A unit that has ended: its id is never used again."""

    id: Annotated[str, BeforeValidator(unit_id)]
    on: DateText = None
    into: list[str] = Field([], description="ids of the units that took its place")


class NotStatedModel(Model):
    """Links of which the source says nothing, at whichever end a unit of the kind stands."""

    kind: str = Field(description="the kind of the units at one end of the link")
    link: str = Field(description="the link")


class DefinitionModel(Model):
    """The head of a definition; its units are read by columns, not by this model."""

    orgtree: Literal["definition/1"]
    charter: str = Field(description="a built-in charter, or a path inside this file's folder")
    title: Titles = None
    description: Titles = None
    language: str | None = Field(None, description="language of bare names; left out, the charter's")
    as_of: DateText = Field(None, description="the date at which the organisation is described")
    include: list[str] | None = Field(
        None, description="files with more units and claims, relative to this one; globs allowed"
    )
    not_stated: list[NotStatedModel] = Field(
        [], description="links of some kinds of which the source says nothing: unknown, and not none"
    )
    units: list[Any] = Field(default_factory=list)
    retired: list[RetiredModel] = Field(default_factory=list)
    events: list[EventModel] = Field(default_factory=list)
    claims: list[ClaimModel] = Field(default_factory=list)


class IncludedModel(Model):
    """A file that a definition includes."""

    under: str | None = Field(None, description="id of the unit that these units stand under")
    units: list[Any] = Field(default_factory=list)
    claims: list[ClaimModel] = Field(default_factory=list)
