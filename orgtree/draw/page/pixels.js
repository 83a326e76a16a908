// The far view: boxes and lines as pixels in one image, since thousands of drawing commands a frame are slow without a graphics card.

import { LOOKS, LOOK_OF, mix, palette, rgb } from "./colour.js";
import { SEVERITIES, WORST, WORST_BELOW } from "./data.js";
import { eachLine, ink } from "./ink.js";
import { MARKS_FROM, hidesGaps } from "./marks.js";
import { H, W, X, Y } from "./rows.js";
import { canvas, view } from "./sight.js";
import { isOpen, metric } from "./state.js";

const EDGE_FROM = 0.12;  // zoom from which small boxes have an outline
let raster = null;
let words = null;

// A colour as the four bytes of a pixel.
const wordOf = (colour) => { const [r, g, b] = rgb(colour); return (255 << 24 | b << 16 | g << 8 | r) >>> 0; };

// Nothing vanishes when small: a finding and a gap stay dots, at the right and at the left.
const DOT = 3;
const putDots = (put, unit, scale) => {
  const worst = isOpen(unit) ? WORST[unit] : WORST_BELOW[unit];
  const dot = (x, colour) => put(Math.round((x - view.x) * scale) - 1, Math.round((Y[unit] + H[unit] / 2 - view.y) * scale) - 1, DOT, DOT, wordOf(colour));
  if (worst) dot(X[unit] + W[unit], palette()[SEVERITIES[worst - 1]]);
  if (metric && (metric.gap[unit] || hidesGaps(unit))) dot(X[unit], palette().gapLine);
};

export const paintPixels = (boxes, trunks) => {
  const [width, height] = [canvas.width, canvas.height];
  if (raster?.width !== width || raster.height !== height) {
    raster = new ImageData(width, height);
    words = new Uint32Array(raster.data.buffer);
  }
  const put = (x, y, w, h, word) => {
    const [left, right, bottom] = [Math.max(0, x), Math.min(width, x + w), Math.min(height, y + h)];
    if (left < right) for (let row = Math.max(0, y); row < bottom; row++) words.fill(word, row * width + left, row * width + right);
  };
  words.fill(wordOf(palette().ground));
  const line = wordOf(palette().line);
  eachLine(trunks, (x, y, w, h) => put(x, y, w, h, line));
  const scale = view.k * (window.devicePixelRatio || 1);
  const edge = view.k >= EDGE_FROM ? 1 : 0;
  const looks = LOOKS.map((look) => {
    const inside = look.hatched ? mix(look.fill, look.line, 0.45) : look.fill;
    return [wordOf(inside), wordOf(mix(inside, look.line, 0.6))];
  });
  for (const unit of boxes) {
    const [x, y] = [Math.round((X[unit] - view.x) * scale), Math.round((Y[unit] - view.y) * scale)];
    // A seam of the ground stays between small boxes, but no box may vanish.
    const w = Math.max(1, Math.round((X[unit] + W[unit] - view.x) * scale) - x);
    const h = Math.max(1, Math.round((Y[unit] + H[unit] - view.y) * scale) - y);
    const [inside, outline] = looks[LOOK_OF[unit]];
    if (edge) put(x, y, w, h, outline);
    put(x + edge, y + edge, w - 2 * edge, h - 2 * edge, inside);
  }
  if (view.k < MARKS_FROM) for (const unit of boxes) putDots(put, unit, scale);
  ink.putImageData(raster, 0, 0);
};
