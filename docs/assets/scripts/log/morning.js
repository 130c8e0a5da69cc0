// Asks how the foot was the morning after the last run, which nobody can know when they note the run.

import { between, today } from "./days.js";
import { inOrder, isRun } from "./entry.js";
import { name } from "./words.js";

const DAYS = 7; // later than that, nobody remembers

/** The last run, if its next morning has come and is not noted. */
export function unfinished(entries, day = today()) {
  const last = inOrder(entries).filter((entry) => isRun(entry) && entry.date < day).at(-1);
  return last && last.morning === null && between(last.date, day) <= DAYS ? last : null;
}

/** Show the question in `part`, or hide it. */
export function ask(part, entry) {
  part.hidden = !entry;
  if (!entry) return;
  part.dataset.id = entry.id;
  part.querySelector("[data-name]").textContent = name(entry);
}
