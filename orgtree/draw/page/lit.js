// Which units are lit while the chosen one is in focus: itself, what stands above it and right below it, and what it is linked to.

import { ancestorsOf } from "./data.js";
import { DRAWN_LINKS } from "./links.js";
import { keptChildren } from "./sieve.js";
import { chosen, isShown } from "./state.js";

export let focused = false;
let lit = null;
export const isLit = (unit) => !lit || lit.has(unit);

export const setFocus = (wanted) => { focused = wanted; };
export const refreshFocus = () => {
  focused &&= chosen >= 0;
  lit = focused ? new Set([chosen, ...ancestorsOf(chosen), ...keptChildren(chosen).filter(isShown), ...DRAWN_LINKS.map((group) => group.to)]) : null;
};
