"""Words of pictures and the page in English and Chinese."""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING

from orgtree.base.catalogue import interface
from orgtree.base.messages import Counted

if TYPE_CHECKING:
    from collections.abc import Mapping

_PICTURE: dict[str, tuple[str, str]] = {
    "labelled": ("{label}: {text}", "{label}：{text}"),
    "units": ("{count} {count:unit|units}", "{count} 个单元"),
    "left_out": ("{count} more {count:is|are} not drawn", "另有 {count} 个未绘出"),
    "aimed": ("{metric}; target {target}", "{metric}；目标 {target}"),
    "unmeasured": ("not measured", "不计"),
    "damage": ("broken definition, drawn where it can be", "定义有误，仅绘出能绘的部分"),
    "subordination": ("subordination", "隶属关系"),
    "links_bus": ("dashed: {links}, a line each", "虚线：{links}，各一条线"),
    "links_table": ("{links}: in the table", "{links}：见表"),
    "base": ("base", "基础"),
    "seat": ("member", "成员"),
    "role": ("role on the body", "席位职务"),
    "linked": ("how it is linked", "关系"),
    "around": ("{name} and what it is linked to", "{name}及其关系"),
    "seats": ("{count} {count:seat|seats}", "{count} 个席位"),
    "more": ("and {count} more", "另有 {count} 个"),
    "hidden": ("+{count}", "+{count}"),
    "below_legend": ("(n): units under it", "（n）：其下的单元数"),
    "sized": ("areas by {field}", "面积按{field}"),
    "size_unknown": ("?: not known, the area says nothing: {count}", "?：数值未知，面积无意义：{count} 个"),
    "size_none": ("without a number, the area says nothing: {count}", "无此数值，面积无意义：{count} 个"),
    "size_enlarged": ("drawn larger than their share, to be seen: {count}", "为可见而放大的小框：{count} 个"),
    "size_blank": ("blank: in none of the boxes inside", "空白：不在其内任何框中的部分"),
    "page": ("page {page}", "第 {page} 页"),
    "previous": ("previous: {page}", "上一页：{page}"),
    "next": ("next: {page}", "下一页：{page}"),
    "part_of": (
        "{number} of {count}, units {first} to {last}",
        "第 {number} 部分，共 {count} 部分，单元 {first} 至 {last}",
    ),
    "back": ("back to page {page}", "返回第 {page} 页"),
    "overview": ("Overview", "总览"),
    "folded": ("{count} unchanged {count:unit is|units are} folded away", "已收起 {count} 个未变的单元"),
    "was": ("was: {name}", "原名：{name}"),
    "told_in_words": ("told in words", "见变更说明"),
    "fields_changed": ("{count} {count:field|fields} changed", "{count} 项数据有变"),
    "compared": ("changes: {counts}", "变更：{counts}"),
    "head": ("Head of the definition", "定义的头部"),
    "in_words": ("Changes in words", "变更说明"),
    "link_added": ("new", "新增"),
    "link_removed": ("no more", "不再有"),
    "link_changed": ("says something else", "内容有变"),
    "not_in_force": ("{count} more: of units in force on neither day", "另有 {count} 项：所涉单元两日均不在有效期"),
    "not_in_picture": (
        "{count} more: of units left out here (--along, --root, --kind, --where, --depth)",
        "另有 {count} 项：所涉单元未列入本图（--along、--root、--kind、--where、--depth）",
    ),
    "supplied": ("Seats in {name}", "{name}的席位"),
    "named": ("{count} more named at joint bodies", "另有 {count} 个列于议事协调机构"),
    "chart_of": ("Organisation chart of {title}", "{title}组织结构图"),
    "matrix_of": ("Matrix of {title}", "{title}矩阵图"),
    "matrix_counted": (
        "{rows} {rows:row|rows}, {columns} {columns:unit|units} in columns, {links} {links:link|links}",
        "{rows} 行，列中 {columns} 个单元，{links} 项关系",
    ),
    "matrix_gathered": (
        "Units that are linked to one row only share a column with those of their kind; numbers in cells count them.",
        "只与一行有关系的单元按类型合为一列，格中数字为其个数。",
    ),
    "counted": ("{text} {count}", "{text} {count}"),
    "bodies_of": ("Joint bodies of {title}", "{title}议事协调机构一览"),
    "bodies_left": (
        "{count} more {count:unit is|units are} not drawn: no body stands at {count:it, and it takes|them, and they take} part in none",
        "另有 {count} 个单元未绘出：其处未设机构，也不参加机构",
    ),
    "whole_names": ("Names in full", "名称全文"),
    "gathered": ("{count} × {kind}", "{kind} {count} 个"),
    "gathered_in": ("{count} of them gathered in {boxes} {boxes:box|boxes}", "其中 {count} 个合为 {boxes} 框"),
    "gathered_legend": ("a box for so many units of a kind", "一框多个：同类单元合并，写明个数"),
    "timeline_of": ("Timeline of {title}", "{title}时间线"),
    "undated": ("{count} without any date {count:is|are} left out", "另有 {count} 个没有日期，未绘出"),
    "today": ("today, {date}", "今天（{date}）"),
    "time_unit": ("in force", "存续"),
    "time_link": ("link", "关系"),
    "time_term": ("term", "任期"),
    "time_perhaps": ("begins or ends within", "在此期间起止"),
    "time_overdue": ("election overdue", "逾期未换届"),
    "time_unknown": ("has ended, nobody knows when", "已结束，何时不详"),
    "time_open": ("no beginning or end is stated", "未写明起止"),
    "over_time_of": ("Figures of {title} over time, {steps}", "{title}各期数据（{steps}）"),
    "within": ("within these bounds", "在此范围内"),
    "silent": ("no data, or not there", "无数据，或当时不存在"),
    "in_all": ("in all", "合计"),
    "band": ("where it should lie", "应在的范围"),
    "map_of": ("Coverage map of {title}", "{title}覆盖图"),
}

_BOTH: dict[str, tuple[str, str]] = {
    "legend": ("Legend", "图例"),
    "as_of": ("as of {date}", "截至 {date}"),
    "judged_by": ("judged by {date}, today", "按今天（{date}）判断"),
    "source": ("source", "来源"),
    "no_data": ("no data", "无数据"),
    "not_stated": ("not stated", "来源未说明"),
    "gap": ("gap", "缺口"),
    "target": ("target", "目标"),
    "no_changes": ("no changes", "没有变更"),
    "stands_elsewhere": ("stands elsewhere", "位置有变"),
    "was_here": ("dashed: where it stood", "虚线：原来的位置"),
    "same": ("unchanged", "未变"),
    "index": ("Index of units", "单元索引"),
    "bodies_and_links": ("joint bodies and other links", "议事协调机构及其他关系"),
    "links": ("other links", "其他关系"),
    "bodies": ("joint bodies", "议事协调机构"),
    "convener": ("convener", "召集单位"),
    "seat_one": ("1 seat", "1 个席位"),
    "seats_in_all": ("{count} seats", "{count} 席"),
    "suppliers": ("from", "派出单位"),
    "no_body": ("no joint body is stated", "未写明议事协调机构"),
    "no_place": ("at no place", "未写明所在"),
    "seats_counted": ("seats", "席位"),
    "units_supplying": ("units that supply them", "派出单位"),
    "bodies_read": (
        "Names are those of units, never of persons; a number behind a role counts its seats, one behind a kind the units that supply them",
        "名称均为单位名称；席位职务后的数为席位数，类型后的数为派出单位数",
    ),
    "vacant": ("vacant", "空缺"),
    "semicolon": ("; ", "；"),
    "stop": (". ", "。"),
    "convened_by": ("convened by {name}", "召集单位：{name}"),
    "hidden_legend": ("+n: units below that are not drawn", "+n：其下未绘出的单元数"),
    "page_of": ("page {page} of {count}", "第 {page} 页，共 {count} 页"),
    "letters_listed": ("letters: {links}, listed →{page}", "字母：{links}，列于→{page}"),
    "links_listed": ("{links}: listed →{page}", "{links}：列于→{page}"),
    "links_marks": ("letters: {links}, listed under the chart", "字母：{links}，列于图下"),
    "links_below": ("{links}: listed under the chart", "{links}：列于图下"),
    "refers": ("page on which a unit stands with all below it", "单元及其下级所在的页"),
    "members": ("members", "成员"),
    "noted": ("{text} ({note})", "{text}（{note}）"),
    "comma": (", ", "、"),
}
_PAGE: dict[str, tuple[str, str]] = {
    "open_line": ("open this line in the editor", "在编辑器中打开此行"),
    "trouble": ("What was saved last cannot be shown", "最近保存的内容无法显示"),
    "trouble_kept": ("The page shows what was there before.", "页面仍显示此前的内容。"),
    "preview_ended": ("The preview does not answer", "预览没有应答"),
    "preview_again": (
        "Start orgtree preview again; with the same port the page goes on by itself.",
        "请重新启动 orgtree preview；端口不变时页面会自行继续。",
    ),
    "skip": ("Skip to the outline", "跳到大纲"),
    "outline": ("Outline", "大纲"),
    "outline_toggle": ("Show or hide the outline", "显示或隐藏大纲"),
    "search": ("Search name, id, kind", "搜索名称、编号、类型"),
    "results": ("Search results", "搜索结果"),
    "no_results": ("Nothing found", "没有找到"),
    "more_results": ("{n} more: type on to narrow down", "还有 {n} 项，请继续输入"),
    "found": ("{n} found", "找到 {n} 项"),
    "sieve": ("Filter", "筛选"),
    "sieve_all": ("Show all again", "恢复显示全部"),
    "any": ("any", "不限"),
    "stated": ("States", "已写明"),
    "unstated": ("not stated", "未写明"),
    "only_gaps": ("Only gaps", "只看缺口"),
    "of_any_metric": ("of any metric", "任一指标"),
    "only_findings": ("Only with findings", "只看有问题的"),
    "hierarchy": ("Hierarchy", "层级体系"),
    "side_by_side": ("All, side by side", "全部并列"),
    "stands_under": ("Stands under", "所属"),
    "stands_under_in": ("what they stand under, {title}", "所属（{title}）"),
    "focus": ("Focus on its links", "只突出其关系"),
    "only_under": ("Only what stands here", "只看其下"),
    "grouped": ("Grouped: {by}", "分组：{by}"),
    "grouped_by": ("How units are grouped", "单元的分组方式"),
    "draw_groups": ("Draw it so", "按此绘图"),
    "shown": ("What is shown", "所显示的内容"),
    "of_units": ("{n} of {all} units", "{all} 个单元中的 {n} 个"),
    "nothing_fits": ("No unit fits", "没有符合的单元"),
    "no_longer": ("No longer: {text}", "取消：{text}"),
    "of_all": ("{at} of {n}", "第 {at} 项，共 {n} 项"),
    "tour_start": ("One by one", "逐个查看"),
    "tour_back": ("Previous", "上一项"),
    "tour_on": ("Next", "下一项"),
    "tour_end": ("End", "结束"),
    "key_tour": ("Previous and next of a list", "列表中的上一项、下一项"),
    "levels": ("Levels shown", "显示层级"),
    "fewer": ("Fold one level", "收起一层"),
    "deeper": ("Open one level", "展开一层"),
    "all": ("Open all", "全部展开"),
    "none": ("Fold all", "全部收起"),
    "all_short": ("All", "全部"),
    "colour": ("Colour by", "着色"),
    "by_kind": ("Kind", "类型"),
    "other": ("中文", "English"),
    "other_label": ("切换到中文", "Switch to English"),
    "theme": ("Light or dark", "浅色或深色"),
    "menu": ("Save, print, help", "保存、打印、帮助"),
    "print": ("Print the chart", "打印本图"),
    "save_all": ("Save the chart as SVG", "把图存为 SVG"),
    "save_sheets": ("Save the pages as SVG, readable on A4", "把各页存为 SVG（A4 纸上可读）"),
    "save_sheets_png": ("Save the pages as PNG, readable on A4", "把各页存为 PNG（A4 纸上可读）"),
    "sheet": ("page {n}", "第 {n} 页"),
    "save_png": ("Save the chart as PNG", "把图存为 PNG"),
    "share": ("Share a link to this view", "分享此处的链接"),
    "copied": ("The link to this view is copied", "已复制此处的链接"),
    "copied_here": (
        "The link to this view is copied; it leads to this file, on this machine",
        "已复制此处的链接；链接指向本机上的这个文件",
    ),
    "more_above": ("{n} more levels between", "中间还有 {n} 层"),
    "save_view": ("Save what is on screen as SVG", "把屏幕所见存为 SVG"),
    "help": ("Keys and marks", "按键与标记说明"),
    "close": ("Close", "关闭"),
    "chart": (
        "Chart of {title}. Arrow keys pan, plus and minus zoom; the outline holds the same units.",
        "{title}组织结构图。方向键移动，加减键缩放；大纲中有相同的单元。",
    ),
    "zoom_in": ("Zoom in", "放大"),
    "zoom_out": ("Zoom out", "缩小"),
    "fit": ("Fit all", "适合窗口"),
    "crumbs": ("Where you are", "当前位置"),
    "whole": ("Whole organisation", "整个组织"),
    "whole_part": ("All of this part", "本部分全部"),
    "day": ("Day", "日期"),
    "day_before": ("The day before", "前一个日期"),
    "day_after": ("The next day", "后一个日期"),
    "no_day": ("latest", "最新"),
    "group_kind": ("Group", "分组"),
    "days_all": ("{n} days on which something changes", "共 {n} 个有变化的日期"),
    "days_month": ("{n} days: the last change of each month", "共 {n} 个日期：每月最后一次变化"),
    "days_quarter": ("{n} days: the last change of each quarter", "共 {n} 个日期：每季最后一次变化"),
    "days_year": ("{n} days: the last change of each year", "共 {n} 个日期：每年最后一次变化"),
    "views": ("Views", "视图"),
    "view_chart": ("Chart", "组织图"),
    "view_map": ("Map", "覆盖图"),
    "view_matrix": ("Matrix", "矩阵"),
    "view_table": ("Table", "表格"),
    "view_bodies": ("Joint bodies", "议事协调机构"),
    "map_label": (
        "Map: areas by number of units. Arrow keys choose, Enter fills the map with the chosen unit, Backspace goes up.",
        "覆盖图：面积按单元数。方向键选择，回车放大所选单元，退格返回上一层。",
    ),
    "map_hint": ("A double click fills the map with a unit.", "双击可放大某个单元。"),
    "map_up": ("One level up", "上一层"),
    "size_by": ("Areas by", "面积按"),
    "size_units": ("Number of units", "单元数"),
    "unknown_sizes": ("?: not known, drawn small: {n}", "?：数值未知，画为最小框：{n} 个"),
    "filter_rows": ("Filter rows", "筛选行"),
    "columns": ("Columns", "列"),
    "csv": ("Download CSV", "下载 CSV"),
    "rows_shown": ("{n} of {all} rows", "{n} / {all} 行"),
    "sort_by": ("Sort by {column}", "按{column}排序"),
    "name": ("Name", "名称"),
    "id": ("Id", "编号"),
    "above": ("Above", "上级"),
    "details": ("Details", "详情"),
    "all_units": ("Units", "单元"),
    "units_below": ("Units below", "下属单元"),
    "on_page": ("On this page", "本页所含"),
    "along": ("Left out: in another hierarchy (--along)", "未列入：属另一层级体系（--along）"),
    "kinds": ("Left out: of other kinds (--kind)", "未列入：其他类型（--kind）"),
    "where": ("Left out: the condition does not fit (--where)", "未列入：不符合条件（--where）"),
    "depth": ("Left out: deeper levels (--depth)", "未列入：更深层级（--depth）"),
    "only_changes": ("Left out: unchanged (--only-changes)", "未列入：未变（--only-changes）"),
    "left_off": ("{n} of them are left out of this page", "其中 {n} 个未列入本页"),
    "findings_left": ("{n} more of units that are left out of this page", "未列入本页的单元另有 {n} 项"),
    "direct": ("{n} directly", "其中直接下属 {n}"),
    "fields": ("Facts", "数据"),
    "relations": ("Links", "关系"),
    "history": ("History", "沿革"),
    "metrics": ("Coverage", "覆盖情况"),
    "gaps": ("{n} gaps", "{n} 个缺口"),
    "one_gap": ("1 gap", "1 个缺口"),
    "findings": ("Findings", "问题"),
    "no_findings": ("No findings", "没有发现问题"),
    "error": ("Error", "错误"),
    "warning": ("Warning", "警告"),
    "info": ("Information", "提示"),
    "open": ("Open", "展开"),
    "fold": ("Fold", "收起"),
    "open_below": ("Open all below", "展开全部下级"),
    "centre": ("Show in chart", "在图中显示"),
    "show_more": ("Show {n} more", "再显示 {n} 项"),
    "selected": ("{name}, {kind}, units below: {n}", "{name}，{kind}，下属 {n} 个单元"),
    "welcome": ("Choose a unit in the chart or the outline.", "请在图或大纲中选择一个单元。"),
    "key_search": ("Search", "搜索"),
    "key_pan": ("Pan in the chart; move in the outline", "图中移动画面；大纲中移动"),
    "key_zoom": ("Zoom in, out, fit all", "放大、缩小、适合窗口"),
    "key_open": ("Open or fold the chosen unit", "展开或收起所选单元"),
    "key_level": ("Fold or open one level", "收起或展开一层"),
    "key_all": ("Open all, fold all", "全部展开、全部收起"),
    "key_link": ("Tell the links that are drawn, one by one", "逐条说明所画的关系"),
    "key_none": ("Choose nothing", "取消选择"),
    "mark_folded": ("Folded, with 12 units below; click it to open", "已收起，其下有 12 个单元；点击展开"),
    "mark_finding": (
        "A finding: error, warning or information; hollow when it lies in a folded unit",
        "问题：错误、警告或提示；空心表示在收起的单元内",
    ),
    "mark_gap": (
        "Hatched with a diamond: a gap of the chosen metric; hollow when gaps lie in a folded unit",
        "斜线加菱形：所选指标的缺口；空心表示在收起的单元内",
    ),
    "mark_sum": ("Not stated: the sum of what stands below", "未写明：下属单元之和"),
    "mark_links": ("Three links gathered at a folded unit", "三条关系归并到已收起的单元"),
    "keys": ("Keys", "按键"),
    "marks": ("Marks", "标记"),
    "mark_change": (
        "New, gone, elsewhere, changed otherwise; what is gone or elsewhere stands dashed where it stood",
        "新增、已不存在、移动、其他变更；已不存在或移走的以虚线留在原处",
    ),
    "changes": ("Changes", "变更"),
    "change_sorts": ("Kind of change", "变更类型"),
    "all_changes": ("All changes", "全部变更"),
    "off_page": ("not on this page", "不在本页"),
    "stood_here": ("it stood here before", "原来在此处"),
    "stands_now": ("Where it stands now", "现在的位置"),
    "stood_then": ("Where it stood before", "原来的位置"),
    "sourced": ("{title}: source", "{title}：来源"),
    "in_force": ("in force from – until", "有效期（起 – 止）"),
}
WORDS: Mapping[str, tuple[str, str]] = {**_PICTURE, **_BOTH, **_PAGE}
"""Every word in English and Chinese, with what fills it in braces."""
PAGE_WORDS: Mapping[str, tuple[str, str]] = {**_BOTH, **_PAGE}
"""Those of the page, which speaks both languages."""


def word(key: str, language: str, **facts: object) -> str:
    """Return one of the picture's own words; a language without them gets those of the one beside it, else English.

    >>> word("page", "zh", page=3)
    '第 3 页'
    """
    english, chinese = WORDS[key]
    counted_ = {key: Counted(fact) if isinstance(fact, Integral) else fact for key, fact in facts.items()}
    return (chinese if interface(language) == "zh" else english).format(**counted_)


def labelled(label: str, text: str, language: str) -> str:
    """Return a text behind a label, with the colon of the picture's language.

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


def counted(text: str, count: int, language: str) -> str:
    """Return what is counted with its number behind it.

    >>> counted("园区", 2, "zh")
    '园区 2'
    """
    return word("counted", language, text=text, count=count)


def seats_counted(seats: int, language: str) -> str:
    """Return how many seats a body has, in words; "" for none: one that lists no seats may have some.

    >>> seats_counted(1, "en"), seats_counted(2, "zh"), seats_counted(0, "en")
    ('1 seat', '2 个席位', '')
    """
    return word("seats", language, count=seats) if seats else ""
