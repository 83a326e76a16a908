"""What is measured and what is to be reached: a row each, stated as a ratio to a named rival in the same run.

Machines differ and ratios hold, so that a row without a rival of its own stands beside the floor under it: libyaml's events
of the same text, or importing what a command needs.
"""

from __future__ import annotations

from dataclasses import dataclass

WITHIN = 1.05
"""How much of a ratio is noise."""
GROWTH = 1.5
"""How many times as long a unit may take in a larger organisation."""
SIZES = (10_000, 100_000, 1_000_000)
"""Units of the organisations in which the growth is measured."""
PATIENCE = 120
"""Seconds that one run may take."""
EVENTS = "libyaml's events"


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Args:
        work: What is done.
        task: Ours, in `tasks.py`.
        rivals: Theirs, by name.
        ratio_to: The rival that the aim is a ratio to.
        ratio: What was reached of it, so that more than this and a little is a loss.
        seconds: The aim in CPU seconds, 0 for none.
        memory: The aim for peak memory in MB, 0 for none.
        file: Size of the generated definition, 0 for none.
        wrong: Share of its branches that break a rule.
        runs: How often each is run.
        patience: Seconds that one run may take.
        whole: Whether a process of its own is counted, whose memory is not told.
    """

    work: str
    task: str
    rivals: dict[str, str]
    ratio_to: str
    ratio: float
    seconds: float = 0
    memory: float = 0
    file: int = 0
    wrong: float = 0.01
    runs: int = 3
    patience: int = PATIENCE
    whole: bool = False

    @property
    def reach(self) -> str:
        """The aims in words."""
        aims = [f"<={self.ratio:g} x {self.ratio_to}"]
        aims += [f"<={self.seconds:g} s"] if self.seconds else []
        aims += [f"<={self.memory:g} MB"] if self.memory else []
        return "; ".join(aims)

    def missed(self, cpu: float, peak: float, ratio: float | None) -> list[str]:
        """Return which of the aims a figure misses."""
        return [
            what
            for what, misses in (
                ("ratio", ratio is not None and ratio > self.ratio * WITHIN),
                ("seconds", self.seconds and cpu > self.seconds),
                ("memory", self.memory and peak > self.memory),
            )
            if misses
        ]


_FLOOR = {EVENTS: "events"}
_ATLAS = {"that of 5 000 units": "atlas"}

ROWS = (
    Row(
        "YAML, 100 000 units, with positions",
        "read",
        {**_FLOOR, "yaml.load, C": "yaml_load_c"},
        EVENTS,
        1.32,
        memory=350,
        file=100_000,
    ),
    Row(
        "YAML, 100 000 units -> checked -> all metrics",
        "whole",
        {**_FLOOR, "C loader + pydantic + networkx": "whole_usual"},
        EVENTS,
        1.76,
        memory=450,
        file=100_000,
    ),
    Row(
        "rows, 1 000 000 units -> checked -> all metrics",
        "million_rows",
        {"networkx, building only": "million_networkx"},
        "networkx, building only",
        0.54,
        seconds=6,
        memory=1500,
        runs=1,
    ),
    *(
        Row(
            f"{what}, 1 000 000 units -> checked -> all metrics",
            task,
            {"networkx, building only": "million_networkx"},
            "networkx, building only",
            0.25,
            memory=1000,
            runs=1,
        )
        for what, task in (("columns of polars", "million_frame"), ("a Parquet file", "million_parquet"))
    ),
    Row(
        "build one hierarchy, 100 000 units",
        "hierarchy",
        {name: f"hierarchy_{name}" for name in ("networkx", "treelib", "anytree", "bigtree")},
        "networkx",
        0.16,
        seconds=0.15,
    ),
    Row(
        "coverage and four sums for every unit, 100 000",
        "rollups",
        {"networkx, one pass": "rollups_networkx"},
        "networkx, one pass",
        0.21,
        seconds=0.1,
        file=100_000,
    ),
    Row(
        "a chain of 100 000 levels",
        "chain",
        {name: f"chain_{name}" for name in ("networkx", "bigtree", "anytree")},
        "networkx",
        0.83,
        runs=1,
        patience=10,
    ),
    Row(
        "all checks of cpc-grassroots, 100 000 units",
        "check",
        _FLOOR,
        EVENTS,
        0.18,
        seconds=0.5,
        file=100_000,
    ),
    Row(
        "checked again after an edit in one of 100 files, 100 000 units",
        "check_parts_again",
        {"a whole check": "check_parts"},
        "a whole check",
        0.25,
        file=100_000,
    ),
    Row(
        "checked again after an edit in a file of 100 000 units",
        "check_one_again",
        {"a whole check": "check_one"},
        "a whole check",
        0.6,
        file=100_000,
    ),
    Row("another day, 100 000 units", "another_day", {"loading it": "load"}, "loading it", 0.1, file=100_000),
    Row(
        "diff of two, 100 000 units, 1 000 changes",
        "diff",
        {
            "loading both": "load_two",
            "bigtree's tree diff": "diff_bigtree",
            "pandas merge": "diff_pandas",
            "git diff": "diff_git",
        },
        "loading both",
        0.2,
        file=100_000,
    ),
    Row("apply 1 000 changes, 100 000 units", "apply", {"loading it": "load"}, "loading it", 1.5, file=100_000),
    Row(
        "665 276 rows of five levels converted to YAML",
        "convert_register",
        {"polars, and the text by hand": "register_by_hand"},
        "polars, and the text by hand",
        2,
        memory=800,
    ),
    Row("locate and render 10 000 findings", "show_findings", _FLOOR, EVENTS, 2.1, seconds=1, file=20_000, wrong=0.9),
    Row("SVG of 20 000 units", "svg", _FLOOR, EVENTS, 2.5, seconds=2, file=20_000),
    Row("SVG of 745 units", "svg", {"Graphviz dot": "svg_dot"}, "Graphviz dot", 0.42, file=745),
    Row("PDF atlas of 5 000 units", "atlas", _FLOOR, EVENTS, 57, seconds=10, file=5_000),
    Row("PDF atlas of a forest of 1 000 roots", "atlas_forest", _ATLAS, "that of 5 000 units", 1, file=5_000),
    Row(
        "PDF atlas of 2 600 units, 8 000 links",
        "atlas_linked",
        _ATLAS,
        "that of 5 000 units",
        2,
        memory=500,
        file=5_000,
    ),
    Row(
        "`orgtree --help`",
        "command_help",
        {"importing click": "import_click"},
        "importing click",
        1.1,
        seconds=0.2,
        runs=5,
        whole=True,
    ),
    Row(
        "`orgtree check` of 100 units",
        "command_check",
        {"importing click, numpy, pydantic, yaml": "import_all"},
        "importing click, numpy, pydantic, yaml",
        3,
        seconds=0.7,
        file=100,
        runs=5,
        whole=True,
    ),
)
