// The chart as numbers: where its lines, marks and bars stand, in pixels. It is drawn in picture.js.

import { between, later } from "./days.js";
import { hundredths } from "./distance.js";
import { PAINS, inOrder } from "./entry.js";

const DAYS = { least: 14, most: 56 };
const EDGE = { left: 34, right: 14, top: 28, bottom: 26, gap: 42 };
const HEIGHT = { pain: 170, bars: 70 };
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/**
 * Lay out the last eight weeks at most, up to the last entry.
 *
 * @param {object[]} entries at least one
 * @param {string} unit of the distances
 * @param {number} width of the whole chart
 * @returns {object} `lines`: when → its points; `bars`: the distance of each day; `days` and `scale`: the labels of the axes
 */
export function layout(entries, unit, width) {
  const all = inOrder(entries);
  const to = all.at(-1).date;
  const span = Math.min(Math.max(between(all[0].date, to), DAYS.least - 1), DAYS.most - 1);
  const from = later(to, -span);
  const seen = all.filter(({ date }) => date >= from);
  const inner = width - EDGE.left - EDGE.right;
  const slot = inner / (span + 1);
  const x = (date) => round(EDGE.left + (between(from, date) + 0.5) * slot);
  const y = (pain) => round(EDGE.top + HEIGHT.pain * (1 - pain / 10));
  const floor = EDGE.top + HEIGHT.pain + EDGE.gap + HEIGHT.bars;

  const lines = {};
  for (const when of Object.keys(PAINS)) {
    const noted = seen.filter((entry) => entry[when] !== null);
    lines[when] = noted.map((entry) => ({ x: x(entry.date), y: y(entry[when]), pain: entry[when], date: entry.date }));
  }
  const far = new Map();
  for (const { date, metres } of seen) if (metres !== null) far.set(date, (far.get(date) ?? 0) + hundredths(metres, unit) / 100);
  const most = Math.max(0, ...far.values());
  const step = STEPS.find((one) => most / one <= 3) ?? STEPS.at(-1);
  const top = Math.max(step, Math.ceil(most / step) * step);
  const wide = round(Math.min(Math.max(slot * 0.7, 3), 22));
  const bars = [...far].map(([date, distance]) => {
    const high = Math.max(round((distance / top) * HEIGHT.bars), 1);
    return { x: round(x(date) - wide / 2), y: floor - high, width: wide, height: high, distance, date };
  });
  return {
    width,
    height: floor + EDGE.bottom,
    left: EDGE.left,
    right: width - EDGE.right,
    floor,
    from,
    to,
    names: { pain: EDGE.top - 14, far: EDGE.top + HEIGHT.pain + EDGE.gap - 14 },
    lines,
    bars,
    pains: [0, 2, 4, 6, 8, 10].map((pain) => ({ y: y(pain), pain })),
    scale: most ? Array.from({ length: Math.round(top / step) + 1 }, (_, n) => ({ y: round(floor - ((n * step) / top) * HEIGHT.bars), far: n * step })) : [],
    days: labels(from, span, width).map((date) => ({ x: x(date), date })),
  };
}

/** Days that are named below the chart: so many that their names do not touch. */
function labels(from, span, width) {
  const most = Math.max(2, Math.floor(width / 90));
  const every = Math.max(7, Math.ceil(span / most / 7) * 7);
  return Array.from({ length: Math.floor(span / every) + 1 }, (_, n) => later(from, span - n * every)).reverse();
}

const round = (number) => Math.round(number * 10) / 10;
