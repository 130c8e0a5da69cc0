// What to do: made from the pages of the likely troubles. There is advice for every combination of answers.

import { uncited } from "./answers.js";

/** What each urgency asks for, and by when. */
export const ACTIONS = {
  emergency: {
    short: "Call for help now",
    action: "Call your local emergency number now",
    meaning: "Or get somebody to take you to hospital. Do not drive yourself.",
    by_when: "Now",
  },
  urgent: {
    short: "Get help today",
    action: "Get help today",
    meaning: "Call a doctor or an urgent-care line, or go to a walk-in clinic. If nobody can see you, go to an emergency department.",
    by_when: "Today",
  },
  routine: {
    short: "Book a visit",
    action: "Book a visit: doctor, physio or podiatrist",
    meaning: "It can wait for some days, but let somebody see it. Do not run on it until then if it makes you limp.",
    by_when: "In the next days. If you have to wait longer than a week or two, ask for an earlier visit.",
  },
  "self-care": {
    short: "Care at home",
    action: "Care for it at home, and watch it",
    meaning: "Nothing you told us asks for a doctor now.",
    by_when: "If it is no better after 2 weeks of care at home, or gets worse before that, book a visit.",
  },
};

const CAREFUL = ["stop", "caution", "carry-on"];
const ALWAYS = [
  "you cannot take four steps on the foot",
  "the foot turns cold, pale, grey or numb",
  "the skin gets hot, red or darker, and the patch grows",
  "you get a fever or feel ill",
];
const PLAIN_TODAY = [
  "Rest from running until you can walk without a limp.",
  "Point to the place that hurts, as well as you can, and answer one more question.",
  "Wear wide, soft shoes, also at home.",
];

/**
 * @returns {{short: string, action: string, meaning: string, run: {answer: string, reason: string, id: string}, today: string[],
 *   safety_net: {unsure: string, look_for: string[], by_when: string, how_long: string, where: string}}}
 */
export function advice(guide, urgency, reasons, causes, scored, weights) {
  const { short, action, meaning, by_when } = ACTIONS[urgency];
  const likely = scored.filter((one) => one.share >= weights.likely && causes.some((cause) => cause.id === one.id));
  const first = likely[0] ?? scored.find((one) => one.id === causes[0]?.id);
  return {
    short,
    action,
    meaning,
    run: run(urgency, likely.length ? likely : first ? [first] : []),
    today: causes.length && first ? first.record.today.map(uncited) : PLAIN_TODAY,
    safety_net: {
      unsure: "A list of questions cannot examine you. It may be something else.",
      look_for: lookFor(causes.length ? first : undefined),
      by_when,
      how_long: causes.length && first ? `${first.record.recovery.range} (${first.record.title})` : "",
      where: "doctor/",
    },
  };
}

/** The most careful answer of the likely troubles wins; with an emergency or an urgent sign nobody runs. */
function run(urgency, likely) {
  if (urgency === "emergency" || urgency === "urgent") {
    return { answer: "stop", reason: "Do not run until somebody has seen the foot.", id: "" };
  }
  const [careful] = [...likely].sort((a, b) => CAREFUL.indexOf(a.record.running.answer) - CAREFUL.indexOf(b.record.running.answer));
  if (!careful) return { answer: "caution", reason: "Run only if it does not hurt more, and you do not limp.", id: "" };
  return { answer: careful.record.running.answer, reason: uncited(careful.record.running.reason), id: careful.id };
}

/** What would change the answer: the urgent cases of the first trouble, and those that hold for every foot. */
function lookFor(first) {
  const own = first ? [...(first.record.doctor.emergency ?? []), ...first.record.doctor.urgent].map(uncited) : [];
  return [...new Set([...ALWAYS, ...own.filter((one) => !one.includes("diabetes"))])].slice(0, 6);
}
