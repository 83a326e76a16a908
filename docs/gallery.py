"""Draw every view of every example into docs/gallery, with a page that shows them; `--check` draws nothing.

Each picture carries the digest of its scene, so that a test can tell whether it is current whatever the bytes.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import orgtree
from orgtree.api.drawing import scene_of
from orgtree.draw.writers import svg
from orgtree.graph.bodies import is_body

if TYPE_CHECKING:
    from orgtree.draw.scene import Scene

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
GALLERY = HERE / "gallery"
READMES = {"en": HERE / "pictures" / "readme.svg", "zh": HERE / "pictures" / "readme-zh.svg"}
"""The pictures with which the two readmes begin."""
CHANGES = HERE / "pictures" / "changes.svg"
_STATE = re.compile(r"```yaml\n# (march|april)\.yaml\n(.*?)```", re.DOTALL)
_DIGEST = re.compile(r"<!--scene ([0-9a-f]{64})-->")


class Picture(NamedTuple):
    """One picture: the file's name without its ending, what it shows, and the options that draw it."""

    name: str
    title: str
    example: str
    options: dict[str, Any]


_MAPS = {
    "lhasa": ("community_joint_body",),
    "nyingchi": ("grids_per_community",),
    "samzhubze": ("community_organisation",),
}
_MORE = (
    Picture("company-posts", "The same company by its posts", "company", {"along": "reports_to"}),
    Picture(
        "company-with-posts",
        "Its departments with their posts",
        "company",
        {"with_kind": "post", "show": "headcount", "links": "none"},
    ),
    Picture("company-right", "Growing to the right", "company", {"along": "reports_to", "direction": "right"}),
    Picture("company-dark", "For a dark background", "company", {"along": "reports_to", "dark": "yes"}),
    Picture("company-around", "One post and what it is linked to", "company", {"view": "neighbourhood", "root": "coo"}),
    Picture("gamba-areas", "Its villages with the teams posted to them", "gamba", {"along": "area_in"}),
    Picture("gamba-timeline", "The teams posted to its villages, batch by batch", "gamba", {"view": "timeline"}),
    Picture("mainling-areas", "Its townships and grids", "mainling", {"along": "area_in"}),
    Picture("nyingchi-areas", "Its communities and grids", "nyingchi", {"along": "area_in"}),
    Picture("rinbung-areas", "Its villages with their venues", "rinbung", {"along": "area_in"}),
    Picture("samzhubze-bands", "One kind on one level", "samzhubze", {"bands": True}),
    Picture(
        "lhasa-subdistrict", "One subdistrict, its joint bodies as dashed lines", "lhasa", {"root": "s01-committee"}
    ),
    Picture("kubernetes-bands", "One kind on one level, wrapped where it is wide", "kubernetes", {"bands": True}),
    Picture("kubernetes-matrix", "Working groups by the groups that sponsor them", "kubernetes", {"view": "matrix"}),
    Picture("software-systems", "What it owns, by domain and system", "software", {"along": "in_domain"}),
    Picture("lhasa-bodies", "Its joint bodies on one A3 sheet", "lhasa", {"view": "bodies", "paper": "A3"}),
    Picture("lhasa-table", "Joint bodies as a table", "lhasa", {"depth": 1, "links": "table"}),
)


def pictures() -> list[Picture]:
    """Return every picture of the gallery, in order: of each example its chart, map, and a joint body if it has one."""
    found: list[Picture] = []
    for path in sorted(EXAMPLES.glob("*.yaml")):
        name = path.stem
        org = orgtree.load(path)
        title = org.snapshot.title.pick("en") or name
        found.append(Picture(name, f"{title}: chart", name, {}))
        metric = next((metric for metric in _metrics(org, name) if _measures(org, metric)), None)
        coloured = {"view": "map", "colour": metric} if metric else {"view": "map"}
        found.append(
            Picture(f"{name}-map", f"{title}: map" + (f", coloured by `{metric}`" if metric else ""), name, coloured)
        )
        body = next((unit for unit in org.snapshot.ids if is_body(org.snapshot, unit)), None)
        if body:
            found.append(Picture(f"{name}-body", f"{title}: one joint body", name, {"view": "body", "root": body}))
        found += [more for more in _MORE if more.example == name]
    return found


def _metrics(org: orgtree.Organisation, name: str) -> list[str]:
    """Return metrics to colour by: the one named here, else those with gaps, else those that are known."""
    table = org.coverage()
    shares = [figure for figure in table if figure.group is None and figure.metric.percent and figure.known]
    with_gaps = [figure.metric.name for figure in shares if len(figure.gap_units)]
    return [*_MAPS.get(name, ()), *with_gaps, *(figure.metric.name for figure in shares)]


def _measures(org: orgtree.Organisation, metric: str) -> bool:
    """Return whether a metric says anything of the units on its map."""
    try:
        scene_of(org, view="map", colour=metric)
    except orgtree.UsageError:
        return False
    return True


def draw(picture: Picture) -> tuple[Scene, str]:
    """Return a picture's scene and its SVG."""
    options = dict(picture.options)
    dark = options.pop("dark", "auto")
    if "with_kind" in options:  # as the command line calls it, which takes one at a time
        options["with_kinds"] = (options.pop("with_kind"),)
    if "show" in options:
        options["show"] = (options["show"],)
    scene = scene_of(orgtree.load(EXAMPLES / f"{picture.example}.yaml"), language="en", **options)
    text = svg.write(scene, dark=dark)
    return scene, text.replace("<title", f"<!--scene {digest(scene)}--><title", 1)


def draw_readme(language: str) -> tuple[Scene, str]:
    """Return the picture with which the readme of a language begins."""
    scene = scene_of(orgtree.load(EXAMPLES / "lhasa.yaml"), language=language, view="bodies", paper="A3")
    return scene, svg.write(scene, dark="auto").replace("<title", f"<!--scene {digest(scene)}--><title", 1)


def draw_changes() -> tuple[Scene, str]:
    """Return the picture of the two states that the page on comparing writes out."""
    written = dict(_STATE.findall((HERE / "comparing.md").read_text(encoding="utf-8")))
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{name}.yaml" for name in written}
        for name, text in written.items():
            paths[name].write_text(text, encoding="utf-8")
        scene = scene_of(orgtree.load(paths["april"]), before=orgtree.load(paths["march"]))
    return scene, svg.write(scene, dark="auto").replace("<title", f"<!--scene {digest(scene)}--><title", 1)


def digest(scene: Scene) -> str:
    """Return a digest of a scene: equal scenes have equal ones, on every Python and however they are written."""
    return sha256(json.dumps(canonical(asdict(scene)), sort_keys=True).encode()).hexdigest()


def canonical(value: object) -> object:
    """Return plain data in which lengths are whole hundredths of a point.

    The last bits of a length differ between versions of Python, whose `sum` adds floats in different ways. The cut
    between two hundredths is put where no length of a layout lies, so that those bits never decide.
    """
    if isinstance(value, dict):
        return {key: canonical(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(part) for part in value]
    return math.floor(value * 100 + 1 / math.pi) if isinstance(value, float) else value


def digest_in(text: str) -> str:
    """Return the digest that a picture carries; "" if none."""
    found = _DIGEST.search(text)
    return found[1] if found else ""


def command(picture: Picture) -> str:
    """Return the command line that draws a picture."""
    words = ["orgtree draw", f"examples/{picture.example}.yaml", f"-o {picture.name}.svg", "--lang en"]
    for name, value in picture.options.items():
        words.append(f"--{name.replace('_', '-')}" + ("" if value is True else f" {value}"))
    return " ".join(words)


def page(all_pictures: list[Picture]) -> str:
    """Return the gallery's page."""
    lines = [
        "# Gallery",
        "",
        "Every view of every example; made by `make gallery`. Each picture says the command that draws it; `.png`, `.pdf`, `.html`,",
        "`.dot`, `.mmd` and `.txt` instead of `.svg` give the other forms.",
        "",
    ]
    for picture in all_pictures:
        lines += [f"## {picture.title}", "", f"`{command(picture)}`", "", f"![{picture.title}]({picture.name}.svg)", ""]
    return "\n".join(lines)


def main() -> None:
    """Write the gallery anew; pictures that are no longer in it go."""
    GALLERY.mkdir(exist_ok=True)
    CHANGES.parent.mkdir(exist_ok=True)
    found = pictures()
    for old in GALLERY.glob("*.svg"):
        if old.stem not in {picture.name for picture in found}:
            old.unlink()
    total = 0
    for picture in found:
        _, text = draw(picture)
        total += len(text.encode())
        (GALLERY / f"{picture.name}.svg").write_text(text, encoding="utf-8")
    for language, path in READMES.items():
        path.write_text(draw_readme(language)[1], encoding="utf-8")
    CHANGES.write_text(draw_changes()[1], encoding="utf-8")
    (GALLERY / "README.md").write_text(page(found), encoding="utf-8")
    print(f"{len(found)} pictures, {total // 1024} KB")


if __name__ == "__main__":
    main()
