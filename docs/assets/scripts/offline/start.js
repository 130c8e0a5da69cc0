// What a page does about reading without a connection, once it stands there and nothing else is to be done.

import { listen, start } from "./page.js";

const DATE = { day: "numeric", month: "long", year: "numeric" };

/** Say at the end of a page that it is a copy which may be out of date, or that there is a newer one. */
function warn(line, { copy, checked, old }) {
  if (copy) {
    const day = new Date(checked).toLocaleDateString("en-GB", DATE); // only here: a browser takes long to get ready for it
    line.textContent = `The guide's site cannot be reached now. This is the copy on your device, as the site was on ${day}.`;
  } else if (old) {
    const again = Object.assign(document.createElement("a"), { href: location.href, textContent: "Load this page again" });
    again.addEventListener("click", (event) => {
      event.preventDefault(); // a link to a part of the page that is open would only scroll
      location.reload();
    });
    line.replaceChildren("The guide has changed since you opened this page. ", again, " to see how it is now.");
  }
  line.hidden = !copy && !old;
}

for (const line of document.querySelectorAll("[data-copy]")) listen((state) => state && warn(line, state));
for (const root of document.querySelectorAll("[data-offline]")) import("./panel.js").then(({ panel }) => panel(root));
for (const root of document.querySelectorAll("[data-kept]")) import("./panel.js").then(({ kept }) => kept(root));
start();
