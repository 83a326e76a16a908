// Small helpers for the page around the chart: every text goes in as a text node, never as markup.

export const $ = (id) => document.getElementById(id);

// el("button", {class: "x", onclick: f, "aria-label": "y"}, child, "text")
export const el = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

// A text whose dates break at no line's end.
export const undivided = (text) => String(text).split(/((?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d))/).map((part, at) => at % 2 ? el("span", { class: "date" }, part) : part);

export const SVG = "http://www.w3.org/2000/svg";

// Line icons on a 20 by 20 grid, drawn in the colour of the text around them.
const ICONS = {
  outline: "M3 5h3M9 5h8M6 10h2M11 10h6M6 15h2M11 15h6",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M4 16l1.4-1.4M14.6 5.4L16 4",
  more: "M10 4.5v.01M10 10v.01M10 15.5v.01",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  close: "M5 5l10 10M15 5L5 15",
  share: "M10 12V2.5M6.5 5.5L10 2l3.5 3.5M6 9H4v8h12V9h-2",
  right: "M8 5l5 5l-5 5",
  left: "M12 5l-5 5l5 5",
  sieve: "M3 4h14l-5.5 6.5V16l-3 1.5v-7z",
  out: "M4 10h11M11 6l4 4l-4 4",
  in: "M16 10H5M9 6l-4 4l4 4",
};

export const icon = (name) => {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
};

// A short piece of line as links are drawn.
export const lineSample = (colour, dash) => {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of [["viewBox", "0 0 28 6"], ["class", "sample"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  for (const [name, value] of [["d", "M0 3H28"], ["stroke", colour], ["stroke-dasharray", dash.join(" ")]]) path.setAttribute(name, value);
  svg.append(path);
  return svg;
};

export const iconButton = (name, label, onclick) => el("button", { class: "icon", type: "button", "aria-label": label, title: label, onclick }, icon(name));

// Hands a file to the browser to keep, its name made of what a title says.
export const download = (content, type, name) => {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const end = name.lastIndexOf(".");
  const link = el("a", { href: address, download: `${name.slice(0, end).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}${name.slice(end)}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

// Fingers need room: rows and buttons of 44 pixels, as page.css has them.
export const ROOMY = window.matchMedia("(max-width:760px),(pointer:coarse)").matches;

export const say = (text) => { $("say").textContent = text; };

const framed = new Set();
// Runs a task once in the next frame, however often it is asked for.
export const frame = (task) => {
  if (framed.has(task)) return;
  framed.add(task);
  requestAnimationFrame(() => { if (framed.delete(task)) task(); });
};
// Runs it now, and no more in the next frame for what was asked before.
export const atOnce = (task) => { framed.delete(task); task(); };

const asked = new Set();
// Runs a task once when all that runs now is done, however often it is asked for.
export const soon = (task) => {
  if (asked.has(task)) return;
  asked.add(task);
  queueMicrotask(() => { asked.delete(task); atOnce(task); });
};
