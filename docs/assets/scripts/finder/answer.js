// The answer as a piece of page: what to do first, then what it could be, then what would change it, then the words to send.

import { make } from "../make.js";

const list = (texts, what = "ul") => make(what, {}, ...texts.map((text) => make("li", {}, text)));
const RUNNING = { stop: "Stop running", caution: "Run with caution", "carry-on": "Carry on running" };
const LABEL = { emergency: "Emergency", urgent: "Urgent", routine: "Not urgent, but have it seen", "self-care": "Care at home" };
const pill = (answer) => make(`span.fc-pill.fc-pill--${answer}`, {}, RUNNING[answer]);
const sentence = (text) => (/[.!?”]$/.test(text) ? text : `${text}.`);

/**
 * Draw what `rank` found.
 *
 * @param {object} found
 * @param {{root: string, address: string, text: string, again: () => void}} page the way to the first page, the address
 *   with the answers, the answer in words, what starts again
 * @returns {HTMLElement[]}
 */
export function draw(found, { root, address, text, again }) {
  const { advice, urgency } = found;
  return [
    first(found, root),
    run(advice),
    make("h3", {}, "What to do today"),
    list(advice.today.map(sentence), "ol"),
    ...causes(found, root),
    ...net(advice, urgency, root),
    ...share(address, text, again, root),
  ];
}

function first({ advice, urgency, reasons }, root) {
  const why = [...new Set(reasons.filter((one) => one.urgency === reasons[0].urgency || one.from === "flag").map(({ why }) => why))];
  return make(
    `div.fc-card.fc-card--${urgency}`,
    {},
    make("h3", {}, make("span.fc-hidden", {}, `${LABEL[urgency]}: `), advice.action),
    ...(why.length ? [list(why.slice(0, 4))] : []),
    make("p.fc-card__do", {}, advice.meaning, " ", make("a", { href: `${root}doctor/` }, "Numbers, and who can help")),
  );
}

const run = ({ run: { answer, reason } }) => make(`p.fc-answer`, {}, make("strong.fc-label", {}, "May I run?"), " ", pill(answer), ` ${reason}`);

/** An address as it is spelled out on paper. */
function spelled(href) {
  const { host, pathname } = new URL(href, location.href);
  return host + pathname;
}

function causes({ causes: found, ignored }, root) {
  const title = make("h3", {}, "What it could be");
  const unknown = ignored.length ? [make("p.fc-why", {}, `Not understood, so left out: ${ignored.join(", ")}.`)] : [];
  if (found.length === 0) {
    const exit = make("p", {}, "Nothing yet points to a cause. Say where it hurts, or how. Not sure? ");
    exit.append(make("a", { href: `${root}symptoms/cannot-say/` }, "Six small checks"), " help, and so does ");
    exit.append(make("a", { href: `${root}symptoms/` }, "the table of all symptoms"), ".");
    return [title, exit, ...unknown];
  }
  const note = "One of these, or something else: it is not a diagnosis. Those that fit your answers best stand first.";
  return [title, make("p.fc-why", {}, note), ...unknown, ...found.map((cause, n) => card(cause, n, root)), none(root)];
}

function card(cause, position, root) {
  const fits = cause.fits.map(({ words }) => words.toLowerCase()).join(", ");
  const row = (label, ...inside) => [make("dt", {}, label), make("dd", {}, ...inside)];
  return make(
    "article.fc-cause",
    {},
    make("h4", {}, make("a", { href: root + cause.url, "data-address": spelled(root + cause.url) }, cause.title)),
    make("p", {}, cause.in_short),
    make(
      "dl",
      {},
      ...(fits ? row("Fits", fits) : []),
      ...row("More likely if", list(cause.more_likely_if)),
      ...row("Less likely if", list(cause.less_likely_if)),
      ...row("May I run?", pill(cause.running.answer), ` ${cause.running.reason}`),
    ),
    position === 0
      ? ""
      : make("details", {}, make("summary", {}, "What to do today"), list(cause.today.map(sentence), "ol")),
  );
}

const none = (root) =>
  make("p.fc-exit", {}, "None of these fits? ", make("a", { href: `${root}symptoms/` }, "Look through all symptoms"),
    ", or ", make("a", { href: `${root}doctor/#who-can-help` }, "ask somebody who can examine the foot"), ".");

function net({ safety_net: safe }, urgency, root) {
  return [
    make("h3", {}, "When to think again"),
    make("p", {}, `${safe.unsure} `, make("strong", {}, safe.by_when), safe.how_long ? ` How long it takes: ${sentence(safe.how_long)}` : ""),
    ...(urgency === "emergency" ? [] : [make("p", {}, "Get help today, or call your local emergency number, if:"), list(safe.look_for)]),
    make("p", {}, make("a", { href: root + safe.where }, "Every sign of danger, emergency numbers, and who can help")),
  ];
}

function share(address, text, again, root) {
  const area = make("textarea", { readonly: "", rows: "9", id: "finder-text", spellcheck: "false" });
  area.value = text;
  const done = make("span.fc-done", { role: "status" });
  const copy = (what, said) => async () => {
    done.textContent = (await copied(what, area)) ? said : "Select the text and copy it.";
  };
  return [
    make("h3", {}, "Take it with you"),
    make("p", {}, make("label", { for: "finder-text" }, "Send this to a physio or doctor, or keep it. Nothing is sent by itself.")),
    area,
    make(
      "p",
      {},
      make("a", { href: `${root}sheets/doctor/#${address.split("#")[1] ?? ""}` }, "Print a sheet for the visit"),
      ": what you have answered here, and what they will ask, with room to write.",
    ),
    make(
      "p.fc-buttons",
      {},
      make("button.fc-button", { type: "button", click: copy(text, "The text is copied.") }, "Copy the text"),
      make("button.fc-button.fc-button--plain", { type: "button", click: copy(address, "The link is copied.") }, "Copy the link"),
      make("button.fc-button.fc-button--plain", { type: "button", click: again }, "Start again"),
      done,
    ),
  ];
}

/** Copy a text; without a clipboard (a page that is not secure) select it, so that the reader can. */
async function copied(text, area) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    area.value = text;
    area.select();
    return false;
  }
}
