// The sheet for a visit: what is known stands under its question, above the lines to write on. What it knows comes from
// the address's fragment: the foot finder's answers, or #condition=… or #place=… . It never leaves the device.

import { fromFragment } from "../finder/address.js";
import { rank } from "../finder/rank.js";
import { fromCondition, fromFinder, fromPlace } from "./known.js";

/** Fill in the sheet, and say so in `status`, the element that the page brings. */
export function start(status) {
  const show = async () => {
    for (const old of document.querySelectorAll(".fc-known")) old.remove();
    for (const old of document.querySelectorAll(".fc-asked--known")) old.classList.remove("fc-asked--known");
    const known = await read(status.dataset.guide);
    for (const { about, words, tick } of known) fill(about, words, tick);
    status.textContent = known.length > 0 ? "What the guide knows already is filled in. Strike out what is wrong." : "";
  };
  addEventListener("hashchange", show);
  return show();
}

async function read(address) {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const answers = fromFragment(location.hash);
  if (!answers && !fragment.has("condition") && !fragment.has("place")) return [];
  const guide = await (await fetch(address)).json();
  if (answers) return fromFinder(guide, rank(guide, answers));
  return fragment.has("condition")
    ? fromCondition(guide, fragment.get("condition"))
    : fromPlace(guide, fragment.get("place"));
}

function fill(about, words, tick) {
  const known = document.createElement(tick ? "ul" : "p");
  known.className = tick ? "fc-known fc-known--tick" : "fc-known";
  if (tick) known.append(...words.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  else known.textContent = words.join("; ");
  const question = document.querySelector(`[data-about="${about}"]`);
  question.querySelector("p").after(known);
  question.classList.add("fc-asked--known");
}
