// Reads the embedded data: units are counted in pre-order, so the subtree of u is the run u..END[u].

import { column, sums, textColumns } from "./columns.js";
import { onDay } from "./days.js";
import { regroup } from "./regroup.js";

export const DATA = onDay(JSON.parse(document.getElementById("data").textContent));

// How units are grouped, as the address says: by kind, by a field, or as they stand in a hierarchy; "" as they are.
const ASKED = (() => { try { return decodeURIComponent(/[#&]by=([^&]*)/.exec(location.hash)?.[1] || ""); } catch { return ""; } })();
export const GROUPED_BY = ASKED && !DATA.changes && regroup(DATA, ASKED, column) ? ASKED : "";
// Where a unit stands that is in a group now.
export const STANDS_UNDER = DATA.above || null;

export const IDS = (() => {
  let before = "";
  return DATA.ids.map((entry) => before = before.slice(0, parseInt(entry[0], 36)) + entry.slice(1));
})();
export const SIZE = IDS.length;
export const DEPTH = Int32Array.from(column(DATA.depth));
export const KIND = Int32Array.from(column(DATA.kind));
export const KINDS = DATA.kinds.map(([name, title, fill, line, text, layout, shape, dash, count]) => ({ name, title, fill, line, text, layout, shape, dash, count }));
export const NAMES = textColumns(DATA.names);
export const PINYIN = DATA.pinyin ? column(DATA.pinyin) : null;
export const UNIT = new Map(IDS.map((id, unit) => [id, unit]));

export const PARENT = new Int32Array(SIZE).fill(-1);
export const END = new Int32Array(SIZE);
export const ROOTS = [];
export let DEEPEST = 0;
(() => {
  const way = [];
  for (let unit = 0; unit < SIZE; unit++) {
    const depth = DEPTH[unit];
    while (way.length > depth) END[way.pop()] = unit;
    if (depth) PARENT[unit] = way[depth - 1]; else ROOTS.push(unit);
    way.push(unit);
    if (depth > DEEPEST) DEEPEST = depth;
  }
  while (way.length) END[way.pop()] = SIZE;
})();

export const childrenOf = (unit) => {
  const found = [];
  for (let child = unit + 1; child < END[unit]; child = END[child]) found.push(child);
  return found;
};
// What the page holds under a unit, and all that there is, with what is left out of the page: sums before each unit make it a difference.
// What stands only where it stood, in an earlier state, is on the page and no unit of now.
export const GHOST = new Uint8Array(SIZE);
for (const unit of sums(DATA.changes?.ghosts || [])) GHOST[unit] = 1;
// Groups are no units either.
export const IS_GROUP = new Uint8Array(SIZE);
for (const unit of DATA.groups || []) GHOST[unit] = IS_GROUP[unit] = 1;
const GHOSTS_BEFORE = new Int32Array(SIZE + 1);
for (let unit = 0; unit < SIZE; unit++) GHOSTS_BEFORE[unit + 1] = GHOSTS_BEFORE[unit] + GHOST[unit];
export const ON_PAGE = SIZE - GHOSTS_BEFORE[SIZE];
export const below = (unit) => END[unit] - unit - 1 - (GHOSTS_BEFORE[END[unit]] - GHOSTS_BEFORE[unit + 1]);
const LEFT_BEFORE = (() => {
  const left = DATA.leftUnder && column(DATA.leftUnder);
  const before = new Int32Array(SIZE + 1);
  if (left) for (let unit = 0; unit < SIZE; unit++) before[unit + 1] = before[unit] + Number(left[unit]);
  return before;
})();
export const leftBelow = (unit) => LEFT_BEFORE[END[unit]] - LEFT_BEFORE[unit];
export const allBelow = (unit) => below(unit) + leftBelow(unit);
// How many units the page is about, on it or left out.
export const ALL = KINDS.reduce((sum, kind) => sum + kind.count, 0);
export const ancestorsOf = (unit) => {
  const found = [];
  for (let above = PARENT[unit]; above >= 0; above = PARENT[above]) found.push(above);
  return found.reverse();
};

// A row of columns by language as one text.
export const textAt = (columns, at) => Object.fromEntries(columns.filter(([, texts]) => texts[at] !== null).map(([language, texts]) => [language, texts[at]]));

export const FIELDS = DATA.fields.map(([title, measure, spoken, form, address]) => {
  const columns = spoken ? textColumns(form) : null;
  const texts = columns ? null : column(form);
  return { title, measure, address, at: columns ? (unit) => textAt(columns, unit) : (unit) => texts[unit] ?? "" };
});
// Unit -1 stands for the whole.
export const FINDINGS = (() => {
  const [codes, severities, texts] = [column(DATA.findings.code), column(DATA.findings.severity), textColumns(DATA.findings.text)];
  const whole = (text, unit) => Object.fromEntries(Object.entries(text).map(([language, words]) => [language, words.replaceAll("\x01", () => `'${IDS[unit]}'`)]));
  return sums(DATA.findings.unit).map((unit, at) => ({ unit, code: codes[at], severity: severities[at], text: unit < 0 ? textAt(texts, at) : whole(textAt(texts, at), unit) }));
})();
export const SEVERITIES = ["info", "warning", "error"];
// Per unit the worst severity of its own findings and of those in its subtree: 0 none, 1 info, 2 warning, 3 error.
export const WORST = new Uint8Array(SIZE);
export const WORST_BELOW = new Uint8Array(SIZE);
// What is said of each unit with days: days and sentence, in order.
export const PAST_OF = new Map();
for (const [unit, day, text] of DATA.history) {
  if (!PAST_OF.has(unit)) PAST_OF.set(unit, []);
  PAST_OF.get(unit).push([day, text]);
}

export const FINDINGS_OF = new Map();
for (const finding of FINDINGS) {
  if (finding.unit < 0) continue;
  WORST[finding.unit] = Math.max(WORST[finding.unit], SEVERITIES.indexOf(finding.severity) + 1);
  if (!FINDINGS_OF.has(finding.unit)) FINDINGS_OF.set(finding.unit, []);
  FINDINGS_OF.get(finding.unit).push(finding);
}
for (let unit = SIZE - 1; unit >= 0; unit--) {
  WORST_BELOW[unit] = Math.max(WORST_BELOW[unit], WORST[unit]);
  if (PARENT[unit] >= 0) WORST_BELOW[PARENT[unit]] = Math.max(WORST_BELOW[PARENT[unit]], WORST_BELOW[unit]);
}

export const LINK_TYPES = DATA.linkTypes.map(([name, title, colour, dash, part, stands, symmetric]) => ({ name, title, colour, part, stands, symmetric, dash: dash ? dash.split(/[ ,]+/).map(Number) : [] }));
export const LINKS = (() => {
  const [types, sources, targets] = [sums(DATA.links.type), sums(DATA.links.source), DATA.links.target];
  const labels = textColumns(DATA.links.label);
  return types.map((type, at) => ({ type, source: sources[at], target: targets[at], label: textAt(labels, at) }));
})();
export const LINKS_OF = new Map();
for (const link of LINKS) {
  for (const unit of link.source === link.target ? [link.source] : [link.source, link.target]) {
    if (!LINKS_OF.has(unit)) LINKS_OF.set(unit, []);
    LINKS_OF.get(unit).push(link);
  }
}

// Each joint body with the unit at which it stands, -1 for none.
export const BODIES = new Map(sums(DATA.bodies.unit).map((unit, at) => [unit, DATA.bodies.at[at]]));
export const VACANT = new Uint8Array(SIZE);
for (const unit of sums(DATA.vacant)) VACANT[unit] = 1;

export const METRICS = DATA.metrics.map((metric) => {
  const gap = new Uint8Array(SIZE);
  for (const unit of sums(metric.gap)) gap[unit] = 1;
  // Gaps before each unit, so that those inside a subtree are a difference.
  const before = new Int32Array(SIZE + 1);
  for (let unit = 0; unit < SIZE; unit++) before[unit + 1] = before[unit] + gap[unit];
  const [fraction, share] = [metric.fraction, metric.share].map((form) => form && column(form).map((value) => value === null ? null : value / 1000));
  return { name: metric.name, title: metric.title, overall: metric.overall, target: metric.target, shown: column(metric.shown), fraction, share, scale: metric.scale, gap, gaps: metric.gaps, inside: (unit) => before[END[unit]] - before[unit + 1], percent: metric.percent === 1, silent: metric.silent === 1, called: metric.called, ends: metric.ends };
});
