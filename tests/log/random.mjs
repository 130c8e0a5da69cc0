// Chance that can be repeated: the same seed, the same numbers (mulberry32).

/** @returns {{number: (below: number) => number, one: <T>(list: T[]) => T, often: (share: number) => boolean}} */
export function chance(seed) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const number = (below) => Math.floor(next() * below);
  return { number, one: (list) => list[number(list.length)], often: (share) => next() < share };
}

/** A good entry. */
export function entry({ number, one, often }, n = number(1e6)) {
  const day = `20${10 + number(16)}-${String(1 + number(12)).padStart(2, "0")}-${String(1 + number(28)).padStart(2, "0")}`;
  const pain = () => (often(0.3) ? null : number(11));
  return {
    id: `e${n}`,
    date: day,
    metres: often(0.2) ? null : 1 + number(40000),
    minutes: often(0.5) ? null : number(200),
    before: pain(),
    during: pain(),
    morning: pain(),
    exercises: often(0.5) ? [] : ["heel-raise", "toe-curl"].slice(number(2)),
    note: one(["x", "Hills", "<img src=x onerror=alert(1)>", '"\\u0000 \u{1F9B6} \n', "__proto__"]),
  };
}
