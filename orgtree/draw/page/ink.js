// What all painters share: the pen, what they painted, the lines between boxes, and where a text starts.

import { OWN_W, PAD_X, TEXT_W } from "./measure.js";
import { BLOCK_X, BLOCK_Y, SEGMENTS, W, X } from "./rows.js";
import { canvas, view } from "./sight.js";
import { isOpen } from "./state.js";

export const ink = canvas.getContext("2d");

// What the last painting showed, for scripts that read the screen.
export const PAINTED = { boxes: [], texts: [], labels: [], links: 0, linkTexts: [], milliseconds: 0 };

// Connectors are upright or level: bars in whole pixels of the screen are crisp and much faster than strokes.
export const eachLine = (trunks, draw) => {
  const ratio = window.devicePixelRatio || 1;
  const scale = view.k * ratio;
  const thick = Math.max(1, Math.round(1.2 * Math.min(view.k, 1.5) * ratio));
  for (const unit of trunks) {
    const lines = SEGMENTS[unit];
    const [left, top] = [BLOCK_X[unit] - view.x, BLOCK_Y[unit] - view.y];
    for (let at = 0; at < lines.length; at += 4) {
      const x1 = (left + Math.min(lines[at], lines[at + 2])) * scale;
      const x2 = (left + Math.max(lines[at], lines[at + 2])) * scale;
      const y1 = (top + Math.min(lines[at + 1], lines[at + 3])) * scale;
      const y2 = (top + Math.max(lines[at + 1], lines[at + 3])) * scale;
      if (x1 > canvas.width || y1 > canvas.height || x2 < 0 || y2 < 0 || x2 - x1 + y2 - y1 < 3) continue;
      draw(Math.round(x1 - thick / 2), Math.round(y1 - thick / 2), Math.round(x2 - x1) + thick, Math.round(y2 - y1) + thick);
    }
  }
};

// Where the text of a bar starts: in bars of open units in the middle of what is in sight, as far as what stands right of it has room.
export const textLeft = (unit, sight, width = OWN_W[unit] - 2 * PAD_X) => {
  if (!isOpen(unit)) return X[unit] + PAD_X;
  const left = Math.max(X[unit], sight.left);
  const right = Math.min(X[unit] + W[unit], sight.right);
  const middle = Math.min((left + right - TEXT_W[unit]) / 2, Math.max(right - PAD_X - width, (left + right - width) / 2));
  return Math.min(Math.max(middle, X[unit] + PAD_X), X[unit] + W[unit] - PAD_X - width);
};
