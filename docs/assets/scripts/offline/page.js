// In a page: lets the service worker begin or end, asks it to keep what the reader wants kept, and tells how that stands.

import { clear } from "./shelf.js";

const SITE = new URL("../../../", import.meta.url).href; // this file lies in assets/scripts/offline/
const CHOICE = `${new URL(SITE).pathname}.offline`; // "all", "none", or nothing where the reader has not chosen
const listeners = new Set();
let known = false;
let state; // as the worker told it last

/**
 * Begin, unless the site or the reader wants nothing kept.
 * @returns {Promise<boolean>} whether something is kept now
 */
export async function start() {
  const workers = navigator.serviceWorker;
  workers.onmessage = ({ data }) => data.offline && hear(data.offline);
  const keeps = await begin();
  if (!keeps) hear(undefined);
  return keeps;
}

async function begin() {
  const wanted = document.querySelector("meta[name=guide-offline]")?.content; // "keep" or "withdraw"
  if (wanted !== "keep" || choice() === "none") {
    await end();
    return false;
  }
  const how = { scope: SITE, type: "module", updateViaCache: "none" };
  const registration = await navigator.serviceWorker.register(new URL("sw.js", SITE), how).catch(() => undefined);
  if (!registration || !(await begun(registration))) return false; // a browser, or a site, that does without
  registration.active.postMessage({ keep: choice() === "all" || !savesData() ? "all" : "read" });
  return true;
}

/** Wait until the worker has begun; return whether it has. */
function begun({ active, waiting, installing }) {
  const worker = active ?? waiting ?? installing;
  return new Promise((done) => {
    const told = () => {
      if (worker.state === "activated" || worker.state === "activating") done(true);
      if (worker.state === "redundant") done(false);
    };
    worker.addEventListener("statechange", told);
    told();
  });
}

/** Keep everything from now on, even where data is saved; return whether that has begun. */
export async function keepAll() {
  choose("all");
  await navigator.storage?.persist?.(); // only now that the reader has asked for it: some browsers ask back
  return start();
}

/** Forget everything, and keep nothing until the reader wants it again. */
export async function forget() {
  choose("none");
  await end();
  hear(undefined);
}

/** Tell whether this device asks sites to send little. */
export function savesData() {
  return Boolean(navigator.connection?.saveData) || matchMedia("(prefers-reduced-data: reduce)").matches;
}

/** Tell whether the reader wants nothing kept. */
export function refused() {
  return choice() === "none";
}

/** Call a function whenever it is known how things stand: see `tell` in worker.js; with nothing if nothing is kept. */
export function listen(told) {
  listeners.add(told);
  if (known) told(state);
}

function hear(told) {
  known = true;
  state = told;
  for (const listener of listeners) listener(state);
}

async function end() {
  const registration = await navigator.serviceWorker.getRegistration(SITE);
  if (registration?.scope !== SITE) return;
  registration.active?.postMessage({ forget: true }); // it may be in the middle of keeping something
  await registration.unregister();
  await clear(SITE);
}

function choice() {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null; // a browser that lets sites store nothing
  }
}

function choose(what) {
  try {
    localStorage.setItem(CHOICE, what);
  } catch {
    // it holds until the page is left
  }
}
