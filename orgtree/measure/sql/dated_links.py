"""Links of one unit one after another as SQL: which are there at once, and which do not follow in order.

See the checks `no-overlap` and `sequence`, and `orgtree.check.dated_links` for the days on which a link holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from orgtree.measure.sql.answer import Answer, Ends, sure
from orgtree.measure.sql.days import after, first_day, in_order, known_days, known_stops, latest_stop, stop
from orgtree.measure.sql.expressions import (
    FALSE,
    TRUE,
    both,
    col,
    either,
    equal,
    finite,
    less,
    negated,
    number,
    plus,
    table,
    there,
    union,
)
from orgtree.measure.sql.judged import Found
from orgtree.measure.sql.link_rules import every_link
from orgtree.measure.sql.relations import UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.measure.sql.judged import UnitRows
    from orgtree.measure.sql.relations import Relations

    Expression = exp.Expr

_MORE_THAN_PLACES = 2**31


def overlapping(units: UnitRows, scope: Answer, link: str, per: str) -> Found:
    """Return the links that begin before another at the same end has ended.

    Args:
        units: The units.
        scope: Those that a rule is about, at the other end.
        link: The type of links.
        per: At which end no two may be at once, `to` or `from`.
    """
    days = _holding(units.relations, link)
    if days is None:
        return Found(None)
    end, unit = ("target", "source") if per == "to" else ("source", "target")
    asked = units.asked(scope)

    def lined(until: str, meant: Expression) -> str:
        """Return the links in the order of their first days at each end, with the latest end before each."""
        line: list[Expression] = [exp.Ordered(this=col(name, "d"), nulls_first=False) for name in ("start", "place")]
        window = {"partition_by": [col(end, "d")], "order": exp.Order(expressions=line)}
        rank = exp.Window(this=exp.RowNumber(), **window)
        columns = [
            col(end, "d").as_("at"),
            col(unit, "d").as_("unit"),
            *(col(name, "d") for name in ("start", "place")),
            col(until, "d").as_("stop"),
        ]
        ranked = exp.select(*columns, rank.as_("nth")).from_(table(days, "d"), copy=False)
        ranked = ranked.join(table(asked, "a"), on=equal(col("unit", "a"), col(unit, "d")), copy=False)
        ranked = ranked.where(both(less(col("start", "d"), col(until, "d")), meant), copy=False)
        name = units.relations.named(("in line", ranked.sql()), f"in_line_{link}", lambda: ranked)
        # Of those that last longest, the one that begins last.
        packed = plus(exp.Mul(this=col("stop", "r"), expression=number(_MORE_THAN_PLACES)), col("nth", "r"))
        before = exp.WindowSpec(
            kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end=number(1), end_side="PRECEDING"
        )
        order = exp.Order(expressions=[exp.Ordered(this=col("nth", "r"), nulls_first=False)])
        found = exp.select(
            exp.Column(this=exp.Star(), table=exp.to_identifier("r")),
            *(
                exp.Window(
                    this=exp.Max(this=value), partition_by=[col("at", "r")], order=order.copy(), spec=before.copy()
                ).as_(called)
                for called, value in (("latest", col("stop", "r")), ("packed", packed))
            ),
        ).from_(table(name, "r"), copy=False)
        return units.relations.named(("clashing", name), f"latest_{link}", lambda: found)

    surely, perhaps = lined("stop", col("must", "a")), lined("latest", TRUE)
    clash = less(col("start", "c"), col("latest", "c"))
    line = [exp.Ordered(this=col(name, "c"), nulls_first=False) for name in ("at", "nth")]
    shown: dict[str, Expression] = {
        "other": col("id", "ou"),
        "other_name": col("name", "ou"),
        "at": col("id", "au"),
        "at_name": col("name", "au"),
        "start": col("start", "c"),
        "stop": exp.Least(this=col("stop", "c"), expressions=[col("stop", "o")]),
    }
    told = exp.select(
        col("unit", "c"),
        TRUE.copy().as_("fails"),
        exp.Window(this=exp.RowNumber(), order=exp.Order(expressions=line)).as_("place"),
        *(value.as_(name) for name, value in shown.items()),
    ).from_(table(surely, "c"), copy=False)
    holder = exp.Sub(
        this=col("packed", "c"),
        expression=exp.paren(exp.Mul(this=col("latest", "c"), expression=number(_MORE_THAN_PLACES))),
    )
    for alias, name, on in (
        ("o", surely, both(equal(col("at", "o"), col("at", "c")), equal(col("nth", "o"), exp.paren(holder)))),
        ("ou", UNITS, equal(col("unit", "ou"), col("unit", "o"))),
        ("au", UNITS, equal(col("unit", "au"), col("at", "c"))),
    ):
        told = told.join(table(name, alias), on=on, copy=False)
    told = told.where(clash.copy(), copy=False)
    empty: list[Expression] = [exp.null().as_(name) for name in shown]
    open_ = exp.select(col("unit", "c"), FALSE.copy().as_("fails"), number(0).as_("place"), *empty)
    open_ = open_.from_(table(perhaps, "c"), copy=False).where(clash.copy(), copy=False)
    return units.found(union(told, open_, distinct=False), shown)


def out_of_order(
    units: UnitRows,
    scope: Answer,
    link: str,
    *,
    per: bool,
    fields: tuple[str | None, str | None],
    gap: int | None,
) -> Found:
    """Return the links of batches that begin before the one before has ended, or too long after.

    Args:
        units: The units.
        scope: Those that a rule is about.
        link: The type of links.
        per: Whether batches are those that a link joins to one unit; else it leads from each to the one before it.
        fields: The dates at which a batch begins and ends; None for the days of units and links.
        gap: How many days may lie between two; None for any number.
    """
    days = _holding(units.relations, link)
    if days is None:
        return Found(None)
    rows = _one_after_another(units, scope, days, fields) if per else _said_to_follow(units, scope, days, fields)
    begin, end = (Ends(col(f"{name}_low", "r"), col(f"{name}_high", "r"), TRUE) for name in ("begin", "end"))
    fits = in_order(end, begin)
    late = sure(FALSE)
    if gap is not None:
        in_time = in_order(begin, after(end, gap))
        late = Answer(negated(exp.paren(in_time.may)), negated(exp.paren(in_time.must)))
    told = both(col("must", "r"), either(negated(exp.paren(fits.may)), late.must))
    perhaps = either(negated(exp.paren(fits.must)), late.may)
    lost = col("lost", "r")
    ends = ("begin_low", "begin_high", "end_low", "end_high")
    shown: dict[str, Expression] = {
        "other": col("id", "f"),
        "other_name": col("name", "f"),
        "too_late": late.must,
        **{name: col(name, "r") for name in ends},
    }
    query = exp.select(
        col("unit", "r"),
        exp.paren(both(negated(lost), told)).as_("fails"),
        col("place", "r"),
        *(value.copy().as_(name) for name, value in shown.items()),
    ).from_(table(rows, "r"), copy=False)
    on = equal(col("unit", "f"), col("former", "r"))
    query = query.join(table(UNITS, "f"), on=on, join_type="left", copy=False)
    followed = both(there(col("former", "r")), either(told, perhaps))
    return units.found(query.where(either(lost, exp.paren(followed)).copy(), copy=False), shown)


def _said_to_follow(units: UnitRows, scope: Answer, days: str, fields: tuple[str | None, str | None]) -> str:
    """Return each link to the batch before, with the days on which the one begins and the other ends."""
    begin = _stated(units, fields[0], "s") or known_days(first_day("s"))
    end = _stated(units, fields[1], "t") or known_stops(first_day("t"), stop("t"))
    query = exp.select(
        col("source", "d").as_("unit"),
        col("target", "d").as_("former"),
        col("place", "d"),
        col("must", "a"),
        FALSE.copy().as_("lost"),
        *_ends_as(begin, "begin"),
        *_ends_as(end, "end"),
    ).from_(table(days, "d"), copy=False)
    query = _of_units(units, query, scope)
    query = query.join(table(UNITS, "t"), on=equal(col("unit", "t"), col("target", "d")), copy=False)
    return units.relations.named(("following", query.sql()), "following", lambda: query)


def _one_after_another(units: UnitRows, scope: Answer, days: str, fields: tuple[str | None, str | None]) -> str:
    """Return the batches of each unit by the days on which they begin, each with the one before it."""
    start, over = col("start", "d"), col("stop", "d")
    begin = _stated(units, fields[0], "s") or known_days(start)
    end = _stated(units, fields[1], "s") or known_stops(start, over)
    query = exp.select(
        col("source", "d").as_("unit"),
        *(col(name, "d") for name in ("target", "place")),
        col("must", "a"),
        *_ends_as(begin, "begin"),
        *_ends_as(end, "end"),
    ).from_(table(days, "d"), copy=False)
    query = _of_units(units, query, scope).where(less(start, col("latest", "d")), copy=False)
    name = units.relations.named(("batches", query.sql()), "batches", lambda: query)

    # Batches whose first day is not known stand in no row; they are kept apart.
    placed = finite(col("begin_low", "b"))
    line = [exp.Ordered(this=col(one, "b"), nulls_first=False) for one in ("begin_low", "begin_high", "place")]
    window = {"partition_by": [col("target", "b"), placed], "order": exp.Order(expressions=line)}

    def before(column: str) -> Expression:
        return exp.Window(this=exp.Lag(this=col(column, "b")), **window)

    count = exp.Window(this=exp.Count(this=exp.Star()), partition_by=[col("target", "b")])
    whole = [exp.Ordered(this=col("target", "b"), nulls_first=False), *(one.copy() for one in line)]
    ranked = exp.select(
        *(col(one, "b") for one in ("unit", "must", "begin_low", "begin_high")),
        exp.Window(this=exp.RowNumber(), order=exp.Order(expressions=whole)).as_("place"),
        placed.as_("placed"),
        count.as_("several"),
        before("unit").as_("former"),
        before("must").as_("former_must"),
        *(before(one).as_(one) for one in ("end_low", "end_high")),
    ).from_(table(name, "b"), copy=False)
    lost = both(negated(col("placed", "w")), less(number(1), col("several", "w")))
    found = exp.select(
        *(col(one, "w") for one in ("unit", "place", "begin_low", "begin_high", "end_low", "end_high")),
        exp.Case().when(col("placed", "w").copy(), col("former", "w")).as_("former"),
        exp.paren(both(col("must", "w"), col("former_must", "w"))).as_("must"),
        exp.paren(lost).as_("lost"),
    ).from_(ranked.subquery("w", copy=False), copy=False)
    return units.relations.named(("in order", name), "in_order", lambda: found)


def _of_units(units: UnitRows, query: exp.Select, scope: Answer) -> exp.Select:
    """Return a query over links with their sources, those alone that a rule may be about."""
    asked = units.asked(scope)
    query = query.join(table(asked, "a"), on=equal(col("unit", "a"), col("source", "d")), copy=False)
    return query.join(table(UNITS, "s"), on=equal(col("unit", "s"), col("source", "d")), copy=False)


def _stated(units: UnitRows, name: str | None, alias: str) -> Ends | None:
    """Return the bounds of a date as units state it; None where no field is named."""
    return None if name is None else units.answers.stated_day(name, alias)


def _ends_as(ends: Ends, name: str) -> Sequence[Expression]:
    return [end.copy().as_(f"{name}_{side}") for side, end in (("low", ends.low), ("high", ends.high))]


def _holding(relations: Relations, link: str) -> str | None:
    """Return the links of a type, ended ones included, with the days on which they and both their ends hold."""
    every = every_link(relations, link)
    if every is None:
        return None

    def made() -> exp.Query:
        ends = ("l", "s", "t")
        query = exp.select(
            *(col(name, "l") for name in ("source", "target", "place")),
            exp.Greatest(this=first_day("l"), expressions=[first_day(one) for one in ends[1:]]).as_("start"),
            exp.Least(this=stop("l"), expressions=[stop(one) for one in ends[1:]]).as_("stop"),
            exp.Least(this=latest_stop("l"), expressions=[latest_stop(one) for one in ends[1:]]).as_("latest"),
        ).from_(table(every, "l"), copy=False)
        for end, alias in (("source", "s"), ("target", "t")):
            query = query.join(table(UNITS, alias), on=equal(col("unit", alias), col(end, "l")), copy=False)
        return query

    return relations.named(("holding", link), f"holding_{link}", made)
