// The entries as a table, newest first; on a phone each one is a small card.

import { make } from "../make.js";
import { PAINS, inOrder } from "./entry.js";
import { distance, name, shortDay } from "./words.js";

const FIRST = 20; // rows that are shown before somebody asks for more
const HEADS = ["Date", "Distance", "Before", "During", "Next morning", "Notes", "Change"];
const LABELS = { before: "Before", during: "During", morning: "Morning" }; // on a phone, where three stand side by side

/**
 * @param {object[]} entries
 * @param {{unit: string, exercises: Map<string, string>, all: boolean, edit: (entry: object) => void,
 *   remove: (entry: object) => void, more: () => void}} page how to show it, and what its buttons do
 * @returns {HTMLElement[]}
 */
export function table(entries, page) {
  const rows = inOrder(entries).reverse();
  const shown = page.all ? rows : rows.slice(0, FIRST);
  const head = make("tr", { role: "row" }, ...HEADS.map((text) => make("th", { scope: "col", role: "columnheader" }, text)));
  const made = make("table.fc-log-table", { role: "table" },
    make("caption", {}, "Your entries, newest first. Pain is from 0 (none) to 10 (the worst you can think of)."),
    make("thead", { role: "rowgroup" }, head),
    make("tbody", { role: "rowgroup" }, ...shown.map((entry) => row(entry, page))),
  );
  if (shown.length === rows.length) return [made];
  const button = make("button.fc-button.fc-button--plain", { type: "button", "data-key": "more", click: page.more }, `Show all ${rows.length}`);
  return [made, make("p.fc-buttons", {}, button)];
}

function row(entry, { unit, exercises, edit, remove }) {
  const cell = (label, what, ...inside) => make(`td${what}`, { role: "cell", "data-label": label }, ...inside);
  const button = (text, does) =>
    make("button.fc-button.fc-button--plain", { type: "button", "data-key": `${text} ${entry.id}`, click: () => does(entry), "aria-label": `${text} ${name(entry)}` }, text);
  const done = entry.exercises.map((id) => exercises.get(id) ?? id).join(", ");
  const far = distance(entry, unit);
  return make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, shortDay(entry.date)),
    cell("Distance", ".fc-log-table__far", ...(far.length ? far.map((text) => make("span", {}, text)) : ["–"])),
    ...Object.keys(PAINS).map((when) => cell(LABELS[when], ".fc-log-table__pain", String(entry[when] ?? "–"))),
    cell("Notes", ".fc-log-table__note", ...[entry.note, done && `Exercises: ${done}`].filter(Boolean).map((text) => make("p", {}, text))),
    cell("Change", ".fc-log-table__change", make("div", {}, button("Edit", edit), button("Delete", remove))),
  );
}
