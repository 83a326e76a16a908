// Where lines can go between boxes: the free runs beside and below them, all of them upright or level.

import { CHART_H, CHART_W, laidOut } from "./layout.js";
import { GAP_Y, H, W, X, Y } from "./rows.js";
import { VISIBLE } from "./state.js";

const BESIDE = 8;  // from the right edge of a box, in the middle of the gap
const UNDER = 7;  // from its lower edge, above the tree's own lines
const ROUND = 14;  // how far lines go round the chart
const NEAR = 7;  // a run ends so far from a box, less what it is rounded by
const SHORTEST = 6;
const FINE = 0.25;
const rounded = (place) => Math.round(place / FINE) * FINE;

// The first of sorted things for which something holds that holds for all behind it, too.
const firstOf = (sorted, holds) => {
  let [low, high] = [0, sorted.length];
  while (low < high) { const middle = (low + high) >> 1; if (holds(sorted[middle])) high = middle; else low = middle + 1; }
  return low;
};

// Wanted lines {at, runs}, each with its free runs {at, from, upTo, upright}, both in order: `lows` and `sizes` of boxes across the
// lines, `starts` and `lengths` along them.
const freeLines = (upright, wanted, [lows, sizes, starts, lengths], least, most) => {
  const lines = [...new Set(wanted.map(rounded))].sort((a, b) => a - b).map((at) => ({ at, blocked: [], runs: [] }));
  for (const unit of VISIBLE) {
    const end = lows[unit] + sizes[unit] + NEAR - FINE;
    for (let number = firstOf(lines, ({ at }) => at > lows[unit] - NEAR + FINE); number < lines.length && lines[number].at < end; number++) lines[number].blocked.push(unit);
  }
  for (const { at, blocked, runs } of lines) {
    let from = least;
    for (const unit of blocked.sort((a, b) => starts[a] - starts[b])) {
      if (starts[unit] - from >= SHORTEST) runs.push({ at, from, upTo: starts[unit], upright });
      from = Math.max(from, starts[unit] + lengths[unit]);
    }
    if (most - from >= SHORTEST) runs.push({ at, from, upTo: most, upright });
  }
  return lines;
};

let freeNow = null;
let freeFor = -1;
// The lines of the chart as it is laid out now: upright ones in order of x, level ones in order of y.
export const channels = () => {
  if (freeFor === laidOut) return freeNow;
  freeFor = laidOut;
  const [xs, ys] = [[-BESIDE, -ROUND], [-BESIDE, CHART_H + UNDER]];
  VISIBLE.forEach((unit, at) => {
    xs.push(X[unit] + W[unit] + BESIDE);
    const next = VISIBLE[at + 1];
    // Between leaves of a stack there is no room.
    if (next === undefined || X[next] !== X[unit] || Y[next] - Y[unit] - H[unit] > GAP_Y + 1 || Y[next] < Y[unit]) ys.push(Y[unit] + H[unit] + UNDER);
  });
  freeNow = {
    upright: freeLines(true, xs, [X, W, Y, H], -ROUND, CHART_H + ROUND),
    level: freeLines(false, ys, [Y, H, X, W], -ROUND, CHART_W + ROUND),
  };
  return freeNow;
};

// Does something with each line that lies from one place to another.
const eachLineBetween = (lines, from, upTo, task) => { for (let number = firstOf(lines, ({ at }) => at >= from); number < lines.length && lines[number].at <= upTo; number++) task(lines[number]); };
export const runsBetween = (lines, from, upTo) => { const runs = []; eachLineBetween(lines, from, upTo, (line) => runs.push(...line.runs)); return runs; };
// The runs that another one crosses.
export const crossed = (run) => {
  const runs = [];
  eachLineBetween(run.upright ? freeNow.level : freeNow.upright, run.from, run.upTo, (line) => {
    const other = line.runs[firstOf(line.runs, ({ upTo }) => upTo >= run.at)];
    if (other && other.from <= run.at) runs.push(other);
  });
  return runs;
};

// How far one sees from the edge of a box along a line through it: from its end to the next box, or to the rim of the chart.
export const sightFrom = (unit, line, upright, forward) => {
  const [low, size, start, length] = upright ? [X, W, Y, H] : [Y, H, X, W];
  const edge = forward ? start[unit] + length[unit] : start[unit];
  let end = forward ? (upright ? CHART_H : CHART_W) + ROUND : -ROUND;
  for (const other of VISIBLE) {
    if (other === unit || line <= low[other] - NEAR || line >= low[other] + size[other] + NEAR) continue;
    if (forward && start[other] >= edge) end = Math.min(end, start[other]);
    if (!forward && start[other] + length[other] <= edge) end = Math.max(end, start[other] + length[other]);
  }
  return { at: line, from: Math.min(edge, end), upTo: Math.max(edge, end), upright, edge };
};
