"""What is measured, one function each: prepares, then returns what is to be timed.

`python benchmarks/tasks.py NAME [FILE]` runs one in a process of its own and prints as JSON its CPU and wall seconds, and in
MB the memory that the process took when the work began and its peak while the work ran. Whatever a task does before it
returns its work is not timed: imports, for ours and the rivals alike, and making the data. The collector of garbage is left on.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import Any

Work = Callable[[], Any]
Task = Callable[[str], Work]
TASKS: dict[str, Task] = {}


def task(function: Task) -> Task:
    """Register a task under its name."""
    TASKS[function.__name__] = function
    return function


def _warm() -> None:
    """Import what loads late: every check, and the rest by doing everything once to a small organisation of another charter."""
    import orgtree  # noqa: PLC0415 - each task imports what it measures
    from orgtree.check.rules import CHECKS  # noqa: PLC0415

    list(CHECKS.values())
    org = orgtree.from_rows([{"id": "a", "kind": "company"}], [], charter="company")
    org.check()
    org.coverage()


def _text(file: str) -> str:
    with open(file, encoding="utf-8") as stream:  # noqa: PTH123 - pathlib would be loaded for one call
        return stream.read()


_MANY = 1_000_000
_REGISTER = 665_276
_WIDE = 100_000


# -- reading --------------------------------------------------------------------------------------------------------


@task
def events(file: str) -> Work:
    """Pull libyaml's events and do nothing with them: the floor under every reader."""
    import yaml  # noqa: PLC0415 - each task imports what it measures
    from yaml.cyaml import CParser  # noqa: PLC0415

    text = _text(file)

    def work() -> None:
        parser = CParser(text)
        while not isinstance(parser.get_event(), yaml.StreamEndEvent):
            pass

    return work


@task
def read(file: str) -> Work:
    """Read with positions."""
    from orgtree.source import Budgets, read_tree  # noqa: PLC0415

    _warm()
    return lambda: read_tree(file, budgets=Budgets())


@task
def yaml_load_c(file: str) -> Work:
    """Read without positions, by the C loader."""
    import yaml  # noqa: PLC0415

    text = _text(file)
    return lambda: yaml.load(text, Loader=yaml.CSafeLoader)


# -- from a file to figures -----------------------------------------------------------------------------------------


@task
def whole(file: str) -> Work:
    """Read, check and measure everything."""
    import orgtree  # noqa: PLC0415

    _warm()

    def work() -> None:
        org = orgtree.load(file)
        org.check()
        org.coverage()

    return work


@task
def whole_usual(file: str) -> Work:
    """Read, validate and build the way it is usually done: C loader, pydantic, networkx; two sums."""
    import networkx as nx  # noqa: PLC0415
    import pydantic  # noqa: PLC0415
    import yaml  # noqa: PLC0415

    class Unit(pydantic.BaseModel):
        model_config = pydantic.ConfigDict(extra="allow")
        id: str
        kind: str
        name: str
        units: list[Unit] = []

    text = _text(file)

    def work() -> None:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
        graph = nx.MultiDiGraph()
        stack = [(Unit.model_validate(unit), None) for unit in data["units"]]
        while stack:
            unit, above = stack.pop()
            graph.add_node(unit.id, kind=unit.kind, **(unit.model_extra or {}))
            if above:
                graph.add_edge(unit.id, above)
            stack.extend((child, unit.id) for child in unit.units)
        totals = dict.fromkeys(graph, 0)
        for unit in nx.topological_sort(graph):
            value = graph.nodes[unit].get("members", 0)
            totals[unit] += value if isinstance(value, int) else 0
            for above in graph.successors(unit):
                totals[above] += totals[unit]

    return work


@task
def million_rows(_: str) -> Work:
    """Check and measure a million units that are rows in memory."""
    from generate import rows  # noqa: PLC0415

    import orgtree  # noqa: PLC0415

    _warm()
    units = list(rows(_MANY))

    def work() -> None:
        org = orgtree.from_rows(units, [], charter="cpc-grassroots")
        org.check()
        org.coverage()

    return work


def _million_columns() -> Any:
    """Return the same units as a frame of polars, whose columns hold one type each."""
    import polars as pl  # noqa: PLC0415 - each task imports what it measures
    from generate import rows  # noqa: PLC0415

    units = ({key: str(value) if key == "workers" else value for key, value in unit.items()} for unit in rows(_MANY))
    # In parts, so that not all of them stand beside the frame as rows, whose memory would count as given.
    parts = iter(lambda: list(islice(units, _WIDE)), [])
    return pl.concat([pl.DataFrame(part, infer_schema_length=None) for part in parts], how="diagonal", rechunk=True)


def _columns_measured(read: Callable[[], Any]) -> Work:
    import polars as pl  # noqa: PLC0415

    import orgtree  # noqa: PLC0415

    _warm()
    orgtree.from_rows(pl.DataFrame({"id": ["a"], "kind": ["company"]}), charter="company")

    def work() -> None:
        org = orgtree.from_rows(read(), [], charter="cpc-grassroots")
        org.check()
        org.coverage()

    return work


@task
def million_frame(_: str) -> Work:
    """Check and measure a million units that are a frame of polars in memory."""
    frame = _million_columns()
    return _columns_measured(lambda: frame)


@task
def million_parquet(_: str) -> Work:
    """Read a Parquet file of a million units, check and measure them."""
    import polars as pl  # noqa: PLC0415

    folder = tempfile.TemporaryDirectory()
    file = f"{folder.name}/units.parquet"
    _million_columns().write_parquet(file)

    def read(_kept: Any = folder) -> Any:
        return pl.read_parquet(file)

    return _columns_measured(read)


@task
def million_networkx(_: str) -> Work:
    """Only build a million units as a networkx graph."""
    import networkx as nx  # noqa: PLC0415
    from generate import NEST, rows  # noqa: PLC0415

    units = list(rows(_MANY))

    def work() -> None:
        graph = nx.MultiDiGraph()
        for unit in units:
            graph.add_node(unit["id"], **unit)
            for key in (*NEST, "covers"):
                if key in unit:
                    graph.add_edge(unit["id"], unit[key], key=key)

    return work


# -- one hierarchy --------------------------------------------------------------------------------------------------


def _edges(count: int) -> list[tuple[str, str | None]]:
    """Return (unit, unit above) of a tree in which each has about eight below it."""
    return [(f"u{number}", f"u{(number - 1) // 8}" if number else None) for number in range(count)]


@task
def hierarchy(_: str) -> Work:
    """Order one hierarchy of 100 000 units."""
    import numpy as np  # noqa: PLC0415

    from orgtree.graph.hierarchy import build_hierarchy  # noqa: PLC0415

    edges = _edges(_WIDE)

    def work() -> None:
        number = {unit: place for place, (unit, _) in enumerate(edges)}
        parent = np.fromiter((number[above] if above else -1 for _, above in edges), dtype=np.int32, count=len(edges))
        build_hierarchy("part_of", parent, np.ones(len(edges), dtype=bool))

    return work


@task
def hierarchy_networkx(_: str) -> Work:
    """Build the same tree in networkx."""
    import networkx as nx  # noqa: PLC0415

    edges = _edges(_WIDE)
    return lambda: nx.DiGraph([(above, unit) for unit, above in edges if above])


@task
def hierarchy_treelib(_: str) -> Work:
    """Build the same tree in treelib."""
    from treelib import Tree  # noqa: PLC0415

    edges = _edges(_WIDE)

    def work() -> None:
        tree = Tree()
        for unit, above in edges:
            tree.create_node(unit, unit, parent=above)

    return work


@task
def hierarchy_anytree(_: str) -> Work:
    """Build the same tree in anytree."""
    from anytree import Node  # noqa: PLC0415

    edges = _edges(_WIDE)

    def work() -> None:
        nodes: dict[str, Any] = {}
        for unit, above in edges:
            nodes[unit] = Node(unit, parent=nodes[above] if above else None)

    return work


@task
def hierarchy_bigtree(_: str) -> Work:
    """Build the same tree in bigtree, node by node (its quickest way)."""
    from bigtree import Node  # noqa: PLC0415

    edges = _edges(_WIDE)

    def work() -> None:
        nodes: dict[str, Any] = {}
        for unit, above in edges:
            nodes[unit] = Node(unit, parent=nodes[above] if above else None)

    return work


# -- figures for every unit -----------------------------------------------------------------------------------------


@task
def rollups(file: str) -> Work:
    """Work out a coverage and four quotients of sums, as intervals, for every unit along its own hierarchy."""
    import orgtree  # noqa: PLC0415
    from orgtree.measure.compile import prepare  # noqa: PLC0415
    from orgtree.measure.engine import unit_values  # noqa: PLC0415

    org = orgtree.load(file)
    metrics, _ = prepare(org.charter)
    names = (
        "community_joint_body",
        "people_per_grid",
        "workers_per_community",
        "joint_seats",
        "two_committee_seats",
    )
    return lambda: [unit_values(org.snapshot, metrics[name]) for name in names]


@task
def rollups_networkx(file: str) -> Work:
    """Work out two counts and four sums for every unit in networkx, one pass from the leaves up."""
    import networkx as nx  # noqa: PLC0415

    import orgtree  # noqa: PLC0415

    org = orgtree.load(file)
    graph: nx.DiGraph[int] = nx.DiGraph()
    for unit in range(len(org)):
        graph.add_node(unit, of=1, having=unit % 2, a=unit % 7, b=1, c=2, d=3)
        above = org.snapshot.parent(unit)
        if above >= 0:
            graph.add_edge(above, unit)
    names = ("of", "having", "a", "b", "c", "d")

    def work() -> None:
        sums = {unit: [data[name] for name in names] for unit, data in graph.nodes(data=True)}
        for unit in reversed(list(nx.topological_sort(graph))):
            own = sums[unit]
            for above in graph.predecessors(unit):
                sums[above] = [one + other for one, other in zip(sums[above], own, strict=True)]

    return work


@task
def chain(_: str) -> Work:
    """Load a chain of 100 000 levels from rows, and ask for the ancestors of its end."""
    import orgtree  # noqa: PLC0415

    _warm()
    units: list[dict[str, Any]] = [
        {"id": f"p{n}", "kind": "post", **({"reports_to": f"p{n - 1}"} if n else {})} for n in range(_WIDE)
    ]

    def work() -> None:
        org = orgtree.from_rows(units, [], charter="company")
        assert len(org[f"p{_WIDE - 1}"].ancestors) == _WIDE - 1  # noqa: S101 - a benchmark of a wrong answer is none

    return work


@task
def chain_networkx(_: str) -> Work:
    """Build the same chain in networkx, and ask for the same."""
    import networkx as nx  # noqa: PLC0415

    def work() -> None:
        graph = nx.DiGraph((f"p{n - 1}", f"p{n}") for n in range(1, _WIDE))
        assert len(nx.ancestors(graph, f"p{_WIDE - 1}")) == _WIDE - 1  # noqa: S101 - as above

    return work


@task
def chain_bigtree(_: str) -> Work:
    """Build the same chain in bigtree, and ask for the same."""
    from bigtree import Node  # noqa: PLC0415

    def work() -> None:
        node = Node("p0")
        for n in range(1, _WIDE):
            node = Node(f"p{n}", parent=node)
        assert len(list(node.ancestors)) == _WIDE - 1  # noqa: S101 - as above

    return work


@task
def chain_anytree(_: str) -> Work:
    """Build the same chain in anytree, and ask for the same."""
    from anytree import Node  # noqa: PLC0415

    def work() -> None:
        node = Node("p0")
        for n in range(1, _WIDE):
            node = Node(f"p{n}", parent=node)
        assert len(node.ancestors) == _WIDE - 1  # noqa: S101 - as above

    return work


# -- checking and showing -------------------------------------------------------------------------------------------


@task
def load(file: str) -> Work:
    """Read and build only."""
    import orgtree  # noqa: PLC0415

    _warm()
    return lambda: orgtree.load(file)


@task
def another_day(file: str) -> Work:
    """Look at what has been read on another day, its hierarchies included."""
    import orgtree  # noqa: PLC0415

    _warm()
    org = orgtree.load(file)
    return lambda: org.at("2019-05-01")


def _in_parts(file: str) -> str:
    """Write a generated definition as a root that includes a hundred parts, and return where the root is."""
    from pathlib import Path  # noqa: PLC0415

    folder = Path(f"{file}.parts")
    folder.mkdir(exist_ok=True)
    head, units = _text(file).split("units:\n", 1)
    districts = units.split("\n- ")
    each = -(-len(districts) // 100)
    for begin in range(0, len(districts), each):
        part = "\n- ".join(districts[begin : begin + each]).removeprefix("- ").rstrip("\n")
        (folder / f"part{begin:06}.yaml").write_text(f"units:\n- {part}\n", encoding="utf-8")
    root = folder / "root.yaml"
    root.write_text(f"{head}include: ['part*.yaml']\n", encoding="utf-8")
    return str(root)


def _checked(root: str, edited: str, *, again: bool) -> Work:
    """Return a check of a definition of which a file was edited, as one that has checked it before or as one that has not."""
    from pathlib import Path  # noqa: PLC0415

    from orgtree.api.check_files import check_file  # noqa: PLC0415
    from orgtree.source import Kept  # noqa: PLC0415

    _warm()
    path, kept = Path(edited), Kept()
    text = path.read_text(encoding="utf-8")
    check_file(root, kept=kept)
    middle = text.index("name: ", len(text) // 2)
    path.write_text(f"{text[:middle]}name: New {text[middle + 6 :]}", encoding="utf-8")

    def work() -> None:
        outcome = check_file(root, kept=kept if again else Kept())
        path.write_text(text, encoding="utf-8")
        assert any(unit.name.startswith("New ") for unit in outcome.org or ())  # noqa: S101 - as above

    return work


@task
def check_parts(file: str) -> Work:
    """Check a definition of a hundred files."""
    root = _in_parts(file)
    return _checked(root, root.replace("root", "part000000"), again=False)


@task
def check_parts_again(file: str) -> Work:
    """Check it again after an edit in one of them."""
    root = _in_parts(file)
    return _checked(root, root.replace("root", "part000000"), again=True)


@task
def check_one(file: str) -> Work:
    """Check a definition of one file."""
    return _checked(file, file, again=False)


@task
def check_one_again(file: str) -> Work:
    """Check it again after an edit."""
    return _checked(file, file, again=True)


# -- comparing ------------------------------------------------------------------------------------------------------


def _later(file: str) -> str:
    """Write beside a generated definition what it became by one change in a hundred units, and return where."""
    from generate import yaml_text  # noqa: PLC0415

    count = _text(file).count("kind: ")
    later = f"{file}.later.yaml"
    with open(later, "w", encoding="utf-8") as stream:  # noqa: PTH123 - as above
        stream.write(yaml_text(count, changes=max(20, count // 100)))
    return later


@task
def diff(file: str) -> Work:
    """Tell all that changed between two organisations: units, places, names, fields, links, seats."""
    import orgtree  # noqa: PLC0415

    before, after = orgtree.load(file), orgtree.load(_later(file))
    before.diff(before)

    def work() -> None:
        assert len(before.diff(after)) > len(after) // 120  # noqa: S101 - a benchmark of a wrong answer is none

    return work


@task
def apply(file: str) -> Work:
    """Read a definition, make the changes between two in its text, read again what stands around them, and write it."""
    from pathlib import Path  # noqa: PLC0415

    from generate import yaml_text  # noqa: PLC0415

    import orgtree  # noqa: PLC0415
    from orgtree.api.edit_files import edit_files  # noqa: PLC0415

    def prepared(file: str) -> tuple[str, str]:
        changes, copy = f"{file}.changes.yaml", f"{file}.edited.yaml"
        Path(changes).write_text(orgtree.load(file).diff(orgtree.load(_later(file))).to_yaml(), encoding="utf-8")
        Path(copy).write_text(_text(file), encoding="utf-8")  # others read the definition as it was
        return changes, copy

    small = f"{file}.small.yaml"
    Path(small).write_text(yaml_text(200), encoding="utf-8")
    for_small, small = prepared(small)
    edit_files(small, for_small)  # what loads late is loaded
    changes, copy = prepared(file)

    def work() -> None:
        assert edit_files(copy, changes).places > _text(copy).count("kind: ") // 120  # noqa: S101 - as above

    return work


@task
def load_two(file: str) -> Work:
    """Read both organisations."""
    import orgtree  # noqa: PLC0415

    later = _later(file)
    _warm()
    return lambda: (orgtree.load(file), orgtree.load(later))


@task
def diff_bigtree(file: str) -> Work:
    """Compare the same two as trees of bigtree, which knows a node by its path."""
    from bigtree import Node, get_tree_diff  # noqa: PLC0415

    trees = []
    for rows_ in _both(file):
        nodes = {"": Node("all"), **{row["id"]: Node(row["id"]) for row in rows_}}
        for row in rows_:
            nodes[row["id"]].parent = nodes[_above(row)]
        trees.append(nodes[""])
    return lambda: get_tree_diff(*trees)


@task
def diff_pandas(file: str) -> Work:
    """Merge the same two as pandas frames by id, and find the cells that differ."""
    import pandas as pd  # noqa: PLC0415

    frames = [
        pd.DataFrame([{**row, "seat": str(row.get("seat", ""))} for row in rows_]).astype("string")
        for rows_ in _both(file)
    ]
    columns = [name for name in frames[0].columns if name != "id"]

    def work() -> None:
        joint = frames[0].merge(frames[1], on="id", how="outer", suffixes=("_old", "_new"), indicator=True)
        both = joint[joint["_merge"] == "both"]
        cells = {name: both[both[f"{name}_old"].fillna("") != both[f"{name}_new"].fillna("")] for name in columns}
        assert sum(map(len, cells.values())) > len(joint) // 200  # noqa: S101 - as above

    return work


@task
def diff_git(file: str) -> Work:
    """Compare the two texts as git does, line by line."""
    command = ["git", "diff", "--no-index", "--numstat", file, _later(file)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def _both(file: str) -> list[list[dict[str, Any]]]:
    """Return the rows of the two organisations that `diff` compares."""
    from generate import changed, rows  # noqa: PLC0415

    count = _text(file).count("kind: ")
    units = list(rows(count))
    return [units, changed(units, max(20, count // 100))]


def _above(row: dict[str, Any]) -> str:
    from generate import NEST  # noqa: PLC0415

    return str(next((row[key] for key in NEST if key in row), ""))


@task
def check(file: str) -> Work:
    """Check what has been read: every rule, the metrics and their targets."""
    import orgtree  # noqa: PLC0415

    _warm()
    return orgtree.load(file).check


@task
def show_findings(file: str) -> Work:
    """Locate and render 10 000 findings in full; the file has that many and more."""
    import orgtree  # noqa: PLC0415
    from orgtree.check.formats import FORMATS, FormatOptions  # noqa: PLC0415

    report = orgtree.load(file).check()
    report = report.with_findings(report.findings[:10_000])
    return lambda: FORMATS["full"].render(report, FormatOptions(most_per_rule=None))


# -- converting -----------------------------------------------------------------------------------------------------


def _register(count: int) -> tuple[Any, Any]:
    """Write a table of five levels, and return where it is and where its definition is to be written."""
    from pathlib import Path  # noqa: PLC0415

    import register  # noqa: PLC0415

    folder = tempfile.TemporaryDirectory()
    _KEPT.append(folder)
    return register.write(Path(folder.name), count), Path(folder.name) / "definition.yaml"


_KEPT: list[Any] = []
"""Folders that stay until the end."""


def _convert(table: Any, output: Any) -> None:
    from orgtree.api.convert import convert  # noqa: PLC0415
    from orgtree.api.saving import write_files  # noqa: PLC0415

    write_files(output, convert(table, charter=str(table.with_suffix(".yaml")), output=output).texts)


@task
def convert_register(_: str) -> Work:
    """Turn a table of 665 276 units in five levels into a definition."""
    import register  # noqa: PLC0415

    table, output = _register(5_000)
    _convert(table, output)
    small = output.read_text(encoding="utf-8")
    register.by_hand(table, output)
    assert output.read_text(encoding="utf-8") == small  # noqa: S101 - as above
    table, output = _register(_REGISTER)
    return lambda: _convert(table, output)


@task
def register_by_hand(_: str) -> Work:
    """Read the same table with polars, and write the same text by hand."""
    import polars  # noqa: F401, ICN001, PLC0415 - loaded before it is timed
    import register  # noqa: PLC0415

    table, output = _register(_REGISTER)
    return lambda: register.by_hand(table, output)


# -- commands, each a whole process ---------------------------------------------------------------------------------


def _process(*arguments: str) -> Work:
    """Return what runs Python anew; it has run once, so that byte code is written."""
    command = [sys.executable, *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


@task
def command_help(_: str) -> Work:
    """Show what commands there are."""
    return _process("-m", "orgtree", "--help")


@task
def command_check(file: str) -> Work:
    """Check a file."""
    return _process("-m", "orgtree", "check", file, "--fail-on", "never")


@task
def import_click(_: str) -> Work:
    """Import what shows the help."""
    return _process("-c", "import click")


@task
def import_all(_: str) -> Work:
    """Import what no check can do without."""
    return _process("-c", "import click, numpy, pydantic, yaml")


# -- drawing --------------------------------------------------------------------------------------------------------


@task
def svg(file: str) -> Work:
    """Draw a chart as SVG."""
    import orgtree  # noqa: PLC0415

    org = orgtree.load(file)
    return lambda: org.render("svg")


@task
def svg_dot(file: str) -> Work:
    """Lay the same view out by Graphviz's dot."""
    import orgtree  # noqa: PLC0415

    org = orgtree.load(file)
    return lambda: org.render("svg", engine="dot", time_limit=120)


@task
def atlas(file: str) -> Work:
    """Draw an atlas on A3 as PDF."""
    import orgtree  # noqa: PLC0415

    org = orgtree.load(file)
    return lambda: org.render("pdf", paper="A3")


@task
def atlas_forest(_: str) -> Work:
    """Draw an atlas of 1 000 roots with four units below each."""
    units: list[dict[str, Any]] = []
    for number in range(1_000):
        root = f"c{number}"
        units.append({"id": root, "kind": "company", "name": f"Company {number}"})
        units += [{"id": f"{root}.{n}", "kind": "team", "name": f"Team {n}", "part_of": root} for n in range(4)]
    return _atlas_of(units, [])


@task
def atlas_linked(_: str) -> Work:
    """Draw an atlas of 2 600 units with 8 000 links across."""
    import random  # noqa: PLC0415

    dice = random.Random(7)
    posts = [f"p{number}" for number in range(2_500)]
    units: list[dict[str, Any]] = [{"id": "c", "kind": "company", "name": "Company"}]
    units += [{"id": f"t{n}", "kind": "team", "name": f"Team {n}", "part_of": "c"} for n in range(99)]
    units += [
        {"id": post, "kind": "post", "name": f"Post {n}", **({"reports_to": posts[(n - 1) // 6]} if n else {})}
        for n, post in enumerate(posts)
    ]
    pairs = {tuple(dice.sample(posts, 2)) for _ in range(8_100)}
    links = [{"link": "dotted_to", "from": one, "to": other, "matter": "project"} for one, other in sorted(pairs)]
    return _atlas_of(units, links[:8_000], along="reports_to")


def _atlas_of(units: list[dict[str, Any]], links: list[dict[str, Any]], **options: Any) -> Work:
    import orgtree  # noqa: PLC0415

    org = orgtree.from_rows(units, links, charter="company")
    return lambda: org.render("pdf", paper="A3", **options)


def _memory(key: str) -> float:
    """Return a figure of this process's memory in MB: VmRSS, what it takes now, or VmHWM, its peak."""
    try:
        with open("/proc/self/status", encoding="ascii") as stream:  # noqa: PTH123 - as above
            return next(int(line.split()[1]) for line in stream if line.startswith(key)) / 1024
    except OSError:
        size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return size / 1024 / (1024 if sys.platform == "darwin" else 1)


def _forget_peak() -> None:
    """Let the peak begin anew, so that making the data does not count; where that cannot be, it counts."""
    # Only Linux has that file, and not in every container may it be written.
    with suppress(OSError), open("/proc/self/clear_refs", "w", encoding="ascii") as stream:  # noqa: PTH123 - as above
        stream.write("5")


def _cpu() -> float:
    """Return the CPU seconds of this process and of those that it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def main() -> None:
    """Run one task and print what it took."""
    work = TASKS[sys.argv[1]](sys.argv[2] if len(sys.argv) > 2 else "")
    gc.collect()
    _forget_peak()
    given = _memory("VmRSS")
    cpu, wall = _cpu(), time.perf_counter()
    work()
    cpu, wall = _cpu() - cpu, time.perf_counter() - wall
    print(json.dumps({"cpu": cpu, "wall": wall, "given": given, "peak": _memory("VmHWM")}))


if __name__ == "__main__":
    main()
