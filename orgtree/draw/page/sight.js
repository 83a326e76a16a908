// Which part of the chart the canvas shows: screen = (chart - view) * zoom, in CSS pixels.

import { $ } from "./dom.js";

export const canvas = $("chart");
export const stage = $("stage");
export const view = { x: 0, y: 0, k: 1, width: 800, height: 600 };

export const inSight = () => ({ left: view.x, top: view.y, right: view.x + view.width / view.k, bottom: view.y + view.height / view.k });

export const fitCanvas = () => {
  const box = stage.getBoundingClientRect();
  const ratio = window.devicePixelRatio || 1;
  view.width = Math.max(1, box.width);
  view.height = Math.max(1, box.height);
  const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
};
