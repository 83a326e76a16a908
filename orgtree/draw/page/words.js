// The page's own words, which come with the data from the catalogue in draw/words.py, and names in the language that is shown.

import { DATA, IDS, KIND, KINDS, NAMES } from "./data.js";

// What is pressed or seen, and the word that explains it.
export const KEYS = [
  ["/", "key_search"],
  ["↑ ↓ ← →", "key_pan"],
  ["+ − 0", "key_zoom"],
  ["Enter", "key_open"],
  ["[ ]", "key_level"],
  ["* \\", "key_all"],
  [", .", "key_tour"],
  ["L", "key_link"],
  ["Esc", "key_none"],
];

export const MARKS = [
  ["＋12", "mark_folded"],
  ["●  ▲", "mark_finding"],
  ["▨ ◆  ◇", "mark_gap"],
  ["Σ", "mark_sum"],
  ["×3", "mark_links"],
];

export let language = document.documentElement.lang === "zh" ? "zh" : "en";
// Names are in the language that the page was made for, any that the data hold, until one of the page's own is chosen.
let tongue = DATA.language;
export const setLanguage = (wanted) => {
  if (wanted !== language) tongue = wanted;
  language = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
};

const fill = (template, facts) => template.replace(/\{(\w+)\}/g, (whole, key) => key in facts ? facts[key] : whole);
export const labelled = (word, text) => `${word}${language === "zh" ? "：" : ": "}${text}`;
export const t = (key, facts) => {
  const word = DATA.words[key][language === "zh" ? 1 : 0];
  return facts ? fill(word, facts) : word;
};
// What has no title is called what it is.
export const pageTitle = () => pick(DATA.title) || t("whole");

// What a metric calls units that lack what it asks for.
export const gapOf = (metric) => pick(metric.called) || headed("gap");

export const gapsOf = (metric) => {
  if (pick(metric.called)) return `${pick(metric.called)} ${number(metric.gaps)}`;
  return metric.gaps === 1 ? t("one_gap") : t("gaps", { n: number(metric.gaps) });
};

// A word at the head of a line.
export const headed = (key, facts) => t(key, facts).replace(/^./u, (letter) => letter.toUpperCase());
// The day that is looked at, else today where something was judged by it.
export const dayTold = () => DATA.asOf ? headed("as_of", { date: DATA.asOf }) : DATA.judgedBy ? headed("judged_by", { date: DATA.judgedBy }) : "";

// A text is a string, or language -> string; the language asked for, then the organisation's own, then any.
export const pick = (text) => {
  if (typeof text === "string") return text;
  return text[tongue] || text[language] || text[DATA.language] || Object.values(text).find(Boolean) || "";
};

const NAMED = new Map(NAMES);
const nameIn = (unit, wanted) => NAMED.get(wanted)?.[unit];
export const nameOf = (unit) => nameIn(unit, tongue) || nameIn(unit, language) || nameIn(unit, DATA.language) || otherNames(unit)[0]?.[1] || IDS[unit];
export const otherNames = (unit) => NAMES.filter(([, texts]) => texts[unit]).map(([spoken, texts]) => [spoken, texts[unit]]);
// The language the name is really in, for the screen reader's voice.
export const tongueOf = (unit) => nameIn(unit, tongue) ? tongue : nameIn(unit, language) ? language : NAMES.find(([, texts]) => texts[unit])?.[0];
export const kindOf = (unit) => pick(KINDS[KIND[unit]].title) || KINDS[KIND[unit]].name;
// Both languages group by thousands alike; the first call of a formatter would cost 20 ms.
export const number = (value) => String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
