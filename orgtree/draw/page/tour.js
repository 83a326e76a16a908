// A tour through units, one after the other: gaps of a metric, findings, or whatever list leads to them.

import { choose, chosen } from "./state.js";

// What it goes through: a title, made anew in each language, its units, and the place in them.
export let tour = null;

const visit = (at) => {
  if (!tour) return;
  tour.at = (at + tour.units.length) % tour.units.length;
  choose(tour.units[tour.at], { centre: true });
};
export const startTour = (title, units, unit) => {
  tour = { title, units: [...new Set(units)], at: 0 };
  visit(tour.units.indexOf(unit));
};
export const endTour = () => { tour = null; choose(chosen); };
export const step = (by) => { if (tour) visit(tour.units[tour.at] === chosen || by > 0 && chosen < 0 ? tour.at + by : tour.at); };
