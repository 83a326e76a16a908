// What tells a unit's name apart: where a name has no room, the words with which its neighbours begin as well go first.

import { END, PARENT, SIZE } from "./data.js";
import { clean } from "./measure.js";
import { nameOf } from "./words.js";

const NEXT_WORD = /^.*[\s\-\u2010/_.\u0f0b\u2e80-\u9fff]/su;  // up to the last sign that parts words, or the last ideograph
const LEAST_ALIKE = 3;  // letters: fewer are no longer than the sign that stands for them

// The sibling behind a unit, before it for the last one; -1 where it has none. A unit ends where the next one begins.
const neighbour = (unit) => {
  const next = END[unit];
  if (next < SIZE && PARENT[next] === PARENT[unit]) return next;
  let before = unit - 1;
  while (before > PARENT[unit] && PARENT[before] !== PARENT[unit]) before = PARENT[before];
  return before > PARENT[unit] ? before : -1;
};

export const toldApart = (unit, name) => {
  const beside = neighbour(unit);
  const other = beside < 0 ? name : clean(nameOf(beside));
  if (other === name) return name;
  let alike = 0;
  while (alike < name.length && name[alike] === other[alike]) alike++;
  const words = name.slice(0, alike).match(NEXT_WORD)?.[0] || "";
  return words.length < LEAST_ALIKE || words.length === name.length ? name : `…${name.slice(words.length)}`;
};
