// An entry in words, as the page and the screen reader say it.

import { inWords as dayInWords } from "./days.js";
import { hundredths, inWords as farInWords } from "./distance.js";
import { isRun } from "./entry.js";

const SHORTEST = { weekday: "short", day: "numeric", month: "short" };
const SHORT = { weekday: "short", day: "numeric", month: "short", year: "numeric" };

/** A day for a narrow column: "Sun 22 Nov 2026". */
export const shortDay = (day) => dayInWords(day, SHORT);

/** The same for a small bar, where the year says nothing: "the run of Sun 22 Nov". */
export const shortName = (entry) => `the ${isRun(entry) ? "run" : "entry"} of ${dayInWords(entry.date, SHORTEST)}`;

/** How far and how long, as far as it was noted: "5.2 km" and "31 min". */
export function distance({ metres, minutes }, unit) {
  const parts = [metres === null ? "" : farInWords(hundredths(metres, unit), unit), minutes === null ? "" : `${minutes} min`];
  return parts.filter(Boolean);
}

/** What somebody would call an entry: "the run of Sunday 22 November 2026". */
export const name = (entry) => `the ${isRun(entry) ? "run" : "entry"} of ${dayInWords(entry.date)}`;

/** Counts in words: `several(1, "entry", "entries")` → "1 entry". */
export const several = (count, one, many) => `${count} ${count === 1 ? one : many}`;
