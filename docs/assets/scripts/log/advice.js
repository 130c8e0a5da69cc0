// What the noted pain says, in words; those that every runner reads alike come with the page.

import { make } from "../make.js";
import { inWords } from "./days.js";
import { PAINS } from "./entry.js";
import { shortDay } from "./words.js";

/** The message that belongs to an answer, from the page's templates, with what it rests on. */
export function advice(root, { answer, reasons }) {
  const message = root.querySelector(`template[data-message="${answer}"]`).content.cloneNode(true);
  message.querySelector("[data-reasons]")?.replaceChildren(...reasons.map((one) => make("li", {}, reason(one))));
  const stop = reasons.some(({ kind }) => kind === "too-much");
  for (const piece of message.querySelectorAll("[data-for]")) piece.hidden = (piece.dataset.for === "stop") !== stop;
  return message;
}

/** Why, in one sentence. */
export function reason({ kind, when, entries }) {
  const day = inWords(entries[0].date);
  const days = entries.map(({ date }) => shortDay(date)).join(", ");
  const numbers = entries.map((entry) => entry[when]).join(", then ");
  switch (kind) {
    case "too-much":
    case "some":
      return `${day}: the pain ${PAINS[when]} was ${entries[0][when]} out of 10.`;
    case "growing":
      return `The pain ${PAINS[when]} grew from run to run: ${numbers} (${days}).`;
    case "mornings":
      return `After each of your last three runs, the next morning was worse than before the run (${days}).`;
    default:
      return `${day}: the next morning was worse than before the run (${entries[0].before}, then ${entries[0].morning}).`;
  }
}
