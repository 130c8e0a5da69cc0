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
 * The whole answer as plain text.
 *
 * @param {object} guide what `guide.json` holds
 * @param {object} found what `rank` returned
 * @param {string} address the address of the page with the answers in it
 */
export function summary(guide, found, address) {
  const { answers, advice, causes } = found;
  const words = (name, id) => (name === "places" ? guide.places[id].name : guide.words[GROUPS[name]][id].words);
  const said = [
    answers.age && `Age: ${guide.labels.ages[answers.age].words}`,
    answers.at_risk.length && `At risk: ${answers.at_risk.map((id) => guide.risks[id]?.words ?? "yes").join("; ")}`,
    ...answers.flags.map((id) => `Sign of danger: ${guide.flags[id].words}`),
    ...ORDER.map(([name, label]) => answers[name].length && `${label}: ${answers[name].map((id) => words(name, id)).join("; ")}`),
  ];
  return [
    "What I told the foot finder",
    ...said.filter(Boolean).map((line) => `- ${line}`),
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
