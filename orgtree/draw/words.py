"""The words that a picture adds to its user's own, in each language: legend, title block, references."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "labelled": ("{label}: {text}", "{label}：{text}"),
    "noted": ("{text} ({note})", "{text}（{note}）"),
    "comma": (", ", "、"),
    "semicolon": ("; ", "；"),
    "stop": (". ", "。"),
    "legend": ("Legend", "图例"),
    "as_of": ("as of {date}", "截至 {date}"),
    "source": ("source: {source}", "来源：{source}"),
    "units": ("{count} units", "{count} 个单元"),
    "left_out": ("{count} more are not drawn", "另有 {count} 个未绘出"),
    "no_data": ("no data", "无数据"),
    "unmeasured": ("not measured", "不计"),
    "gap": ("gap", "空白点"),
    "damage": ("broken definition, drawn where it can be", "定义有误，仅绘出能绘的部分"),
    "subordination": ("subordination", "隶属关系"),
    "links_bus": ("dashed: {links}, a line each", "虚线：{links}，各一条线"),
    "links_marks": ("letters: {links}, listed under the chart", "字母：{links}，列于图下"),
    "links_table": ("{links}: in the table", "{links}：见表"),
    "convener": ("convener", "召集人"),
    "base": ("base", "基础"),
    "seat": ("member", "成员"),
    "role": ("role on the body", "席位身份"),
    "around": ("{name} and what it is linked to", "{name}及其关系"),
    "seats": ("{count} seats", "{count} 个席位"),
    "seat_one": ("1 seat", "1 个席位"),
    "convened_by": ("convened by {name}", "召集：{name}"),
    "more": ("and {count} more", "另有 {count} 个"),
    "hidden": ("+{count}", "+{count}"),
    "hidden_legend": ("+n: units below that are not drawn", "+n：其下未绘出的单元数"),
    "page": ("page {page}", "第 {page} 页"),
    "back": ("back to page {page}", "返回第 {page} 页"),
    "overview": ("Overview", "总览"),
    "index": ("Index of units", "单元索引"),
    "added": ("added", "新增"),
    "removed": ("removed", "撤销"),
    "moved": ("moved", "改隶"),
    "changed": ("changed", "变更"),
    "same": ("unchanged", "未变"),
    "supplied": ("Seats in {name}", "{name}的席位"),
    "links": ("other links", "其他关系"),
    "bodies": ("joint bodies", "共建机构"),
    "bodies_and_links": ("joint bodies and other links", "共建机构及其他关系"),
    "named": ("{count} more named at joint bodies", "另有 {count} 个列于共建机构"),
    "members": ("members", "成员"),
    "chart_of": ("Organisation chart of {title}", "{title}组织结构图"),
    "map_of": ("Coverage map of {title}", "{title}覆盖图"),
}


def word(key: str, language: str, **facts: object) -> str:
    """Return one of the picture's own words; any language but Chinese gets English.

    >>> word("page", "zh", page=3)
    '第 3 页'
    """
    english, chinese = _WORDS[key]
    return (chinese if language.split("-", 1)[0] == "zh" else english).format(**facts)


def labelled(label: str, text: str, language: str) -> str:
    """Return a text behind what it is, with the colon of the picture's language.

    >>> labelled("席位", "东街道", "zh")
    '席位：东街道'
    """
    return word("labelled", language, label=label, text=text)


def noted(text: str, note: object, language: str) -> str:
    """Return a text with a note in brackets behind it; alone if the note is empty.

    >>> noted("member", 2, "en")
    'member (2)'
    """
    return word("noted", language, text=text, note=note) if note != "" else text


def seats_counted(seats: int, language: str) -> str:
    """Return how many seats a body has, in words; "" for none: one that lists no seats may have some.

    >>> seats_counted(1, "en"), seats_counted(2, "zh"), seats_counted(0, "en")
    ('1 seat', '2 个席位', '')
    """
    return word("seat_one" if seats == 1 else "seats", language, count=seats) if seats else ""
