// How far the next run may go, in words: both rules side by side, or what is missing for them.

import { inWords as dayInWords } from "./days.js";
import { inWords } from "./distance.js";
import { DAYS, RUNS } from "./planner.js";
import { several } from "./words.js";

const DAY = { weekday: "short", day: "numeric", month: "short" };

/**
 * Fill the page's part about the next run.
 *
 * @param {HTMLElement} part
 * @param {object} found what `plan` returned
 * @param {string} unit
 * @param {string} answer what the pain says: nobody plans further while it says "see-someone"
 */
export function tell(part, found, unit, answer) {
  const far = (hundredths) => inWords(hundredths, unit);
  const day = (date) => dayInWords(date, DAY);
  const say = (name, text) => {
    part.querySelector(`[data-say="${name}"]`).textContent = text;
  };
  const show = (name, shown) => {
    for (const piece of part.querySelectorAll(`[data-if="${name}"]`)) piece.hidden = !shown;
  };
  const { single, week, both, runs, unmeasured } = found;
  const stop = answer === "see-someone";
  show("stop", stop);
  show("ease", !stop && answer === "ease" && Boolean(single));
  show("few", !stop && !single);
  show("rules", !stop && Boolean(single));
  show("both", !stop && both !== null);
  show("unmeasured", !stop && Boolean(single) && unmeasured > 0);
  if (stop) return;
  say("runs", runs ? `You have noted ${several(runs, "run", "runs")} with a distance in the last ${DAYS} days.` : `You have noted no run with a distance in the last ${DAYS} days.`);
  say("missing", `From ${RUNS} runs on, a number stands here. With fewer we would only guess.`);
  if (!single) return;
  say("single", `Up to ${far(single.limit)}`);
  say("single-why", `Your longest run of the last ${DAYS} days: ${far(single.longest)} (${day(single.date)}).`);
  if (week) {
    say("week", week.left ? `Up to ${far(week.left)} more this week` : "No more this week");
    say("week-why", `Last week (${day(week.from)} to ${day(week.to)}): ${far(week.last)}. So this week: up to ${far(week.limit)} in all. So far: ${far(week.so_far)}.`);
  } else {
    say("week", "No number yet");
    say("week-why", "You have noted no distance for last week, from Monday to Sunday.");
  }
  if (both !== null) say("both", both ? `To keep to both: up to ${far(both)}.` : "To keep to both: rest, or an easy walk, until Monday.");
  say("unmeasured", `${several(unmeasured, "run has", "runs have")} no distance and ${unmeasured === 1 ? "does" : "do"} not count here.`);
}
