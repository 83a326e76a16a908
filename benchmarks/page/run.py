"""Measure the page beside d3-org-chart, in one browser and one run, and print the figures as JSON.

usage: python benchmarks/page/run.py

The rival is fetched from npm into a temporary folder; without npm its figures are left out. Both pages hold the same units,
names, colours and member counts, each inlined in one file. Loading ends two frames after the page has loaded and, ours, has put
itself together (long data are inflated first), opening all two frames after it was asked for; the rival's animation is switched off.
"""

from __future__ import annotations

import json
import platform
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright
from sample import organisation

from orgtree.draw.page import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from orgtree.draw.page import PageData

RUNS = 5
WITHIN = 1.05
"""How much of a ratio is noise."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
READY = "new Promise((done) => { const look = () => document.documentElement.dataset.ready || !document.getElementById('data') ? done() : setTimeout(look); look(); })"
LOADED = f"window.addEventListener('load', async () => {{ await {READY}; document.documentElement.dataset.loaded = await {TWO_FRAMES}; }})"
OPEN_ALL = {
    "orgtree": 'document.dispatchEvent(new KeyboardEvent("keydown", {key: "*", bubbles: true}))',
    "d3-org-chart": "chart.expandAll()",
}
PAN = """
(zoom) => new Promise((done) => {
  const canvas = document.getElementById("chart");
  location.hash = `#level=9&at=${zoom ? "0,0," + zoom : ""}`;
  setTimeout(() => {
    const begun = performance.now();
    let [frames, last, longest] = [0, begun, 0];
    const step = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (now - begun > 2000) { done([frames / (now - begun) * 1000, longest]); return; }
      frames++;
      const turn = Math.floor(frames / 30) % 2 ? -1 : 1;
      canvas.dispatchEvent(new WheelEvent("wheel", {deltaX: 12 * turn, deltaY: 9 * turn, cancelable: true, bubbles: true}));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }, 400);
})
"""


class Figure(NamedTuple):
    """One line of the table.

    Args:
        work: What is looked at.
        reach: What is to be reached, in words.
        ours: What orgtree's page takes, in words.
        theirs: What the rival takes, "" where it cannot do the same.
        ratio: Ours to theirs.
        reached: Whether it was reached.
    """

    work: str
    reach: str
    ours: str
    theirs: str
    ratio: float | None
    reached: bool


def rival_page(data: PageData, folder: Path) -> bytes | None:
    """Return the same organisation as a page of d3-org-chart, None without npm."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "d3-org-chart@3", "d3@7"], cwd=folder, check=True
    )
    modules = folder / "node_modules"
    scripts = [
        (modules / path).read_text(encoding="utf-8")
        for path in (
            "d3/dist/d3.min.js",
            "d3-flextree/build/d3-flextree.min.js",
            "d3-org-chart/build/d3-org-chart.min.js",
        )
    ]
    members = data.fields[0].shown
    nodes: list[dict[str, Any]] = [{"id": "*", "parentId": "", "name": "", "fill": "#fff"}]
    for at, unit in enumerate(data.ids):
        name = data.names[at]
        nodes.append(
            {
                "id": unit,
                "parentId": "*" if data.parent[at] < 0 else data.ids[data.parent[at]],
                "name": name if isinstance(name, str) else name["zh"],
                "fill": data.kinds[data.kind[at]].fill,
                "members": members[at],
            }
        )
    made = "".join(f"<script>{script}</script>" for script in scripts)
    return (
        f'<!doctype html><meta charset="utf-8"><div id="chart" style="height:100vh"></div>{made}<script>'
        f"const data = {json.dumps(nodes, ensure_ascii=False, separators=(',', ':'))};"
        'const chart = new d3.OrgChart().container("#chart").data(data).duration(0).nodeWidth(() => 180).nodeHeight(() => 44)'
        '.nodeContent((node) => `<div style="background:${node.data.fill};height:44px">${node.data.name}</div>`).render();'
        "</script>"
    ).encode()


def tab(browser: Browser, file: Path) -> tuple[Page, float]:
    """Open a page in a context of its own; return it and the milliseconds until it stands on the screen."""
    opened = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    opened.add_init_script(LOADED)
    opened.goto(file.as_uri())
    opened.wait_for_selector("html[data-loaded]")
    return opened, float(opened.evaluate("document.documentElement.dataset.loaded"))


def beside(browser: Browser, files: dict[str, Path]) -> dict[str, tuple[float, float]]:
    """Return for each page the median milliseconds of loading and of opening all, measured in turn."""
    loads: dict[str, list[float]] = {name: [] for name in files}
    opens: dict[str, list[float]] = {name: [] for name in files}
    for _ in range(RUNS):
        for name, file in files.items():
            opened, took = tab(browser, file)
            loads[name].append(took)
            opened.set_default_timeout(120_000)
            opens[name].append(
                opened.evaluate(
                    f"async () => {{ const begun = performance.now(); {OPEN_ALL[name]}; return await {TWO_FRAMES} - begun; }}"
                )
            )
            opened.context.close()
    return {name: (statistics.median(loads[name]), statistics.median(opens[name])) for name in files}


def figures() -> dict[str, Any]:
    """Measure everything; return the browser, the number of runs and the lines of the table."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        data = organisation(5000, 250)
        contents = {"orgtree": page(data), "d3-org-chart": rival_page(data, folder)}
        files = {}
        for which, content in contents.items():
            if content is not None:
                files[which] = folder / f"{which}.html"
                files[which].write_bytes(content)
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        took = beside(browser, files)
        kilobytes = {which: len(content) / 1000 for which, content in contents.items() if content}
        loads, opens = ({which: both[at] for which, both in took.items()} for at in (0, 1))
        found += [
            compared(
                "page of 5 000 units and 250 seats", kilobytes, "KB", 250, 0.27, ", without links, findings and metrics"
            ),
            compared("loading it", loads, "ms", 300, 1.2),
            compared("opening all", opens, "ms", 500, 0.044),
        ]
        large = folder / "large.html"
        large.write_bytes(page(organisation(20_000, 1000)))
        for zoom, words in ((None, "all in sight"), (0.25, "zoom 0.25"), (1, "zoom 1")):
            shown, _ = tab(browser, large)
            rate, longest = shown.evaluate(PAN, zoom)
            count = shown.evaluate("orgtree.painted.boxes.length")
            shown.context.close()
            work = f"panning 20 000 units, {words} ({count} painted)"
            told = f"{rate:.0f}, longest frame {longest:.0f} ms"
            found.append(Figure(work, ">=30 frames a second", told, "", None, rate >= 30))
        told = f"{browser.version} ({platform.machine()})"
        browser.close()
    return {"browser": told, "runs": RUNS, "rows": [figure._asdict() for figure in found]}


def compared(work: str, took: dict[str, float], unit: str, most: float, ratio: float, beside: str = "") -> Figure:
    """Return the line of what both pages do.

    Args:
        work: What they do.
        took: What each takes; the rival's is missing where it was not run.
        unit: What that is counted in.
        most: How much ours may take.
        ratio: What was reached as a ratio to the rival.
        beside: What is to be said of the rival.
    """
    ours, theirs = took["orgtree"], took.get("d3-org-chart")
    found = ours / theirs if theirs else None
    return Figure(
        work,
        f"<={ratio:g} x; <={most:g} {unit}",
        f"{ours:.0f} {unit}",
        f"{theirs:.0f} {unit}{beside}" if theirs else "not run",
        found,
        ours <= most and (found is None or found <= ratio * WITHIN),
    )


if __name__ == "__main__":
    print(json.dumps(figures()))
