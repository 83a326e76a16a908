"""Pictures of organisations: views become scenes, scenes become files."""

from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.scene import Scene
from orgtree.draw.view import Link, LinkType, Look, Value, View

__all__ = ["DrawOptions", "Link", "LinkType", "Look", "Paper", "Scene", "Value", "View"]
