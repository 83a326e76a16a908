// Texts of boxes: how wide, on how many lines, and the room a box needs. Sizes are pixels at zoom 1.

import { signed } from "./changes.js";
import { SIZE } from "./data.js";
import { keptBelow } from "./sieve.js";
import { hasChildren } from "./state.js";
import { nameOf } from "./words.js";

// Short: each family, size and weight more is asked of the system before anything is painted.
export const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Noto Sans Tibetan", sans-serif';
export const FONT_SIZE = 13;
export const LINE = 17;
export const PAD_X = 10;
export const PAD_Y = 6;
const TEXT_ROOM = 172;
const CHIP = 12;
export const DIGIT = 7.5; // of the bold small figures in boxes, in the widest of usual fonts

const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `${FONT_SIZE}px ${FAMILY}`;
const widths = new Map();
export const textWidth = (text) => {
  let width = widths.get(text);
  if (width === undefined) {
    width = ruler.measureText(text).width;
    widths.set(text, width);
  }
  return width;
};

// Latin words stay whole, while a line may end after any ideograph.
export const PIECES = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/gu;

export const BOLD = 1.08;  // how much wider bold text is
// What belongs together on lines of a width, of which `used` is taken on the first, broken within a piece only where that is wider.
export const flowed = (pieces, room, used = 0) => {
  const lines = [];
  let [line, free] = ["", room - used];
  for (const piece of pieces.flatMap((one) => textWidth(one.trimEnd()) > room ? one.match(PIECES) : [one])) {
    if ((line || free < room) && textWidth((line + piece).trimEnd()) > free) { lines.push(line.trimEnd()); line = ""; free = room; }
    line += piece;
  }
  return line ? [...lines, line.trimEnd()] : lines;
};

// How many letters have room together with what ends them.
const fittingLetters = (letters, room, end) => {
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ruler.measureText(letters.slice(0, middle).join("") + end).width <= room) low = middle; else high = middle - 1;
  }
  return low;
};

export const cut = (text, room) => {
  const letters = Array.from(text);
  return `${letters.slice(0, fittingLetters(letters, room, "…")).join("").trimEnd()}…`;
};

// The part of a word wider than a line that stands on the first: up to a sign that parts words, else with a hyphen where its script has
// one. Four letters go on at least, and no sign is parted from the letter that it stands on.
const PARTING = /[-\u2010/_.\u0f0b]/;
const HYPHENED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;
const isVowel = (letter) => "aeiouyøæœаеёиоуыэюяіїєαεηιοωυ".includes(letter.normalize("NFD")[0].toLowerCase());
export const firstPart = (word, room) => {
  const letters = Array.from(word);
  const most = Math.max(1, Math.min(fittingLetters(letters, room, "-"), letters.length - 4));
  // The sign itself takes the room of the hyphen.
  for (let at = most + 1; at > most / 2; at--) if (PARTING.test(letters[at - 1] || "")) return [letters.slice(0, at).join(""), ""];
  let at = most;
  while (at > 1 && /\p{M}/u.test(letters[at])) at--;
  if (!HYPHENED.test(letters[at - 1]) || !HYPHENED.test(letters[at])) return [letters.slice(0, at).join(""), ""];
  // Syllables begin with a consonant before a vowel in most languages.
  const syllable = [0, 1, 2, 3].map((back) => at - back).find((place) => place > 0 && !isVowel(letters[place]) && isVowel(letters[place + 1]));
  return [letters.slice(0, syllable ?? at).join(""), "-"];
};

// At most two lines; the second ends in an ellipsis when more does not fit (the panel shows the whole name).
const wrap = (text) => {
  if (text.length < 12 || textWidth(text) <= TEXT_ROOM) return textWidth(text) <= TEXT_ROOM ? [text] : [cut(text, TEXT_ROOM)];
  let first = "";
  for (const piece of text.match(PIECES)) {
    if (textWidth((first + piece).trimEnd()) > TEXT_ROOM) break;
    first += piece;
  }
  let hyphen = "";
  if (!first) [first, hyphen] = firstPart(text.match(PIECES)[0].trimEnd(), TEXT_ROOM);
  const rest = text.slice(first.length).trim();
  return rest ? [first.trimEnd() + hyphen, textWidth(rest) <= TEXT_ROOM ? rest : cut(rest, TEXT_ROOM)] : [first.trimEnd()];
};

// A name that is written from the right keeps its order and its brackets, in each line and whatever that begins with.
const FROM_RIGHT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
export const oneWay = (name, line) => FROM_RIGHT.test(name) ? `\u2067${line}\u2069` : line;

// What stands at the right in boxes while pages are made, such as the letters of links: unit -> [{text, colour, filled}].
let beside = new Map();
export const besideOf = (unit) => beside.get(unit) || [];
export const putBeside = (marks) => { beside = marks; forgetSizes(); };
export const MARK_HIGH = 17;
export const MARK_APART = 2;
const besideRoom = (unit) => beside.has(unit) ? besideOf(unit).reduce((sum, mark) => sum + markWidth(mark) + MARK_APART, 12) : 0;
// What a name needs where nothing else stands in its box but letters.
export const plainWidth = (unit) => TEXT_W[unit] + besideRoom(unit);
export const markWidth = ({ text }) => Math.max(MARK_HIGH, Math.ceil(textWidth(text) * BOLD) + 7);

export const OWN_W = new Float32Array(SIZE);
export const TEXT_W = new Float32Array(SIZE);
export const OWN_H = new Float32Array(SIZE);
export const LINES = new Array(SIZE);
const wrapped = new Map();

export const clean = (text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ");

export const measure = (unit) => {
  if (LINES[unit]) return;
  const written = signed(unit) + nameOf(unit);
  let lines = wrapped.get(written);
  if (!lines) {
    const name = clean(written);
    lines = wrap(name).map((line) => oneWay(name, line));
    wrapped.set(written, lines);
  }
  LINES[unit] = lines;
  let width = textWidth(lines[0]);
  if (lines.length > 1) width = Math.max(width, textWidth(lines[1]));
  TEXT_W[unit] = width;
  OWN_W[unit] = Math.max(56, Math.ceil(width) + 2 * PAD_X + (hasChildren(unit) ? CHIP + 8 + DIGIT * String(keptBelow(unit)).length : 0) + besideRoom(unit));
  OWN_H[unit] = lines.length * LINE + 2 * PAD_Y;
};

export const forgetSizes = () => { LINES.fill(undefined); };
