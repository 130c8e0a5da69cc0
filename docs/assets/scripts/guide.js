// Small helps for readers who have JavaScript. Everything works without them.

/** Let the whole symptom table be sorted by its columns. */
function sortable(table) {
  const body = table.tBodies[0];
  const first = [...body.rows];
  for (const [column, header] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...first].sort((a, b) =>
        a.cells[column].innerText.localeCompare(b.cells[column].innerText, "en"),
      );
      if (column === 0) rows.splice(0, rows.length, ...first); // the first column has an order of its own: the foot's
      body.append(...(down ? rows.reverse() : rows));
    });
  }
}

/**
 * Let buttons open and close the menu, which a hidden checkbox does. While it is open nothing else is on the
 * way of the Tab key, and the focus goes into it and back.
 */
function opens(buttons, box, menu) {
  const [opener, closer] = buttons;
  const tell = () => {
    for (const button of buttons) button.setAttribute("aria-expanded", String(box.checked));
    for (const other of beside(menu)) other.inert = box.checked;
    (box.checked ? closer : opener).focus();
    if (box.checked) reveal(menu);
  };
  const close = () => box.checked && box.click();
  box.addEventListener("change", tell);
  for (const button of buttons) button.addEventListener("click", () => box.click());
  menu.addEventListener("click", ({ target }) => target.closest("a") && close());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  desk.addEventListener("change", ({ matches }) => matches && close());
}

/** Scroll the list of pages, and nothing else, until the open page can be seen in it, below a link that is whole. */
function reveal(menu) {
  const here = menu.querySelector("[aria-current=page]");
  let box = here;
  while (box && getComputedStyle(box).overflowY !== "auto") box = box.parentElement;
  if (!box || box.scrollHeight === box.clientHeight) return;
  const { top } = box.getBoundingClientRect();
  const from = (link) => link.getBoundingClientRect().top - top; // the part of the list that shows begins at 0
  if (from(here) >= 0 && from(here) + here.offsetHeight <= box.clientHeight) return;
  const middle = from(here) - box.clientHeight / 2;
  const first = [...menu.querySelectorAll(".fc-pages__link")].find((link) => from(link) >= middle) ?? here;
  box.scrollTop += from(first);
}

/** Everything on a page that is neither around an element nor in it, apart from what a tap beside the menu hits. */
function beside(element) {
  if (element === document.body) return [];
  const others = [...element.parentElement.children].filter((one) => one !== element && !one.matches("script, .md-toggle, .md-overlay"));
  return [...others, ...beside(element.parentElement)];
}

/** Let a button and a key open the search. What it needs is fetched then, and not before. */
function searches(dialog, button) {
  const words = dialog.querySelector("input");
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    button.setAttribute("aria-expanded", "true");
    words.select();
    searching(dialog);
  };
  button.addEventListener("click", open);
  dialog.querySelector(".fc-search__close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close()); // beside it
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return; // some browsers would only empty the box
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    open();
  });
}

/** Make the search ready. */
async function searching(box) {
  const { ready } = await import("./search/box.js");
  ready(box);
}

/** Say of a page that was reviewed long ago that it was: the page may be much older than the last build. */
function overdue(note) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  note.hidden = today.join("-") < note.dataset.due; // days as 2027-11-22, in the order of the alphabet
}

for (const use of document.querySelectorAll("use[data-href]")) use.setAttribute("href", use.dataset.href); // drawings
for (const note of document.querySelectorAll("[data-due]")) overdue(note);
for (const table of document.querySelectorAll("table[data-sortable]")) sortable(table);
const menu = document.querySelector(".md-sidebar--primary");
const desk = matchMedia("(min-width: 76.25em)"); // there the list of pages is no menu
opens(document.querySelectorAll("[data-opens]"), document.getElementById("__drawer"), menu);
if (desk.matches) reveal(menu);
for (const button of document.querySelectorAll(".fc-opener--search")) searches(document.querySelector(".fc-search"), button);
for (const box of document.querySelectorAll(".fc-search-page")) searching(box);

// What follows a reader who scrolls, and what answers a tap, is fetched then.
const follow = () => import("./frame/scrolling.js").then(({ follow }) => follow());
addEventListener("scroll", follow, { once: true, passive: true });
for (const abbreviation of document.querySelectorAll("abbr[title]")) {
  abbreviation.addEventListener("click", () => import("./frame/abbreviation.js").then(({ tell }) => tell(abbreviation)));
}

// What scrolls sideways is on the way of the Tab key, for readers whose browser does not see to that.
const wide = document.querySelectorAll("pre > code, .md-typeset__scrollwrap");
function reachable() {
  for (const box of wide) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
if (wide.length) {
  addEventListener("resize", reachable, { passive: true });
  reachable();
}

// What a link leads to may be folded away.
function unfold() {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = part?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}
addEventListener("hashchange", unfold);
unfold();

// The log brings its own scripts, and only its page loads them.
const log = document.querySelector("[data-log]");
if (log) {
  import("./log/page.js")
    .then(({ start }) => start(log))
    .catch((error) => {
      console.error(error);
      log.append(log.querySelector("template[data-failed]").content);
    });
}

// A sheet can be printed by the browser's own menu; a button is nearer.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The sheet for a visit fills in what is known.
const visit = document.querySelector("[data-visit]");
if (visit) import("./sheets/visit.js").then(({ start }) => start(visit));

// The foot finder brings its own scripts, and only its page loads them.
const finder = document.querySelector("[data-finder]");
if (finder) {
  import("./finder/page.js")
    .then(({ start }) => start(finder))
    .catch(() => finder.append(finder.querySelector("template[data-failed]").content));
}

// What can be read without a connection is seen to when the page stands there and nothing else is to be done.
if (navigator.serviceWorker) {
  const idle = window.requestIdleCallback ?? ((call) => setTimeout(call)); // Safari has none
  const longest = { timeout: 2000 }; // milliseconds: a busy device may never be idle
  const begin = () => idle(() => import("./offline/start.js"), longest);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}
