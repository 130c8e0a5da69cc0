// How soon to get help. Every reason that applies is gathered, and the most urgent wins.

import { plain, uncited } from "./answers.js";

/** From least to most urgent. */
export const URGENCIES = ["self-care", "routine", "urgent", "emergency"];

const higher = (urgency) => URGENCIES[Math.min(URGENCIES.indexOf(urgency) + 1, URGENCIES.length - 1)];
const bySeverity = (a, b) => URGENCIES.indexOf(b.urgency) - URGENCIES.indexOf(a.urgency);

/**
 * Decide how soon to get help.
 *
 * Reasons come from: red flags (`flag`), the words of a page's doctor list (`page`), answers that together amount to a
 * sign of danger (`warning`), troubles that are likely and should be seen (`cause`), answers that fit nothing
 * (`unclear`). A reader at risk is raised by one step at the end (`at-risk`).
 */
export function triage(guide, answers, scored, weights) {
  const { reasons: spoken, ignored } = pages(guide, answers);
  const reasons = [
    ...flags(guide, answers),
    ...spoken,
    ...warnings(guide, answers),
    ...likely(scored, weights),
    ...unclear(guide, answers, scored),
  ].sort(bySeverity);
  if (answers.at_risk.length) {
    const most = reasons.find(({ from, id }) => from !== "warning" || !namesRisk(guide, id)); // those are raised already
    const why = "You have an illness with which sore feet need care sooner, so this is one step up.";
    reasons.push({ urgency: higher(most?.urgency ?? "self-care"), from: "at-risk", id: answers.at_risk[0], why });
    reasons.sort(bySeverity);
  }
  return { urgency: reasons[0]?.urgency ?? "self-care", reasons, ignored };
}

function flags(guide, answers) {
  return answers.flags.map((id) => ({ urgency: guide.flags[id].urgency, from: "flag", id, why: guide.flags[id].why }));
}

/** Flags that were given in the words of a page's doctor list. What nobody knows counts as routine: better seen. */
function pages(guide, answers) {
  const reasons = [];
  const ignored = [];
  for (const said of answers.spoken) {
    if (["none", "no"].includes(plain(said))) continue;
    const urgency = ["emergency", "urgent", "routine"].find((one) =>
      Object.values(guide.conditions ?? {}).some((record) =>
        (record.doctor[one] ?? []).some((text) => plain(text) === plain(said)),
      ),
    );
    if (urgency) reasons.push({ urgency, from: "page", id: said, why: said });
    else ignored.push(`flags: ${said}`);
    if (!urgency) reasons.push({ urgency: "routine", from: "page", id: "unknown-flag", why: "You named a sign that worries you." });
  }
  return { reasons, ignored };
}

function warnings(guide, answers) {
  const said = new Set([...answers.feel, ...answers.when, ...answers.signs, ...answers.at_risk, answers.age]);
  if (answers.at_risk.includes("at-risk")) for (const risk of Object.keys(guide.risks ?? {})) said.add(risk);
  return Object.entries(guide.warnings ?? {})
    .filter(([, { places }]) => !places?.length || !answers.places.length || answers.places.some((one) => places.includes(one)))
    .filter(([, { signs, unless }]) => holds(signs, said) && !unless?.some((word) => said.has(word)))
    .map(([id, { urgency, why }]) => ({ urgency, from: "warning", id, why }));
}

const holds = (signs, said) => signs.every((group) => group.some((word) => said.has(word)));
const namesRisk = (guide, id) => guide.warnings[id].signs.flat().some((word) => word in (guide.risks ?? {}));

/** Troubles that are likely, and that somebody should see: as their page says, or because it says not to run. */
function likely(scored, weights) {
  return scored
    .filter((one) => one.share >= weights.likely)
    .map(({ id, record }) => ({
      id,
      from: "cause",
      urgency: record.finder?.see ?? (record.running.answer === "stop" ? "routine" : ""),
      why: `It may be this: ${record.title}. ${uncited(record.running.reason)}`,
    }))
    .filter(({ urgency }) => urgency);
}

/** Many answers, and no page that names more than half of them: somebody should look. */
function unclear(guide, answers, scored) {
  const said = [...answers.feel, ...answers.when, ...answers.signs];
  if (said.length < 3 || scored.length === 0) return [];
  const fitting = said.filter((word) => scored[0].trouble.words.has(word)).length;
  if (fitting * 2 > said.length) return [];
  return [{ urgency: "routine", from: "unclear", id: "unclear", why: "Your answers do not fit one trouble of this guide well." }];
}
