// The chart as an SVG text, for printing and saving: always light, made of elements and attributes only.

import { LOOKS, LOOK_OF, dark, dress, gapLook, linkColour, palette, scaleLook } from "./colour.js";
import { DATA, LINK_TYPES } from "./data.js";
import { SVG, download, el } from "./dom.js";
import { textLeft } from "./ink.js";
import { CHART_H, CHART_W } from "./layout.js";
import { legendEntries, legendLinks } from "./legend.js";
import { DRAWN_LINKS, crowded, linkSums } from "./links.js";
import { focused, isLit } from "./lit.js";
import { hidesGaps } from "./marks.js";
import { BOLD, DIGIT, FAMILY, FONT_SIZE, LINE, LINES, MARK_APART, MARK_HIGH, PAD_Y, besideOf, clean, flowed, markWidth, plainWidth, textWidth } from "./measure.js";
import { at1, dashesSvg, outlineSvg, shapeOf } from "./outline.js";
import { BLOCK_H, BLOCK_W, BLOCK_X, BLOCK_Y, H, SEGMENTS, W, X, Y } from "./rows.js";
import { keptBelow } from "./sieve.js";
import { inSight } from "./sight.js";
import { VISIBLE, hasChildren, isOpen, metric } from "./state.js";
import { TEXT_HIGH, bundles, placedTexts, wiredLinks } from "./wires.js";
import { dayTold, headed, labelled, language, pick, t } from "./words.js";

export const xml = (text) => clean(String(text)).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, "\ufffd");

const svgUnits = (box) => {
  const units = [];
  for (const unit of VISIBLE) if (X[unit] < box.right && X[unit] + W[unit] > box.left && Y[unit] < box.bottom && Y[unit] + H[unit] > box.top) units.push(unit);
  return units;
};

export const svgLines = (box, units = VISIBLE) => {
  let path = "";
  for (const unit of units) {
    const lines = SEGMENTS[unit];
    if (!lines || BLOCK_X[unit] > box.right || BLOCK_Y[unit] > box.bottom || BLOCK_X[unit] + BLOCK_W[unit] < box.left || BLOCK_Y[unit] + BLOCK_H[unit] < box.top) continue;
    for (let at = 0; at < lines.length; at += 4) path += `M${at1(BLOCK_X[unit] + lines[at])} ${at1(BLOCK_Y[unit] + lines[at + 1])}L${at1(BLOCK_X[unit] + lines[at + 2])} ${at1(BLOCK_Y[unit] + lines[at + 3])}`;
  }
  return `<path d="${path}" fill="none" stroke="${palette().line}" stroke-width="1"/>`;
};

// A line that is written from the right stands between signs that say so.
const lineXml = (line) => line.startsWith("\u2067") ? `\u2067${xml(line.slice(1, -1))}\u2069` : xml(line);

// While one unit is in focus, the others are pale.
const svgBoxes = (units, sight) => focused ? `<g opacity="0.25">${svgGroups(units.filter((unit) => !isLit(unit)), sight)}</g>${svgGroups(units.filter(isLit), sight)}` : svgGroups(units, sight);

// Letters of links, the last of them up to a place: filled where a unit leads.
const svgMarks = (unit, right) => {
  let [x, out] = [right, ""];
  for (const mark of besideOf(unit).slice().reverse()) {
    const wide = markWidth(mark);
    x -= wide;
    const y = Y[unit] + (H[unit] - MARK_HIGH) / 2;
    out = `<rect x="${at1(x)}" y="${at1(y)}" width="${wide}" height="${MARK_HIGH}" rx="${MARK_HIGH / 2}" fill="${mark.filled ? mark.colour : "#fff"}" stroke="${mark.colour}"/><text x="${at1(x + wide / 2)}" y="${at1(y + 13)}" text-anchor="middle" font-weight="600" fill="${mark.filled ? "#fff" : mark.colour}">${mark.text}</text>${out}`;
    x -= MARK_APART;
  }
  return out;
};

export const svgGroups = (units, sight, hidden = (unit) => `+${keptBelow(unit)}`) => {
  const byLook = LOOKS.map(() => []);
  for (const unit of units) byLook[LOOK_OF[unit]].push(unit);
  return byLook.map((group, number) => {
    if (!group.length) return "";
    const look = LOOKS[number];
    const box = (unit, extra) => outlineSvg(shapeOf(unit), X[unit], Y[unit], W[unit], H[unit], extra);
    const boxes = group.map((unit) => box(unit) + (look.hatched ? box(unit, ' fill="url(#hatch)"') : "")).join("");
    const texts = group.map((unit) => LINES[unit].map((line, row) => `<text x="${at1(textLeft(unit, sight, plainWidth(unit)))}" y="${at1(Y[unit] + PAD_Y + LINE * row + 13)}">${lineXml(line)}</text>`).join("")).join("");
    const counts = group.filter((unit) => hasChildren(unit) && !isOpen(unit)).map((unit) => `<text x="${at1(X[unit] + W[unit] - 7)}" y="${at1(Y[unit] + H[unit] / 2 + 4)}" text-anchor="end" font-size="11" font-weight="600">${hidden(unit)}</text>`).join("");
    const letters = group.map((unit) => svgMarks(unit, X[unit] + W[unit] - (hasChildren(unit) && !isOpen(unit) ? 24 + DIGIT * String(keptBelow(unit)).length : 5))).join("");
    const gaps = metric ? group.filter((unit) => metric.gap[unit] || hidesGaps(unit)).map((unit) => `<path d="M${at1(X[unit] - 5)} ${at1(Y[unit] + H[unit] / 2)}l5 -5l5 5l-5 5z" fill="${metric.gap[unit] ? gapLook().line : "#fff"}" stroke="${gapLook().line}" stroke-width="1.5"/>`).join("") : "";
    return `<g fill="${look.fill}" stroke="${look.line}"${look.width ? ` stroke-width="${look.width}"` : ""}${dashesSvg(look.dash)}>${boxes}</g><g fill="${look.text}"${look.struck ? ' text-decoration="line-through"' : ""}>${texts}${counts}</g>${letters}${gaps}`;
  }).join("");
};

const svgSums = () => linkSums().map(({ text }, at) => { const { from } = DRAWN_LINKS[0]; return `<text x="${at1(X[from] + W[from] / 2)}" y="${at1(Y[from] - 8 - 18 * at)}" text-anchor="middle" font-size="11" fill="${palette().ink}" stroke="#fff" stroke-width="3" paint-order="stroke">${xml(text)}</text>`; }).join("");

const SMALL = 11;
const svgArrow = ([x, y, angle], colour) => `<path d="M${at1(x)} ${at1(y)}${[-0.42, 0.42].map((side) => `L${at1(x - 9 * Math.cos(angle + side))} ${at1(y - 9 * Math.sin(angle + side))}`).join("")}z" fill="${colour}"/>`;

const svgLinks = () => bundles().map(({ type, pieces, ends }) => {
  const [colour, { dash }] = [linkColour(type), LINK_TYPES[type]];
  const d = pieces.map(([x1, y1, x2, y2]) => `M${at1(x1)} ${at1(y1)}L${at1(x2)} ${at1(y2)}`).join("");
  return `<g class="link"><path d="${d}" fill="none" stroke="${colour}" stroke-width="1.8"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ' stroke-linecap="square"'}/>${ends.map((end) => svgArrow(end, colour)).join("")}</g>`;
}).join("") + (crowded() ? "" : placedTexts(wiredLinks(), (text) => textWidth(text) * SMALL / FONT_SIZE).map(({ text, type, x, y, w }) => `<rect x="${at1(x)}" y="${at1(y - TEXT_HIGH / 2)}" width="${at1(w)}" height="${TEXT_HIGH}" rx="${TEXT_HIGH / 2}" fill="#fff" stroke="${linkColour(type)}"/><text x="${at1(x + 5)}" y="${at1(y + 4)}" font-size="${SMALL}" fill="${palette().ink}">${xml(text)}</text>`).join(""));

export const svgLegend = (left, top, width, { withLinks = true, more = [] } = {}) => {
  let [x, y, out] = [left, top, ""];
  const put = (sample, text) => {
    const lines = flowed([text], width - 30);
    const wide = 30 + Math.max(...lines.map(textWidth));
    if (x > left && x + wide > left + width) { x = left; y += 20; }
    out += `<g transform="translate(${at1(x)} ${at1(y)})">${sample}${lines.map((line, at) => `<text x="22" y="${11 + LINE * at}">${xml(line)}</text>`).join("")}</g>`;
    y += LINE * (lines.length - 1);
    x += wide + 14;
  };
  if (metric && !metric.changes) for (const place of [0, 0.5, 1]) put(`<rect width="16" height="13" fill="${scaleLook(metric, place).fill}" stroke="${scaleLook(metric, place).line}"/>`, { 0: labelled(pick(metric.title), pick(metric.ends[0])), 0.5: metric.target ? `${t("target")} ${pick(metric.target)}` : "…", 1: pick(metric.ends[1]) }[place]);
  for (const { look, text, mark } of legendEntries("chart")) put(`${outlineSvg(look.shape || 0, 0, 0, 16, 13, ` fill="${look.fill}" stroke="${look.line}"${dashesSvg(look.dash)}`)}${look.hatched ? '<rect width="16" height="13" fill="url(#hatch)"/>' : ""}`, mark ? `${mark} ${text}` : text);
  if (withLinks) for (const { type, text } of legendLinks()) put(`<path d="M0 7H16" stroke="${linkColour(type)}" stroke-width="2"${LINK_TYPES[type].dash.length ? ' stroke-dasharray="4 3"' : ""}/>`, text);
  for (const text of more) put("", text);
  return { out: `<g fill="${palette().ink}">${out}</g>`, bottom: y + 20 };
};

// Pictures that are put into one page do not share an id, unless they are the same.
const withOwnIds = (svg) => {
  let own = 0;
  for (let at = 0; at < svg.length; at++) own = (own * 31 + svg.charCodeAt(at)) >>> 0;
  return svg.replace(/(id="|"url\(#)(hatch|window|tile\d+)/g, `$1$2-${own.toString(36)}`);
};

const TITLE = 18;
// Title, day and source above a place, on as many lines as they take: how high they are, and what draws them.
export const headLines = (left, width) => {
  const facts = [pick(DATA.subtitle), dayTold(), pick(DATA.source) && labelled(headed("source"), pick(DATA.source))].filter(Boolean);
  const title = flowed([clean(pick(DATA.title))], width * FONT_SIZE / TITLE / BOLD);
  const lines = flowed(facts.map((fact, at) => clean(fact) + (at < facts.length - 1 ? " · " : "")), width);
  const high = 10 + 22 * title.length + LINE * lines.length;
  const row = (text, y, more = "") => `<text x="${at1(left)}" y="${at1(y)}"${more}>${xml(text)}</text>`;
  const draw = (bottom) => `<desc>${xml(facts.join(" · "))}</desc><g fill="${palette().ink}">${title.map((text, at) => row(text, bottom - high + 24 + 22 * at, ` font-size="${TITLE}" font-weight="600"`)).join("")}${lines.map((text, at) => row(text, bottom - 7 - LINE * (lines.length - 1 - at))).join("")}</g>`;
  return { high, draw };
};

// Not every program that opens pictures knows the system's own family by that name.
const ELSEWHERE = FAMILY.replace("system-ui,", 'system-ui, -apple-system, "Segoe UI", Roboto,');
// A picture with its frame, white, whatever is in it.
export const svgFrame = ({ left, top, width, height }, content) => withOwnIds(`<svg xmlns="${SVG}" viewBox="${at1(left)} ${at1(top)} ${at1(width)} ${at1(height)}" width="${at1(width)}" height="${at1(height)}" role="img" aria-label="${xml(pick(DATA.title))}" font-family="${xml(ELSEWHERE)}" font-size="${FONT_SIZE}" lang="${language}"><title>${xml(pick(DATA.title))}</title>`
  + `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6" stroke="${gapLook().line}" stroke-width="1.2" opacity="0.45"/></pattern></defs>`
  + `<rect x="${at1(left)}" y="${at1(top)}" width="${at1(width)}" height="${at1(height)}" fill="#fff"/>${content}</svg>`);

// Lines of links go round the chart in it.
const MARGIN = 16;
// scope: "all" for the chart as it is folded now, at least so wide, "view" for what is on the screen.
export const buildSvg = (scope, least = 420) => {
  const night = dark;
  dress(metric, false);
  try {
    const box = scope === "view" ? inSight() : { left: -MARGIN, top: -MARGIN, right: Math.max(CHART_W + MARGIN, least), bottom: CHART_H + MARGIN };
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const legend = svgLegend(box.left + 8, box.bottom + 14, width - 16);
    const head = headLines(box.left + 8, width - 16);
    const top = box.top - head.high - 3;
    return svgFrame({ left: box.left, top, width, height: legend.bottom + 6 - top },
      `<clipPath id="window"><rect x="${at1(box.left)}" y="${at1(box.top)}" width="${at1(width)}" height="${at1(height)}"/></clipPath>${head.draw(box.top - 3)}`
      + `<g clip-path="url(#window)">${svgLines(box)}${svgBoxes(svgUnits(box), box)}${svgLinks()}${svgSums()}</g>${legend.out}`);
  } finally {
    dress(metric, night);
  }
};

export const saveSvg = (scope) => download(buildSvg(scope), "image/svg+xml", `${pick(DATA.title) || "chart"}.svg`);

// Twice as fine as the screen, as far as browsers can hold it.
const MOST_SIDE = 16000;
const MOST_PIXELS = 1e8;
export const savePng = async (svg = buildSvg("all"), name = pick(DATA.title) || "chart") => {
  const picture = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    picture.src = address;
    await picture.decode();
    const [wide, high] = [picture.naturalWidth, picture.naturalHeight];
    const scale = Math.min(2, MOST_SIDE / wide, MOST_SIDE / high, Math.sqrt(MOST_PIXELS / wide / high));
    const sheet = el("canvas", { width: Math.round(wide * scale), height: Math.round(high * scale) });
    sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
    download(await new Promise((done) => sheet.toBlob(done, "image/png")), "image/png", `${name}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
};
