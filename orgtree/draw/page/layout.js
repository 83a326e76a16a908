// The hanging layout: the top level is spread, the next hangs from it, leaves stand in stacks. Linear, without recursion.
//
// From the leaves up every shown unit gets a block (its own bar on top, the blocks of its children under it), with
// places relative to the block; from the roots down the blocks get their places in the chart.

const GAP_X = 12;
const GAP_Y = 6;
const INDENT = 14;
const DROP = 16;
const ROOT_DROP = 30;
const LEAST_READABLE = 0.55;

// Bar of each shown unit, extent of its block, and its connectors as x1, y1, x2, y2 relative to the block.
const X = new Float32Array(SIZE);
const Y = new Float32Array(SIZE);
const W = new Float32Array(SIZE);
const H = new Float32Array(SIZE);
const BLOCK_X = new Float32Array(SIZE);
const BLOCK_Y = new Float32Array(SIZE);
const BLOCK_W = new Float32Array(SIZE);
const BLOCK_H = new Float32Array(SIZE);
const SEGMENTS = new Array(SIZE);
// Width of a bar that does not take its block's whole width, else 0.
const NATURAL = new Float32Array(SIZE);
let CHART_W = 0;
let CHART_H = 0;

// Places leaves in columns; their places become relative to (0, 0), the run's own corner.
const stack = (leaves, aspect, columns = 0) => {
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
const itemsOf = (children, apart) => {
  const items = [];
  let run = [];
  const close = () => { if (run.length) items.push(stack(run, 0.6)); run = []; };
  for (const child of children) {
    if (isOpen(child) || apart) { close(); items.push({ unit: child, w: BLOCK_W[child], h: BLOCK_H[child] }); } else run.push(child);
  }
  close();
  return items;
};

const fillRows = (items, room) => {
  const rows = [];
  let row = null;
  for (const item of items) {
    if (!row || row.w + GAP_X + item.w > room) rows.push(row = { items: [], w: -GAP_X, h: 0 });
    row.items.push(item);
    row.w += GAP_X + item.w;
    row.h = Math.max(row.h, item.h);
  }
  return rows;
};

// Tries a handful of widths and keeps the rows whose outline comes nearest to the wanted aspect with little waste.
const bestRows = (items, aspect, single) => {
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

// One row as long as its boxes can still be read when all of it is on the screen, else even rows.
const spreadRows = (items) => {
  const wide = items.reduce((sum, item) => sum + item.w + GAP_X, 0);
  const rows = Math.ceil(wide * LEAST_READABLE / view.width);
  return rows <= 1 ? fillRows(items, Infinity) : fillRows(items, Math.max(wide / rows * 1.1, ...items.map((item) => item.w)));
};

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
    const bus = number ? y + DROP / 2 + 3 : natural ? head + ROOT_DROP / 2 : head;
    y += hung ? DROP - 4 : number || !natural ? DROP : ROOT_DROP;
    let x = left;
    const ends = [];
    for (const item of row.items) {
      place(item, x, y, lines, bus);
      if (hung) {
        BLOCK_W[item.unit] = width - left;
        lines.push(INDENT / 2, trunk = y + OWN_H[item.unit] / 2, left, trunk);
      } else if (item.unit !== undefined) {
        const centre = x + item.w / 2;
        lines.push(centre, bus, centre, y);
        ends.push(centre);
      } else ends.push(x + INDENT / 2 - 1, x + item.w - item.step + GAP_X + INDENT / 2 - 1);
      x += item.w + GAP_X;
    }
    if (number && !hung) lines.push(INDENT / 2, trunk = bus, ends[ends.length - 1], bus);
    if (natural) lines.push(Math.min(ends[0], width / 2), bus, Math.max(ends[ends.length - 1], width / 2), bus);
    y += row.h;
  });
  if (rows.length > 1) lines.push(INDENT / 2, head, INDENT / 2, trunk);
  if (natural) lines.push(width / 2, head, width / 2, head + ROOT_DROP / 2);
  BLOCK_W[unit] = width;
  BLOCK_H[unit] = y;
  SEGMENTS[unit] = lines;
  NATURAL[unit] = natural ? Math.max(OWN_W[unit], 220) : 0;
};

const placeUnder = (unit, aspect) => {
  const children = childrenOf(unit);
  const hint = KINDS[KIND[unit]].layout;
  const leavesOnly = !children.some(isOpen);
  const top = DEPTH[unit] === 0 && children.length <= 12;
  const spread = hint === "spread" && (!leavesOnly || children.length <= 12);
  const apart = spread || hint === "hang" || (top && hint !== "stack");
  const items = itemsOf(children, apart);
  if (leavesOnly && !apart) items.splice(0, items.length, stack(children, hint === "stack" ? 0.4 : DEPTH[unit] ? 1.1 : aspect));
  const rows = spread ? spreadRows(items) : hint === "hang" ? fillRows(items, 0) : bestRows(items, aspect, DEPTH[unit] ? 0.25 : 0.9);
  placeRows(unit, rows, DEPTH[unit] === 0 && rows.length === 1 && rows[0].items.every((item) => item.unit !== undefined));
};

// Trees stand side by side, units that belong to none (joint bodies, for one) in a grid at the foot.
const placeRoots = (aspect) => {
  const trees = ROOTS.filter(hasChildren);
  const foot = ROOTS.filter((root) => !hasChildren(root));
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
    const columns = CHART_W ? Math.max(1, Math.floor(CHART_W / (widest + INDENT + GAP_X))) : 0;
    const run = stack(foot, aspect, Math.min(columns, foot.length));
    for (const unit of foot) { BLOCK_X[unit] -= INDENT; BLOCK_Y[unit] += y; }
    CHART_W = Math.max(CHART_W, run.w - INDENT);
    y += run.h + 3 * DROP;
  }
  CHART_H = Math.max(0, y - 3 * DROP);
};

const layout = () => {
  const aspect = Math.min(2.4, Math.max(0.6, view.width / Math.max(1, view.height)));
  const trees = Math.max(1, ROOTS.filter(hasChildren).length);
  const spread = ROOTS.length === 1 ? Math.min(8, Math.max(1, childrenOf(ROOTS[0]).filter(isOpen).length)) : 1;
  for (let at = VISIBLE.length - 1; at >= 0; at--) {
    const unit = VISIBLE[at];
    measure(unit);
    H[unit] = OWN_H[unit];
    NATURAL[unit] = 0;
    SEGMENTS[unit] = null;
    if (isOpen(unit)) placeUnder(unit, DEPTH[unit] === 0 ? Math.max(0.5, aspect / Math.min(trees, 3)) : DEPTH[unit] === 1 ? Math.max(0.55, aspect / spread) : 1.9);
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
};
