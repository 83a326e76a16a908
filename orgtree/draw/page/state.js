// What is open, chosen and coloured; everything else asks here and is told of changes.

import { dress } from "./colour.js";
import { DEPTH, END, PARENT, SIZE, ancestorsOf } from "./data.js";
import { KEPT, admit, deepest, hasKept } from "./sieve.js";
import { setLanguage } from "./words.js";

export const OPEN = new Uint8Array(SIZE);
export let chosen = -1;
export let metric = null;
// How the open units came about, for the address: a level (null after a unit was opened or folded by hand), and what differs from it.
export let level = 1;
export const toggled = new Set();

// VISIBLE lists the shown units in pre-order; SHOWN_AT is a unit's place in it or -1; SHOWN_END the place after its shown subtree.
export let VISIBLE = new Int32Array(0);
export const SHOWN_AT = new Int32Array(SIZE).fill(-1);
export const SHOWN_END = new Int32Array(SIZE);

export const listeners = { sieve: [], shape: [], choice: [], dress: [], language: [], board: [] };
export const on = (change, task) => listeners[change].push(task);
export const tell = (change, facts = {}) => { for (const task of listeners[change]) task(facts); };

export const hasChildren = hasKept;
export const isOpen = (unit) => OPEN[unit] === 1 && hasChildren(unit);
export const isShown = (unit) => SHOWN_AT[unit] >= 0;

export const refreshVisible = () => {
  const found = [];
  SHOWN_AT.fill(-1);
  for (let unit = 0; unit < SIZE; unit = KEPT[unit] && isOpen(unit) ? unit + 1 : END[unit]) {
    if (!KEPT[unit]) continue;
    SHOWN_AT[unit] = found.length;
    found.push(unit);
  }
  VISIBLE = Int32Array.from(found);
  for (let at = VISIBLE.length - 1; at >= 0; at--) {
    const unit = VISIBLE[at];
    let end = at + 1;
    while (end < VISIBLE.length && VISIBLE[end] < END[unit]) end = SHOWN_END[VISIBLE[end]];
    SHOWN_END[unit] = end;
  }
};

// The unit itself if it is shown, else its nearest ancestor that is; -1 where none is.
export const visibleAt = (unit) => {
  while (unit >= 0 && !isShown(unit)) unit = PARENT[unit];
  return unit;
};

export const reshape = (facts) => { refreshVisible(); tell("shape", facts); };

export const setChosen = (unit) => { chosen = unit; };

export const noteToggle = (unit) => { if (!toggled.delete(unit)) toggled.add(unit); };

export const toggle = (unit, wanted = !OPEN[unit]) => {
  if (!hasChildren(unit) || wanted === isOpen(unit)) return;
  OPEN[unit] = wanted ? 1 : 0;
  noteToggle(unit);
  if (!wanted && chosen > unit && chosen < END[unit]) chosen = unit;
  reshape({ anchor: unit, push: true });
  tell("choice");
};

export const openBelow = (unit) => {
  for (let at = unit; at < END[unit]; at++) if (hasChildren(at) && !OPEN[at]) { OPEN[at] = 1; noteToggle(at); }
  reshape({ anchor: unit, push: true });
};

export const setLevel = (wanted) => {
  level = Math.min(Math.max(wanted, 0), deepest);
  toggled.clear();
  for (let unit = 0; unit < SIZE; unit++) OPEN[unit] = DEPTH[unit] < level ? 1 : 0;
  refreshVisible();
};

// Level 0 shows the roots only, level 1 their children, and so on.
export const openTo = (wanted, facts = { fit: true, push: true }) => {
  setLevel(wanted);
  while (chosen >= 0 && DEPTH[chosen] > level) chosen = PARENT[chosen];
  tell("shape", facts);
  tell("choice");
};

// Returns whether anything had to be opened so that the unit shows.
export const reveal = (unit) => {
  let opened = false;
  for (const above of ancestorsOf(unit)) if (!OPEN[above]) { OPEN[above] = 1; noteToggle(above); opened = true; }
  return opened;
};

export const choose = (unit, { centre = false, push = true } = {}) => {
  if (unit >= 0 && !KEPT[unit]) { admit(unit); tell("sieve"); reveal(unit); reshape({ fit: true, still: true }); }
  if (unit >= 0 && reveal(unit)) { chosen = unit; reshape({}); }
  const changed = chosen !== unit;
  chosen = unit;
  tell("choice", { centre, push: push && (changed || centre) });
};

export const colourBy = (wanted, facts = { push: true }) => {
  metric = wanted;
  dress(metric);
  tell("dress", facts);
};

export const speak = (wanted, facts = { push: true }) => {
  setLanguage(wanted);
  tell("language", facts);
};
