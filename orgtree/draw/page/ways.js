// Ways of links from one box to others: straight to a neighbour, else along the free runs between boxes, together as far as they go the same way.

import { channels, crossed, runsBetween, sightFrom } from "./channels.js";
import { H, W, X, Y } from "./rows.js";

const BEND = 40;  // what a corner costs, in pixels of way
const WIDE_BOX = 320;
const LEAST_STRAIGHT = 14;
const ASIDE = 12;

// A heap of [cost, what].
const heap = () => {
  const items = [];
  const swap = (a, b) => { [items[a], items[b]] = [items[b], items[a]]; };
  return {
    push: (item) => {
      items.push(item);
      for (let at = items.length - 1; at && items[at][0] < items[(at - 1) >> 1][0]; at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
    },
    pop: () => {
      swap(0, items.length - 1);
      const least = items.pop();
      for (let at = 0; ;) {
        let low = at;
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < items.length && items[child][0] < items[low][0]) low = child;
        if (low === at) return least;
        swap(at, low);
        at = low;
      }
    },
    get size() { return items.length; },
  };
};

// Beside the middle of an edge, where the tree's own line ends.
const besideMiddle = (unit) => X[unit] + W[unit] / 2 + Math.min(ASIDE, W[unit] / 4);
const portsOf = (unit) => {
  const middle = Y[unit] + H[unit] / 2;
  const ports = [sightFrom(unit, middle, false, true), sightFrom(unit, middle, false, false)];
  if (W[unit] < WIDE_BOX) ports.push(sightFrom(unit, besideMiddle(unit), true, true), sightFrom(unit, besideMiddle(unit), true, false));
  return ports;
};
// Upright runs that end at the upper or lower edge of a wide bar, each with that edge.
const runsAt = (unit, { upright }) => W[unit] < WIDE_BOX ? [] : runsBetween(upright, X[unit] + ASIDE, X[unit] + W[unit] - ASIDE).flatMap((run) => run.upTo === Y[unit] ? [[run, run.upTo]] : run.from === Y[unit] + H[unit] ? [[run, run.from]] : []);

// From edge to edge where nothing stands between: two points, or null.
const straight = (a, b) => {
  for (const upright of [false, true]) {
    const [low, size, start, length] = upright ? [X, W, Y, H] : [Y, H, X, W];
    const [from, upTo] = [Math.max(low[a], low[b]), Math.min(low[a] + size[a], low[b] + size[b])];
    if (upTo - from < LEAST_STRAIGHT) continue;
    const middle = (from + upTo) / 2;
    const forward = start[a] < start[b];
    const seen = sightFrom(a, upright ? middle + Math.min(ASIDE, (upTo - from) / 4) : middle, upright, forward);
    const end = forward ? start[b] : start[b] + length[b];
    if (Math.abs(end - seen.edge) < LEAST_STRAIGHT || (forward ? seen.upTo : seen.from) !== end) continue;
    return upright ? [[seen.at, seen.edge], [seen.at, end]] : [[seen.edge, seen.at], [end, seen.at]];
  }
  return null;
};

// Corners and ends only.
const tidy = (points) => points.filter(([x, y], at) => {
  const [before, after] = [points[at - 1], points[at + 1]];
  if (!before) return true;
  if (before[0] === x && before[1] === y) return false;
  return !after || !(before[0] === x && after[0] === x || before[1] === y && after[1] === y);
});

const pointAt = (run, place) => run.upright ? [run.at, place] : [place, run.at];

// Ways from one unit to each of others as points of corners, both ends included; shortest ways, of which a corner is a part.
export const waysFrom = (unit, others) => {
  const ways = new Map();
  for (const other of others) { const direct = straight(unit, other); if (direct) ways.set(other, direct); }
  const sought = others.filter((other) => !ways.has(other));
  if (!sought.length) return ways;
  const free = channels();
  const reached = new Map();  // run -> {cost, entry, before}
  const waiting = heap();
  // What lies nearer to where the others are goes first: no way is shorter than that.
  const [left, top] = [X, Y].map((starts) => Math.min(...sought.map((other) => starts[other])));
  const [right, foot] = [[X, W], [Y, H]].map(([starts, sizes]) => Math.max(...sought.map((other) => starts[other] + sizes[other])));
  const apart = (place, from, upTo) => Math.max(0, from - place, place - upTo);
  const reach = (run, entry, cost, before) => {
    if (reached.get(run)?.cost <= cost) return;
    reached.set(run, { cost, entry, before });
    const [x, y] = pointAt(run, entry);
    waiting.push([cost + apart(x, left, right) + apart(y, top, foot), run]);
  };
  for (const port of portsOf(unit)) reach(port, port.edge, 0, null);
  for (const [run, edge] of runsAt(unit, free)) reach(run, edge, 0, null);
  const arrivals = { upright: [], level: [] };
  const endings = new Map();
  for (const other of sought) {
    for (const port of portsOf(other)) arrivals[port.upright ? "upright" : "level"].push({ port, other });
    for (const [run, edge] of runsAt(other, free)) endings.set(run, [...(endings.get(run) || []), { other, edge }]);
  }
  const best = new Map();
  const arrive = (other, cost, last) => { if (!best.has(other) || cost < best.get(other).cost) best.set(other, { cost, ...last }); };
  const settled = new Set();
  while (waiting.size) {
    const [least, run] = waiting.pop();
    if (settled.has(run)) continue;
    settled.add(run);
    const { cost, entry } = reached.get(run);
    if (best.size === sought.length && [...best.values()].every((one) => one.cost <= least)) break;
    const crossing = (other) => other.at >= run.from && other.at <= run.upTo && run.at >= other.from && run.at <= other.upTo;
    const costTo = (place) => cost + Math.abs(place - entry);
    for (const { other, edge } of endings.get(run) || []) arrive(other, costTo(edge), { run, end: edge });
    for (const { port, other } of arrivals[run.upright ? "level" : "upright"]) if (crossing(port)) arrive(other, costTo(port.at) + BEND + Math.abs(run.at - port.edge), { run, port, end: port.edge });
    for (const other of crossed(run)) if (!settled.has(other)) reach(other, run.at, costTo(other.at) + BEND, run);
  }
  for (const [other, { run, port, end }] of best) {
    const points = port ? [pointAt(port, end), pointAt(port, run.at)] : [pointAt(run, end)];
    for (let at = run; at; at = reached.get(at).before) points.push(pointAt(at, reached.get(at).entry));
    ways.set(other, tidy(points.reverse()));
  }
  return ways;
};
