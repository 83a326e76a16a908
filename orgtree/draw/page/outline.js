// The outline of a box: its shape by its kind, as in pictures, whatever colours it; its dashes by its look.

import { KIND, KINDS } from "./data.js";

// In the order in which the data number them: box, rounded, hexagon, plain; solid, dashed, dotted.
const CORNERS = [2, 9, 0, 2];
const HEXAGON = 2;
export const DASHES = [[], [4, 3], [1.5, 2.5]];
export const rounds = (shape) => shape === 1 || shape === HEXAGON;
export const shapeOf = (unit) => KINDS[KIND[unit]].shape;

// How far a hexagon of a height is cut at its corners.
const cutOf = (h) => Math.min(6, h / 2);
export const trace = (pen, shape, x, y, w, h) => {
  if (shape !== HEXAGON) { pen.roundRect(x, y, w, h, CORNERS[shape]); return; }
  const cut = cutOf(h);
  pen.moveTo(x + cut, y);
  for (const [across, down] of [[w - cut, 0], [w, h / 2], [w - cut, h], [cut, h], [0, h / 2]]) pen.lineTo(x + across, y + down);
  pen.closePath();
};
export const at1 = (value) => String(Math.round(value * 10) / 10);
export const outlineSvg = (shape, x, y, w, h, extra = "") => {
  if (shape !== HEXAGON) return `<rect x="${at1(x)}" y="${at1(y)}" width="${at1(w)}" height="${at1(h)}" rx="${Math.min(CORNERS[shape], h / 2)}"${extra}/>`;
  const cut = cutOf(h);
  return `<path d="M${at1(x + cut)} ${at1(y)}h${at1(w - 2 * cut)}l${at1(cut)} ${at1(h / 2)}l${at1(-cut)} ${at1(h / 2)}h${at1(2 * cut - w)}l${at1(-cut)} ${at1(-h / 2)}z"${extra}/>`;
};
export const dashesSvg = (dash) => dash ? ` stroke-dasharray="${DASHES[dash].join(" ")}"` : "";
