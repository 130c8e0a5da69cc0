// The log as text: the same in the browser's store and in a file that somebody keeps. Reading never throws.

import { UNITS } from "./distance.js";
import { inOrder, understood } from "./entry.js";

export const FORMAT = "runners-foot-log";
export const VERSION = 1;

/** The most that is read: letters of text, entries. At one run a day, 5000 entries are 13 years. */
export const MOST = { letters: 4_000_000, entries: 5000 };

/** A log with nothing in it. */
export const empty = () => ({ unit: "", entries: new Map() });

/**
 * Read a log.
 *
 * @param {string} text
 * @param {{latest?: string}} [limits] the last day that an entry may be from
 * @returns {{log: {unit: string, entries: Map<string, object>}, broken: string, refused: string[]}} `broken` says why nothing
 *   could be read, `refused` why single entries could not
 */
export function read(text, limits) {
  const failed = (broken) => ({ log: empty(), broken, refused: [] });
  if (typeof text !== "string" || text.length > MOST.letters) return failed("It is too big to be a log.");
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return failed("It is not a log, or a part of it is missing.");
  }
  const own = (field) => (Object.hasOwn(data, field) ? data[field] : undefined);
  if (typeof data !== "object" || data === null || own("format") !== FORMAT) return failed("It is not a log of this guide.");
  if (own("version") !== VERSION) return failed("It was written by another version of this guide, which this one cannot read.");
  const given = own("entries");
  if (!Array.isArray(given)) return failed("It has no list of entries.");
  if (given.length > MOST.entries) return failed(`It has more than ${MOST.entries} entries.`);

  const log = empty();
  if (typeof own("unit") === "string" && Object.hasOwn(UNITS, own("unit"))) log.unit = own("unit");
  const refused = [];
  given.forEach((one, index) => {
    const { entry, faults } = understood(one, limits);
    if (entry && !log.entries.has(entry.id)) log.entries.set(entry.id, entry);
    else refused.push(`Entry ${index + 1}: ${entry ? "its id stands twice in it" : faults.map(({ why }) => why).join("; ")}.`);
  });
  return { log, broken: "", refused };
}

/** Write a log. */
export function written({ unit, entries }) {
  return JSON.stringify({ format: FORMAT, version: VERSION, unit, entries: inOrder(entries.values()) });
}
