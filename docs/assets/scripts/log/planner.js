// How far the next run may go: two rules side by side. Both are in docs/prevention/mileage.md, with what speaks for them.

import { later, monday } from "./days.js";
import { cut, hundredths } from "./distance.js";

/** Days that the rule of the single run looks back (Frandsen 2025), and runs that we want to see before we say anything. */
export const DAYS = 30;
export const RUNS = 3;

/**
 * @param {object[]} entries
 * @param {string} unit "km" or "mi"
 * @param {string} today the day from which it looks back; what is noted for later is left out
 * @returns {{runs: number, unmeasured: number,
 *   single: {longest: number, date: string, limit: number} | null,
 *   week: {from: string, to: string, last: number, limit: number, so_far: number, left: number} | null,
 *   both: number | null}} distances in hundredths of the unit, limits cut to tenths; a rule is null if too little is noted for
 *   it, and `both` is null if one of them is
 */
export function plan(entries, unit, today) {
  const recent = entries.filter(({ date }) => date >= later(today, -DAYS) && date <= today);
  const measured = recent.filter(({ metres }) => metres !== null).map(({ date, metres }) => ({ date, far: hundredths(metres, unit) }));
  const enough = measured.length >= RUNS;
  const single = enough ? byRun(measured) : null;
  const week = enough ? byWeek(measured, today) : null;
  return {
    runs: measured.length,
    unmeasured: recent.filter(({ metres, minutes, during }) => metres === null && (minutes || during !== null)).length,
    single,
    week,
    both: single && week ? Math.min(single.limit, week.left) : null,
  };
}

/** One run: no more than a tenth further than the longest of the last 30 days. */
function byRun(measured) {
  const longest = measured.reduce((most, run) => (run.far >= most.far ? run : most));
  return { longest: longest.far, date: longest.date, limit: cut(tenthMore(longest.far)) };
}

/** The week from Monday to Sunday: no more than a tenth further than in the week before. */
function byWeek(measured, today) {
  const start = monday(today);
  const from = later(start, -7);
  const sum = (runs) => runs.reduce((total, { far }) => total + far, 0);
  const last = sum(measured.filter(({ date }) => date >= from && date < start));
  if (last === 0) return null;
  const so_far = sum(measured.filter(({ date }) => date >= start));
  const limit = cut(tenthMore(last));
  return { from, to: later(start, -1), last, limit, so_far, left: Math.max(0, cut(limit - so_far)) };
}

const tenthMore = (far) => Math.floor((far * 11) / 10);
