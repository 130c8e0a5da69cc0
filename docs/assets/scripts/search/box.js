// The search as readers see it: what they type, the results, and a word on how many there are.

import { search } from "./engine.js";

const SITE = new URL("../../../", import.meta.url); // this file lies in assets/scripts/search/
const INDEX = new URL("search/index.json", SITE);
const KINDS = {
  place: "Where it hurts",
  remedy: "Soothe it now",
  habit: "Keep feet happy",
  exercise: "Exercise",
  author: "For authors",
};
const PLACES = 2; // as many as fit on a line

let index; // fetched once
const done = new WeakSet();

/** Let a box search: a dialog, or the page of the search. */
export async function ready(box) {
  if (done.has(box)) return;
  done.add(box);
  const count = box.querySelector(".fc-search__count");
  const words = box.querySelector("input");
  const asked = new URL(location).searchParams.get("q");
  if (asked && !box.closest("dialog")) words.value = asked;
  try {
    index ??= fetch(INDEX).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    const known = await index;
    words.addEventListener("input", () => show(box, known));
    box.querySelector("form").addEventListener("submit", (event) => submit(event, box, known));
    box.addEventListener("keydown", (event) => move(event, box));
    show(box, known);
  } catch {
    index = undefined;
    done.delete(box);
    count.textContent = "The search could not be loaded.";
    found(box, []);
  }
}

/** Show the results for what has been typed. */
function show(box, known) {
  const asked = box.querySelector("input").value.trim();
  const results = asked ? search(known, box.querySelector("input").value) : [];
  const most = Number(box.dataset.most);
  found(box, results.slice(0, most), known);
  box.querySelector(".fc-search__count").textContent = asked ? told(results.length, most, asked) : "";
  box.querySelector(".fc-search__lost")?.toggleAttribute("hidden", !asked || results.length > 0);
  const all = box.querySelector(".fc-search__all");
  all?.toggleAttribute("hidden", results.length <= most);
  if (all) all.firstElementChild.search = `?${new URLSearchParams({ q: asked })}`;
}

function told(number, most, asked) {
  if (number === 0) return `Nothing found for “${asked}”.`;
  if (number === 1) return "1 page found.";
  return number > most ? `The best ${most} of ${number} pages.` : `${number} pages found, the best first.`;
}

/** Put results into the list. */
function found(box, results, known) {
  box.querySelector(".fc-results").replaceChildren(...results.map((result) => item(result, known)));
}

function item({ address, title, line, kind, running, places }, known) {
  const link = element("a", "fc-result");
  link.href = new URL(address, SITE);
  link.append(element("strong", "fc-result__title", title), " ", element("span", "fc-result__line", line));
  const facts = element("span", "fc-result__facts");
  if (running) facts.append(element("span", `fc-pill fc-pill--${running}`, known.running[running]), " ");
  const where = [...new Set(places)];
  const more = where.length > PLACES ? " and more" : "";
  const said = where.length ? where.slice(0, PLACES).join(", ") + more : KINDS[kind];
  if (said) facts.append(element("span", "fc-result__where", said));
  if (facts.hasChildNodes()) link.append(" ", facts);
  const entry = element("li");
  entry.append(link);
  return entry;
}

function element(name, className = "", text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** Open the best result, or on the page of the search keep the words in the address. */
function submit(event, box, known) {
  event.preventDefault();
  if (box.closest("dialog")) box.querySelector(".fc-results a")?.click();
  else {
    history.replaceState(null, "", `?${new URLSearchParams(new FormData(event.target))}`);
    show(box, known);
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
