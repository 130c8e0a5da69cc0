// What is known before a visit, by the question that it answers: from the foot finder's answers, or from the page that
// somebody comes from. No page here, so Node can test it.

import { uncited } from "../finder/answers.js";
import { heading, told } from "../finder/summary.js";

/** The question of the sheet under which the finder's answers stand. */
const QUESTIONS = { age: "who", at_risk: "risks", places: "where", feel: "feel", when: "when", signs: "signs" };

/**
 * What the foot finder was told, and what it said.
 *
 * @param {object} guide what `guide.json` holds
 * @param {object} found what `rank` returned
 * @returns {{about: string, words: string[], tick?: boolean}[]} `tick` asks for boxes to tick
 */
export function fromFinder(guide, found) {
  const answers = told(guide, found.answers);
  const causes = found.causes.map(({ title }) => title).join("; ");
  const running = guide.labels.running[found.advice.run.answer].words;
  return [
    ...answers.filter(({ about }) => QUESTIONS[about]).map(({ about, words }) => ({ about: QUESTIONS[about], words })),
    {
      about: "guide",
      words: [
        `The foot finder: ${heading(found)}`,
        ...answers.filter(({ about }) => about === "flags").map(({ label, words }) => `${label}: ${words[0]}`),
        running,
        ...(causes ? [`it could be (in no certain order, not a diagnosis): ${causes}`] : []),
      ],
    },
  ];
}

/**
 * What the page on a condition says: why it asks for a visit, and what it names that may have been tried.
 *
 * @param {object} guide what `guide.json` holds
 * @param {string} id
 */
export function fromCondition(guide, id) {
  const condition = Object.hasOwn(guide.conditions, id) ? guide.conditions[id] : null;
  if (!condition) return [];
  const { doctor, helps, running, title } = condition;
  return [
    { about: "tried", words: helps.map(({ what }) => uncited(what)), tick: true },
    { about: "guide", words: [`The page on ${title}: ${guide.labels.running[running.answer].words}`] },
    { about: "reasons", words: doctor.routine.map(uncited), tick: true },
  ];
}

/** What somebody has said who comes from the page on a place. */
export function fromPlace(guide, id) {
  const place = Object.hasOwn(guide.places, id) ? guide.places[id] : null;
  return place ? [{ about: "where", words: [place.name] }] : [];
}
