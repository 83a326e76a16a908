// Where units and findings are written, while a definition is being written: as text, or as what opens the line in an editor.

import { column } from "./columns.js";
import { DATA, FINDINGS } from "./data.js";
import { el } from "./dom.js";
import { t } from "./words.js";

export const PREVIEW = DATA.preview;
const UNITS_AT = PREVIEW?.units.map(column);
const FINDINGS_AT = PREVIEW?.findings.map(column);
const FINDING = new Map(FINDINGS.map((finding, at) => [finding, at]));

// Each part of the path is escaped, and the slashes between them stay.
const addressOf = (path, line, at) => PREVIEW.editor.replace(/\{(path|line|column)\}/g, (_, key) => ({ path: path.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":"), line, column: at })[key]);

// A place as text that may be copied, or as a link.
export const placeLink = ([label, path, line, at]) => {
  const text = `${label}:${line}:${at}`;
  return el("p", { class: "place" }, PREVIEW.editor && path ? el("a", { href: addressOf(path, line, at), title: t("open_line") }, text) : el("code", {}, text));
};

const placed = (columns, at) => columns && columns[0][at] !== null ? placeLink([...PREVIEW.files[columns[0][at]], columns[1][at], columns[2][at]]) : null;
export const unitPlace = (unit) => placed(UNITS_AT, unit);
export const findingPlace = (finding) => placed(FINDINGS_AT, FINDING.get(finding));
