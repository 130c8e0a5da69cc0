// For readers: how much of the guide is on this device, buttons to keep all of it or nothing, and a list of what is kept.

import { forget, keepAll, listen, refused, savesData } from "./page.js";
import { addressOf } from "./release.js";

const SITE = new URL("../../../", import.meta.url).href;
const FAILED =
  "The pages could not be kept. Your browser may not allow it or have no room, or our site is just being changed.";
const FEW = 30; // pages; of more a list is no help

/** Let the panel tell how things stand, and its buttons change it. */
export function panel(root) {
  const line = root.querySelector("[role=status]");
  const [keep, drop] = root.querySelectorAll("button");
  const show = (state) => {
    const words = told(state);
    if (line.textContent !== words) line.textContent = words; // a screen reader says it once
    keep.hidden = Boolean(state && state.pages && (state.filling || state.kept.length === state.pages));
    drop.hidden = !state?.kept.length;
  };
  keep.addEventListener("click", () => {
    line.textContent = "Asking for the pages.";
    keepAll()
      .catch(() => false)
      .then((begun) => begun || (line.textContent = FAILED)); // after `show` has said that nothing is kept
  });
  drop.addEventListener("click", async () => {
    await forget();
    keep.focus(); // the button that was pressed has gone away
  });
  line.textContent = "Looking what is kept here.";
  listen(show);
}

function told(state) {
  if (!state?.pages) return refused() ? "Nothing is kept on this device." : "Nothing is kept on this device yet.";
  const { kept, pages, filling, full } = state;
  const count = `${kept.length} of ${pages} pages`;
  if (kept.length === pages) return `All ${pages} pages are kept on this device. You can read them without a connection.`;
  if (full) return `This device has room for no more. ${count} are kept.`;
  if (filling) return `More pages are on their way. ${count} are kept.`;
  if (savesData()) return `Your device saves data, so only pages that you open are kept: ${count} so far.`;
  return `${count} are kept. The others follow when you have a connection.`;
}

/** List the pages that are kept, where they are few; without those that the page leads to anyway. */
export function kept(root) {
  const linked = new Set([...root.parentElement.querySelectorAll("a")].map(({ href }) => href));
  let listed = false;
  listen(async (state) => {
    if (listed || !state?.kept.length || state.kept.length > FEW) return;
    listed = true;
    const addresses = state.kept.map((name) => addressOf(name, SITE)).filter(({ href }) => !linked.has(href));
    const links = (await Promise.all(addresses.map(link))).filter(Boolean);
    root.querySelector("ul").replaceChildren(...links);
    root.hidden = !links.length;
  });
}

async function link(address) {
  try {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const title = page.querySelector("h1")?.firstChild?.textContent || page.title;
    const entry = document.createElement("li");
    entry.append(Object.assign(document.createElement("a"), { href: address, textContent: title }));
    return entry;
  } catch {
    return undefined;
  }
}
