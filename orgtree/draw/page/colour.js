// Colours: of kinds in light and dark, of metrics, and readable text on any of them.

import { CHANGE_LOOKS, CHANGE_OF, COMPARES } from "./changes.js";
import { GHOST, KIND, KINDS, LINK_TYPES, SIZE, VACANT } from "./data.js";

export let dark = false;

const PALETTE = {
  light: { ground: "#f6f8fb", line: "#8296ad", ink: "#17212e", faint: "#5b6b7e", accent: "#0b62c4", halo: "#ffffff", gap: "#fbe3da", gapLine: "#b3401b", vacant: "#f0f1f3", none: "#eceff3", noneLine: "#8b97a5", error: "#b3261e", warning: "#9a5b00", info: "#1f6fb2", map: "#ffffff" },
  dark: { ground: "#11161d", line: "#5d7087", ink: "#e8eef6", faint: "#9fb0c3", accent: "#7ab7ff", halo: "#11161d", gap: "#4a2318", gapLine: "#ff9d78", vacant: "#1b222b", none: "#262d36", noneLine: "#76838f", error: "#ff8a80", warning: "#ffc46b", info: "#8cc4ff", map: "#1c2430" },
};
export const palette = () => PALETTE[dark ? "dark" : "light"];

export const rgb = (hex) => {
  const digits = /^#[0-9a-f]{3}$/i.test(hex) ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
  const value = /^[0-9a-f]{6}$/i.test(digits) ? parseInt(digits, 16) : 0xdeebf7;
  return [value >> 16, value >> 8 & 255, value & 255];
};
const hex = (parts) => `#${parts.map((part) => Math.round(Math.min(255, Math.max(0, part))).toString(16).padStart(2, "0")).join("")}`;
export const mix = (one, two, share) => { const [a, b] = [rgb(one), rgb(two)]; return hex(a.map((part, at) => part + (b[at] - part) * share)); };

// Relative luminance and contrast as WCAG 2 defines them.
const luminance = (colour) => {
  const [r, g, b] = rgb(colour).map((part) => { const c = part / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, two) => {
  const [a, b] = [luminance(one), luminance(two)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
// Black or white can be read on any ground.
const readable = (wanted, ground) => [wanted, "#10243a", "#ffffff"].find((ink) => contrast(ink, ground) >= 4.5) || "#000000";
const awayFrom = (text) => luminance(text) > 0.5 ? "#000000" : "#ffffff";
// The ground of the count in a box, which stands out from the box and leaves the count readable.
export const chipFill = (look) => look.chip ||= (() => {
  const near = mix(look.fill, look.text, 0.14);
  return contrast(near, look.text) >= 4.5 ? near : mix(look.fill, awayFrom(look.text), 0.22);
})();

// In the dark the order of levels stays: what stood out most (darkest on white) stands out most again.
const KIND_LOOKS = { light: [], dark: [] };
for (const kind of KINDS) {
  const line = hex(rgb(kind.line));
  const fill = hex(rgb(kind.fill));
  KIND_LOOKS.light.push({ fill, line, text: readable(hex(rgb(kind.text)), fill), shape: kind.shape, dash: kind.dash });
  const night = mix(mix(fill, line, 0.32), "#141b24", 0.18 + 0.62 * luminance(fill));
  KIND_LOOKS.dark.push({ fill: night, line: mix(line, "#b9d3ee", 0.45), text: readable("#eaf2fb", night), shape: kind.shape, dash: kind.dash });
}
export const kindLook = (kind) => KIND_LOOKS[dark ? "dark" : "light"][kind];

// A scale's colours come with the metric, the same as in pictures, and stay in the dark: a colour is a claim.
const STEPS = 20;
export const HATCH = 0.3;  // how much of a hatch's colour shows
export const scaleLook = (metric, place, hatched = false) => {
  const fill = metric.scale[Math.floor(place * STEPS + 1e-9)];
  const text = readable("#10243a", fill);
  const hatch = contrast(text, mix(fill, palette().gapLine, HATCH)) >= 4.5 ? palette().gapLine : awayFrom(text);
  return { fill, line: hatched ? palette().gapLine : mix(fill, "#10243a", 0.45), text, dash: 0, hatched, hatch };
};
export const gapLook = () => ({ fill: palette().gap, line: palette().gapLine, text: palette().ink, dash: 0, hatched: true, hatch: palette().gapLine });
// As pictures draw what is vacant: dashed and grey, whatever its kind, in the shape of its kind.
export const vacantLook = () => ({ fill: palette().vacant, line: palette().faint, text: palette().faint, dash: 1 });
export const noLook = () => ({ fill: palette().none, line: palette().noneLine, text: palette().faint, dash: 0 });

// By change, as in pictures: widths, dashes and lightness tell them apart without hue.
const CHANGE_INK = {
  light: { changed: ["#c6b0ea", "#482c72", 1], moved: ["#f9d465", "#6b4c00", 1.6], added: ["#d3f0e8", "#0c4a40", 2.4], gone: ["#ffffff", "#8a1f1c", 1.2] },
  dark: { changed: ["#4d3a75", "#c6b0ea", 1], moved: ["#6a5207", "#f9d465", 1.6], added: ["#14463c", "#8fdcc9", 2.4], gone: ["#1c2430", "#ff9d98", 1.2] },
};
export const changeLook = (look) => {
  const [fill, line, width] = CHANGE_INK[dark ? "dark" : "light"][look];
  const gone = look === "gone";
  return { fill, line, width, text: readable(palette().ink, fill), dash: Number(gone), struck: gone };
};
// Where a unit stood that stands elsewhere now.
export const wasLook = (look) => ({ fill: palette().map, line: changeLook(look).line, text: palette().faint, dash: 1 });

// Looks are counted, so that the painter can sort boxes by look: kinds first, then the metric's.
export let LOOKS = [];
export const LOOK_OF = new Int32Array(SIZE);
export const dress = (metric, wanted = dark) => {
  dark = wanted;
  LOOKS = KINDS.map((_, kind) => kindLook(kind));
  if (metric?.changes) {
    LOOKS = [noLook(), ...CHANGE_LOOKS.map(changeLook)];
    LOOK_OF.set(CHANGE_OF);
    dashByKind();
  } else if (metric) {
    dressBy(metric);
    dashByKind();
  }
  else {
    LOOK_OF.set(KIND);
    const vacant = LOOKS.push(vacantLook()) - 1;
    for (let unit = 0; unit < SIZE; unit++) if (VACANT[unit]) LOOK_OF[unit] = vacant;
  }
  if (!COMPARES) return;
  const first = LOOKS.push(wasLook("changed"), wasLook("moved"), changeLook("gone")) - 3;
  for (let unit = 0; unit < SIZE; unit++) if (GHOST[unit]) LOOK_OF[unit] = first + Math.min(CHANGE_OF[unit] - 1, 2);
};
// What is coloured by a figure or a change keeps the dashes of its kind.
const dashByKind = () => {
  const solid = [...LOOKS];
  for (const dash of new Set(KINDS.map((kind) => kind.dash).filter(Boolean))) {
    const first = LOOKS.length;
    LOOKS.push(...solid.map((look) => ({ ...look, dash: look.dash || dash })));
    for (let unit = 0; unit < SIZE; unit++) if (KINDS[KIND[unit]].dash === dash) LOOK_OF[unit] += first;
  }
};
const dressBy = (metric) => {
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  LOOKS = [noLook(), gapLook(), ...steps.map((place) => scaleLook(metric, place)), ...steps.map((place) => scaleLook(metric, place, true))];
  for (let unit = 0; unit < SIZE; unit++) {
    const place = metric.fraction[unit];
    const step = place === null ? -2 : Math.floor(place * STEPS + 1e-9);
    LOOK_OF[unit] = metric.gap[unit] ? (place === null ? 1 : STEPS + 3 + step) : 2 + step;
  }
};

// A line stays apart from the ground by 3 to 1 at least.
// So that it stands out; as a ground of letters more than as a line.
export const linkColour = (type, least = 3) => {
  let colour = hex(rgb(LINK_TYPES[type].colour));
  if (dark) colour = mix(colour, "#ffffff", 0.4);
  for (let step = 0; step < 8 && contrast(colour, palette().ground) < least; step++) colour = mix(colour, palette().ink, 0.2);
  return colour;
};
