"""The options of pictures: each said once, typed everywhere, and either honoured or refused by every form, view and engine."""

from __future__ import annotations

import inspect
from dataclasses import fields
from functools import cache
from typing import Any, get_args

import pytest

import orgtree
from orgtree.api.drawing import render_parts
from orgtree.base.errors import RenderError, UsageError
from orgtree.cli.commands import COMMANDS
from orgtree.draw.forms import FORMS, PAGE
from orgtree.draw.option_facts import Engine, ViewName
from orgtree.draw.options import DrawOptions
from orgtree.draw.picture_options import DEFAULTS, FACTS, PictureOptions

TOWN = """
orgtree: definition/1
charter: cpc-grassroots
title: {zh: 示例区, en: Example district}
as_of: 2020-10-15
units:
- id: d
  kind: district
  name: {zh: 示例区, en: Example district}
  units:
  - id: s
    kind: subdistrict
    name: {zh: 东街道, en: East}
    valid: {from: 2015}
    units: [COMMUNITIES]
- id: dc
  kind: local_committee
  name: {zh: 示例区委, en: Committee}
  covers: d
  units:
  - {id: w1, kind: working_committee, name: One}
  - {id: w2, kind: working_committee, name: Two}
  - {id: w3, kind: working_committee, name: Three}
  - id: sc
    kind: working_committee
    name: {zh: 东街道党工委, en: Working committee}
    covers: s
    units:
    - id: cc
      kind: primary_committee
      name: {zh: 河边社区党委, en: Riverside}
      covers: c1
      units:
      - {id: b, kind: branch, name: {zh: 第一支部, en: First}, members: 60, valid: {from: 2018}}
      - {id: b2, kind: branch, name: {zh: 第二支部, en: Second}, members: 20}
      - {id: b3, kind: branch, name: {zh: 第三支部, en: Third}, members: 20}
- {id: j, kind: joint_body, name: {zh: 河边社区大党委, en: Joint}, form: extended_committee, covers: c1, convened_by: cc, seat: [{to: b, role: part_time_member}, {to: b3, role: part_time_member}]}
- {id: j2, kind: joint_body, name: Other, form: extended_committee, covers: c2, seat: [{to: b, role: part_time_member}]}
""".replace(
    "COMMUNITIES",
    ", ".join(f"{{id: c{i}, kind: community, name: {{zh: 社区{i}, en: Community {i}}}}}" for i in range(1, 9)),
)
_EARLIER = TOWN.replace("      - {id: b2, kind: branch, name: {zh: 第二支部, en: Second}, members: 20}\n", "").replace(
    "- {id: j, ", "- {id: jj, kind: joint_body, name: X, form: extended_committee, covers: c1}\n- {id: j, "
)

VALUES: dict[str, list[dict[str, Any]]] = {
    "root": [{"root": "sc"}, {"root": "j"}, {"root": "s", "along": "area_in"}],
    "depth": [{"depth": 1}],
    "kinds": [{"kinds": ("local_committee",)}, {"kinds": ("branch",)}],
    "with_kinds": [{"with_kinds": ("working_committee",), "along": "area_in"}],
    "where": [
        {"where": "id: sc"},
        {"where": "kind: working_committee"},
        {"where": "kind: branch"},
        {"where": "id: j2"},
    ],
    "along": [{"along": "area_in"}, {"along": "part_of"}],
    "colour": [{"colour": "community_joint_body"}],
    "size_by": [{"size_by": "members"}],
    "before": [{"before": _EARLIER}],
    "only_changes": [{"only_changes": True}],
    "over": [{"over": "2010..2020"}, {"over": "none"}],
    "language": [{"language": "en"}],
    "names": [{"names": ("zh", "en")}],
    "source": [{"source": "Here"}],
    "paper": [{"paper": "A5"}],
    "portrait": [{"portrait": True}, {"portrait": True, "paper": "600x60"}],
    "margin": [{"margin": 40.0}, {"margin": 29.5, "paper": "62x60"}],
    "direction": [{"direction": "right"}],
    "max_columns": [{"max_columns": 1, "along": "area_in"}, {"max_columns": 1, "root": "dc"}, {"max_columns": 1}],
    "links": [{"links": "none"}, {"links": "table"}],
    "bands": [{"bands": True}],
    "show": [{"show": ("id",)}],
    "gather": [{"gather": 2}],
    "legend": [{"legend": False}],
    "title": [{"title": "Other"}],
    "dark": [{"dark": "yes"}],
    "engine": [{"engine": "dot"}],
    "time_limit": [{"time_limit": 1e-6}],
    "resolution": [{"resolution": 300.0}],
    "width": [{"width": 400}],
    "fonts": [{"fonts": (__file__,)}],
    "min_text": [{"min_text": 40.0}, {"min_text": 20.0}],
    "ascii": [{"ascii": True}],
}
"""For each option what may change a picture, with what else is chosen to show it: it changes nothing by itself."""
_ROOTS = {"body": "j", "neighbourhood": "cc"}
_NEVER: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "map": (("mmd", "txt"), ("dot", "osage")),
    "bodies": (("mmd", "txt", "dot"), ("dot", "osage")),
    "matrix": (("mmd", "txt", "dot"), ("dot", "osage")),
    "timeline": (("html", "mmd", "txt", "dot"), ("dot", "osage")),
}
"""Forms and engines that do not draw a view."""
_NO_CHANGE = {"view", "notes"}
"""What makes no other picture by itself: the view is chosen in each case, and notes are for the caller."""


@cache
def _org(text: str = TOWN) -> orgtree.Organisation:
    return orgtree.loads(text)


def _drawn(form: str, **chosen: Any) -> bytes | str:
    """Return a picture, or what its renderer said."""
    if chosen.get("before"):
        chosen["before"] = _org(chosen["before"])
    return _rendered(form, tuple(chosen.items()))


@cache
def _rendered(form: str, chosen: tuple[tuple[str, Any], ...]) -> bytes | str:
    try:
        return b"\0".join(render_parts(_org(), form, PictureOptions(**dict(chosen))))
    except RenderError as error:
        return str(error)


def _context(form: str, view: str, engine: str, name: str) -> dict[str, Any]:
    chosen: dict[str, Any] = {"view": view}
    if view in _ROOTS:
        chosen["root"] = _ROOTS[view]
    if engine != "own":
        chosen["engine"] = engine
    if needs := FACTS[name].needs:
        chosen[needs] = _EARLIER if needs == "before" else "A5"
    if form == PAGE and name not in {"over", "before"} and "before" not in chosen:
        chosen["over"] = "none"  # a slider changes nothing else, and makes a page of each day
    return chosen


_SAME_PAGE = {"map", "bodies", "matrix"}
"""Views in which a page opens, and is else the page of a chart."""
_CASES = [
    *((form, view, "own") for form in FORMS for view in get_args(ViewName)),
    *((PAGE, view, "own") for view in get_args(ViewName) if view not in _SAME_PAGE),
    *(("dot", view, engine) for view in get_args(ViewName) for engine in ("dot", "osage")),
    *(("dot", view, "pinned") for view in ("chart", "map")),
]


@pytest.mark.parametrize(("form", "view", "engine"), _CASES)
def test_every_option_is_honoured_or_refused(form: str, view: str, engine: str) -> None:
    """With an option the bytes differ for some example, or form, view or engine refuse it and say who takes it."""
    forms, engines = _NEVER.get(view, ((), ()))
    if form in forms or engine in engines:
        with pytest.raises(UsageError, match=rf"takes no view {view}.*choose a (form|engine) of"):
            _drawn(form, view=view, engine=engine)
        return
    ignored = []
    for name in FACTS.keys() - _NO_CHANGE:
        context = _context(form, view, engine, name)
        if name == "root" and view != "chart":
            continue  # what is in the middle of the others is the picture; none may be missing
        if name == "engine" and (engine != "own" or view in _NEVER):
            continue
        if form in {"png", "pdf"} and "svg" in FACTS[name].forms and name != "time_limit":
            continue  # their scene is that of SVG, which is quicker to write; what they refuse is in the next test
        seen = []
        for change in VALUES[name]:
            without = {key: value for key, value in change.items() if key != name}
            try:
                seen.append(_drawn(form, **{**context, **change}) != _drawn(form, **{**context, **without}))
            except UsageError as error:
                words = str(error)
                named = any(word in words for word in (f"form {form}", f"view {view}", f"engine {engine}"))
                own = f"leave the {name} out" in words or f"leave the {FACTS[name].needs or name} out" in words
                seen.append(named and own)
        if not any(seen):
            ignored.append(name)
    assert not ignored


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_pixels_and_pages_take_what_their_scene_takes(form: str) -> None:
    """All that SVG takes of its scene, they take too, but what is of SVG alone or of Graphviz."""
    of_svg = {name for name, facts in FACTS.items() if "svg" in facts.forms}
    taken = {name for name, facts in FACTS.items() if form in facts.forms}
    assert of_svg - taken == {"dark"} | ({"engine"} if form == "pdf" else set())
    with pytest.raises(UsageError, match=f"form {form} takes no dark"):
        _drawn(form, dark="yes")


@pytest.mark.parametrize(
    "chosen",
    [
        {"portrait": True},
        {"margin": 3.0},
        {"only_changes": True},
        {"min_text": 8.0},
        {"direction": "right", "bands": True},
        {"direction": "right", "max_columns": 3},
        {"bands": True, "max_columns": 3},
        {"links": "bus", "direction": "right"},
        {"links": "bus", "bands": True},
        {"width": 30, "resolution": 20.0},
        {"depth": -1},
        {"resolution": 0.0},
        {"margin": -1.0, "paper": "A4"},
        {"view": "charts"},
        {"links": "lines"},
    ],
)
def test_what_would_be_ignored_beside_another_is_refused(chosen: dict[str, Any]) -> None:
    """So is a word or a number that may not be."""
    with pytest.raises(UsageError):
        PictureOptions(**chosen)


def test_a_refusal_says_who_takes_the_option() -> None:
    """It names form or view, the option in Python and on the command line, and those that take it."""
    with pytest.raises(UsageError) as told:
        _org().render("html", paper="A4")
    assert str(told.value) == (
        "form html takes no paper (--paper): leave the paper out, or choose a form of svg, png, pdf, dot"
    )
    with pytest.raises(UsageError, match="view body takes no depth"):
        _org().render("svg", view="body", root="j", depth=1)
    with pytest.raises(UsageError, match="form html takes no title"):
        _org().render("html", title=False)
    with pytest.raises(UsageError, match="form svg of our own takes no time_limit"):
        _org().render("svg", time_limit=3.0)


def test_a_colour_beside_changes_is_refused_with_the_reason_but_on_the_page() -> None:
    """The page has a menu of colours, and begins with the one that is asked for."""
    metric = next(figure.metric.name for figure in _org().coverage() if figure.known)
    for form in ("svg", "txt", ""):
        with pytest.raises(UsageError, match="a box has one colour"):
            PictureOptions(colour=metric, before=_org()).check(form)
    page = _org().render("html", colour=metric, before=_org()).decode()
    assert f'"colour":"{metric}"' in page


def test_a_neighbourhood_of_a_body_is_a_picture_of_the_body() -> None:
    """What that picture does not take is refused."""
    assert _org().render(view="neighbourhood", root="j") == _org().render(view="body", root="j")
    with pytest.raises(UsageError, match="view neighbourhood takes no links"):
        _org().render(view="neighbourhood", root="j", links="table")


def test_a_sheet_of_any_size_stands_upright() -> None:
    """`portrait` holds for a size in millimetres as for a named one."""
    assert _drawn("svg", paper="297x210", portrait=True) == _drawn("svg", paper="210x297")


@pytest.mark.parametrize("method", ["draw", "render", "tree"])
def test_the_keywords_of_methods_are_the_options(method: str) -> None:
    """Names, types, defaults and order are the same; a tree has those that text takes; each is told in the docstring."""
    function = getattr(orgtree.Organisation, method)
    keywords = [
        (one.name, one.annotation, one.default)
        for one in inspect.signature(function).parameters.values()
        if one.kind is inspect.Parameter.KEYWORD_ONLY
    ]
    taken = [one for one in fields(PictureOptions) if method != "tree" or "txt" in FACTS[one.name].forms]
    assert keywords == [
        (one.name, "Organisation | None" if one.name == "before" else one.type, one.default) for one in taken
    ]
    assert all(f"{one.name}: {FACTS[one.name].help}\n" in (function.__doc__ or "") for one in taken)


def test_every_option_but_two_is_one_of_the_command_line() -> None:
    """By its flags, with its default; `notes` are for Python, and what reads them on the command line is `--verbose`."""
    options = {flag: option for option in COMMANDS["draw"].command.params for flag in option.opts}
    for name, facts in FACTS.items():
        assert all(flag in options for flag in facts.flags)
        if facts.flags and name != "language":
            assert options[facts.flags[0]].help.startswith((facts.help.removesuffix("."), facts.without or "-"))
    assert [name for name, facts in FACTS.items() if not facts.flags] == ["notes"]


def test_drawing_has_the_same_defaults() -> None:
    """What drawing takes as it is has one default."""
    own = {one.name: one.default for one in fields(DrawOptions)}
    same = own.keys() & DEFAULTS.keys()
    assert {name: own[name] for name in same} == {name: DEFAULTS[name] for name in same}
    assert get_args(Engine)[0] == own["engine"]


@pytest.mark.parametrize("name", ["where", "along", "colour", "over", "title", "paper", "show", "names", "root"])
def test_an_empty_text_is_refused(name: str) -> None:
    """It is not taken for an option that was left out; an empty source leaves the source out."""
    with pytest.raises(UsageError, match="is empty; leave it out"):
        PictureOptions.among({name: ""})
    assert PictureOptions(source="").chose("source")


@pytest.mark.parametrize("name", ["show", "names"])
def test_a_list_of_commas_is_refused(name: str) -> None:
    """Nothing is named between them."""
    for given in (",", [" , ", ""], [""]):
        with pytest.raises(UsageError, match="is empty; leave it out"):
            PictureOptions.among({name: given})


@pytest.mark.parametrize("name", ["min_text", "time_limit", "resolution", "margin"])
def test_a_number_without_end_is_refused(name: str) -> None:
    """A layout and a clock need one that ends."""
    with pytest.raises(UsageError, match="is a number, not inf"):
        PictureOptions.among({name: float("inf"), "paper": "A4"})


def test_what_is_named_twice_is_shown_once() -> None:
    """By commas, one by one, or by name and by title in another case."""
    town = orgtree.loads(TOWN)
    once = town.render("svg", show=["id", "kind"])
    for twice in (["id,kind,id"], ["id", "kind", "id"], ["id,kind", "ID"], "id,kind"):
        assert town.render("svg", show=twice) == once
