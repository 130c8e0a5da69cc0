// The log as a table for spreadsheets (RFC 4180).

import { UNITS, hundredths } from "./distance.js";
import { inOrder } from "./entry.js";

/** @returns {string} a heading and a line for each entry; what a spreadsheet would take for a formula is disarmed */
export function table(entries, unit) {
  const names = ["date", `distance (${UNITS[unit].short})`, "minutes", "pain before", "pain during", "pain next morning", "exercises", "note"];
  const rows = inOrder(entries).map((entry) => [
    entry.date,
    entry.metres === null ? "" : hundredths(entry.metres, unit) / 100,
    entry.minutes ?? "",
    entry.before ?? "",
    entry.during ?? "",
    entry.morning ?? "",
    entry.exercises.join(" "),
    entry.note,
  ]);
  return [names, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value) {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
