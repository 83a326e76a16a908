// How texts are compared: without case, spaces and signs, without the accents of alphabets, Chinese by its initials too.

import { DATA } from "./data.js";

// Only accents and points that writers leave out: vowels of Tibetan, Hindi or Burmese are letters.
const ACCENTS = /[\u0300-\u036f]|[\u0591-\u05c7]|\u0640|[\u064b-\u065f]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe20-\ufe2f]/g;
const ALONE = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ŋ: "n", ŧ: "t" };
const folded = (text) => text.normalize("NFKD").toLowerCase().replace(ACCENTS, "").replace(/[ßæœøłđðþħıŋŧ]/g, (letter) => ALONE[letter]);
export const squeezed = (text) => folded(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
export const wordsOf = (text) => folded(text).split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);

// What is typed comes squeezed, so that no letter of it means anything in a pattern.
// Each letter typed stands for itself, and for the characters that are read with it.
export const byInitials = (typed) => Object.keys(DATA.initials).length ? new RegExp(`^${Array.from(typed, (letter) => `[${letter}${DATA.initials[letter] || ""}]`).join("")}`, "u") : null;

// One letter wrong, missing, too many, or two that changed places; null where so short a text could be anything.
const LEAST_MISTYPED = { han: 3, other: 4 };
export const mistyped = (typed) => {
  const letters = Array.from(typed);
  if (letters.length < LEAST_MISTYPED[/^\p{Script=Han}+$/u.test(typed) ? "han" : "other"] || letters.length > 40) return null;
  const part = (from, to) => letters.slice(from, to).join("");
  const ways = letters.flatMap((_, at) => [
    `${part(0, at)}.?${part(at + 1)}`,
    at ? `${part(0, at)}.${part(at)}` : "",
    at ? `${part(0, at - 1)}${part(at, at + 1)}${part(at - 1, at)}${part(at + 1)}` : "",
  ]);
  return new RegExp(ways.filter(Boolean).join("|"), "u");
};
