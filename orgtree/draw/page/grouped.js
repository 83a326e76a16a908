// Draws the page anew with its units in another order.

import { HIERARCHIES } from "./sieve.js";

// The address says how: what it says of the view, and of what is open, is of the order before.
const LEFT_BEHIND = new Set(["by", "along", "at", "level", "open"]);
export const drawBy = (by, along) => {
  const parts = location.hash.replace(/^#/, "").split("&").filter((part) => part && !LEFT_BEHIND.has(part.split("=")[0]));
  if (by) parts.push(`by=${encodeURIComponent(by)}`);
  if (HIERARCHIES.length) parts.push(`along=${encodeURIComponent(along || "*")}`);
  history.replaceState(null, "", `#${parts.join("&")}`);
  location.reload();
};
