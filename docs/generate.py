"""Write the generated pages of docs/: rules.md, metrics.md, picture-options.md and forms.md, from charters, checks, options and importers.

usage: python docs/generate.py [FOLDER]
"""

from __future__ import annotations

import inspect
import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.schemas import charter_of
from orgtree.base.escape import markdown_text
from orgtree.charter.load import builtin_names
from orgtree.charter.model import severity_of
from orgtree.check.rules import CHECKS
from orgtree.draw.option_facts import OptionFacts
from orgtree.draw.picture_options import DEFAULTS, FACTS
from orgtree.exchange.exporters import EXPORTERS
from orgtree.exchange.importers import IMPORTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.charter.language import MetricModel, RuleModel
    from orgtree.charter.model import Charter

_LAYERS = ("source", "charter", "graph", "check", "measure", "exchange")
_NOTE = "<!-- Made by docs/generate.py from the charters and the code; `make docs` writes it anew. -->"

_OPTIONS = """What `org.draw(...)`, `org.render(...)`, `org.tree(...)` and `orgtree draw` take. A picture takes an option or refuses it,
naming who takes it; none is ignored. A page shows the whole, takes what any view takes, and opens in
the view that is asked for; there is none for timelines. Other maps are svg, png, pdf or dot, in our layout."""


_FORMS = """What `orgtree convert` brings, by the names that `--form` takes. How it is done, with examples, stands in
[Other forms](other-forms.md) and [Spreadsheets](spreadsheets.md)."""

_FORMS_OUT = """What `orgtree export` writes, by the ending of the file or by the names that `--form` takes; see
[Giving it back](other-forms.md#giving-it-back). What a form leaves out is told on standard error, with how often it was said."""


def forms_page() -> str:
    """Return the table of forms."""
    rows = [
        (f"`{name}`", one.TITLE, f"`{one.CHARTER}`" if one.CHARTER else "as named", one.KEEPS, one.LOSES)
        for name, one in IMPORTERS.items()
    ]
    table = _table(("form", "what it is", "charter", "what is kept", "what is left out"), rows)
    given = [
        (f"`{name}`", one.TITLE, ", ".join(f"`{ending}`" for ending in one.ENDINGS) or "`--form`", one.KEEPS, one.LOSES)
        for name, one in EXPORTERS.items()
    ]
    out = _table(("form", "what it is", "by the ending", "what is kept", "what is left out"), given)
    return f"# Forms\n\n{_NOTE}\n\n{_FORMS}\n\n{table}\n\n## Forms out\n\n{_FORMS_OUT}\n\n{out}\n"


def rules_page() -> str:
    """Return the rules reference: charters' rules, checks with their manuals, and orgtree's own codes."""
    parts = [
        "# Rules",
        _NOTE,
        "What the built-in charters demand, the checks that their rules are made of, and what orgtree itself finds.",
    ]
    parts += [part for name in builtin_names() for part in _charter_rules(charter_of(name))]
    parts.append("# Checks\n\nA rule of a charter names one of these checks and gives its parameters.")
    parts += [f"## {name}\n\n{_manual(CHECKS[name])}" for name in CHECKS]
    parts.append("# Findings of orgtree itself\n\nThese hold under any charter.")
    parts.append(_table(("code", "name", "what it says"), _own_codes()))
    return "\n\n".join(parts) + "\n"


def metrics_page() -> str:
    """Return the metrics reference."""
    parts = ["# Metrics", _NOTE, "What `orgtree cover` measures under each built-in charter."]
    for name in builtin_names():
        charter = charter_of(name)
        parts.append(f"## {name}: {charter.title.pick('en')} {charter.title.pick('zh')}")
        rows = [
            (
                f"`{metric}`",
                _both(charter, model.title, metric),
                _measure(model),
                _aim(model),
                _both(charter, model.source),
            )
            for metric, model in charter.metrics.items()
        ]
        parts.append(_table(("metric", "title", "measure", "target or band", "source"), rows))
    return "\n\n".join(parts) + "\n"


def options_page() -> str:
    """Return the reference of what may be chosen about a picture."""
    rows = []
    for name, facts in FACTS.items():
        words = f" One of {', '.join(facts.words)}." if facts.words and name != "view" else ""
        without = f" False: {facts.without[:1].lower()}{facts.without[1:]}" if facts.without else ""
        rows.append(
            (
                f"`{name}={DEFAULTS[name]!r}`",
                f"`{' '.join(facts.flags)}`" if facts.flags else "",
                facts.help + words + without,
                _takers(facts),
            )
        )
    return "\n\n".join(
        (
            "# Options of pictures",
            _NOTE,
            _OPTIONS,
            _table(("keyword and default", "command line", "what it does", "only for"), rows) + "\n",
        )
    )


def _takers(facts: OptionFacts) -> str:
    """Return who takes an option, where it is not every picture."""
    limits = (("form", facts.forms), ("view", facts.views), ("engine", facts.engines))
    every = OptionFacts(help="")
    parts = [f"{what} {', '.join(some)}" for what, some in limits if len(some) < len(getattr(every, f"{what}s"))]
    return "; ".join([*parts, *([f"with {facts.needs}"] if facts.needs else [])])


def _charter_rules(charter: Charter) -> Iterator[str]:
    yield f"# Charter {charter.name}: {charter.title.pick('en')} {charter.title.pick('zh')}"
    rows = [
        (
            f"`{code}`",
            _both(charter, rule.title, code),
            _severity(rule),
            f"`{rule.check}`",
            _both(charter, rule.source) + (" (quoted)" if rule.status == "quoted" else ""),
            _in_force(rule),
        )
        for code, rule in charter.rules.items()
    ]
    yield _table(("code", "what must hold", "severity", "check", "source", "in force"), rows)


def _severity(rule: RuleModel) -> str:
    wordings = dict.fromkeys([rule.wording, *(case["wording"] for case in rule.cases or () if "wording" in case)])
    return ", ".join(f"{severity_of(rule, wording)} ({wording})" for wording in wordings)


def _in_force(rule: RuleModel) -> str:
    span = rule.in_force
    return f"{span.from_ or ''} – {span.until or ''}".strip(" –") if span.from_ or span.until else ""


def _both(charter: Charter, title: Any, name: str = "") -> str:
    text = charter.text(title if title is not None else name.replace("_", " "))
    english, chinese = text.pick("en"), text.pick("zh")
    return english if english == chinese else f"{english}; {chinese}"


def _measure(model: MetricModel) -> str:
    return f"`{json.dumps(model.measure, ensure_ascii=False)}`"


def _aim(model: Any) -> str:
    aims = []
    if model.target:
        aims += [
            f"{word} outside {limit}"
            for word, limit in (("warn", model.target.warn), ("fail", model.target.fail))
            if limit is not None
        ]
    if model.band is not None:
        aims.append(f"each {model.band}")
    return ", ".join(aims)


def _manual(module: Any) -> str:
    text = inspect.cleandoc(module.__doc__ or "")
    options = module.Options.model_fields
    rows = [(f"`{field.alias or name}`", field.description or "") for name, field in options.items()]
    unsaid = [row for row in rows if row[0] not in text]
    return f"{text}\n\n{_table(('further option', 'what it says'), unsaid)}"


def _own_codes() -> Iterator[tuple[str, str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for layer in _LAYERS:
        found.update(import_module(f"orgtree.{layer}.codes").CODES)
    for code, (name, text) in sorted(found.items()):
        yield f"`{code}`", name, text


def _table(heads: tuple[str, ...], rows: Any) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    if text.startswith("`") and text.endswith("`"):
        return text.replace("|", "\\|")  # code: nothing else in it is markup
    return markdown_text(text)


PAGES = {
    "rules.md": rules_page,
    "metrics.md": metrics_page,
    "picture-options.md": options_page,
    "forms.md": forms_page,
}
"""Generated pages: file name to what returns its text."""


def main() -> None:
    """Write the pages."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
