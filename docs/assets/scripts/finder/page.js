// The foot finder's page: every choice is ranked and shown at once; the answers stand in the address's fragment.

import { draw } from "./answer.js";
import { fromFragment, toFragment } from "./address.js";
import { drawing } from "./drawing.js";
import { form } from "./form.js";
import { rank } from "./rank.js";
import { heading, summary } from "./summary.js";

/** Start the finder in `root`, the element that the page brings. */
export async function start(root) {
  const guide = await load(root.dataset.guide);
  root.prepend(root.querySelector("template:not([data-failed])").content);
  const questions = form(root, guide, changed);
  const result = root.querySelector(".fc-result");
  const says = root.querySelector("[data-says]");
  const bar = root.querySelector(".fc-bar");
  const answer = drawing(result, result.querySelector(".fc-result__body"));

  let writing;

  function changed({ keep = false } = {}) {
    const answers = questions.read();
    const fragment = toFragment(answers);
    const address = `${location.origin}${location.pathname}${fragment && `#${fragment}`}`;
    clearTimeout(writing); // browsers are slow to change the address, so that waits until the answer stands there
    if (!keep) writing = setTimeout(() => history.replaceState(null, "", address), 50);
    const found = rank(guide, answers);
    const answered = fragment !== "";
    say(found, answered);
    const text = answered ? summary(guide, found, address) : "";
    answer.show(answered ? draw(found, { root: root.dataset.root, address, text, again }) : [], keep);
  }

  /** Say the answer in the bar below the questions, and to who listens. */
  function say(found, answered) {
    const title = heading(found);
    const count = found.causes.length;
    const causes = count ? ` ${count} possible ${count === 1 ? "cause" : "causes"}.` : "";
    root.dataset.urgency = answered ? found.urgency : "";
    root.dataset.answered = String(answered);
    bar.querySelector(".fc-bar__text").textContent = answered ? `${found.advice.short}.${causes}` : "No answers yet";
    says.textContent = answered ? `Answer: ${title}.${causes}` : "";
  }

  function again() {
    questions.write({});
    changed();
    root.scrollIntoView();
    root.querySelector("input").focus();
  }

  function arrive() {
    const given = fromFragment(location.hash);
    if (!given) return false;
    questions.write(given);
    changed({ keep: true });
    return true;
  }

  document.documentElement.style.scrollPaddingBottom = "6rem"; // what has the focus never hides under the bar
  bar.querySelector("button").addEventListener("click", () => {
    answer.finish();
    result.scrollIntoView();
    result.focus({ preventScroll: true });
  });
  addEventListener("hashchange", arrive);
  if (!arrive()) changed({ keep: true });
  root.dataset.ready = "";
}

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
