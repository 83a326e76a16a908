// What changed since an earlier state: the list, the marks of units, and the colours by change; empty where the page compares nothing.

import { textColumns } from "./columns.js";
import { DATA, END, GHOST, IDS, METRICS, SIZE, UNIT, textAt } from "./data.js";

export const COMPARES = Boolean(DATA.changes);
export const CHANGE_SORTS = (DATA.changes?.sorts || []).map(([name, look, title, count]) => ({ name, look, title, count }));
// Each with its unit (-1 for the head and for what is not on the page), its sort, subtree, sentence, and the name of its unit.
export const CHANGES = (() => {
  if (!COMPARES) return [];
  const [groups, texts, names] = [DATA.changes.group, DATA.changes.text, DATA.changes.name].map(textColumns);
  return DATA.changes.unit.map((unit, at) => ({ unit, sort: CHANGE_SORTS[DATA.changes.sort[at]], group: textAt(groups, at), text: textAt(texts, at), name: textAt(names, at) }));
})();
export const CHANGES_OF = new Map();
for (const change of CHANGES) {
  if (change.unit < 0) continue;
  if (!CHANGES_OF.has(change.unit)) CHANGES_OF.set(change.unit, []);
  CHANGES_OF.get(change.unit).push(change);
}

// A unit that stands elsewhere now is on the page twice.
const WAS = "#was";
export const shownId = (unit) => IDS[unit].endsWith(WAS) ? IDS[unit].slice(0, -WAS.length) : IDS[unit];
export const otherPlace = (unit) => UNIT.get(IDS[unit].endsWith(WAS) ? shownId(unit) : IDS[unit] + WAS) ?? -1;

// The signs of pictures. A unit looks as the last of its sorts in this order says; 0 is unchanged.
const CHANGE_SIGNS = { changed: "~", moved: "↷", added: "+", gone: "−" };
export const CHANGE_LOOKS = Object.keys(CHANGE_SIGNS);
export const signOf = (look) => CHANGE_SIGNS[look] || "";
export const CHANGE_OF = new Uint8Array(SIZE);
const SIGNS_OF = new Map();
const CHANGED_BEFORE = new Int32Array(SIZE + 1);
for (let unit = 0; COMPARES && unit < SIZE; unit++) {
  const looks = new Set((CHANGES_OF.get(unit) || []).map((change) => change.sort.look));
  if (GHOST[unit] && COMPARES && !looks.size) looks.add((CHANGES_OF.get(otherPlace(unit)) || []).some((change) => change.sort.look === "moved") ? "moved" : "changed");
  for (const look of looks) CHANGE_OF[unit] = Math.max(CHANGE_OF[unit], CHANGE_LOOKS.indexOf(look) + 1);
  if (looks.size) SIGNS_OF.set(unit, ["added", "gone", "moved", "changed"].filter((look) => looks.has(look)).map(signOf).join(""));
  CHANGED_BEFORE[unit + 1] = CHANGED_BEFORE[unit] + (looks.size ? 1 : 0);
}
// What goes before a name: its signs and a space.
export const signed = (unit) => SIGNS_OF.has(unit) ? `${SIGNS_OF.get(unit)} ` : "";
export const changedInside = (unit) => CHANGED_BEFORE[END[unit]] - CHANGED_BEFORE[unit + 1];

// Changes are one of the things that boxes can be coloured by, and the first where the page compares.
const none = { shown: new Array(SIZE).fill(null), fraction: new Array(SIZE).fill(null), share: null, gap: new Uint8Array(SIZE) };
const BY_CHANGE = { ...none, name: "*changes", title: { en: DATA.words.changes[0], zh: DATA.words.changes[1] }, changes: true, gaps: 0, inside: () => 0, overall: "", target: "", percent: false, silent: false, called: "", ends: ["", ""] };
export const COLOURINGS = COMPARES ? [BY_CHANGE, ...METRICS] : METRICS;
