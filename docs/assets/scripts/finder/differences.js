// What would make a trouble more likely, and what less: from the look-alikes of the pages, else from their words.

import { uncited } from "./answers.js";
import { GROUPS, model } from "./model.js";

const MOST = 3; // sentences in each list

/**
 * @param {object} one the trouble, as it was scored
 * @param {object[]} shown all troubles that are shown with it
 * @returns {{more_likely_if: string[], less_likely_if: string[]}}
 */
export function differences(guide, answers, one, shown) {
  const pairs = model(guide).pairs[one.id] ?? {};
  const others = shown.filter((other) => other !== one);
  const alike = others.filter((other) => pairs[other.id]);
  const more = alike.map((other) => uncited(pairs[other.id].here));
  const less = alike.map((other) => `${uncited(pairs[other.id].there)} (${other.record.title})`);
  if (more.length === 0) more.push(...unsaid(guide, answers, one, () => true));
  if (more.length === 0) more.push(`“${one.record.runners_say[0]}”`);
  for (const other of others) {
    if (less.length) break;
    const words = unsaid(guide, answers, other, (word) => !one.trouble.words.has(word));
    if (words.length) less.push(`${words.join("; ")} (${other.record.title})`);
  }
  if (less.length === 0) less.push("It hurts at another place, or neither runs nor shoes change it");
  return { more_likely_if: unique(more), less_likely_if: unique(less) };
}

const unique = (texts) => [...new Set(texts)].slice(0, MOST);

/** Words of the row that fits best, two of each group, that the reader has not ticked. */
function unsaid(guide, answers, { trouble }, wanted) {
  const here = trouble.rows.filter((row) => answers.places.includes(row.place));
  const rows = here.length ? here : trouble.rows;
  const { row } = rows.find((one) => one.typical) ?? rows[0];
  return Object.keys(GROUPS).flatMap((group) =>
    (row[group] ?? [])
      .filter((word) => word !== "nothing-to-see" && !answers[group].includes(word) && wanted(word))
      .slice(0, 2)
      .map((word) => guide.words[GROUPS[group]][word].words),
  );
}
