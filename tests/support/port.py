"""A small charter with every type of field and link, and readers of definitions and rows under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.graph.load import load_definition, load_rows
from orgtree.source import Budgets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot

CHARTER = """
orgtree: charter/1
name: port
language: en
kinds:
  area:
    abstract: true
    fields:
      people: {type: count, total: {along: area_in}}
      hectares: {type: number}
  city: {is_a: area}
  ward: {is_a: area, title: {en: ward, zh: 区}}
  body:
    fields:
      members: {type: count, title: {en: members, zh: 人数}, total: {along: part_of, except: {kind: circle}}}
      founded: {type: date, title: 成立日期}
      spirit: {type: choice, of: {high: {zh: 高}, low: {zh: 低}}}
      open: {type: bool}
      motto: {type: text}
  circle: {is_a: body}
  council: {}
  post: {}
links:
  area_in: {hierarchy: true, nest: true, pairs: {ward: [city, ward]}}
  part_of: {hierarchy: true, nest: true, from: body, to: body}
  lent_to: {is_a: part_of, from: body, to: body, nest: false}
  covers: {from: [body, council], to: area}
  seat:
    from: council
    to: body
    fields: {role: {type: choice, of: [chair, member], required: true}, votes: {type: count}, since: {type: date}}
  post_at: {from: post, to: body, nest: true}
  twin: {from: body, to: body, symmetric: true}
paths:
  territory: {body: covers/area_in*, council: covers/area_in*}
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the charter in it."""
    path = tmp_path_factory.mktemp("port")
    (path / "port.yaml").write_text(CHARTER, encoding="utf-8")
    return path


@pytest.fixture
def read(folder: Path) -> Callable[..., Loaded]:
    """Return a reader of a definition: its units as YAML, and lines of its head."""

    def load(units: str, head: str = "") -> Loaded:
        text = f"orgtree: definition/1\ncharter: ./port.yaml\n{head}\nunits:\n{units}"
        (folder / "org.yaml").write_text(text, encoding="utf-8")
        return load_definition(folder / "org.yaml", budgets=Budgets())

    return load


@pytest.fixture
def graph_of(read: Callable[..., Loaded]) -> Callable[..., Snapshot]:
    """Return a reader of a definition without mistakes."""

    def load(units: str, head: str = "") -> Snapshot:
        loaded = read(units, head)
        assert [finding.text() for finding in loaded.findings] == []
        assert loaded.snapshot is not None
        return loaded.snapshot

    return load


@pytest.fixture
def from_rows(folder: Path) -> Callable[..., Loaded]:
    """Return a reader of rows."""

    def load(units: Any, links: Any = None, **head: Any) -> Loaded:
        return load_rows(units, links, charter="./port.yaml", folder=folder, head=head)

    return load
