// What the ranking needs of `guide.json`, prepared once: the words of each trouble by place, and how common each word is.

/** The groups of words: the name of an answer, and its name in `guide.words`. */
export const GROUPS = { feel: "feels", when: "times", signs: "signs" };

const prepared = new WeakMap();

/**
 * @param {object} guide what `guide.json` holds
 * @returns {{troubles: object[], share: Map<string, number>, pairs: object}} `troubles` with the words of each row and of
 *   all rows; `share` says which part of the troubles has a word; `pairs` tells look-alikes apart
 */
export function model(guide) {
  if (!prepared.has(guide)) prepared.set(guide, make(guide));
  return prepared.get(guide);
}

function make(guide) {
  const troubles = Object.entries(guide.conditions ?? {}).map(([id, record]) => {
    const rows = record.symptoms.map((row) => ({
      place: row.place,
      typical: row.fit === "typical",
      words: new Set([...row.feel, ...row.when, ...(row.signs ?? [])]),
      row,
    }));
    return { id, record, rows, words: new Set(rows.flatMap((row) => [...row.words])) };
  });
  const share = new Map();
  for (const group of Object.values(GROUPS)) {
    for (const word of Object.keys(guide.words?.[group] ?? {})) {
      const users = troubles.filter((trouble) => trouble.words.has(word));
      share.set(word, users.length / Math.max(troubles.length, 1));
    }
  }
  return { troubles, share, pairs: pairs(guide) };
}

/** What tells two look-alikes apart, whichever of the two pages it is written on: id → other id → {here, there}. */
function pairs(guide) {
  const found = {};
  for (const [id, record] of Object.entries(guide.conditions ?? {})) {
    for (const { condition, here, there } of record.look_alikes ?? []) {
      (found[id] ??= {})[condition] = { here, there };
      (found[condition] ??= {})[id] = { here: there, there: here };
    }
  }
  return found;
}
