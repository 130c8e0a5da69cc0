// A file beside the log that is here: what is new, what differs, what is refused. Nothing is changed before somebody says so.

import { read } from "./format.js";
import { same } from "./entry.js";

/**
 * @param {Map<string, object>} here the entries of the log
 * @param {string} text what the file holds
 * @param {string} latest the last day that an entry may be from
 * @returns {{broken: string, fresh: object[], differing: object[], known: number, refused: string[], unit: string}}
 *   `differing` are the file's entries that are here too, but say something else; `known` counts those that say the same
 */
export function compare(here, text, latest) {
  const { log, broken, refused } = read(text, { latest });
  const given = [...log.entries.values()];
  return {
    broken,
    refused,
    unit: log.unit,
    fresh: given.filter(({ id }) => !here.has(id)),
    differing: given.filter((one) => here.has(one.id) && !same(one, here.get(one.id))),
    known: given.filter((one) => here.has(one.id) && same(one, here.get(one.id))).length,
  };
}
