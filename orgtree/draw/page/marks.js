// What is painted over the boxes: counts of folded units, findings, gaps, the chosen unit and its links.

import { changedInside } from "./changes.js";
import { LOOKS, LOOK_OF, chipFill, linkColour, palette } from "./colour.js";
import { LINK_TYPES, SEVERITIES, WORST, WORST_BELOW } from "./data.js";
import { PAINTED, ink, textLeft } from "./ink.js";
import { DRAWN_LINKS, POINTED, crowded, linkSums } from "./links.js";
import { DIGIT, FAMILY, OWN_W, PAD_X } from "./measure.js";
import { H, W, X, Y } from "./rows.js";
import { keptBelow } from "./sieve.js";
import { inSight, view } from "./sight.js";
import { chosen, hasChildren, isOpen, metric, visibleAt } from "./state.js";
import { TEXT_HIGH, bundles, placedTexts, wiredLinks } from "./wires.js";

// Zoom from which marks are signs; below it they are dots of a few pixels.
export const MARKS_FROM = 0.3;

// The box to click for opening and folding a unit, in chart coordinates; null where there is none.
export const chipOf = (unit) => {
  if (!hasChildren(unit)) return null;
  const wide = isOpen(unit) ? 16 : 16 + DIGIT * String(keptBelow(unit)).length;
  const sight = inSight();
  const right = isOpen(unit) ? Math.max(textLeft(unit, sight) + OWN_W[unit] - 2 * PAD_X, Math.min(X[unit] + W[unit], sight.right)) : X[unit] + W[unit];
  return { x: Math.min(right, X[unit] + W[unit]) - wide - 6, y: Y[unit] + H[unit] / 2 - 8, w: wide, h: 16 };
};

export const paintMarks = (boxes) => {
  ink.font = `600 11px ${FAMILY}`;
  ink.textBaseline = "middle";
  const readableChips = view.k >= 0.5;
  for (const unit of boxes) {
    const look = LOOKS[LOOK_OF[unit]];
    const chip = readableChips && chipOf(unit);
    if (chip) {
      ink.fillStyle = chipFill(look);
      ink.beginPath();
      ink.roundRect(chip.x, chip.y, chip.w, chip.h, 8);
      ink.fill();
      ink.fillStyle = ink.strokeStyle = look.text;
      paintSign(chip.x + 8, chip.y + 8, !isOpen(unit));
      if (!isOpen(unit)) ink.fillText(String(keptBelow(unit)), chip.x + 13.5, chip.y + 8.5);
    }
    if (metric && (metric.gap[unit] || hidesGaps(unit))) paintDiamond(X[unit], Y[unit] + H[unit] / 2, 5, !metric.gap[unit]);
    if (!isOpen(unit) && changedInside(unit)) paintHidden(X[unit] + 1, Y[unit] + H[unit] - 2);
    const worst = isOpen(unit) ? WORST[unit] : WORST_BELOW[unit];
    if (worst) paintFinding(X[unit] + W[unit] - 3, Y[unit] + 1, worst, worst > WORST[unit]);
  }
};

const paintSign = (x, y, plus) => {
  ink.lineWidth = 1.4;
  ink.beginPath();
  ink.moveTo(x - 3.5, y);
  ink.lineTo(x + 3.5, y);
  if (plus) { ink.moveTo(x, y - 3.5); ink.lineTo(x, y + 3.5); }
  ink.stroke();
};

export const hidesGaps = (unit) => hasChildren(unit) && !isOpen(unit) && metric.inside(unit) > 0;

// A gap of the unit itself, or, hollow, of units that it hides.
const paintDiamond = (x, y, size, hollow) => {
  ink.beginPath();
  for (const [dx, dy] of [[0, -size], [size, 0], [0, size], [-size, 0]]) ink.lineTo(x + dx, y + dy);
  ink.closePath();
  ink.fillStyle = hollow ? palette().map : palette().gapLine;
  ink.fill();
  ink.strokeStyle = hollow ? palette().gapLine : palette().map;
  ink.lineWidth = 1.6;
  ink.stroke();
};

// Changes that lie in a folded unit.
const paintHidden = (x, y) => {
  ink.fillStyle = palette().map;
  ink.strokeStyle = palette().ink;
  ink.lineWidth = 1.4;
  ink.beginPath();
  ink.arc(x, y, 6, 0, 7);
  ink.fill();
  ink.stroke();
  ink.fillStyle = palette().ink;
  ink.textAlign = "center";
  ink.fillText("~", x, y + 0.5);
  ink.textAlign = "left";
};

// An error is a disc, a warning a triangle, information a square: told apart without colour.
const paintFinding = (x, y, severity, hollow) => {
  const colour = palette()[SEVERITIES[severity - 1]];
  ink.beginPath();
  if (severity === 3) ink.arc(x, y, 5, 0, 7);
  else if (severity === 2) { ink.moveTo(x, y - 6); ink.lineTo(x + 6, y + 4.5); ink.lineTo(x - 6, y + 4.5); ink.closePath(); }
  else ink.rect(x - 4, y - 4, 8, 8);
  ink.fillStyle = hollow ? palette().map : colour;
  ink.fill();
  ink.strokeStyle = hollow ? colour : palette().map;
  ink.lineWidth = hollow ? 2 : 1.4;
  ink.stroke();
};

const strokePieces = (pieces, style, width, dash) => {
  ink.beginPath();
  for (const [x1, y1, x2, y2] of pieces) { ink.moveTo(x1, y1); ink.lineTo(x2, y2); }
  ink.strokeStyle = style;
  ink.lineWidth = width;
  ink.setLineDash(dash);
  ink.stroke();
  ink.setLineDash([]);
};

export const paintLinks = () => {
  PAINTED.links = DRAWN_LINKS.length;
  const thin = 1 / Math.min(1, view.k);
  for (const { pieces } of bundles()) strokePieces(pieces, palette().halo, 4.5 * thin, []);
  for (const { type, pieces, ends } of bundles()) {
    const { dash } = LINK_TYPES[type];
    ink.lineCap = dash.length ? "butt" : "square";
    strokePieces(pieces, linkColour(type), 1.8 * thin, dash.map((length) => length * thin));
    for (const [x, y, angle] of ends) paintArrow(x, y, angle, linkColour(type), thin);
  }
  ink.lineCap = "square";
  for (const { group, way } of wiredLinks()) if (POINTED.has(group)) strokePieces(way.slice(1).map((end, at) => [...way[at], ...end]), linkColour(group.type), 4 * thin, []);
  ink.lineCap = "butt";
};

export const paintLinkEnds = () => {
  const thin = 1 / Math.min(1, view.k);
  for (const group of DRAWN_LINKS) outline(group.to, linkColour(group.type), 2 * thin);
};

const paintArrow = (x, y, angle, colour, thin) => {
  ink.beginPath();
  ink.moveTo(x, y);
  for (const side of [-0.42, 0.42]) ink.lineTo(x - 9 * thin * Math.cos(angle + side), y - 9 * thin * Math.sin(angle + side));
  ink.closePath();
  ink.fillStyle = colour;
  ink.fill();
};

const outline = (unit, colour, width, room = 0) => {
  ink.strokeStyle = colour;
  ink.lineWidth = width;
  ink.beginPath();
  ink.roundRect(X[unit] - room, Y[unit] - room, W[unit] + 2 * room, H[unit] + 2 * room, 5 + room);
  ink.stroke();
};

export const paintChoice = () => {
  if (chosen < 0) return;
  const unit = visibleAt(chosen);
  const thin = 1 / Math.min(1, view.k);
  outline(unit, palette().halo, 5 * thin, 2 * thin);
  outline(unit, palette().accent, 2.5 * thin, 2 * thin);
};

// Role and count stand on the edge of the box at the far end of a line, over no name.
export const paintLinkTexts = () => {
  const thin = 1 / Math.min(1, Math.max(view.k, 0.05));
  ink.font = `${11 * thin}px ${FAMILY}`;
  ink.textBaseline = "middle";
  PAINTED.linkTexts = [];
  const put = ({ text, type, x, y, w }) => {
    ink.fillStyle = palette().map;
    ink.strokeStyle = linkColour(type);
    ink.lineWidth = thin;
    ink.beginPath();
    ink.roundRect(x, y - TEXT_HIGH / 2 * thin, w, TEXT_HIGH * thin, TEXT_HIGH / 2 * thin);
    ink.fill();
    ink.stroke();
    ink.fillStyle = palette().ink;
    ink.fillText(text, x + 5 * thin, y + 0.5 * thin);
    PAINTED.linkTexts.push(text);
  };
  const wide = (text) => ink.measureText(text).width;
  if (crowded()) {
    const from = DRAWN_LINKS[0].from;
    linkSums().forEach(({ type, text }, at) => { const w = wide(text) + 10 * thin; put({ text, type, x: X[from] + (W[from] - w) / 2, y: Y[from] - (10 + 18 * at) * thin, w }); });
    return;
  }
  const labels = PAINTED.labels.map(({ x, y, w, h }) => ({ x: view.x + x / view.k, y: view.y + (y + h / 2) / view.k, w: w / view.k }));
  placedTexts(wiredLinks().filter(({ group }) => view.k >= 0.25 || group.count > 1), wide, thin, labels).forEach(put);
};
