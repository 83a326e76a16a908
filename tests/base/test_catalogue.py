"""Message catalogues: complete, current, and true to their templates."""

from __future__ import annotations

import ast
import re
import string
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orgtree.base.catalogue import LANGUAGES, MANUALS, language_from_locale, read_po, translator

sys.path.insert(0, str(Path(__file__).parents[1]))

from catalogue_tool import CATALOGUES, catalogue, is_marked, templates, trees

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHERS = [language for language in LANGUAGES if language != "en"]
FILES = [(language, name) for language in OTHERS for name in CATALOGUES]
TEXTS = {"Finding": {"message": 3, "help": 7}, "Label": {"text": 1}, "Fix": {"title": 0}, "RuleNote": {"title": 3}}
"""Classes that hold templates, and where: by name and by position."""
MODULES = {"orgtree.base.finding", "orgtree.check.rule_note"}
"""Where they come from; a picture has labels of its own."""
LABEL = 20
"""Letters of the longest label; words as short as that may have one translation, as `finding` and `Findings` have."""


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_template_is_translated(language: str, name: str) -> None:
    """No message, help, label, title or manual lacks a language: `python tests/support/catalogue_tool.py` adds what is missing."""
    known = read_po(catalogue(language, name).read_text(encoding="utf-8"))
    assert {template: where for template, where in CATALOGUES[name]().items() if template not in known} == {}


@pytest.mark.parametrize(("language", "name"), FILES)
def test_no_translation_is_left_over(language: str, name: str) -> None:
    """A template that no code uses any more has gone from the catalogues, too."""
    assert set(read_po(catalogue(language, name).read_text(encoding="utf-8"))) - set(CATALOGUES[name]()) == set()


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_template_stands_once(language: str, name: str) -> None:
    """No catalogue has two translations of one template, of which only the last would count."""
    written = Counter(re.findall(r"(?m)^msgid (.+)$", catalogue(language, name).read_text(encoding="utf-8")))
    assert [template for template, times in written.items() if times > 1] == []


@pytest.mark.parametrize("language", OTHERS)
def test_manuals_show_the_same_words_of_yaml(language: str) -> None:
    """What stands in backticks is what is to be written, in any language; so are numbers."""
    known = read_po(catalogue(language, MANUALS).read_text(encoding="utf-8"))
    assert [text for text, said in known.items() if sorted(to_write(text)) != sorted(to_write(said))] == []


def to_write(text: str) -> set[str]:
    """Return what a manual's sentence shows in backticks, and its numbers."""
    return set(re.findall(r"`[^`]+`|\d+(?:[./]\d+)?", text))


@pytest.mark.parametrize("language", OTHERS)
def test_one_sentence_has_one_wording(language: str) -> None:
    """What is said in one way in Chinese is said in one way in English, whatever its facts are called."""
    assert reworded(read_po(catalogue(language).read_text(encoding="utf-8")), templates()) == []


def test_rewordings_are_recognised() -> None:
    """Of one meaning are texts with one translation; plurals, labels, facts of one module and of rules are left out."""
    where = dict.fromkeys(
        ("'{a}' is wrong", "wrong is '{b}'", "{count} unit", "{count} units", "Links", "link"), "x.py:1"
    )
    known = {"'{a}' is wrong": "{a}错", "wrong is '{b}'": "{b}错"}
    plurals = {"{count} unit": "{count} 个", "{count} units": "{count} 个", "Links": "关系", "link": "关系"}
    assert reworded(known | plurals, where) == [["'{a}' is wrong", "wrong is '{b}'"]]
    renamed = {"'{a}' ends": "{a}止", "'{b}' ends": "{b}止"}
    assert reworded(renamed, {"'{a}' ends": "x.py:1", "'{b}' ends": "x.py:9"}) == []
    assert reworded(renamed, {"'{a}' ends": "x.py:1", "'{b}' ends": "y.py:1"}) == [["'{a}' ends", "'{b}' ends"]]


def reworded(known: Mapping[str, str], where: Mapping[str, str]) -> list[list[str]]:
    """Return templates that say the same otherwise: with one translation, once facts have no names."""
    groups: dict[str, list[str]] = {}
    for template, text in known.items():
        alone = nameless(text) == "{}"  # the fact is all that is said
        if not alone and (len(template) > LABEL or ("{" in template and re.search("[A-Za-z]", nameless(template)))):
            groups.setdefault(nameless(text), []).append(template)
    return [same for same in groups.values() if len(same) > 1 and not is_one_wording(same, where)]


def is_one_wording(same: list[str], where: Mapping[str, str]) -> bool:
    """Return whether texts differ in their number, or in facts that need names: told side by side, or a rule's settings."""
    modules = {where[template].partition(":")[0] for template in same}
    needed = len(modules) == 1 or all(module.startswith("orgtree/check/rules/") for module in modules)
    return needed and len({re.sub(r"s\b", "", nameless(template)) for template in same}) == 1


def nameless(template: str) -> str:
    """Return a template without the names of its facts."""
    return re.sub(r"(?<!{){\w+", "{", template)


@pytest.mark.parametrize("language", OTHERS)
def test_translations_name_the_same_facts(language: str) -> None:
    """A translation fills the same braces as its template, so that filling it cannot fail."""
    known = read_po(catalogue(language).read_text(encoding="utf-8"))
    assert [template for template, text in known.items() if facts(text) != facts(template)] == []


def test_chinese_is_set_as_chinese() -> None:
    """Beside Chinese characters stand full-width signs; one word stands for a unit, one for a link, one for a charter."""
    texts = [
        text for name in CATALOGUES for text in read_po(catalogue("zh", name).read_text(encoding="utf-8")).values()
    ]
    assert [text for text in texts if re.search(r"[\u4e00-\u9fff][,;:!?()]|[,;!?(] ?[\u4e00-\u9fff]", text)] == []
    assert [text for text in texts if re.search(r"联系(?!点)|单位", text)] == []
    assert [text for text in texts if re.search(r"(?<!共产党)章程", text)] == []


def facts(template: str) -> set[str]:
    """Return the names in a template's braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_texts_of_findings_are_marked() -> None:
    """Where a finding, label or fix is made, a text written out on the spot is marked for translation."""
    unmarked = []
    for name, tree in trees():
        known = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if node.module in MODULES
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in known & set(TEXTS):
                unmarked += [f"{name}:{text.lineno}" for text in shown(node, TEXTS[node.func.id]) if bare(text)]
    assert unmarked == []


def shown(call: ast.Call, where: dict[str, int]) -> list[ast.expr]:
    """Return the arguments of a call that are shown to a reader."""
    named = [keyword.value for keyword in call.keywords if keyword.arg in where]
    return named + [call.args[position] for position in where.values() if position < len(call.args)]


def bare(node: ast.expr) -> bool:
    """Return whether a text is written here without its mark: a constant or an f-string, perhaps in one of two cases."""
    if isinstance(node, ast.IfExp):
        return bare(node.body) or bare(node.orelse)
    if is_marked(node):
        return False
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and bool(node.value))


def test_bare_texts_are_recognised() -> None:
    """The rule above is able to fail."""
    calls = {
        "Finding('X', 'n', 'error', 'bare')": True,
        "Finding('X', 'n', 'error', N_('marked'))": False,
        "Finding('X', 'n', 'error', message=f'bare {x}')": True,
        "Finding('X', 'n', 'error', N_('a') if x else 'bare')": True,
        "Finding('X', 'n', 'error', message, help='')": False,
    }
    for text, expected in calls.items():
        call = ast.parse(text, mode="eval").body
        assert isinstance(call, ast.Call)
        assert any(map(bare, shown(call, TEXTS["Finding"]))) is expected


def test_a_language_is_known_by_its_tag() -> None:
    """Region and encoding do not matter; an unknown language and an unknown template stay English."""
    for tag in ("zh", "zh-CN", "zh_CN.UTF-8", "ZH-Hans"):
        assert translator(tag)("warning") == "警告"
    assert translator("fr")("warning") == "warning"
    assert translator("zh")("no such template") == "no such template"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANGUAGE": "fr:zh_CN:en", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LANGUAGE": "zh", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANGUAGE": "zh", "LANG": "POSIX"}, "en"),
        ({"LANGUAGE": "zh"}, "en"),
        ({"LANGUAGE": "en_US:zh", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "fr", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANGUAGE": "", "LANG": "zh_CN.GB18030"}, "zh"),
        ({"LC_ALL": "zh_HK.UTF-8", "LC_MESSAGES": "en_GB", "LANG": "C"}, "zh"),
        ({"LC_MESSAGES": "zh_SG", "LANG": "C"}, "zh"),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8@pinyin"}, "zh"),
        ({"LANG": "zh@stroke"}, "zh"),
    ],
)
def test_the_locale_gives_the_language(environ: dict[str, str], language: str) -> None:
    """Variables count in gettext's order, and the C locale is English whatever else says."""
    assert language_from_locale(environ) == language


def test_catalogues_may_be_written_as_any_tool_writes_them() -> None:
    """Continued lines, comments, missing blank lines and CRLF are read; fuzzy and broken entries are left out."""
    text = (
        'msgid ""\nmsgstr "Language: zh\\n"\n\n# note\n#: a.py:1\nmsgid ""\n"one "\n"more"\nmsgstr "一"\n"二"\n'
        'msgid "two"\nmsgstr "\\"二\\""\n#, fuzzy\nmsgid "three"\nmsgstr "三"\n\nmsgid "four\nmsgstr "四"\n\n'
        'msgid "five"\nmsgstr ""\n\n#~ msgid "six"\n#~ msgstr "六"\n'
    )
    expected = {"one more": "一二", "two": '"二"'}
    assert read_po(text) == expected
    assert read_po(text.replace("\n", "\r\n")) == expected
