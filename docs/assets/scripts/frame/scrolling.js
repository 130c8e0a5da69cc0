// What follows a reader who scrolls: the part of the page marked in its contents, and the button back to the top.
// guide.js fetches this at the first scroll; who does not scroll needs none of it.

const BELOW_HEADER = 100; // pixels: a heading that stands higher has been reached

/** Mark in the contents which parts have been passed, and which is being read; keep that one in sight. */
function contents(list) {
  const links = [...list.querySelectorAll("a[href^='#']")];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const box = list.closest(".md-sidebar__scrollwrap");
  let reading;
  return () => {
    const next = parts.findIndex((part) => part && part.getBoundingClientRect().top > BELOW_HEADER);
    const reached = next < 0 ? links.length : next;
    if (reached === reading) return;
    reading = reached;
    for (const [at, link] of links.entries()) {
      link.classList.toggle("md-nav__link--passed", at < reached);
      link.classList.toggle("md-nav__link--active", at === reached - 1);
    }
    if (reached) show(links[reached - 1], box);
  };
}

/** Scroll a box, and nothing else, until something in it can be seen. */
export function show(link, box) {
  const [{ top, bottom }, around] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
  if (top < around.top || bottom > around.bottom) box.scrollTop += (top + bottom - around.top - around.bottom) / 2;
}

/** Offer the way back to readers who scroll up: they may be looking for it. */
function backToTop(button) {
  let last = 0;
  button.addEventListener("click", () => scrollTo({ top: 0 }));
  return () => {
    if (scrollY === last) return;
    button.hidden = scrollY > last || scrollY < BELOW_HEADER;
    last = scrollY;
  };
}

/** Follow the reader from now on, once for each picture that the browser draws. */
export function follow() {
  const followers = [
    ...[...document.querySelectorAll(".md-nav--secondary")].map(contents),
    ...[...document.querySelectorAll(".md-top")].map(backToTop),
  ];
  const all = () => {
    for (const one of followers) one();
  };
  let asked = 0;
  const soon = () => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(all);
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  soon();
}
