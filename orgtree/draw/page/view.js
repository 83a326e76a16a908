// Moves the view over the chart: panning, zooming, gliding to a unit, and what lies under a point.

import { DEPTH, SIZE } from "./data.js";
import { $, ROOMY, frame } from "./dom.js";
import { CHART_H, CHART_W, layout } from "./layout.js";
import { refreshLinks } from "./links.js";
import { paint } from "./paint.js";
import { BLOCK_H, BLOCK_W, BLOCK_X, BLOCK_Y, H, W, X, Y } from "./rows.js";
import { stage, view } from "./sight.js";
import { KEPT, deepest } from "./sieve.js";
import { SHOWN_END, VISIBLE, isShown, setLevel } from "./state.js";

export const MOST_ZOOM = 4;
const BUTTONS = ROOMY ? 30 : 0;  // what the zoom buttons take below a chart that is fitted for fingers
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
let gliding = 0;
export const moved = [];

export const leastZoom = () => Math.min(0.5, 0.8 * Math.min(view.width / Math.max(1, CHART_W), view.height / Math.max(1, CHART_H)));

// Keeps a corner of the chart in sight whatever is done.
export const settle = () => {
  const margin = 80 / view.k;
  view.x = Math.min(Math.max(view.x, margin - view.width / view.k), CHART_W - margin);
  view.y = Math.min(Math.max(view.y, margin - view.height / view.k), CHART_H - margin);
  frame(paint);
  for (const task of moved) task();
};

export const panBy = (dx, dy) => {
  cancelAnimationFrame(gliding);
  view.x += dx / view.k;
  view.y += dy / view.k;
  settle();
};

export const zoomAt = (factor, x = view.width / 2, y = view.height / 2) => {
  cancelAnimationFrame(gliding);
  const k = Math.min(MOST_ZOOM, Math.max(leastZoom(), view.k * factor));
  view.x += x / view.k - x / k;
  view.y += y / view.k - y / k;
  view.k = k;
  settle();
};

export const goTo = (target, still = false) => {
  cancelAnimationFrame(gliding);
  if (still || calm()) { Object.assign(view, target); settle(); return; }
  const start = { x: view.x, y: view.y, k: view.k };
  const begun = performance.now();
  const step = (now) => {
    const share = Math.min(1, Math.max(0, (now - begun) / 240));
    const eased = 1 - (1 - share) ** 3;
    for (const key of ["x", "y", "k"]) view[key] = start[key] + (target[key] - start[key]) * eased;
    settle();
    if (share < 1) gliding = requestAnimationFrame(step);
  };
  gliding = requestAnimationFrame(step);
};

// The panel covers the chart's edge on narrow screens alone, where asking for its place lays out the page; what is left is where a unit is shown.
const roomFor = () => {
  if (window.innerWidth > 760) return { width: view.width, height: Math.max(120, view.height) };
  const sheet = $("panel").getBoundingClientRect();
  const box = stage.getBoundingClientRect();
  const covered = sheet.height && sheet.top > box.top && sheet.top < box.bottom && sheet.left < box.right ? box.bottom - sheet.top : 0;
  return { width: view.width, height: Math.max(120, view.height - covered) };
};

// The deepest level that can still be read when all of it is on the screen, else the one below the roots.
const MANY = 150;
export const firstLevel = () => {
  const perDepth = new Int32Array(deepest + 1);
  for (let unit = 0; unit < SIZE; unit++) perDepth[DEPTH[unit]] += KEPT[unit];
  const sums = Array.from(perDepth, (sum => (count) => sum += count)(0));
  for (let depth = deepest; depth > 1; depth--) {
    if (sums[depth] > MANY) continue;
    setLevel(depth);
    layout();
    if (fitted().k >= 0.66) return depth;
  }
  return Math.min(1, deepest);
};

const fitted = () => {
  const room = roomFor();
  room.height = Math.max(120, room.height - BUTTONS);
  const k = Math.min(1.25, (room.width - 40) / Math.max(1, CHART_W), (room.height - 56) / Math.max(1, CHART_H));
  const top = CHART_H * k < room.height - 160 ? 28 : Math.max(16, (room.height - CHART_H * k) / 2);
  return { k, x: CHART_W / 2 - room.width / 2 / k, y: -top / k };
};
export const fit = (still) => goTo(fitted(), still);

// Brings some units into the view, all of them whole.
export const fitUnits = (units, still) => {
  const room = roomFor();
  const [left, top] = [Math.min(...units.map((unit) => X[unit])), Math.min(...units.map((unit) => Y[unit]))];
  const [right, bottom] = [Math.max(...units.map((unit) => X[unit] + W[unit])), Math.max(...units.map((unit) => Y[unit] + H[unit]))];
  const k = Math.max(leastZoom(), Math.min(1.25, (room.width - 60) / (right - left), (room.height - 90) / (bottom - top)));
  goTo({ k, x: (left + right - room.width / k) / 2, y: (top + bottom - room.height / k) / 2 }, still);
};

// Brings a unit to the middle, large enough to read; a bar wider than the screen is shown by its start.
export const centre = (unit, still) => {
  const room = roomFor();
  const k = Math.min(1.25, Math.max(view.k, 0.85));
  const middle = W[unit] * k > room.width - 80 ? X[unit] + (room.width / 2 - 40) / k : X[unit] + W[unit] / 2;
  goTo({ k, x: middle - room.width / 2 / k, y: Y[unit] + H[unit] / 2 - room.height * 0.42 / k }, still);
};

export const isInSight = (unit) => {
  const room = roomFor();
  const [left, top] = [(X[unit] - view.x) * view.k, (Y[unit] - view.y) * view.k];
  return left < room.width - 40 && left + W[unit] * view.k > 40 && top < room.height - 20 && top + H[unit] * view.k > 20;
};

// After units were opened or folded, the unit it was done to stays where it was on the screen.
export const relayout = ({ anchor, fit: wanted, still } = {}) => {
  const kept = anchor !== undefined && isShown(anchor) ? [X[anchor] - view.x, Y[anchor] - view.y] : null;
  layout();
  refreshLinks();
  if (kept) { view.x = X[anchor] - kept[0]; view.y = Y[anchor] - kept[1]; settle(); } else if (wanted) fit(still); else settle();
};

// The shown unit under a point of the screen, or -1. Skips whole blocks that the point does not lie in.
export const unitAt = (screenX, screenY) => {
  const [x, y] = [screenX / view.k + view.x, screenY / view.k + view.y];
  for (let at = 0; at < VISIBLE.length;) {
    const unit = VISIBLE[at];
    if (x >= X[unit] && x <= X[unit] + W[unit] && y >= Y[unit] && y <= Y[unit] + H[unit]) return unit;
    const inside = x >= BLOCK_X[unit] && x <= BLOCK_X[unit] + BLOCK_W[unit] && y >= BLOCK_Y[unit] && y <= BLOCK_Y[unit] + BLOCK_H[unit];
    at = inside ? at + 1 : SHOWN_END[unit];
  }
  return -1;
};
