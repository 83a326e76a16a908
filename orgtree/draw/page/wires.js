// The lines of the links that are drawn: those of one type from one unit share a trunk, and trunks lie beside each other.

import { LINK_TYPES } from "./data.js";
import { laidOut } from "./layout.js";
import { DRAWN_LINKS, linkText } from "./links.js";
import { H, W, X, Y } from "./rows.js";
import { waysFrom } from "./ways.js";

// How far trunks are moved out of the middle of the gaps that they go along: there they stand four pixels off the boxes.
const LANES = [0, 3, -3];

const shifted = (points, lane) => points.map(([x, y], at) => {
  const level = (one, other) => one && other && Math.abs(one[1] - other[1]) < 0.01;
  const near = [points[at - 1], points[at + 1]].filter(Boolean);
  return [x + (near.some((other) => !level([x, y], other)) ? lane : 0), y + (near.some((other) => level([x, y], other)) ? lane : 0)];
});

// Where no free way is, a corner through what stands between.
const forced = (from, to) => {
  const [x, y] = [X[from] + W[from] / 2, Y[to] + H[to] / 2];
  return [[x, y > Y[from] ? Y[from] + H[from] : Y[from]], [x, y], [x < X[to] ? X[to] : X[to] + W[to], y]];
};

// Pieces of lines as [x1, y1, x2, y2], each place once, however many ways go along it.
const pieces = (ways) => {
  const lines = new Map();
  for (const way of ways) {
    way.slice(1).forEach(([x2, y2], at) => {
      const [x1, y1] = way[at];
      const upright = Math.abs(x1 - x2) < Math.abs(y1 - y2);
      const key = `${upright} ${(upright ? x1 : y1).toFixed(1)}`;
      if (!lines.has(key)) lines.set(key, { upright, at: upright ? x1 : y1, runs: [] });
      lines.get(key).runs.push(upright ? [Math.min(y1, y2), Math.max(y1, y2)] : [Math.min(x1, x2), Math.max(x1, x2)]);
    });
  }
  return [...lines.values()].flatMap(({ upright, at, runs }) => {
    const joined = [];
    for (const [from, upTo] of runs.sort((a, b) => a[0] - b[0])) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1] + 0.1) last[1] = Math.max(last[1], upTo); else joined.push([from, upTo]);
    }
    return joined.map(([from, upTo]) => upright ? [at, from, at, upTo] : [from, at, upTo, at]);
  });
};

let wires = null;
let wiresOf = null;
let wiredFor = -1;
// Bundles of links {type, groups, ways, pieces, ends}: a way leads as its link does, and has an arrow at its end.
export const bundles = () => {
  if (wiresOf === DRAWN_LINKS && wiredFor === laidOut) return wires;
  [wiresOf, wiredFor] = [DRAWN_LINKS, laidOut];
  const found = new Map();
  for (const group of DRAWN_LINKS) {
    const key = `${group.type} ${group.out} ${group.from}`;
    if (!found.has(key)) found.set(key, { type: group.type, from: group.from, groups: [] });
    found.get(key).groups.push(group);
  }
  const waysOf = new Map();
  for (const from of new Set(DRAWN_LINKS.map((group) => group.from))) waysOf.set(from, waysFrom(from, [...new Set(DRAWN_LINKS.filter((group) => group.from === from).map((group) => group.to))]));
  wires = [...found.values()].map(({ type, from, groups }, number) => {
    const ways = groups.map(({ to, out }) => {
      const way = shifted(waysOf.get(from).get(to) || forced(from, to), LANES[number % LANES.length]);
      return out ? way : way.reverse();
    });
    const ends = LINK_TYPES[type].symmetric ? new Map() : new Map(ways.map((way) => { const [end, before] = [way[way.length - 1], way[way.length - 2]]; return [end.join(" "), [...end, Math.atan2(end[1] - before[1], end[0] - before[0])]]; }));
    return { type, groups, ways, pieces: pieces(ways), ends: [...ends.values()] };
  });
  return wires;
};

// Each drawn link with its way.
export const wiredLinks = () => bundles().flatMap(({ groups, ways }) => groups.map((group, at) => ({ group, way: ways[at] })));

// Where the text of a link stands: on the edge of the box at its far end, beside the line; `side` says which end of the text is there.
const textSpot = ({ group, way }, size) => {
  const { to } = group;
  const [x, y] = group.out ? way[way.length - 1] : way[0];
  if (y <= Y[to] + 0.1) return { x: x + 6, y: Y[to] - 4 * size, side: -1 };
  if (y >= Y[to] + H[to] - 0.1) return { x: x + 6, y: Y[to] + H[to] + 4 * size, side: -1 };
  return x <= X[to] + 0.1 ? { x: X[to], y: Y[to] - 2, side: -1 } : { x: X[to] + W[to] - 12, y: Y[to] - 2, side: 1 };  // beside the sign of a finding
};

// Texts of links in boxes of a height that lie on none of each other and on nothing that is `there`: {text, type, x, y, w}, y in the
// middle; what finds no place is left out.
export const TEXT_HIGH = 15;
export const placedTexts = (wired, widthOf, size = 1, there = []) => {
  const taken = [...there];
  for (const one of wired) {
    const text = linkText(one.group);
    const w = widthOf(text) + 10 * size;
    const { x: edge, y: line, side } = textSpot(one, size);
    const left = side > 0 ? edge - w : edge;
    // Several at one box stand on each other, out of it.
    const out = (line > Y[one.group.to] + H[one.group.to] / 2 ? TEXT_HIGH + 1 : -TEXT_HIGH - 1) * size;
    const y = [0, 1, 2].map((number) => line + number * out).find((place) => !taken.some((other) => left < other.x + other.w && left + w > other.x && Math.abs(other.y - place) < TEXT_HIGH * size));
    if (y !== undefined) taken.push({ text, type: one.group.type, x: left, y, w });
  }
  return taken.slice(there.length);
};

// The links whose lines come within so many pixels of a point of the chart.
export const linksNear = (x, y, room) => wiredLinks().filter(({ way }) => way.slice(1).some(([x2, y2], at) => {
  const [x1, y1] = way[at];
  return x >= Math.min(x1, x2) - room && x <= Math.max(x1, x2) + room && y >= Math.min(y1, y2) - room && y <= Math.max(y1, y2) + room;
})).map(({ group }) => group);
