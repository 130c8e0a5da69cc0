// The answer in words: for a heading, and as a text that a runner can send to a physio. No page here, so Node can test it.

const ORDER = [
  ["places", "Where"],
  ["feel", "Feels like"],
  ["when", "When"],
  ["signs", "I can see or feel"],
];
const GROUPS = { feel: "feels", when: "times", signs: "signs" };

/** The most important thing, in a few words. */
export const heading = (found) => found.advice.action;

/**
 * What the reader has told, by what it is about.
 *
 * @param {object} guide what `guide.json` holds
 * @param {object} answers as `understood` returns them
 * @returns {{about: string, label: string, words: string[]}[]} only what was answered; every sign of danger by itself
 */
export function told(guide, answers) {
  const words = (name, id) => (name === "places" ? guide.places[id].name : guide.words[GROUPS[name]][id].words);
  return [
    { about: "age", label: "Age", words: answers.age ? [guide.labels.ages[answers.age].words] : [] },
    { about: "at_risk", label: "At risk", words: answers.at_risk.map((id) => guide.risks[id]?.words ?? "yes") },
    ...answers.flags.map((id) => ({ about: "flags", label: "Sign of danger", words: [guide.flags[id].words] })),
    ...ORDER.map(([about, label]) => ({ about, label, words: answers[about].map((id) => words(about, id)) })),
  ].filter((one) => one.words.length > 0);
}

/**
 * The whole answer as plain text.
 *
 * @param {object} guide what `guide.json` holds
 * @param {object} found what `rank` returned
 * @param {string} address the address of the page with the answers in it
 */
export function summary(guide, found, address) {
  const { answers, advice, causes } = found;
  return [
    "What I told the foot finder",
    ...told(guide, answers).map(({ label, words }) => `- ${label}: ${words.join("; ")}`),
    "",
    `Its answer: ${advice.action}.`,
    ...found.reasons.slice(0, 3).map(({ why }) => `- ${why}`),
    `Running: ${guide.labels.running[advice.run.answer].words}.`,
    ...(causes.length ? ["", "What it could be (in no certain order, not a diagnosis):"] : []),
    ...causes.map((cause) => `- ${cause.title}`),
    "",
    "The guide is open and not clinically reviewed.",
    address,
  ].join("\n");
}
