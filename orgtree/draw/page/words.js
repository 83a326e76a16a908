// The page's own words in English and Chinese, and names in the language that is shown.

import { DATA, IDS, KIND, KINDS, NAMES } from "./data.js";

const WORDS = {
  skip: ["Skip to the outline", "跳到大纲"],
  outline: ["Outline", "大纲"],
  outlineToggle: ["Show or hide the outline", "显示或隐藏大纲"],
  search: ["Search name, id, kind", "搜索名称、编号、类型"],
  results: ["Search results", "搜索结果"],
  noResults: ["Nothing found", "没有找到"],
  moreResults: ["{n} more: type on to narrow down", "还有 {n} 项，请继续输入"],
  found: ["{n} found", "找到 {n} 项"],
  levels: ["Levels shown", "显示层级"],
  fewer: ["Fold one level", "收起一层"],
  deeper: ["Open one level", "展开一层"],
  all: ["Open all", "全部展开"],
  none: ["Fold all", "全部收起"],
  allShort: ["All", "全部"],
  colour: ["Colour by", "着色"],
  byKind: ["Kind", "类型"],
  other: ["中文", "English"],
  otherLabel: ["切换到中文", "Switch to English"],
  theme: ["Light or dark", "浅色或深色"],
  more: ["Save, print, help", "保存、打印、帮助"],
  print: ["Print the chart", "打印本图"],
  saveAll: ["Save the chart as SVG", "把图存为 SVG"],
  saveView: ["Save what is on screen as SVG", "把屏幕所见存为 SVG"],
  help: ["Keys and marks", "按键与标记说明"],
  close: ["Close", "关闭"],
  chart: ["Chart of {title}. Arrow keys pan, plus and minus zoom; the outline holds the same units.", "{title}组织结构图。方向键移动，加减键缩放；大纲中有相同的单元。"],
  zoomIn: ["Zoom in", "放大"],
  zoomOut: ["Zoom out", "缩小"],
  fit: ["Fit all", "适合窗口"],
  crumbs: ["Where you are", "当前位置"],
  whole: ["Whole organisation", "整个组织"],
  wholePart: ["All of this part", "本部分全部"],
  details: ["Details", "详情"],
  units: ["Units", "单元"],
  unitsBelow: ["Units below", "下属单元"],
  onPage: ["On this page", "本页所含"],
  along: ["Left out: in another hierarchy (--along)", "未列入：属另一层级体系（--along）"],
  kinds: ["Left out: of other kinds (--kind)", "未列入：其他类型（--kind）"],
  where: ["Left out: the condition does not fit (--where)", "未列入：不符合条件（--where）"],
  depth: ["Left out: deeper levels (--depth)", "未列入：更深层级（--depth）"],
  leftOut: ["{n} of them are left out of this page", "其中 {n} 个未列入本页"],
  findingsLeft: ["{n} more of units that are left out of this page", "未列入本页的单元另有 {n} 项"],
  direct: ["{n} directly", "其中直接下属 {n}"],
  fields: ["Facts", "数据"],
  links: ["Links", "关系"],
  metrics: ["Coverage", "覆盖情况"],
  gap: ["Gap", "空白点"],
  gaps: ["{n} gaps", "{n} 个空白点"],
  oneGap: ["1 gap", "1 个空白点"],
  target: ["target", "目标"],
  findings: ["Findings", "问题"],
  noFindings: ["No findings", "没有发现问题"],
  error: ["Error", "错误"],
  warning: ["Warning", "警告"],
  info: ["Information", "提示"],
  open: ["Open", "展开"],
  fold: ["Fold", "收起"],
  openBelow: ["Open all below", "展开全部下级"],
  centre: ["Show in chart", "在图中显示"],
  asOf: ["As of", "截至"],
  source: ["Source", "来源"],
  noData: ["no data", "无数据"],
  legend: ["Legend", "图例"],
  showMore: ["Show {n} more", "再显示 {n} 项"],
  selected: ["{name}, {kind}, units below: {n}", "{name}，{kind}，下属 {n} 个单元"],
  welcome: ["Choose a unit in the chart or the outline.", "请在图或大纲中选择一个单元。"],
};

export const KEYS = [
  ["/", ["Search", "搜索"]],
  ["↑ ↓ ← →", ["Pan in the chart; move in the outline", "图中移动画面；大纲中移动"]],
  ["+ − 0", ["Zoom in, out, fit all", "放大、缩小、适合窗口"]],
  ["Enter", ["Open or fold the chosen unit", "展开或收起所选单元"]],
  ["[ ]", ["Fold or open one level", "收起或展开一层"]],
  ["* \\", ["Open all, fold all", "全部展开、全部收起"]],
  ["Esc", ["Choose nothing", "取消选择"]],
];

export const MARKS = [
  ["＋12", ["Folded, with 12 units below; click it to open", "已收起，其下有 12 个单元；点击展开"]],
  ["●  ▲", ["A finding: error, warning or information; hollow when it lies in a folded unit", "问题：错误、警告或提示；空心表示在收起的单元内"]],
  ["▨ ◆  ◇", ["Hatched with a diamond: a gap of the chosen metric; hollow when gaps lie in a folded unit", "斜线加菱形：所选指标的空白点；空心表示在收起的单元内"]],
  ["Σ", ["Not stated: the sum of what stands below", "未写明：下属单元之和"]],
  ["×3", ["Three links gathered at a folded unit", "三条关系归并到已收起的单元"]],
];

export let language = document.documentElement.lang === "zh" ? "zh" : "en";
export const setLanguage = (wanted) => {
  language = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
};

const fill = (template, facts) => template.replace(/\{(\w+)\}/g, (whole, key) => key in facts ? facts[key] : whole);
export const inTongue = (pair) => pair[language === "zh" ? 1 : 0];
export const labelled = (word, text) => `${word}${language === "zh" ? "：" : ": "}${text}`;
export const t = (key, facts) => facts ? fill(inTongue(WORDS[key]), facts) : inTongue(WORDS[key]);

// A text is a string, or language -> string; the language asked for, then the organisation's own, then any.
export const pick = (text) => {
  if (typeof text === "string") return text;
  return text[language] || text[DATA.language] || Object.values(text).find(Boolean) || "";
};

const nameIn = (unit, wanted) => {
  const found = NAMES.find(([spoken]) => spoken === wanted);
  return found ? found[1][unit] : null;
};
export const nameOf = (unit) => nameIn(unit, language) || nameIn(unit, DATA.language) || otherNames(unit)[0]?.[1] || IDS[unit];
export const otherNames = (unit) => NAMES.filter(([, texts]) => texts[unit]).map(([spoken, texts]) => [spoken, texts[unit]]);
// The language the name is really in, for the screen reader's voice.
export const tongueOf = (unit) => nameIn(unit, language) ? language : NAMES.find(([, texts]) => texts[unit])?.[0];
export const kindOf = (unit) => pick(KINDS[KIND[unit]].title) || KINDS[KIND[unit]].name;
// Both languages group by thousands alike; the first call of a formatter would cost 20 ms.
export const number = (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
