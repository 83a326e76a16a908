"""One HTML file in which an organisation is explored: plain values in, bytes out."""

from __future__ import annotations

from orgtree.draw.page.data import PageData, PageDay
from orgtree.draw.page.page import page
from orgtree.draw.page.parts import (
    PageBody,
    PageChange,
    PageChanges,
    PageChangeSort,
    PageField,
    PageFinding,
    PageHierarchy,
    PageKind,
    PageLink,
    PageLinkType,
    PageMetric,
    PagePast,
    PagePlace,
    PagePreview,
    Text,
)

__all__ = [
    "PageBody",
    "PageChange",
    "PageChangeSort",
    "PageChanges",
    "PageData",
    "PageDay",
    "PageField",
    "PageFinding",
    "PageHierarchy",
    "PageKind",
    "PageLink",
    "PageLinkType",
    "PageMetric",
    "PagePast",
    "PagePlace",
    "PagePreview",
    "Text",
    "page",
]
