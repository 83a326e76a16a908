"""The words that a picture adds to its user's own, in each language: legend, title block, references."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "legend": ("Legend", "图例"),
    "as_of": ("as of {date}", "截至{date}"),
    "source": ("source: {source}", "来源：{source}"),
    "units": ("{count} units", "{count} 个单位"),
    "no_data": ("no data", "无数据"),
    "unmeasured": ("not measured", "不计"),
    "gap": ("gap", "缺口"),
    "damage": ("broken definition, drawn where it can be", "定义有误，尽量绘出"),
    "subordination": ("subordination", "隶属关系"),
    "links_bus": ("dashed: a joint body or another link, a line each", "虚线：联合组织及其他联系，每项一线"),
    "links_marks": ("letters: joint bodies and other links, see below", "字母：联合组织及其他联系，见图下"),
    "links_table": ("joint bodies and other links: in the table", "联合组织及其他联系：见表"),
    "chair": ("convener", "召集单位"),
    "seat": ("member", "成员"),
    "role": ("role on the body", "席位类别"),
    "around": ("{name} and what it is linked to", "{name}及其联系"),
    "seats": ("{count} seats", "{count} 个席位"),
    "seat_one": ("1 seat", "1 个席位"),
    "convened_by": ("convened by {name}", "召集：{name}"),
    "more": ("and {count} more", "另有 {count} 个"),
    "hidden": ("+{count}", "+{count}"),
    "hidden_legend": ("+n: units below that are not drawn", "+n：下级未绘出的单位数"),
    "beside": ("staff unit", "办事机构"),
    "page": ("page {page}", "第 {page} 页"),
    "page_of": ("page {page} of {pages}", "第 {page} 页，共 {pages} 页"),
    "continued": ("continued on page {page}", "续见第 {page} 页"),
    "back": ("back to page {page}", "返回第 {page} 页"),
    "overview": ("Overview", "总览"),
    "index": ("Index of units", "单位索引"),
    "added": ("added", "新增"),
    "removed": ("removed", "撤销"),
    "moved": ("moved", "改隶"),
    "changed": ("changed", "变更"),
    "same": ("unchanged", "未变"),
    "supplied": ("Seats in {name}", "{name}的席位"),
    "links": ("Joint bodies and other links", "联合组织及其他联系"),
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
