// The search as readers see it: what they type, the results, and a word on how many there are.

import { fill, piece } from "../pieces.js";
import { search } from "./engine.js";
import { open } from "./library.js";

const SITE = new URL("../../../", import.meta.url); // this file lies in assets/scripts/search/
const KINDS = {
  place: "Where it hurts",
  remedy: "Soothe it now",
  habit: "Keep feet happy",
  exercise: "Exercise",
  author: "For authors",
};
const PLACES = 2; // as many as fit on a line

const done = new WeakSet();
const asking = new WeakMap(); // what each box is busy with
let opened; // fetched once

/** Let a box search: a dialog, or the page of the search. */
export function ready(box) {
  if (!done.has(box)) {
    done.add(box);
    const words = box.querySelector("input");
    const asked = new URL(location).searchParams.get("q");
    if (asked && !box.closest("dialog")) words.value = asked;
    words.addEventListener("input", () => show(box));
    box.querySelector("form").addEventListener("submit", (event) => submit(event, box));
    box.addEventListener("keydown", (event) => move(event, box));
  }
  show(box); // even if it is empty: what is needed for any question is fetched then
}

/** Return what a file of the search holds. */
async function read(name) {
  const answer = await fetch(new URL(name, SITE));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

/** Show the results for what has been typed, unless more is typed before they are known. */
function show(box) {
  const mine = answered(box, () => asking.get(box) === mine);
  asking.set(box, mine);
  return mine;
}

async function answered(box, wanted) {
  const typed = box.querySelector("input").value;
  const asked = typed.trim();
  const most = Number(box.dataset.most);
  opened ??= open(read);
  try {
    const library = await opened;
    const results = asked ? await search(library, typed) : [];
    const best = await library.shown(results.slice(0, most));
    if (!wanted()) return;
    found(box, best, library.index.running);
    box.querySelector(".fc-search__count").textContent = asked ? told(results.length, most, asked) : "";
    box.querySelector(".fc-search__lost")?.toggleAttribute("hidden", !asked || results.length > 0);
    const all = box.querySelector(".fc-search__all");
    all?.toggleAttribute("hidden", results.length <= most);
    if (all) all.firstElementChild.search = `?${new URLSearchParams({ q: asked })}`;
  } catch {
    opened = undefined; // there may be a new release, and its index names other parts
    if (wanted()) failed(box);
  }
}

/** Say that something of the search is missing: nobody knows whether there is anything to be found. */
function failed(box) {
  box.querySelector(".fc-search__count").textContent = "The search could not be loaded.";
  for (const more of box.querySelectorAll(".fc-search__lost, .fc-search__all")) more.hidden = true;
  found(box, []);
}

function told(number, most, asked) {
  if (number === 0) return `Nothing found for “${asked}”.`;
  if (number === 1) return "1 page found.";
  return number > most ? `The best ${most} of ${number} pages.` : `${number} pages found, the best first.`;
}

/** Put results into the list. Those that stand there already stay. */
function found(box, results, running) {
  for (const _ of fill(box.querySelector(".fc-results"), [results.map((result) => item(result, running))]));
}

function item({ address, title, line, kind, running: answer, places }, running) {
  const where = [...new Set(places)];
  const more = where.length > PLACES ? " and more" : "";
  const said = where.length ? where.slice(0, PLACES).join(", ") + more : KINDS[kind];
  const facts = [
    ...(answer ? [piece(`span.fc-pill.fc-pill--${answer}`, {}, running[answer]), " "] : []),
    ...(said ? [piece("span.fc-result__where", {}, said)] : []),
  ];
  return piece(
    "li",
    { key: address },
    piece(
      "a.fc-result",
      { href: String(new URL(address, SITE)) },
      piece("strong.fc-result__title", {}, title),
      " ",
      piece("span.fc-result__line", {}, line),
      ...(facts.length ? [" ", piece("span.fc-result__facts", {}, ...facts)] : []),
    ),
  );
}

/** Open the best result, or on the page of the search keep the words in the address. */
async function submit(event, box) {
  event.preventDefault();
  if (box.closest("dialog")) {
    await asking.get(box); // who types and presses Enter at once means what was typed
    box.querySelector(".fc-results a")?.click();
  } else {
    history.replaceState(null, "", `?${new URLSearchParams(new FormData(event.target))}`);
    show(box);
  }
}

/** Go up and down the results with the arrow keys; above the first one is the box to type in. */
function move(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [box.querySelector("input"), ...box.querySelectorAll(".fc-results a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (!stops.includes(document.activeElement) || !next) return;
  event.preventDefault();
  next.focus();
}
