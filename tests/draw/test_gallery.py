"""The gallery in docs/ is current: each picture carries the digest of the scene that its command gives now."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from scripts import load_script

gallery = load_script("docs/gallery.py")
PICTURES = gallery.pictures()


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
def test_a_picture_is_current(picture: Any) -> None:
    """Written by another version of a writer it still is; with another scene it is not: run `make gallery`."""
    scene, _ = gallery.draw(picture)
    kept = (gallery.GALLERY / f"{picture.name}.svg").read_text(encoding="utf-8")
    assert gallery.digest_in(kept) == gallery.digest(scene)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_picture_of_a_readme_is_current(language: str) -> None:
    """It is the sheet of sixteen subdistricts, and the readme begins with it."""
    scene, _ = gallery.draw_readme(language)
    assert gallery.digest_in(gallery.READMES[language].read_text(encoding="utf-8")) == gallery.digest(scene)
    readme = gallery.HERE.parent / {"en": "README.md", "zh": "README.zh.md"}[language]
    assert f"](docs/pictures/{gallery.READMES[language].name})" in readme.read_text(encoding="utf-8").split("```", 1)[0]


def test_the_picture_of_changes_is_current() -> None:
    """It is of the two states that the page on comparing writes out."""
    scene, _ = gallery.draw_changes()
    assert gallery.digest_in(gallery.CHANGES.read_text(encoding="utf-8")) == gallery.digest(scene)


def test_a_digest_forgets_the_last_bits_of_a_length_and_nothing_else() -> None:
    """Two versions of Python may add up to 0.1 + 0.2 or to 0.3; a hundredth of a point is seen."""
    scene, _ = gallery.draw(PICTURES[0])
    wider = (math.nextafter(scene.width, math.inf), scene.width + 0.02)
    assert [gallery.digest(replace(scene, width=width)) == gallery.digest(scene) for width in wider] == [True, False]
    assert gallery.digest(replace(scene, title="Other")) != gallery.digest(scene)


def test_the_gallery_has_no_other_pictures_and_stays_small() -> None:
    """Its page and its folder hold the same pictures, below three megabytes."""
    files = {path.stem for path in gallery.GALLERY.glob("*.svg")}
    assert files == {picture.name for picture in PICTURES}
    assert (gallery.GALLERY / "README.md").read_text(encoding="utf-8") == gallery.page(PICTURES)
    assert sum(path.stat().st_size for path in gallery.GALLERY.iterdir()) < 3_000_000


def test_every_example_is_shown() -> None:
    """A new example comes into the gallery by itself."""
    assert {picture.example for picture in PICTURES} == {path.stem for path in gallery.EXAMPLES.glob("*.yaml")}
