// The day that is shown: the embedded data are those of one day, and patches lead from it to each other day (see day_patches.py).

import { column } from "./columns.js";

const unfronted = (ids) => { let before = ""; return ids.map((entry) => before = before.slice(0, parseInt(entry[0], 36)) + entry.slice(1)); };
const holder = (data, path) => path.slice(0, -1).reduce((at, key) => at[key], data);

const patched = (data, { runs, columns, set }) => {
  const ids = columns.findIndex(([path]) => path[0] === "ids");
  for (const [path, steps, values] of columns) {
    const [owner, key] = [holder(data, path), path[path.length - 1]];
    const before = path[0] === "ids" ? unfronted(owner[key]) : column(owner[key]);
    const after = runs.flatMap(([from, count]) => from < 0 ? new Array(count).fill(null) : before.slice(from, from + count));
    let at = 0;
    steps.forEach((step, number) => { at += step; after[at] = values[number]; });
    owner[key] = after;
  }
  // Whole ids share nothing with the one before.
  if (ids >= 0) data.ids = data.ids.map((id) => `0${id}`);
  for (const [path, value] of set) holder(data, path)[path[path.length - 1]] = value;
};

// The number of the day that an address names, else of the page's own.
export const dayIn = (days, hash) => {
  const named = new URLSearchParams(hash.replace(/^#/, "")).get("day");
  const at = named === null ? -1 : days.all.indexOf(named);
  return at < 0 ? days.own : at;
};

export const onDay = (data) => {
  if (!data.days) return data;
  const { own, patches } = data.days;
  const wanted = dayIn(data.days, location.hash);
  const step = wanted < own ? -1 : 1;
  for (let at = own; at !== wanted; at += step) patched(data, patches[at + step]);
  return { ...data, days: { ...data.days, patches: null, shown: wanted } };
};
