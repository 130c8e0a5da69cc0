// The foot finder's page: every choice is ranked and shown at once; the answers stand in the address's fragment.

import { draw } from "./answer.js";
import { fromFragment, toFragment } from "./address.js";
import { form } from "./form.js";
import { rank } from "./rank.js";
import { heading, summary } from "./summary.js";

/** Start the finder in `root`, the element that the page brings. */
export async function start(root) {
  const guide = await load(root.dataset.guide);
  root.prepend(root.querySelector("template").content);
  const questions = form(root, guide, changed);
  const result = root.querySelector(".fc-result");
  const says = root.querySelector("[data-says]");
  const bar = root.querySelector(".fc-bar");

  function changed({ keep = false } = {}) {
    const answers = questions.read();
    const fragment = toFragment(answers);
    if (!keep) history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    show(rank(guide, answers), fragment !== "");
  }

  function show(found, answered) {
    const title = heading(found);
    root.dataset.urgency = answered ? found.urgency : "";
    root.dataset.answered = String(answered);
    result.querySelector(".fc-result__body").replaceChildren(
      ...(answered ? draw(found, { root: root.dataset.root, text: summary(guide, found, location.href), again }) : []),
    );
    const count = found.causes.length;
    const causes = count ? ` ${count} possible ${count === 1 ? "cause" : "causes"}.` : "";
    bar.querySelector(".fc-bar__text").textContent = answered ? `${title}.${causes}` : "No answers yet";
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

  bar.querySelector("button").addEventListener("click", () => {
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
