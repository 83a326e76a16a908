"""A rule of a user's own that breaks whatever tells of what it found."""

from __future__ import annotations

ODD_RULE = """
from orgtree.check.rule import Problem

NAME, CODE, SEVERITY, TITLE = "odd", "X01", "warning", "odd"


class Odd:
    def __str__(self):
        raise KeyError("odd one")


def check(context, options):
    yield Problem(0, "it is {odd}", context.graph.place(0), {"odd": Odd()})
"""
