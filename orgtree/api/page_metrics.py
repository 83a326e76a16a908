"""Evaluate every metric for every unit of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.api.colouring import of_metric
from orgtree.base.catalogue import N_, translator
from orgtree.base.messages import Saying, fill
from orgtree.draw import palette
from orgtree.draw.page import PageMetric
from orgtree.measure.plan import Share

if TYPE_CHECKING:
    from orgtree.api.organisation import Organisation
    from orgtree.api.page_part import Part
    from orgtree.base.messages import Words
    from orgtree.draw.page import Text
    from orgtree.draw.view import Value
    from orgtree.measure.figure import Figure
    from orgtree.measure.metric import Metric

_HAS, _UNDECIDED = "✓", "?"


def page_metrics(org: Organisation, part: Part) -> list[PageMetric]:
    """Return the metrics that have values for units on the page.

    The overall figure and the gaps are about all that is under the part's root, on the page or not; so is the figure of
    each unit about all that is under it.

    Args:
        org: The organisation.
        part: Its units on the page, and those that it leaves out.
    """
    mine = org.measurements
    leaf = [left == 0 for left in part.left_under]
    for above in part.parent:
        if above >= 0:
            leaf[above] = False
    found = []
    for metric in mine.metrics.values():
        figure = mine.measurer.figure(metric, under=part.root)
        if not (figure.known or figure.not_stated or figure.gap_count) or _nothing(figure):
            continue
        colours = of_metric(org.snapshot, metric, query=mine.measurer.query)
        has = float(isinstance(metric.plan, Share) and metric.plan.wanted)
        values = [
            _said(metric, colours.values.get(unit), alone=alone) for unit, alone in zip(part.units, leaf, strict=True)
        ]
        if all(
            value is None or (value.fraction is None and not value.gap and not value.not_stated) for value in values
        ):
            continue
        found.append(
            PageMetric(
                name=metric.name,
                title=metric.title.to_dict() or metric.name,
                overall=_overall(figure),
                target=_worded(colours.target) if colours.target else "",
                shown=[
                    None if value is None else value.text or (_HAS if value.share == has else "") for value in values
                ],
                fraction=[None if value is None else value.fraction for value in values],
                share=[None if value is None else value.share for value in values] if metric.percent else (),
                scale=palette.AGAINST_TARGET if colours.target else palette.AMOUNT,
                gap=[value is not None and value.gap for value in values],
                gaps=sum(value.gap for unit in part.every if (value := colours.values.get(unit)) is not None),
                percent=metric.percent,
                called=metric.gap.to_dict() or "",
                silent=any(value is not None and value.not_stated for value in values),
                ends=(_in_both(colours.ends[0]), _in_both(colours.ends[1])),
            )
        )
    return found


def _said(metric: Metric, value: Value | None, *, alone: bool) -> Value | None:
    """Return a value if worth showing: not an unknown amount, and not a leaf's zero."""
    if value is None or metric.percent or value.gap:
        return value
    if value.not_stated:
        return value
    return None if value.text == _UNDECIDED or (alone and value.text == "0") else value


def _nothing(figure: Figure) -> bool:
    """Return whether an amount is zero."""
    return not figure.metric.percent and figure.numerator.high == 0 and not figure.gap_count


def _overall(figure: Figure) -> Text:
    if figure.not_stated:
        return _in_both("not stated")
    told = {}
    for language in ("en", "zh"):
        translate = translator(language)
        shown = figure.say(translate, language) if figure.show() else ""
        parts = figure.say_parts(translate)
        facts = {"figure": shown, "parts": parts}
        told[language] = fill(N_("{figure} ({parts})"), facts, translate) if shown and parts else shown or parts
    return told if told["en"] != told["zh"] else told["en"]


def _in_both(words: str) -> Text:
    return _worded(Saying(words))


def _worded(words: Words) -> Text:
    """Return words in both languages of the page."""
    english, chinese = (words.say(translator(language)) for language in ("en", "zh"))
    return english if chinese == english else {"en": english, "zh": chinese}
