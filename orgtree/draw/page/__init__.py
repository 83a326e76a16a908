"""One HTML file in which an organisation is explored: plain values in, bytes out."""

from __future__ import annotations

from orgtree.draw.page.data import (
    PageBody,
    PageChange,
    PageChanges,
    PageChangeSort,
    PageData,
    PageDay,
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
from orgtree.draw.page.page import page

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
