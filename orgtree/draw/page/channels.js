// Where lines can go between boxes: the free runs beside and below them, all of them upright or level.

import { CHART_H, CHART_W, laidOut } from "./layout.js";
import { GAP_Y, H, W, X, Y } from "./rows.js";
import { VISIBLE } from "./state.js";

const BESIDE = 8;  // from the right edge of a box, in the middle of the gap
const UNDER = 6;  // from its lower edge, above the tree's own lines
const ROUND = 14;  // how far lines go round the chart
const NEAR = 3;  // a run ends so far from a box
const SHORTEST = 6;

const firstAtLeast = (sorted, value) => {
  let [low, high] = [0, sorted.length];
  while (low < high) { const middle = (low + high) >> 1; if (sorted[middle] < value) low = middle + 1; else high = middle; }
  return low;
};

// Free runs {at, from, upTo} along wanted lines: `lows` and `sizes` of boxes across the lines, `starts` and `lengths` along them.
const freeRuns = (wanted, [lows, sizes, starts, lengths], least, most) => {
  const lines = [...new Set(wanted.map(Math.round))].sort((a, b) => a - b);
  const blocked = lines.map(() => []);
  for (const unit of VISIBLE) {
    for (let at = firstAtLeast(lines, lows[unit] - NEAR + 0.5); at < lines.length && lines[at] < lows[unit] + sizes[unit] + NEAR - 0.5; at++) blocked[at].push(unit);
  }
  return lines.flatMap((at, number) => {
    const runs = [];
    let from = least;
    for (const unit of blocked[number].sort((a, b) => starts[a] - starts[b])) {
      if (starts[unit] - from >= SHORTEST) runs.push({ at, from, upTo: starts[unit] });
      from = Math.max(from, starts[unit] + lengths[unit]);
    }
    if (most - from >= SHORTEST) runs.push({ at, from, upTo: most });
    return runs;
  });
};

let freeNow = null;
let freeFor = -1;
// The runs of the chart as it is laid out now: upright ones in order of x, level ones in order of y.
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
    upright: freeRuns(xs, [X, W, Y, H], -ROUND, CHART_H + ROUND).map((run) => ({ ...run, upright: true })),
    level: freeRuns(ys, [Y, H, X, W], -ROUND, CHART_W + ROUND).map((run) => ({ ...run, upright: false })),
  };
  for (const runs of Object.values(freeNow)) runs.places = runs.map((run) => run.at);
  return freeNow;
};

// All runs of a direction whose lines lie from one place to another.
export const runsBetween = (runs, from, upTo) => runs.slice(firstAtLeast(runs.places, from), firstAtLeast(runs.places, upTo + 0.01));

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
