// What the noted pain says: the guide's pain rule, and when it is time that somebody looks at the foot.

import { PAINS, inOrder, isRun } from "./entry.js";

const IN_A_ROW = 3;

/** The band of the pain rule (docs/data/programmes.yml) that a number from 0 to 10 falls into. */
export const bandOf = (bands, pain) => bands.find(({ from, to }) => pain >= from && pain <= to);

/** Whether the next morning was worse than before the run, which the pain rule does not allow. */
export const worseNextDay = (entry) => entry.morning !== null && entry.before !== null && entry.morning > entry.before;

/**
 * Judge the log by its last entries.
 *
 * Somebody should look at the foot if one of the last three entries has pain in the rule's `stop` band; or if the pain of
 * three runs in a row has grown from each to the next, during the run or the morning after; or if after three runs in a row
 * the next morning was worse than before. That step is the guide's own: the pain rule says only when to run less.
 *
 * @param {object[]} entries
 * @param {{from: number, to: number, answer: string}[]} bands of the pain rule
 * @returns {{answer: "nothing" | "fine" | "ease" | "see-someone", reasons: {kind: string, when?: string, entries: object[]}[]}}
 */
export function judge(entries, bands) {
  const all = inOrder(entries);
  const noted = all.filter((entry) => Object.keys(PAINS).some((when) => entry[when] !== null));
  if (!noted.length) return { answer: "nothing", reasons: [] };
  const grave = [...tooMuch(noted, bands), ...growing(all), ...mornings(all)];
  if (grave.length) return { answer: "see-someone", reasons: grave };
  const mild = [...someMuch(noted.at(-1), bands), ...after(noted.at(-1))];
  return { answer: mild.length ? "ease" : "fine", reasons: mild };
}

function* tooMuch(noted, bands) {
  for (const entry of noted.slice(-IN_A_ROW).reverse()) {
    const when = worst(entry);
    if (bandOf(bands, entry[when]).answer === "stop") yield { kind: "too-much", when, entries: [entry] };
  }
}

function* growing(all) {
  for (const when of ["during", "morning"]) {
    const last = all.filter((entry) => isRun(entry) && entry[when] !== null).slice(-IN_A_ROW);
    const grew = last.every((entry, index) => index === 0 || entry[when] > last[index - 1][when]);
    if (last.length === IN_A_ROW && grew) yield { kind: "growing", when, entries: last };
  }
}

function* mornings(all) {
  const last = all.filter((entry) => isRun(entry) && entry.before !== null && entry.morning !== null).slice(-IN_A_ROW);
  if (last.length === IN_A_ROW && last.every(worseNextDay)) yield { kind: "mornings", entries: last };
}

function* someMuch(entry, bands) {
  const when = worst(entry);
  if (bandOf(bands, entry[when]).answer === "caution") yield { kind: "some", when, entries: [entry] };
}

function* after(entry) {
  if (worseNextDay(entry)) yield { kind: "after", entries: [entry] };
}

/** When the pain of an entry was at its worst. */
function worst(entry) {
  return Object.keys(PAINS).reduce((most, when) => ((entry[when] ?? -1) > (entry[most] ?? -1) ? when : most));
}
