// The foot finder's thinking: answers → how soon to get help, and which troubles fit. Pure: no page, no network, no clock.
//
//   import { rank } from "./rank.js";
//   const guide = JSON.parse(await readFile("site/guide.json", "utf8"));
//   rank(guide, { age: "adult", places: ["heel-under"], feel: ["stabbing"], when: ["first-steps"] });
//
// docs/contribute/finder.md explains the weighing and its reasons; the numbers stand in weights.js.

import { advice } from "./advice.js";
import { uncited, understood } from "./answers.js";
import { differences } from "./differences.js";
import { GROUPS, model } from "./model.js";
import { triage } from "./triage.js";
import { WEIGHTS } from "./weights.js";

/**
 * @typedef {object} Answers every one optional; ids are those of `guide.json`
 * @property {string|string[]} [flags] red flags that are true (ids of `guide.flags`, or the words of a page's doctor list)
 * @property {string|string[]|boolean} [at_risk] ids of `guide.risks`, or `true`
 * @property {string|number} [age] `child`, `teen`, `adult`, `older` (ids of `guide.labels.ages`), or years
 * @property {string|string[]} [places] ids of `guide.places` (also as `place`, `where`)
 * @property {string|string[]} [feel] ids of `guide.words.feels` (also as `feels`)
 * @property {string|string[]} [when] ids of `guide.words.times` (also as `times`)
 * @property {string|string[]} [signs] ids of `guide.words.signs` (also as `sign`)
 *
 * @typedef {object} Cause a trouble that may fit; never a diagnosis
 * @property {string} id its id in `guide.conditions`
 * @property {string} title its name
 * @property {string} url its page, from the root of the site
 * @property {number} score a logarithm, for ordering only; it is no probability and is not shown
 * @property {{group: string, id: string, words: string}[]} fits answers that its page names
 * @property {{group: string, id: string, words: string}[]} against answers that its page does not name
 * @property {string[]} more_likely_if what else would speak for it
 * @property {string[]} less_likely_if what would speak for something else
 * @property {{answer: string, reason: string}} running may I run?
 * @property {string[]} today what to do today
 *
 * @typedef {object} Result
 * @property {"self-care"|"routine"|"urgent"|"emergency"} urgency how soon to get help: the highest that applies
 * @property {{urgency: string, from: string, id: string, why: string}[]} reasons for the urgency, most urgent first
 * @property {Cause[]} causes 2 to 5, those that fit best first; none if nothing was said that could point to one
 * @property {object} advice what to do: `action`, `run`, `today`, `safety_net` (see advice.js); never empty
 * @property {object} answers the answers as they were understood
 * @property {string[]} ignored what was not understood
 */

/**
 * Rank what fits the answers. Never throws on answers that it does not know.
 *
 * @param {object} guide what `guide.json` holds
 * @param {Answers} [given]
 * @param {typeof WEIGHTS} [weights] for measuring; leave out
 * @returns {Result}
 */
export function rank(guide, given = {}, weights = WEIGHTS) {
  const answers = understood(guide, given);
  const scored = scores(guide, answers, weights);
  const { urgency, reasons, ignored } = triage(guide, answers, scored, weights);
  const shown = toShow(guide, answers, scored, reasons, weights);
  const causes = shown.map((one) => describe(guide, answers, one, shown));
  return {
    urgency,
    reasons,
    causes,
    advice: advice(guide, urgency, reasons, causes, scored, weights),
    answers,
    ignored: [...answers.ignored, ...ignored],
  };
}

const ticked = (answers) => [...answers.feel, ...answers.when, ...answers.signs];

/** Whether anything was said that can point to a trouble. */
const points = (answers) => ticked(answers).length + answers.places.length > 0 || answers.age !== "";

/** Every trouble with its score (a sum of logarithms) and its share of all. Best first. */
function scores(guide, answers, weights) {
  const { troubles, share } = model(guide);
  const words = ticked(answers);
  const left = unsaid(answers, words, weights);
  const found = troubles.map((trouble) => {
    const finder = trouble.record.finder ?? {};
    const where = nearness(guide, answers.places, trouble, weights);
    let score = Math.log(weights[finder.common ?? "sometimes"]) + Math.log(where.fit);
    if (answers.age) score += Math.log(ageFit(finder, answers.age, weights));
    for (const word of words) score += Math.log(chance(word, trouble, where.rows, share, weights));
    score += Math.log(silence(left, where.rows));
    return { id: trouble.id, record: trouble.record, trouble, score };
  });
  const best = Math.max(...found.map((one) => one.score));
  const all = found.reduce((sum, one) => sum + Math.exp(one.score - best), 0);
  for (const one of found) one.share = points(answers) ? Math.exp(one.score - best) / all : 0;
  return found.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id));
}

/** How well the places fit, from 0 to 1, and how near each row of the trouble is to them. */
function nearness(guide, places, trouble, weights) {
  const chosen = places.filter((place) => (guide.places[place]?.regions ?? []).length || place === "skin");
  const fit = (row, place) => {
    if (row.place === place) return row.typical ? weights.here : weights.maybeHere;
    const beside = guide.places[place]?.near ?? [];
    return beside.includes(row.place) ? weights.beside * (row.typical ? 1 : weights.maybeHere) : weights.away;
  };
  if (chosen.length === 0) {
    return { fit: 1, rows: trouble.rows.map((row) => [row, 1]) };
  }
  const best = chosen.map((place) => Math.max(...trouble.rows.map((row) => fit(row, place))));
  return {
    fit: best.reduce((sum, one) => sum + one, 0) / best.length,
    rows: trouble.rows.map((row) => [row, chosen.includes(row.place) ? 1 : weights.elsewhere]),
  };
}

/** How much more, or less, often the trouble is met at this age than at all ages. */
function ageFit({ ages, never }, age, weights) {
  if (never?.includes(age)) return weights.neverAge;
  if (!ages?.length) return 1;
  const usual = ages.reduce((sum, one) => sum + weights.ages[one], 0) / 100;
  return ages.includes(age) ? weights.usualAge / usual : (1 - weights.usualAge) / (1 - usual);
}

/** How likely somebody with this trouble ticks the word: as its page says, else as common as the word is at all. */
function chance(word, trouble, rows, share, weights) {
  let best = weights.stray + weights.background * (share.get(word) ?? 0);
  for (const [row, near] of rows) {
    if (row.words.has(word)) best = Math.max(best, near * (row.typical ? weights.typical : weights.possible));
  }
  return best;
}

/** What each word of a row counts if it was not ticked; null if nothing was ticked, so that nothing was left out. */
function unsaid(answers, words, weights) {
  if (words.length === 0) return null;
  const said = new Set(words);
  const usual = 1 - weights.missed * weights.typical;
  const remembered = new Set(answers.when.length ? weights.remembered : []);
  return (word) => (said.has(word) ? 1 : remembered.has(word) ? weights.forgotten : usual);
}

/** What was not ticked, though it stands in the row that fits best: a little evidence against the trouble. */
function silence(left, rows) {
  if (!left) return 1;
  const someNear = rows.some(([, close]) => close === 1);
  let best = -Infinity;
  for (const [row, close] of rows) {
    if (someNear && close !== 1) continue;
    let product = 1;
    for (const word of row.words) product *= left(word);
    best = Math.max(best, product);
  }
  return best;
}

/** The 2 to 5 troubles to show: the likeliest, and what the red flags point to. */
function toShow(guide, answers, scored, reasons, weights) {
  if (!points(answers)) {
    const named = reasons.flatMap(({ from, id }) => (from === "flag" ? (guide.flags[id]?.conditions ?? []) : []));
    return [...new Set(named)].map((id) => scored.find((one) => one.id === id)).filter(Boolean).slice(0, 5);
  }
  const first = scored[0];
  return scored.filter((one, n) => n < 3 || (n < 5 && one.share >= weights.shown * first.share));
}

function describe(guide, answers, one, shown) {
  const { id, record, trouble, score } = one;
  const said = [
    ...answers.places.map((place) => ({ group: "places", id: place, words: guide.places[place].name })),
    ...Object.keys(GROUPS).flatMap((group) =>
      answers[group].map((word) => ({ group, id: word, words: guide.words[GROUPS[group]][word].words })),
    ),
  ];
  const fits = ({ group, id: word }) =>
    group === "places" ? trouble.rows.some((row) => row.place === word) : trouble.words.has(word);
  return {
    id,
    title: record.title,
    url: record.url,
    in_short: record.in_short,
    score,
    fits: said.filter(fits),
    against: said.filter((answer) => !fits(answer)),
    ...differences(guide, answers, one, shown),
    running: { answer: record.running.answer, reason: uncited(record.running.reason) },
    today: record.today.map(uncited),
  };
}
