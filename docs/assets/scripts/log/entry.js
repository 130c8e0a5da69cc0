// One entry of the log: a day, what was run, how much it hurt. Whatever comes from a form, a file or the store passes here.

import { isDay } from "./days.js";

/** When pain is noted, in the order in which it comes, with the words for it. */
export const PAINS = { before: "before the run", during: "during the run", morning: "the next morning" };

/** What an entry may hold: metres, minutes, letters of a note, exercises. */
export const MOST = { metres: 500_000, minutes: 6000, note: 1000, exercises: 40 };
const FIRST_DAY = "1970-01-01";
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * An id for a new entry. Ids of later moments sort later, which orders the runs of one day.
 *
 * @param {number} moment milliseconds since 1970
 */
export function newId(moment = Date.now(), random = Math.random) {
  const tail = Math.floor(random() * 36 ** 6);
  return `${moment.toString(36).padStart(9, "0")}-${tail.toString(36).padStart(6, "0")}`;
}

/**
 * Bring an entry into its one shape: `{id, date, metres, minutes, before, during, morning, exercises, note}`, with
 * null for a number that was not noted. Anything else that it holds is left out.
 *
 * @param {unknown} given from anywhere
 * @param {{latest?: string}} [limits] the last day that it may be from
 * @returns {{entry: object | null, faults: {field: string, why: string}[]}} no entry if there is a fault
 */
export function understood(given, { latest = "9999-12-31" } = {}) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return { entry: null, faults: [{ field: "entry", why: "it is not an entry" }] };
  }
  const faults = [];
  const fault = (field, why) => void faults.push({ field, why });
  const own = (field) => (Object.hasOwn(given, field) ? given[field] : undefined);

  const id = own("id");
  if (typeof id !== "string" || !ID.test(id)) fault("id", "its id is missing or not valid");
  const date = own("date");
  if (!isDay(date) || date < FIRST_DAY) fault("date", "the date is not a day of the calendar");
  else if (date > latest) fault("date", "the date lies in the future");

  const number = (field, most, why, least = 0) => {
    const value = own(field) ?? null;
    if (value === null || (Number.isFinite(value) && value >= least && value <= most)) return value;
    fault(field, why);
    return null;
  };
  const metres = number("metres", MOST.metres, "the distance must be more than 0 and at most 500 km; leave it out if you did not run", Number.MIN_VALUE);
  const minutes = number("minutes", MOST.minutes, "the minutes must be from 0 to 6000");
  const pains = {};
  for (const [when, words] of Object.entries(PAINS)) {
    const value = number(when, 10, `the pain ${words} must be a whole number from 0 to 10`);
    if (value !== null && !Number.isInteger(value)) fault(when, `the pain ${words} must be a whole number from 0 to 10`);
    pains[when] = value;
  }
  const exercises = own("exercises") ?? [];
  const listed = Array.isArray(exercises) && exercises.length <= MOST.exercises;
  if (!listed || exercises.some((one) => typeof one !== "string" || !ID.test(one))) {
    fault("exercises", "the exercises are not a list of their names");
  }
  const note = own("note") ?? "";
  if (typeof note !== "string") fault("note", "the note is not a text");
  else if (note.length > MOST.note) fault("note", `the note is longer than ${MOST.note} letters`);
  if (faults.length) return { entry: null, faults };

  const entry = {
    id,
    date,
    metres: metres === null ? null : Math.max(1, Math.round(metres)),
    minutes,
    ...pains,
    exercises: [...new Set(exercises)],
    note: note.trim(),
  };
  if (isEmpty(entry)) return { entry: null, faults: [{ field: "entry", why: "there is nothing in it but a date" }] };
  return { entry, faults };
}

function isEmpty(entry) {
  const numbers = [entry.metres, entry.minutes, ...Object.keys(PAINS).map((when) => entry[when])];
  return numbers.every((one) => one === null) && !entry.exercises.length && !entry.note;
}

/** Whether somebody ran: not a day of exercises alone. */
export const isRun = (entry) => entry.metres !== null || Boolean(entry.minutes) || entry.during !== null;

/** Whether two entries say the same. */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** Entries from the first to the last. */
export function inOrder(entries) {
  const key = (entry) => `${entry.date} ${entry.id}`;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
