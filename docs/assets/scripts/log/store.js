// The log in the browser's own store, and nowhere else. What cannot be stored stays in memory, and is never dropped.

import { MOST, empty, read, written } from "./format.js";

export const KEY = "runners-foot-log";
const ASIDE = `${KEY}.unreadable.`;

/**
 * Open the log.
 *
 * @param {() => Storage} storage returns the browser's store, or throws where it is forbidden
 */
export function open(storage) {
  const pending = new Map(); // id → entry, or null if it is to go: what is not stored yet
  let unit = ""; // chosen, but not stored yet
  let failure = ""; // why the last change could not be stored: "blocked", "full" or "crowded"
  let forbidden = false; // the store cannot even be read
  let stuck = null; // a text in the store that cannot be read and could not be set aside: nothing is written over it

  /** Read what is stored. What is not whole is set aside as it is, before anything is written over it. */
  function stored() {
    stuck = null;
    let text;
    try {
      text = storage().getItem(KEY);
      forbidden = false;
    } catch {
      forbidden = true;
      return empty();
    }
    if (text === null) return empty();
    const { log, broken, refused } = read(text);
    if (broken || refused.length) setAside(text, log);
    return log;
  }

  function setAside(text, rest) {
    try {
      const others = aside();
      if (!others.some((one) => one.text === text)) storage().setItem(freeKey(others), text);
      storage().setItem(KEY, written(rest));
    } catch {
      if (!aside().some((one) => one.text === text)) stuck = text;
    }
  }

  function freeKey(others) {
    let number = others.length + 1;
    while (others.some(({ key }) => key === ASIDE + number)) number += 1;
    return ASIDE + number;
  }

  /** What could not be read: the texts as they were found, with their keys. */
  function aside() {
    try {
      const store = storage();
      const keys = Array.from({ length: store.length }, (_, index) => store.key(index)).filter((key) => key?.startsWith(ASIDE));
      const found = keys.sort().map((key) => ({ key, text: store.getItem(key) ?? "" }));
      return stuck === null ? found : [...found, { key: KEY, text: stuck }];
    } catch {
      return [];
    }
  }

  /**
   * What is stored, together with what could not be stored yet.
   *
   * @returns {{unit: string, entries: Map<string, object>, aside: {key: string, text: string}[], problem: string,
   *   waiting: boolean}} `waiting`: something stands in memory alone
   */
  function view() {
    const log = stored();
    for (const [id, entry] of pending) {
      if (entry) log.entries.set(id, entry);
      else log.entries.delete(id);
    }
    const waiting = pending.size > 0 || unit !== "";
    return { unit: unit || log.unit || "km", entries: log.entries, aside: aside(), problem: forbidden ? "blocked" : failure, waiting };
  }

  /**
   * Change the log. What is stored is read anew first, so that another tab's entries stay.
   *
   * @param {Iterable<[string, object | null]>} entries id → entry, or null to take it out
   * @param {string} chosen the unit, if it is to change
   */
  function change(entries = [], chosen = "") {
    for (const [id, entry] of entries) pending.set(id, entry);
    if (chosen) unit = chosen;
    failure = keep(view());
    if (!failure) {
      pending.clear();
      unit = "";
    }
    return view();
  }

  function keep(log) {
    if (forbidden) return "blocked";
    if (stuck !== null) return "full"; // there was no room to set it aside
    const text = written(log);
    if (log.entries.size > MOST.entries || text.length > MOST.letters) return "crowded"; // we could not read it again
    try {
      storage().setItem(KEY, text);
      return "";
    } catch (error) {
      return error?.name === "SecurityError" ? "blocked" : "full";
    }
  }

  /** Take out everything, also what could not be read. */
  function clear() {
    pending.clear();
    unit = failure = "";
    for (const { key } of aside()) discard(key);
    discard(KEY);
    return view();
  }

  /** Take out one text that could not be read. */
  function discard(key) {
    try {
      storage().removeItem(key);
    } catch {
      // where nothing can be stored, nothing is left behind either
    }
  }

  return { view, change, clear, discard };
}
