"""Refusals of the event reader: code, message and remedy of each."""

from __future__ import annotations

from typing import NamedTuple

from orgtree.base.catalogue import N_


class Refusal(NamedTuple):
    """A refusal without its place."""

    code: str
    message: str
    remedy: str


REPEATED_KEY = Refusal(
    "ORG011", N_("key '{key}' stands twice in this mapping"), N_("delete one of the two, or rename it")
)
RECURSIVE_ALIAS = Refusal(
    "ORG013",
    N_("alias '*{name}' stands inside the value that it names"),
    N_("write the value out, or quote the text if no alias is meant"),
)
UNKNOWN_ALIAS = Refusal(
    "ORG013",
    N_("no anchor '&{name}' comes before the alias '*{name}'"),
    N_("put the anchor before it, or quote the text if no alias is meant"),
)
ALIAS_BUDGET = Refusal(
    "ORG014",
    N_("aliases repeat more than {limit} values up to here, and the file is not read"),
    N_("write the repeated parts out, or repeat less"),
)
DEPTH_BUDGET = Refusal(
    "ORG015",
    N_("lists and mappings are nested deeper than {limit} levels, and the file is not read"),
    N_("write a flat list of units, each naming the unit above it"),
)
NODE_BUDGET = Refusal(
    "ORG016",
    N_("the file holds more than {limit} keys and values, and is not read"),
    N_("split it and name the parts under 'include', or bring the data in as a table"),
)
KEY_IS_ALIAS = Refusal("ORG019", N_("the key is an alias, and its entry is left out"), N_("write the key out"))
KEY_IS_MAPPING = Refusal(
    "ORG019",
    N_("the key is a mapping, and its entry is left out"),
    N_("use a text as the key; quote a text that begins with '{{'"),
)
KEY_IS_LIST = Refusal(
    "ORG019",
    N_("the key is a list, and its entry is left out"),
    N_("use a text as the key; quote a text that begins with '['"),
)
NO_KEY = Refusal(
    "ORG019",
    N_("an entry has no key, and is left out"),
    N_("write a key before the ':', or put the text in quotes if it is none"),
)
MERGE_KEY = Refusal(
    "ORG020",
    N_("the merge key '<<' is not part of YAML 1.2, and its entry is left out"),
    N_("write the fields out that it would bring"),
)
SECOND_DOCUMENT = Refusal(
    "ORG021",
    N_("a second document begins here, and only the first is read"),
    N_("put it into a file of its own, or delete the line '---'"),
)
