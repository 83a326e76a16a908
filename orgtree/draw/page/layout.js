// The hanging layout: the top level is spread, the next hangs from it, leaves stand in stacks. Linear, without recursion.
//
// From the leaves up every shown unit gets a block (its own bar on top, the blocks of its children under it), with
// places relative to the block; from the roots down the blocks get their places in the chart.

import { DEPTH, KIND, KINDS, PARENT } from "./data.js";
import { OWN_H, OWN_W, measure } from "./measure.js";
import { BLOCK_H, BLOCK_W, BLOCK_X, BLOCK_Y, DROP, GAP_X, H, INDENT, NATURAL, ROOT_DROP, SEGMENTS, W, X, Y, bestRows, fillRows, fitsInRow, itemsOf, stack } from "./rows.js";
import { keptChildren, keptRoots } from "./sieve.js";
import { view } from "./sight.js";
import { SHOWN_END, VISIBLE, hasChildren, isOpen } from "./state.js";

export let CHART_W = 0;
export let CHART_H = 0;
export let laidOut = 0;  // how often everything was put in its place

const place = (item, x, y, lines, top) => {
  if (item.unit !== undefined) { BLOCK_X[item.unit] = x; BLOCK_Y[item.unit] = y; return; }
  for (let at = 0; at < item.leaves.length; at += item.rows) {
    const last = item.leaves[Math.min(at + item.rows, item.leaves.length) - 1];
    const trunk = x + BLOCK_X[last] - INDENT / 2 - 1;
    lines.push(trunk, top, trunk, y + BLOCK_Y[last] + OWN_H[last] / 2);
  }
  for (const leaf of item.leaves) {
    BLOCK_X[leaf] += x;
    BLOCK_Y[leaf] += y;
    const middle = BLOCK_Y[leaf] + OWN_H[leaf] / 2;
    lines.push(BLOCK_X[leaf] - INDENT / 2 - 1, middle, BLOCK_X[leaf], middle);
  }
};

// Rows of blocks under a bar: straight drops from the bar to the first row, a trunk at the left to the others.
const placeRows = (unit, rows, natural) => {
  const lines = [];
  const head = OWN_H[unit];
  const hung = rows.length > 1 && rows.every((row) => row.items.length === 1 && row.items[0].unit !== undefined);
  const left = rows.length > 1 ? INDENT : 0;
  const width = Math.max(OWN_W[unit], left + Math.max(...rows.map((row) => row.w)));
  let [y, trunk] = [head, 0];
  rows.forEach((row, number) => {
    const bus = number ? y + DROP - 4 : natural ? head + ROOT_DROP / 2 : head;
    y += hung ? DROP - 4 : number || !natural ? DROP : ROOT_DROP;
    let x = left;
    const ends = [];
    for (const item of row.items) {
      place(item, x, y, lines, bus);
      if (hung) {
        BLOCK_W[item.unit] = width - left;
        trunk = y + OWN_H[item.unit] / 2;
        lines.push(INDENT / 2, trunk, left, trunk);
      } else if (item.unit !== undefined) {
        const centre = x + item.w / 2;
        lines.push(centre, bus, centre, y);
        ends.push(centre);
      } else ends.push(x + INDENT / 2 - 1, x + item.w - item.step + GAP_X + INDENT / 2 - 1);
      x += item.w + GAP_X;
    }
    if (number && !hung) {
      trunk = bus;
      lines.push(INDENT / 2, bus, ends[ends.length - 1], bus);
    }
    if (natural) lines.push(Math.min(ends[0], width / 2), bus, Math.max(ends[ends.length - 1], width / 2), bus);
    y += row.h;
  });
  if (rows.length > 1) lines.push(INDENT / 2, head, INDENT / 2, trunk);
  if (natural) lines.push(width / 2, head, width / 2, head + ROOT_DROP / 2);
  BLOCK_W[unit] = width;
  BLOCK_H[unit] = y;
  SEGMENTS[unit] = lines;
  NATURAL[unit] = natural ? Math.min(width, Math.max(OWN_W[unit], 220)) : 0;
};

const placeUnder = (unit, aspect) => {
  const children = keptChildren(unit);
  const hint = KINDS[KIND[unit]].layout;
  const leavesOnly = !children.some(isOpen);
  const top = DEPTH[unit] === 0 && children.length <= (leavesOnly ? 5 : 12);
  const spread = hint === "spread" && (!leavesOnly || children.length <= 12);
  const apart = spread || hint === "hang" || (top && hint !== "stack");
  const items = leavesOnly && !apart ? [stack(children, hint === "stack" ? 0.4 : DEPTH[unit] ? 1.1 : aspect)] : itemsOf(children, apart);
  const rows = spread && fitsInRow(items) ? fillRows(items, Infinity) : hint === "hang" ? fillRows(items, 0) : bestRows(items, aspect, DEPTH[unit] ? 0.25 : 0.9);
  placeRows(unit, rows, DEPTH[unit] === 0 && rows.length === 1 && rows[0].items.every((item) => item.unit !== undefined));
};

// Trees stand side by side, units that belong to none (joint bodies, for one) in a grid at the foot.
const placeRoots = (aspect) => {
  const trees = keptRoots().filter(hasChildren);
  const foot = keptRoots().filter((root) => !hasChildren(root));
  const rows = trees.length ? bestRows(itemsOf(trees, true), aspect, 0.5) : [];
  let y = 0;
  CHART_W = 0;
  for (const row of rows) {
    let x = 0;
    for (const item of row.items) { BLOCK_X[item.unit] = x; BLOCK_Y[item.unit] = y; x += item.w + 4 * GAP_X; }
    CHART_W = Math.max(CHART_W, x - 4 * GAP_X);
    y += row.h + 3 * DROP;
  }
  if (foot.length) {
    const widest = foot.reduce((most, unit) => Math.max(most, BLOCK_W[unit]), 0);
    // As many columns as the trees are wide, or as many more as bring the whole nearer to the wanted outline.
    const step = widest + INDENT + GAP_X;
    const high = foot.reduce((sum, unit) => sum + BLOCK_H[unit] + DROP, 0);
    const wanted = Math.round((aspect * y + Math.sqrt((aspect * y) ** 2 + 4 * step * aspect * high)) / (2 * step));
    const columns = Math.max(1, wanted, Math.floor(CHART_W / step));
    const run = stack(foot, aspect, Math.min(columns, foot.length));
    for (const unit of foot) { BLOCK_X[unit] -= INDENT; BLOCK_Y[unit] += y; }
    CHART_W = Math.max(CHART_W, run.w - INDENT);
    y += run.h + 3 * DROP;
  }
  CHART_H = Math.max(0, y - 3 * DROP);
};

// Everything in its place, a tree of depth 0 with the outline that `aspectOf` wishes for it.
const arrange = (aspect, aspectOf) => {
  const roots = keptRoots();
  const spread = roots.length === 1 ? Math.min(8, Math.max(1, keptChildren(roots[0]).filter(isOpen).length)) : 1;
  for (let at = VISIBLE.length - 1; at >= 0; at--) {
    const unit = VISIBLE[at];
    measure(unit);
    H[unit] = OWN_H[unit];
    NATURAL[unit] = 0;
    SEGMENTS[unit] = null;
    if (isOpen(unit)) placeUnder(unit, DEPTH[unit] === 0 ? aspectOf(at) : DEPTH[unit] === 1 ? Math.max(0.55, aspect / spread) : 1.9);
    else { BLOCK_W[unit] = OWN_W[unit]; BLOCK_H[unit] = OWN_H[unit]; }
  }
  placeRoots(aspect);
  for (const unit of VISIBLE) {
    const above = PARENT[unit];
    if (above >= 0) { BLOCK_X[unit] += BLOCK_X[above]; BLOCK_Y[unit] += BLOCK_Y[above]; }
    W[unit] = NATURAL[unit] || BLOCK_W[unit];
    X[unit] = BLOCK_X[unit] + (BLOCK_W[unit] - W[unit]) / 2;
    Y[unit] = BLOCK_Y[unit];
  }
  return Math.min(1.25, view.width / Math.max(1, CHART_W), view.height / Math.max(1, CHART_H));
};

// Several trees stand in rows, or side by side with a share of the width each; the larger picture is kept.
const FEW = 1500;
export const layout = () => {
  laidOut++;
  const aspect = Math.min(2.4, Math.max(0.6, view.width / Math.max(1, view.height)));
  const alike = () => aspect;
  const shared = (at) => Math.max(0.45, aspect * (SHOWN_END[VISIBLE[at]] - at) / VISIBLE.length);
  if (keptRoots().filter(hasChildren).length < 2) { arrange(aspect, alike); return; }
  const side = arrange(aspect, shared);
  if (VISIBLE.length <= FEW && arrange(aspect, alike) < side) arrange(aspect, shared);
};
