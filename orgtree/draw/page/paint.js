// Paints the part of the chart that is in sight: whole blocks outside it are skipped, boxes go by look, lines as thin bars.

import { signed } from "./changes.js";
import { HATCH, LOOKS, LOOK_OF, palette } from "./colour.js";
import { PAINTED, eachLine, ink, textLeft } from "./ink.js";
import { paintLabels } from "./labels.js";
import { focused, isLit } from "./lit.js";
import { MARKS_FROM, paintChoice, paintLinkEnds, paintLinkTexts, paintLinks, paintMarks } from "./marks.js";
import { FAMILY, FONT_SIZE, LINE, LINES, PAD_Y } from "./measure.js";
import { DASHES, shapeOf, trace } from "./outline.js";
import { paintPixels } from "./pixels.js";
import { BLOCK_H, BLOCK_W, BLOCK_X, BLOCK_Y, H, SEGMENTS, W, X, Y } from "./rows.js";
import { canvas, inSight, view } from "./sight.js";
import { SHOWN_END, VISIBLE } from "./state.js";

const TEXT_FROM = 6;  // pixels: smaller letters are left out, and large blocks get a label of readable size instead
const FINE_FROM = 0.42;  // zoom from which boxes have round corners and outlines

const collect = (sight) => {
  const { k } = view;
  const [boxes, trunks] = [[], []];
  for (let at = 0; at < VISIBLE.length;) {
    const unit = VISIBLE[at];
    const [x, y, w, h] = [BLOCK_X[unit], BLOCK_Y[unit], BLOCK_W[unit], BLOCK_H[unit]];
    if (x > sight.right || y > sight.bottom || x + w < sight.left || y + h + 4 < sight.top) { at = SHOWN_END[unit]; continue; }
    if (Y[unit] + H[unit] + 8 >= sight.top) boxes.push(unit);
    if (w * k < 2 && h * k < 2) { at = SHOWN_END[unit]; continue; }
    if (SEGMENTS[unit]) trunks.push(unit);
    at++;
  }
  return { boxes, trunks };
};

export const paint = () => {
  const begun = performance.now();
  const ratio = window.devicePixelRatio || 1;
  const { k } = view;
  const sight = inSight();
  const { boxes, trunks } = collect(sight);
  PAINTED.boxes = boxes;
  ink.setTransform(1, 0, 0, 1, 0, 0);
  if (k < FINE_FROM) paintPixels(boxes, trunks);
  else {
    ink.fillStyle = palette().ground;
    ink.fillRect(0, 0, canvas.width, canvas.height);
    ink.fillStyle = palette().line;
    eachLine(trunks, (x, y, w, h) => ink.fillRect(x, y, w, h));
  }
  ink.setTransform(ratio * k, 0, 0, ratio * k, -view.x * k * ratio, -view.y * k * ratio);
  if (k >= FINE_FROM) paintBoxes(boxes);
  PAINTED.texts = FONT_SIZE * k >= TEXT_FROM ? paintTexts(boxes, sight) : [];
  const lit = focused ? dim(boxes, ratio) : boxes;
  paintLinks();
  if (focused) {
    paintBoxes(lit);
    PAINTED.texts = FONT_SIZE * k >= TEXT_FROM ? paintTexts(lit, sight) : [];
  }
  paintLinkEnds();
  paintChoice();
  if (k >= MARKS_FROM) paintMarks(lit);
  PAINTED.labels = FONT_SIZE * k < TEXT_FROM ? paintLabels(sight, ratio) : [];
  ink.setTransform(ratio * k, 0, 0, ratio * k, -view.x * k * ratio, -view.y * k * ratio);
  paintLinkTexts();
  PAINTED.milliseconds = performance.now() - begun;
};

// Lays the ground over all that is painted, and returns the boxes that stay as they are.
const dim = (boxes, ratio) => {
  ink.setTransform(1, 0, 0, 1, 0, 0);
  ink.globalAlpha = 0.8;
  ink.fillStyle = palette().ground;
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.globalAlpha = 1;
  ink.setTransform(ratio * view.k, 0, 0, ratio * view.k, -view.x * view.k * ratio, -view.y * view.k * ratio);
  return boxes.filter(isLit);
};

const paintBoxes = (boxes) => {
  const byLook = LOOKS.map(() => []);
  for (const unit of boxes) byLook[LOOK_OF[unit]].push(unit);
  byLook.forEach((units, number) => {
    if (!units.length) return;
    const look = LOOKS[number];
    ink.fillStyle = look.fill;
    ink.beginPath();
    for (const unit of units) trace(ink, shapeOf(unit), X[unit], Y[unit], W[unit], H[unit]);
    ink.fill();
    if (look.hatched) { ink.fillStyle = hatch(look); ink.fill(); }
    ink.strokeStyle = look.line;
    ink.lineWidth = look.width || 1;
    ink.setLineDash(DASHES[look.dash]);
    ink.stroke();
    ink.setLineDash([]);
  });
};

const hatches = {};
export const hatch = (look) => hatches[look.hatch] ||= (() => {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 16;
  const pen = tile.getContext("2d");
  pen.strokeStyle = look.hatch;
  pen.globalAlpha = HATCH;
  pen.lineWidth = 2;
  for (const shift of [-16, 0, 16]) { pen.beginPath(); pen.moveTo(shift - 2, 18); pen.lineTo(shift + 18, -2); pen.stroke(); }
  const pattern = ink.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix([0.5, 0, 0, 0.5, 0, 0]));
  return pattern;
})();

// The sign before a name stays readable.
const strike = (line, left, y, kept) => {
  const from = ink.measureText(line.slice(0, kept)).width;
  ink.fillRect(left + from, y, ink.measureText(line.slice(kept)).width, 1);
};

const paintTexts = (boxes, sight) => {
  const shown = [];
  ink.font = `${FONT_SIZE}px ${FAMILY}`;
  ink.textBaseline = "middle";
  ink.textAlign = "left";
  let last = null;
  for (const unit of boxes) {
    if (X[unit] + W[unit] < sight.left || X[unit] > sight.right || Y[unit] > sight.bottom) continue;
    const look = LOOKS[LOOK_OF[unit]];
    if (last !== look.text) ink.fillStyle = last = look.text;
    const left = textLeft(unit, sight);
    LINES[unit].forEach((line, number) => { ink.fillText(line, left, Y[unit] + PAD_Y + LINE * (number + 0.5) + 0.5); });
    if (look.struck) LINES[unit].forEach((line, number) => { strike(line, left, Y[unit] + PAD_Y + LINE * (number + 0.5) + 1, number ? 0 : signed(unit).length); });
    shown.push(unit);
  }
  return shown;
};
