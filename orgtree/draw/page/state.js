// What is open, chosen and coloured; everything else asks here and is told of changes.

const OPEN = new Uint8Array(SIZE);
let chosen = -1;
let metric = null;
// How the open units came about, for the address: a level (null after a unit was opened or folded by hand), and what differs from it.
let level = 1;
const toggled = new Set();

// VISIBLE lists the shown units in pre-order; SHOWN_AT is a unit's place in it or -1; SHOWN_END the place after its shown subtree.
let VISIBLE = new Int32Array(0);
const SHOWN_AT = new Int32Array(SIZE).fill(-1);
const SHOWN_END = new Int32Array(SIZE);

const listeners = { shape: [], choice: [], dress: [], language: [] };
const on = (change, task) => listeners[change].push(task);
const tell = (change, facts = {}) => listeners[change].forEach((task) => task(facts));

const hasChildren = (unit) => END[unit] > unit + 1;
const isOpen = (unit) => OPEN[unit] === 1 && hasChildren(unit);
const isShown = (unit) => SHOWN_AT[unit] >= 0;

const refreshVisible = () => {
  const found = [];
  SHOWN_AT.fill(-1);
  for (let unit = 0; unit < SIZE; unit = isOpen(unit) ? unit + 1 : END[unit]) {
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

// The unit itself if it is shown, else its nearest ancestor that is.
const visibleAt = (unit) => {
  while (!isShown(unit)) unit = PARENT[unit];
  return unit;
};

const reshape = (facts) => { refreshVisible(); tell("shape", facts); };

const noteToggle = (unit) => { if (!toggled.delete(unit)) toggled.add(unit); };

const toggle = (unit, wanted = !OPEN[unit]) => {
  if (!hasChildren(unit) || wanted === isOpen(unit)) return;
  OPEN[unit] = wanted ? 1 : 0;
  noteToggle(unit);
  if (!wanted && chosen > unit && chosen < END[unit]) chosen = unit;
  reshape({ anchor: unit, push: true });
  tell("choice");
};

const openBelow = (unit) => {
  for (let at = unit; at < END[unit]; at++) if (hasChildren(at) && !OPEN[at]) { OPEN[at] = 1; noteToggle(at); }
  reshape({ anchor: unit, push: true });
};

const setLevel = (wanted) => {
  level = Math.min(Math.max(wanted, 0), DEEPEST);
  toggled.clear();
  for (let unit = 0; unit < SIZE; unit++) OPEN[unit] = DEPTH[unit] < level ? 1 : 0;
  refreshVisible();
};

// Level 0 shows the roots only, level 1 their children, and so on.
const openTo = (wanted, facts = { fit: true, push: true }) => {
  setLevel(wanted);
  while (chosen >= 0 && DEPTH[chosen] > level) chosen = PARENT[chosen];
  tell("shape", facts);
  tell("choice");
};

// Returns whether anything had to be opened so that the unit shows.
const reveal = (unit) => {
  let opened = false;
  for (const above of ancestorsOf(unit)) if (!OPEN[above]) { OPEN[above] = 1; noteToggle(above); opened = true; }
  return opened;
};

const choose = (unit, { centre = false, push = true } = {}) => {
  if (unit >= 0 && reveal(unit)) { chosen = unit; reshape({}); }
  const changed = chosen !== unit;
  chosen = unit;
  tell("choice", { centre, push: push && (changed || centre) });
};

const colourBy = (wanted, facts = { push: true }) => {
  metric = wanted;
  dress(metric);
  tell("dress", facts);
};

const speak = (wanted, facts = { push: true }) => {
  language = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  tell("language", facts);
};
