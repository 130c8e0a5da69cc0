// The service worker: when it begins, what it answers, what pages may ask of it, how it ends.

import { Desk } from "./answering.js";
import { Keeper } from "./keeping.js";
import { ask, fileAt, hash } from "./release.js";
import { Shelf, clear } from "./shelf.js";

const SITE = self.registration.scope;
const shelf = new Shelf(SITE);
const keeper = new Keeper(shelf);
const desk = new Desk(keeper, withdraw);

let filling;
let full = false;
let ended = false;

// It begins when all is there that a page needs; before, it would only be in the way. Another try is made at the next page.
self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function install() {
  // A browser that does not say which page asks (Safari before 16) cannot keep releases apart: it does without.
  if (!("resultingClientId" in FetchEvent.prototype)) throw new Error("this browser cannot keep the guide");
  const { release } = await ask(SITE);
  if (!release) throw new Error("the site has no list of its files");
  await shelf.note(release); // what is kept of it can be deleted one day, even if this comes to nothing
  const shared = await keeper.keep(release, release.shared);
  const core = await keeper.keep(release, release.core);
  if (shared !== "kept" || core === "other") throw new Error(`not whole: ${shared}, ${core}`);
  await self.skipWaiting();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = new URL(request.url).origin === self.location.origin && request.url.startsWith(SITE);
  if (ended || !ours || request.method !== "GET" || request.headers.has("range")) return;
  event.respondWith(request.mode === "navigate" ? desk.page(event) : desk.part(event));
});

// What pages may ask: to keep what is read or all, to tell how far that is, to forget everything.
self.addEventListener("message", (event) => {
  const { keep, forget } = event.data;
  if (forget) event.waitUntil(withdraw().then(() => tell()));
  else if (keep && !ended) event.waitUntil(adopt(event.source).then(() => fill(keep === "all")));
});

/** Let a page that was open before the worker began belong to the release that it is of, and keep it. */
async function adopt({ id, url }) {
  const name = fileAt(url, SITE);
  const [newest] = await shelf.releases();
  if (!newest?.release.files.has(name) || (await shelf.reader(id))) return;
  try {
    const shown = await fetch(url, { cache: "force-cache" }); // as the page itself was fetched, however old it is
    if ((await hash(await shown.clone().arrayBuffer())) !== newest.release.files.get(name)) return;
    await keeper.obtain(newest.release, name);
    await shelf.assign(id, newest.release, { copy: false });
  } catch {
    // no connection: it stays as it is
  }
}

/** Keep the whole guide, a few files at a time; or what is kept even where data is saved. One turn after the other. */
async function fill(all) {
  const turn = (filling ?? Promise.resolve()).then(async () => {
    const [newest] = await shelf.releases();
    if (!newest) return;
    const { files, shared, core } = newest.release;
    let count = 0;
    const told = () => void (++count % 10 || tell());
    try {
      const names = all ? [...files.keys()] : [...shared, ...core];
      full = (await keeper.keep(newest.release, names, { told, priority: "low" })) === "full";
      if (!ended) await shelf.tidy((await windows()).map(({ id }) => id));
    } catch {
      // the connection is gone: the next page goes on with it
    }
  });
  filling = turn;
  await tell();
  await turn;
  if (filling === turn) filling = undefined;
  await tell();
}

/**
 * Tell every open page how things stand: how many pages there are, which of them are kept, whether more are on their way
 * or find no room; whether the page is a copy that could not be compared with the site, when that was done last
 * (milliseconds since 1970), and whether there is a newer one.
 */
async function tell() {
  const known = ended ? [] : await shelf.releases();
  const { pages = [] } = known[0]?.release ?? {};
  const missing = new Set(known.length ? await shelf.missing(known[0].release, pages) : []);
  const kept = pages.filter((name) => !missing.has(name));
  for (const client of await windows()) {
    const reader = known.length ? await shelf.reader(client.id) : undefined;
    const own = known.find(({ release }) => release.version === reader?.version);
    const { copy = false } = reader ?? {};
    const old = Boolean(own) && own !== known[0];
    const offline = { pages: pages.length, kept, filling: Boolean(filling), full, copy, checked: own?.checked, old };
    client.postMessage({ offline });
  }
}

function windows() {
  return self.clients.matchAll({ type: "window", includeUncontrolled: true });
}

/** Take back everything, and go. */
async function withdraw() {
  ended = true;
  keeper.stop();
  await self.registration.unregister();
  await filling;
  await clear(SITE);
}
