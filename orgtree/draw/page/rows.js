// Runs and rows of the layout: leaves in stacks, blocks in rows of a wanted outline. Sizes are pixels at zoom 1.

import { SIZE } from "./data.js";
import { view } from "./sight.js";
import { isOpen } from "./state.js";

export const GAP_X = 16;
export const GAP_Y = 6;
export const INDENT = 14;
export const DROP = 18;
export const ROOT_DROP = 30;
const LEAST_READABLE = 0.55;

// Bar of each shown unit, extent of its block, and its connectors as x1, y1, x2, y2 relative to the block.
export const X = new Float32Array(SIZE);
export const Y = new Float32Array(SIZE);
export const W = new Float32Array(SIZE);
export const H = new Float32Array(SIZE);
export const BLOCK_X = new Float32Array(SIZE);
export const BLOCK_Y = new Float32Array(SIZE);
export const BLOCK_W = new Float32Array(SIZE);
export const BLOCK_H = new Float32Array(SIZE);
export const SEGMENTS = new Array(SIZE);
// Width of a bar that does not take its block's whole width, else 0.
export const NATURAL = new Float32Array(SIZE);

// Places leaves in columns; their places become relative to (0, 0), the run's own corner.
export const stack = (leaves, aspect, columns = 0) => {
  let [width, height] = [0, 0];
  for (const leaf of leaves) {
    width = Math.max(width, BLOCK_W[leaf]);
    height += BLOCK_H[leaf] + GAP_Y;
  }
  const step = INDENT + width + GAP_X;
  const wanted = columns || Math.max(1, Math.round(Math.sqrt(height * aspect / step)));
  const rows = Math.ceil(leaves.length / wanted);
  const run = { leaves, w: Math.ceil(leaves.length / rows) * step - GAP_X, h: 0, rows, step };
  for (let at = 0, y = 0; at < leaves.length; at++) {
    if (at % rows === 0) y = 0;
    const leaf = leaves[at];
    BLOCK_X[leaf] = Math.floor(at / rows) * step + INDENT;
    BLOCK_Y[leaf] = y;
    BLOCK_W[leaf] = width;
    y += BLOCK_H[leaf] + GAP_Y;
    run.h = Math.max(run.h, y - GAP_Y);
  }
  return run;
};

// Runs of folded or childless units stand in stacks of their own, so that the order of the units is kept.
export const itemsOf = (children, apart) => {
  const items = [];
  let run = [];
  const close = () => { if (run.length) items.push(stack(run, 0.6)); run = []; };
  for (const child of children) {
    if (isOpen(child) || apart) { close(); items.push({ unit: child, w: BLOCK_W[child], h: BLOCK_H[child] }); } else run.push(child);
  }
  close();
  return items;
};

export const fillRows = (items, room) => {
  const rows = [];
  let row = null;
  for (const item of items) {
    if (!row || row.w + GAP_X + item.w > room) {
      row = { items: [], w: -GAP_X, h: 0 };
      rows.push(row);
    }
    row.items.push(item);
    row.w += GAP_X + item.w;
    row.h = Math.max(row.h, item.h);
  }
  return rows;
};

// Tries a handful of widths and keeps the rows whose outline comes nearest to the wanted aspect with little waste.
export const bestRows = (items, aspect, single) => {
  if (items.length === 1) return fillRows(items, Infinity);
  const area = items.reduce((sum, item) => sum + (item.w + GAP_X) * (item.h + DROP), 0);
  const widest = items.reduce((most, item) => Math.max(most, item.w), 0);
  let [best, least] = [null, Infinity];
  for (const factor of [Infinity, 1.7, 1.3, 1, 0.8, 0]) {
    const room = factor === Infinity ? Infinity : Math.max(widest, Math.sqrt(area * aspect) * factor);
    const rows = fillRows(items, room);
    const w = Math.max(...rows.map((row) => row.w));
    const h = rows.reduce((sum, row) => sum + row.h + DROP, 0);
    const cost = Math.abs(Math.log(w / h / aspect)) + 0.8 * Math.log(w * h / area) - (rows.length === 1 ? single : 0);
    if (cost < least) [best, least] = [rows, cost];
  }
  return best;
};

// Whether one row of boxes can still be read when all of it is on the screen.
export const fitsInRow = (items) => items.reduce((sum, item) => sum + item.w + GAP_X, 0) * LEAST_READABLE <= view.width;
