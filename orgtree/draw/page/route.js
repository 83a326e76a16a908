// The address after # holds unit and view, so that a link leads to what one sees and the back button goes back.

import { board, showBoard } from "./boards.js";
import { COLOURINGS } from "./changes.js";
import { DATA, GROUPED_BY, IDS, UNIT } from "./data.js";
import { soon } from "./dom.js";
import { fitFocus } from "./focus.js";
import { focused, setFocus } from "./lit.js";
import { HIERARCHIES, KEPT, admit, askFor, hierarchyWith, sieve } from "./sieve.js";
import { view } from "./sight.js";
import { OPEN, chosen, colourBy, level, listeners, metric, noteToggle, on, reshape, reveal, setChosen, setLevel, speak, tell, toggled } from "./state.js";
import { current, paintTree, scrollToRow, setCurrent } from "./tree.js";
import { MOST_ZOOM, centre, firstLevel, fit, goTo, leastZoom, moved } from "./view.js";
import { language } from "./words.js";

const MOST_NAMED = 60;
let writing = false;
let written = "";
let later = 0;

const address = () => {
  const parts = new Map();
  if (chosen >= 0) parts.set("unit", IDS[chosen]);
  parts.set("level", level);
  if (toggled.size && toggled.size <= MOST_NAMED) parts.set("open", [...toggled].map((unit) => encodeURIComponent(IDS[unit])).join(","));
  for (const [key, value] of Object.entries(sieve)) if (value) parts.set(key, value); else if (key === "along" && HIERARCHIES.length) parts.set(key, "*");
  if (GROUPED_BY) parts.set("by", GROUPED_BY);
  if (focused) parts.set("focus", 1);
  if (metric) parts.set("colour", metric.name);
  if (board.name !== "chart") parts.set("view", board.name);
  if (DATA.days && DATA.days.shown !== DATA.days.own) parts.set("day", DATA.days.all[DATA.days.shown]);
  parts.set("lang", language);
  parts.set("at", [view.x.toFixed(0), view.y.toFixed(0), view.k.toFixed(3)].join(","));
  return `#${[...parts].map(([key, value]) => `${key}=${key === "open" || key === "at" ? value : encodeURIComponent(value)}`).join("&")}`;
};

const write = (push) => {
  clearTimeout(later);
  if (writing) return;
  const wanted = address();
  if (wanted === written) return;
  written = wanted;
  // Inside a frame without an address of its own there is nothing to write to.
  try { history[push ? "pushState" : "replaceState"](null, "", wanted); } catch { written = ""; }
};
export const writeNow = () => write(false);
const writeLater = () => { clearTimeout(later); later = setTimeout(() => write(false), 350); };

const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

// Shows what an address asks for; whatever it names that is not there is left out.
export const follow = (hash) => {
  const parts = new Map(hash.replace(/^#/, "").split("&").filter(Boolean).map((part) => { const at = part.indexOf("="); return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)]; }));
  writing = true;
  try {
    const wanted = parts.get("lang");
    if ((wanted === "zh" || wanted === "en") && wanted !== language) speak(wanted, {});
    // An address that names no view is that of the file alone.
    const fresh = !parts.has("level");
    const named = decoded(parts.get("colour") || "") || (fresh ? DATA.colour : "");
    const wantedMetric = COLOURINGS.find((one) => one.name === named) || null;
    showBoard(parts.get("view") || (fresh ? DATA.view : "chart"), {});
    if (wantedMetric !== metric) colourBy(wantedMetric, {});
    const asked = (key) => decoded(parts.get(key) || "");
    const along = parts.has("along") ? asked("along") : wantedMetric && DATA.along ? hierarchyWith(wantedMetric) : DATA.along;
    askFor({ ...Object.fromEntries(Object.keys(sieve).map((key) => [key, asked(key)])), along: HIERARCHIES.some((one) => one.name === along) ? along : "" });
    tell("sieve");
    const depth = parseInt(parts.get("level"), 10);
    setChosen(-1);
    const unit = UNIT.get(decoded(parts.get("unit") || "") || (fresh ? DATA.chosen : ""));
    if (unit !== undefined && !KEPT[unit]) { admit(unit); tell("sieve"); }
    setLevel(Number.isNaN(depth) ? firstLevel() : depth);
    for (const id of (parts.get("open") || "").split(",").filter(Boolean)) {
      const other = UNIT.get(decoded(id));
      if (other !== undefined) { OPEN[other] = OPEN[other] ? 0 : 1; noteToggle(other); }
    }
    if (unit !== undefined) { setChosen(unit); setCurrent(unit); reveal(unit); }
    setFocus(parts.has("focus") || fresh && DATA.focus === 1);
    reshape({});
    tell("choice");
    const [x, y, k] = (parts.get("at") || "").split(",").map(Number);
    if (parts.has("at") && k > 0 && [x, y, k].every(Number.isFinite)) goTo({ x, y, k: Math.min(MOST_ZOOM, Math.max(leastZoom(), k)) }, true);
    else if (focused) fitFocus(true);
    else if (chosen >= 0) centre(chosen, true);
    else fit(true);
    scrollToRow(current);
    soon(paintTree);
  } finally {
    writing = false;
  }
};

export const wireRoute = () => {
  moved.push(writeLater);
  for (const change of Object.keys(listeners)) on(change, ({ push }) => { if (push) write(true); else writeLater(); });
  const arrive = () => {
    if (location.hash === written) return;
    // Another order of the units is another page.
    const by = decoded(/[#&]by=([^&]*)/.exec(location.hash)?.[1] || "");
    if (by !== GROUPED_BY) { location.reload(); return; }
    written = location.hash;
    follow(location.hash);
  };
  window.addEventListener("popstate", arrive);
  window.addEventListener("hashchange", arrive);
  written = location.hash;
  write(false);
};
