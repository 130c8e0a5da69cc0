// Light or dark: as the device prefers, until the reader chooses. The script in partials/first.html has set it before
// anything could be seen; this lets the reader change it.

const KEY = `${new URL("../../../", import.meta.url).pathname}.__palette`; // as earlier releases of the guide kept it
const PREFERRED = matchMedia("(prefers-color-scheme: dark)");

function show(scheme) {
  document.documentElement.dataset.mdColorScheme = scheme;
}

/** Let the frame of the browser have the colour of the paper, whatever the device prefers. */
function paint() {
  const paper = getComputedStyle(document.body).getPropertyValue("--fc-paper").trim();
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
}

function chosen() {
  try {
    return JSON.parse(localStorage.getItem(KEY))?.color?.scheme;
  } catch {
    return undefined; // a browser that lets sites store nothing
  }
}

function keep(scheme) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ index: Number(scheme === "slate"), color: { scheme } }));
  } catch {
    // it holds until the page is left
  }
}

const buttons = [...document.querySelectorAll("[data-scheme]")];
for (const button of buttons) {
  button.addEventListener("click", () => {
    show(button.dataset.scheme);
    keep(button.dataset.scheme);
    paint();
    buttons.find((other) => other !== button).focus(); // the one that was pressed has gone
  });
}
PREFERRED.addEventListener("change", ({ matches }) => chosen() || show(matches ? "slate" : "default"));
if (chosen()) paint();
