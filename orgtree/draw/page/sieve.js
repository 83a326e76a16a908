// What is shown at all: the units that fit what is asked for, and those above them; the rest is left out until it is asked for again.

import { column } from "./columns.js";
import { DATA, DEEPEST, DEPTH, END, FIELDS, FINDINGS_OF, GHOST, IS_GROUP, KIND, KINDS, METRICS, ON_PAGE, PARENT, ROOTS, SIZE, UNIT, below, childrenOf } from "./data.js";
import { pick } from "./words.js";

export const HIERARCHIES = DATA.hierarchies.map(([name, title], at) => ({ name, title, above: column(DATA.standing[at]) }));
const HIERARCHY = DATA.hierarchy ? Int32Array.from(column(DATA.hierarchy)) : new Int32Array(SIZE).fill(-1);

// Each part of the question by its key in the address; "" asks nothing, and "*" for any.
const NOTHING = { along: "", kind: "", field: "", value: "", gaps: "", findings: "", under: "" };
export const sieve = { ...NOTHING, along: DATA.along };
export const KEPT = new Uint8Array(SIZE).fill(1);
const BEFORE = new Int32Array(SIZE + 1);
let whole = true;
// How many units fit, and how deep they stand.
export let fitting = ON_PAGE;
export let deepest = DEEPEST;

// Whether anything but the hierarchy is asked for.
export const sifted = () => Object.keys(NOTHING).some((key) => key !== "along" && sieve[key]);
export const hierarchyOf = (unit) => HIERARCHIES[HIERARCHY[unit]];
export const keptChildren = (unit) => whole ? childrenOf(unit) : childrenOf(unit).filter((child) => KEPT[child]);
export const keptRoots = () => whole ? ROOTS : ROOTS.filter((root) => KEPT[root]);
export const keptBelow = (unit) => whole ? below(unit) : BEFORE[END[unit]] - BEFORE[unit + 1];
export const hasKept = (unit) => END[unit] > unit + 1 && (whole || keptBelow(unit) > 0);

// All that stands under a unit when one asks for it: where its own hierarchy, or else the page, says.
export const standingUnder = (top) => {
  const found = new Uint8Array(SIZE);
  const above = hierarchyOf(top)?.above;
  const parentOf = (unit) => above && above[unit] !== null ? Number(above[unit]) : PARENT[unit];
  found[top] = 1;
  const known = new Uint8Array(SIZE);
  known[top] = 1;
  for (let unit = 0; unit < SIZE; unit++) {
    const way = [];
    let at = unit;
    while (at >= 0 && !known[at]) { known[at] = 1; way.push(at); at = parentOf(at); }
    if (at >= 0 && found[at]) for (const one of way) found[one] = 1;
  }
  return found;
};

export const NOT_STATED = "\x00";
const fits = () => {
  const tests = [];
  const hierarchy = HIERARCHIES.findIndex((one) => one.name === sieve.along);
  if (hierarchy >= 0) tests.push((unit) => HIERARCHY[unit] === hierarchy || HIERARCHY[unit] < 0);
  const kind = KINDS.findIndex((one) => one.name === sieve.kind);
  if (sieve.kind) tests.push((unit) => KIND[unit] === kind);
  const asked = FIELDS[sieve.field];
  if (asked) tests.push((unit) => { const text = pick(asked.at(unit)); return sieve.value === NOT_STATED ? !text : sieve.value ? text === sieve.value : Boolean(text); });
  const gaps = METRICS.filter((one) => sieve.gaps === "*" || one.name === sieve.gaps);
  if (sieve.gaps) tests.push((unit) => gaps.some((one) => one.gap[unit]));
  if (sieve.findings) tests.push((unit) => (FINDINGS_OF.get(unit) || []).some((one) => sieve.findings === "*" || one.severity === sieve.findings));
  const inside = UNIT.has(sieve.under) && standingUnder(UNIT.get(sieve.under));
  if (inside) tests.push((unit) => inside[unit]);
  return tests;
};

const keep = () => {
  const tests = fits();
  if (tests.length) tests.push((unit) => !IS_GROUP[unit]);
  whole = !tests.length;
  KEPT.fill(whole ? 1 : 0);
  fitting = ON_PAGE;
  deepest = DEEPEST;
  if (whole) return;
  fitting = deepest = 0;
  for (let unit = SIZE - 1; unit >= 0; unit--) {
    if (tests.every((test) => test(unit))) { KEPT[unit] = 1; fitting += 1 - GHOST[unit]; }
    if (!KEPT[unit]) continue;
    if (PARENT[unit] >= 0) KEPT[PARENT[unit]] = 1;
    deepest = Math.max(deepest, DEPTH[unit]);
  }
  for (let unit = 0; unit < SIZE; unit++) BEFORE[unit + 1] = BEFORE[unit] + KEPT[unit];
};
keep();

// Asks for what is given, and for nothing else.
export const askFor = (wanted) => { Object.assign(sieve, NOTHING, wanted); keep(); };

// The hierarchy in which a metric says something, where the one that is shown has nothing of it; else the one that is shown.
export const hierarchyWith = (metric) => {
  const said = (unit) => metric.changes || metric.gap[unit] || metric.fraction[unit] !== null;
  const there = (name) => { for (let unit = 0; unit < SIZE; unit++) if (said(unit) && (!hierarchyOf(unit) || hierarchyOf(unit).name === name)) return true; return false; };
  return [sieve.along, ...HIERARCHIES.map((one) => one.name)].find(there) ?? sieve.along;
};

// Lets a unit be shown: its hierarchy instead of another one, and, where that is not enough, without what else is asked for.
export const admit = (unit) => {
  const along = sieve.along && hierarchyOf(unit) ? hierarchyOf(unit).name : sieve.along;
  askFor({ ...sieve, along });
  if (!KEPT[unit]) askFor({ along });
};
