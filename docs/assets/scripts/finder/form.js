// The form as answers, and answers as the form; the drawing as a second way to tick a place.

import { afterFrame } from "./drawing.js";

const LISTS = ["flags", "at_risk", "places", "feel", "when", "signs"];
const FEW = 9; // a list of words is shortened to those that fit the place, if that leaves out at least some

/** Wire the form in `root`; `changed` is called after every choice. */
export function form(root, guide, changed) {
  const element = root.querySelector("form");
  const inputs = grouped(element.elements);
  const boxes = (name) => inputs.get(name) ?? [];
  const groups = [...element.querySelectorAll("[data-words]")];
  const regions = [...element.querySelectorAll("[data-place]")];

  function read() {
    const checked = (name) => boxes(name).filter((box) => box.checked).map((box) => box.value);
    return { ...Object.fromEntries(LISTS.map((name) => [name, checked(name)])), age: checked("age").filter(Boolean)[0] ?? "" };
  }

  function write(answers) {
    for (const name of LISTS) for (const box of boxes(name)) box.checked = (answers[name] ?? []).includes(box.value);
    for (const box of boxes("age")) box.checked = Boolean(box.value) && (answers.age ?? []).includes(box.value);
    for (const box of boxes("none")) box.checked = false;
    placed();
    shortened();
  }

  /** "None of these" takes the others of its question back, and they take it back. */
  function exclude(box) {
    if (!box.checked) return;
    if (box.name === "none") for (const other of boxes(box.value)) other.checked = false;
    else for (const none of boxes("none")) if (none.value === box.name) none.checked = false;
  }

  /** Shade the chosen places on the drawing. */
  function placed() {
    const { places } = read();
    for (const region of regions) region.classList.toggle("fc-region--chosen", places.includes(region.dataset.place));
  }

  /** Shorten the lists of words to those that fit the chosen places. */
  function shortened() {
    const words = fitting(guide, read().places);
    for (const group of groups) shorten(group, words);
  }

  element.addEventListener("change", ({ target }) => {
    exclude(target);
    if (target.name === "places" || target.value === "places") {
      placed();
      afterFrame(shortened); // the answer need not wait for them
    }
    changed();
  });
  element.addEventListener("submit", (event) => event.preventDefault());
  element.addEventListener("click", ({ target }) => {
    const region = target.closest("[data-place]");
    if (region) boxes("places").find((box) => box.value === region.dataset.place)?.click();
    const more = target.closest(".fc-more button");
    if (more) {
      const open = more.getAttribute("aria-expanded") !== "true";
      more.setAttribute("aria-expanded", String(open));
      shortened();
    }
  });
  shortened();
  return { read, write };
}

function grouped(elements) {
  const groups = new Map();
  for (const one of elements) groups.set(one.name, [...(groups.get(one.name) ?? []), one]);
  return groups;
}

/** The words that troubles of these places have; none if no place was chosen that says so. */
function fitting(guide, places) {
  const chosen = places.filter((place) => (guide.places[place]?.regions ?? []).length || place === "skin");
  const rows = Object.values(guide.conditions).flatMap((record) => record.symptoms);
  const here = rows.filter((row) => chosen.includes(row.place));
  return new Set(here.flatMap((row) => [...row.feel, ...row.when, ...(row.signs ?? [])]));
}

/** Show only the words that fit, and those that are ticked; a button shows all. */
function shorten(group, words) {
  const options = [...group.querySelectorAll("[data-word]")];
  const more = group.querySelector(".fc-more");
  const button = more.querySelector("button");
  const open = button.getAttribute("aria-expanded") === "true";
  const others = options.filter((one) => !words.has(one.dataset.word) && !one.querySelector("input").checked);
  const few = words.size > 0 && options.length - others.length >= 3 && options.length > FEW && others.length > 2;
  for (const option of options) option.hidden = few && !open && others.includes(option);
  more.hidden = !few;
  button.firstChild.data = open ? "Show only those that fit the place" : "Show all ";
  button.querySelector("span").textContent = open ? "" : String(options.length);
}
