"""Draw how the time grows with the size of an organisation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PICTURE = Path(__file__).parents[1] / "docs" / "pictures" / "growth.svg"
_DASHES = ("solid", "dashed", "dotted", "dashdot")


def draw(sizes: list[dict[str, Any]]) -> None:
    """Write the picture: wall seconds by units, both by powers of ten, a line for each work.

    Args:
        sizes: What `large` of a run says: `units`, and by work its figures.
    """
    import matplotlib as mpl  # noqa: PLC0415 - for the picture alone

    mpl.use("svg")
    mpl.rcParams |= {"svg.hashsalt": "orgtree", "svg.fonttype": "none", "font.family": "sans-serif"}
    from matplotlib import pyplot as plt  # noqa: PLC0415 - as above

    figure, axes = plt.subplots(figsize=(7.5, 4.5))
    works = list(dict.fromkeys(work for size in sizes for work in size["works"]))
    for number, work in enumerate(works):
        points = [
            (size["units"], size["works"][work]["wall"]) for size in sizes if "wall" in size["works"].get(work, {})
        ]
        if points:
            axes.plot(
                *zip(*points, strict=True),
                label=work,
                marker="o",
                markersize=3,
                linestyle=_DASHES[number % len(_DASHES)],
            )
    axes.set(
        xscale="log",
        yscale="log",
        xlabel="units",
        ylabel="seconds",
        title="All figures of a company by division (synthetic)",
    )
    axes.grid(visible=True, alpha=0.3)
    axes.legend(fontsize="small")
    figure.savefig(PICTURE, metadata={"Date": None}, bbox_inches="tight")
