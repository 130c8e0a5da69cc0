// A release of the guide: the list of its files, each with a hash of its content. The build writes it: offline.json.

const LIST = "offline.json";
const DIGITS = 32; // of SHA-256 in hexadecimal, as in hooks/footcare/offline.py
export const NO_CONNECTION = "503.html";
export const NOT_FOUND = "404.html";

/**
 * @typedef {object} Release
 * @property {string} version
 * @property {Map<string, string>} files  name, from the site's root → hash, in the order in which they are kept
 * @property {string[]} shared            what every page needs: styles and scripts
 * @property {string[]} core              what is kept even where data is saved
 * @property {string[]} pages
 * @property {object} list                as it was written
 */

/**
 * Read the list of a release.
 * @returns {Release}
 * @throws {TypeError} it is not such a list
 */
export function read(list) {
  const groups = [list.shared, list.core, list.rest];
  const files = new Map(groups.flatMap(Object.entries));
  const hashes = [...files.values()].every((one) => typeof one === "string" && one.length === DIGITS);
  if (typeof list.version !== "string" || !list.version || !files.size || !hashes) throw new TypeError("no list");
  return {
    version: list.version,
    files,
    shared: Object.keys(list.shared),
    core: Object.keys(list.core),
    pages: [...files.keys()].filter((name) => name.endsWith(".html") && ![NO_CONNECTION, NOT_FOUND].includes(name)),
    list,
  };
}

/**
 * Ask the site which release stands there.
 * @returns {Promise<{release?: Release, withdrawn?: true, strange?: true}>} the release; or that the site wants nothing
 *   kept any more; or that something else answered; or nothing, if nobody did.
 */
export async function ask(site) {
  const answer = await asked(site, LIST);
  if (!answer || answer.status === 429 || answer.status >= 500) return {}; // the site is in trouble, not gone
  if (gone(answer)) {
    const worker = await asked(site, "sw.js");
    return worker && gone(worker) ? { withdrawn: true } : { strange: true };
  }
  try {
    const list = await answer.json();
    return list.withdrawn === true ? { withdrawn: true } : { release: read(list) };
  } catch (error) {
    return error.name === "AbortError" ? {} : { strange: true };
  }
}

async function asked(site, name) {
  try {
    return await fetch(new URL(name, site), { cache: "no-cache" });
  } catch {
    return undefined;
  }
}

function gone({ status }) {
  return status === 404 || status === 410;
}

/** Return the name of the file that stands at an address: `…/doctor/?q=1` → `doctor/index.html`. */
export function fileAt(address, site) {
  const path = new URL(address).pathname;
  const root = new URL(site).pathname;
  if (!path.startsWith(root)) return undefined;
  try {
    const name = decodeURIComponent(path.slice(root.length));
    return name === "" || name.endsWith("/") ? `${name}index.html` : name;
  } catch {
    return undefined; // a slip in the address
  }
}

/** Return the address of a file as links have it: some hosts redirect from `doctor/index.html` to `doctor/`. */
export function addressOf(name, site) {
  const plain = name.replace(/(^|\/)index\.html$/, "$1");
  return new URL(plain.split("/").map(encodeURIComponent).join("/"), site);
}

/** Return the hash of some bytes, as the list has it. */
export async function hash(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, DIGITS);
}
