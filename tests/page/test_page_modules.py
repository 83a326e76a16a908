"""The page's scripts are ES modules, joined into the one script that a page holds."""

from __future__ import annotations

import base64
import hashlib
import zlib
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from page_sample import small

from orgtree.draw.page import page
from orgtree.draw.page.join import in_order, join

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = resources.files("orgtree.draw.page")


def _source(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")


def _of(**modules: str) -> Callable[[str], str]:
    return lambda name: modules[name.removesuffix(".js")]


def test_every_import_resolves_and_every_script_is_on_the_page() -> None:
    """From the first module all others are reached, without a circle, and what is imported is exported there."""
    scripts = {file.name for file in FOLDER.iterdir() if file.name.endswith(".js")}
    assert {"boot.js", *in_order("preview.js", _source)} == scripts


def test_a_name_is_exported_only_where_another_module_asks_for_it() -> None:
    """What nobody imports stays inside its module."""
    modules = in_order("preview.js", _source)
    asked = {(other, name) for module in modules.values() for other, names in module.imports.items() for name in names}
    assert {(name, one) for name, module in modules.items() for one in module.exports} == asked


def test_a_module_comes_after_those_that_it_imports() -> None:
    """The order is that of a browser: depth first, as the imports are written."""
    read = _of(
        main='import { b } from "./b.js";\nimport "./a.js";\n\nb();\n',
        a="const own = 1;\n",
        b='import { c } from "./c.js";\n\nexport const b = () => c;\n',
        c="export let c = 2;\n",
    )
    assert list(in_order("main.js", read)) == ["c.js", "b.js", "a.js", "main.js"]
    assert [line for line in join("main.js", read).splitlines() if line] == [
        "let c = 2;",
        "const b = () => c;",
        "const own = 1;",
        "b();",
    ]


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        (
            {"main": 'import { a } from "./a.js";\n', "a": 'import "./main.js";\nexport const a = 1;\n'},
            "circle: main.js",
        ),
        ({"main": 'import { a } from "./a.js";\n', "a": "const a = 1;\n"}, "imports a, which a.js does not export"),
        (
            {"main": 'import "./a.js";\nconst one = 1;\n', "a": "const one = 2;\n"},
            "one is declared by a.js and by main.js",
        ),
        ({"main": 'import { a as b } from "./a.js";\n'}, "cannot be joined: import { a as b }"),
        ({"main": "export default 1;\n"}, "cannot be joined: export default 1"),
    ],
)
def test_what_would_mean_something_else_in_one_scope_is_refused(modules: dict[str, str], message: str) -> None:
    """Circles, names that are not exported or declared twice, and other forms of import are errors."""
    with pytest.raises(ValueError, match=message):
        join("main.js", _of(**modules))


def test_no_import_is_left_on_the_page() -> None:
    """The page's script loads nothing, and its policy names the hash of just that text."""
    made = page(small()).decode()
    deflated = made.partition('id="script">')[2].partition("<")[0]
    script = zlib.decompress(base64.b64decode(deflated)).decode()
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in made
    assert not [line for line in script.splitlines() if line.startswith(("import", "export"))]
