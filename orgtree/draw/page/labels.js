// Labels of readable size for large blocks, painted while the letters of the boxes would be too small.

import { LOOKS, LOOK_OF } from "./colour.js";
import { ink } from "./ink.js";
import { DRAWN_LINKS } from "./links.js";
import { focused, isLit } from "./lit.js";
import { FAMILY, LINES, cut, textWidth } from "./measure.js";
import { BLOCK_H, BLOCK_W, BLOCK_X, BLOCK_Y, H, Y } from "./rows.js";
import { view } from "./sight.js";
import { SHOWN_END, VISIBLE, chosen, visibleAt } from "./state.js";

const LEAST_LABEL = 48;
const LEAST_CUT = 90;  // a name cut to less tells nothing
const NAMED_IN = 170;

// Higher levels go first, none stands over another, and none is larger than the block that it names. In a focus the chosen unit and
// what it is linked to go before all others, and are named however small they are.
export const paintLabels = (sight, ratio) => {
  const { k } = view;
  const placed = [];
  ink.setTransform(ratio, 0, 0, ratio, 0, 0);
  ink.font = `600 12px ${FAMILY}`;
  ink.textBaseline = "middle";
  ink.lineWidth = 1;  // whatever was outlined before, at whatever zoom
  const free = (box) => placed.every((other) => box.x > other.x + other.w + 4 || other.x > box.x + box.w + 4 || box.y > other.y + other.h + 2 || other.y > box.y + box.h + 2);
  const place = (unit, room) => {
    const text = cut12(LINES[unit].join(" ").replaceAll("\u2069 \u2067", " "), Math.min(240, room) - 12);
    if (!text) return;
    const w = ink.measureText(text).width + 12;
    const wide = BLOCK_W[unit] * k;
    const middle = (BLOCK_X[unit] - view.x) * k + wide / 2;
    const left = Math.max(0, middle - room / 2);
    const right = Math.min(view.width, middle + room / 2);
    const y = Math.max((Y[unit] + H[unit] / 2 - view.y) * k, (BLOCK_Y[unit] - view.y) * k + (room > wide ? 0 : 9));
    const box = { unit, text, wide, x: (left + right - w) / 2, y: y - 9, w, h: 18 };
    if (w > right - left + 1 || y < 0 || y > view.height || !free(box)) return;
    placed.push(box);
    const look = LOOKS[LOOK_OF[unit]];
    ink.fillStyle = look.fill;
    ink.strokeStyle = look.line;
    ink.beginPath();
    ink.roundRect(box.x, box.y, box.w, box.h, 9);
    ink.fill();
    ink.stroke();
    ink.fillStyle = look.text;
    ink.fillText(text, box.x + 6, y + 0.5);
  };
  if (focused) for (const unit of new Set([visibleAt(chosen), ...DRAWN_LINKS.map((group) => group.to)])) place(unit, Math.max(NAMED_IN, BLOCK_W[unit] * k));
  for (let at = 0; at < VISIBLE.length && placed.length < 120;) {
    const unit = VISIBLE[at];
    const outside = BLOCK_X[unit] > sight.right || BLOCK_Y[unit] > sight.bottom || BLOCK_X[unit] + BLOCK_W[unit] < sight.left || BLOCK_Y[unit] + BLOCK_H[unit] < sight.top;
    if (outside || BLOCK_W[unit] * k < LEAST_LABEL || BLOCK_H[unit] * k < 16) { at = SHOWN_END[unit]; continue; }
    at++;
    if (isLit(unit) && !placed.some((box) => box.unit === unit)) place(unit, BLOCK_W[unit] * k);
  }
  return placed;
};

// Measured at the size of boxes, which is larger than that of labels.
const cut12 = (text, room) => textWidth(text) <= room ? text : room < LEAST_CUT ? "" : cut(text, room);
