// The answer as a piece of page: what to do first, then what it could be, then what would change it, then the words to send.

import { piece } from "../pieces.js";

const list = (texts, what = "ul") => piece(what, {}, ...texts.map((text) => piece("li", {}, text)));
const RUNNING = { stop: "Stop running", caution: "Run with caution", "carry-on": "Carry on running" };
const LABEL = { emergency: "Emergency", urgent: "Urgent", routine: "Not urgent, but have it seen", "self-care": "Care at home" };
const pill = (answer) => piece(`span.fc-pill.fc-pill--${answer}`, {}, RUNNING[answer]);
const sentence = (text) => (/[.!?”]$/.test(text) ? text : `${text}.`);

/**
 * Draw what `rank` found.
 *
 * @param {object} found
 * @param {{root: string, address: string, text: string, again: () => void}} page the way to the first page, the address
 *   with the answers, the answer in words, what starts again
 * @returns {import("../pieces.js").Piece[][]} how soon; what to do; each thing that it could be; and so
 *   on: what belongs together, in groups
 */
export function draw(found, { root, address, text, again }) {
  const { advice, urgency } = found;
  return [
    [first(found, root)],
    [run(advice), piece("h3", {}, "What to do today"), list(advice.today.map(sentence), "ol")],
    ...causes(found, root),
    net(advice, urgency, root),
    share(address, text, again, root),
  ];
}

function first({ advice, urgency, reasons }, root) {
  const why = [...new Set(reasons.filter((one) => one.urgency === reasons[0].urgency || one.from === "flag").map(({ why }) => why))];
  return piece(
    `div.fc-card.fc-card--${urgency}`,
    {},
    piece("h3", {}, piece("span.fc-hidden", {}, `${LABEL[urgency]}: `), advice.action),
    ...(why.length ? [list(why.slice(0, 4))] : []),
    piece("p.fc-card__do", {}, advice.meaning, " ", piece("a", { href: `${root}doctor/` }, "Numbers, and who can help")),
  );
}

const run = ({ run: { answer, reason } }) => piece(`p.fc-answer`, {}, piece("strong.fc-label", {}, "May I run?"), " ", pill(answer), ` ${reason}`);

function causes({ causes: found, ignored }, root) {
  const title = piece("h3", {}, "What it could be");
  const unknown = ignored.length ? [piece("p.fc-why", {}, `Not understood, so left out: ${ignored.join(", ")}.`)] : [];
  if (found.length === 0) {
    const ask = "Nothing yet points to a cause. Say where it hurts, or how. Not sure? ";
    const checks = piece("a", { href: `${root}symptoms/cannot-say/` }, "Six small checks");
    const table = piece("a", { href: `${root}symptoms/` }, "the table of all symptoms");
    return [[title, piece("p", {}, ask, checks, " help, and so does ", table, "."), ...unknown]];
  }
  const note = "One of these, or something else: it is not a diagnosis. Those that fit your answers best stand first.";
  const { host, pathname } = new URL(root, location.href); // an address as it is spelled out on paper
  const cards = found.map((cause, n) => [card(cause, n, root, host + pathname)]);
  return [[title, piece("p.fc-why", {}, note), ...unknown], ...cards, [none(root)]];
}

function card(cause, position, root, spelled) {
  const fits = cause.fits.map(({ words }) => words.toLowerCase()).join(", ");
  const row = (label, ...inside) => [piece("dt", {}, label), piece("dd", {}, ...inside)];
  return piece(
    "article.fc-cause",
    { key: cause.id },
    piece("h4", {}, piece("a", { href: root + cause.url, "data-address": spelled + cause.url }, cause.title)),
    piece("p", {}, cause.in_short),
    piece(
      "dl",
      {},
      ...(fits ? row("Fits", fits) : []),
      ...row("More likely if", list(cause.more_likely_if)),
      ...row("Less likely if", list(cause.less_likely_if)),
      ...row("May I run?", pill(cause.running.answer), ` ${cause.running.reason}`),
    ),
    position === 0
      ? ""
      : piece("details", {}, piece("summary", {}, "What to do today"), list(cause.today.map(sentence), "ol")),
  );
}

const none = (root) =>
  piece("p.fc-exit", {}, "None of these fits? ", piece("a", { href: `${root}symptoms/` }, "Look through all symptoms"),
    ", or ", piece("a", { href: `${root}doctor/#who-can-help` }, "ask somebody who can examine the foot"), ".");

function net({ safety_net: safe }, urgency, root) {
  return [
    piece("h3", {}, "When to think again"),
    piece("p", {}, `${safe.unsure} `, piece("strong", {}, safe.by_when), safe.how_long ? ` How long it takes: ${sentence(safe.how_long)}` : ""),
    ...(urgency === "emergency" ? [] : [piece("p", {}, "Get help today, or call your local emergency number, if:"), list(safe.look_for)]),
    piece("p", {}, piece("a", { href: root + safe.where }, "Every sign of danger, emergency numbers, and who can help")),
  ];
}

function share(address, text, again, root) {
  const copy = (what, said) => async ({ target }) => {
    const done = target.parentElement.querySelector("[role=status]");
    done.textContent = (await copied(what)) ? said : "Select the text and copy it.";
  };
  return [
    piece("h3", {}, "Take it with you"),
    piece("p", {}, piece("label", { for: "finder-text" }, "Send this to a physio or doctor, or keep it. Nothing is sent by itself.")),
    piece("textarea", { readonly: "", rows: "9", id: "finder-text", spellcheck: "false", value: text }),
    piece(
      "p",
      {},
      piece("a", { href: `${root}sheets/doctor/#${address.split("#")[1] ?? ""}` }, "Print a sheet for the visit"),
      ": what you have answered here, and what they will ask, with room to write.",
    ),
    piece(
      "p.fc-buttons",
      {},
      piece("button.fc-button", { type: "button", click: copy(text, "The text is copied.") }, "Copy the text"),
      piece("button.fc-button.fc-button--plain", { type: "button", click: copy(address, "The link is copied.") }, "Copy the link"),
      piece("button.fc-button.fc-button--plain", { type: "button", click: again }, "Start again"),
      piece("span.fc-done", { role: "status", key: address }), // what was copied before is another answer
    ),
  ];
}

/** Copy a text; without a clipboard (a page that is not secure) select it, so that the reader can. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.getElementById("finder-text");
    area.value = text;
    area.select();
    return false;
  }
}
