// What is kept on the device: files by the hash of their content, so that releases share what they have in common;
// the lists of releases; and which release each open page belongs to.

import { read } from "./release.js";

const FORMAT = 1; // another number, and what was kept in the old way is left behind
const HOUR = 3600_000;
const MOST = 4; // releases before the newest one, where none is ever whole because data is saved

/** @returns {{files: string, releases: string, readers: string}} the names of the caches of a site */
function names(site) {
  return Object.fromEntries(["files", "releases", "readers"].map((part) => [part, `${site} ${part} ${FORMAT}`]));
}

/** Delete all that is kept of a site. */
export async function clear(site) {
  await Promise.all(Object.values(names(site)).map((name) => caches.delete(name)));
}

export class Shelf {
  #held; // the addresses of all kept files: to ask for each would take longer
  #known; // the releases
  #readers = new Map();

  constructor(site) {
    this.site = site;
    this.names = names(site);
  }

  // Files

  #address(hash, name) {
    return new URL(`kept/${hash}${/\.\w+$/.exec(name)?.[0] ?? ""}`, this.site).href; // equal bytes may be of two kinds
  }

  async #addresses() {
    this.#held ??= this.#open("files").then(async (cache) => new Set((await cache.keys()).map(({ url }) => url)));
    return this.#held;
  }

  #open(part) {
    return caches.open(this.names[part]);
  }

  /** Tell which of some files of a release are not kept. */
  async missing(release, files) {
    const held = await this.#addresses();
    return files.filter((name) => !held.has(this.#address(release.files.get(name), name)));
  }

  /** Return a kept file, if it is kept. */
  async get(release, name) {
    const address = this.#address(release.files.get(name), name);
    const held = await this.#addresses();
    if (!held.has(address)) return undefined;
    const found = await (await this.#open("files")).match(address);
    if (!found) held.delete(address); // the browser has thrown it away
    return found;
  }

  /**
   * Keep a file.
   * @throws {DOMException} QuotaExceededError: the device has no room
   */
  async put(release, name, response) {
    const address = this.#address(release.files.get(name), name);
    await (await this.#open("files")).put(address, response);
    (await this.#addresses()).add(address);
  }

  // Releases

  /**
   * Return what is known of each release, the one last seen on the site first.
   * @returns {Promise<{release: import("./release.js").Release, since: number, checked: number}[]>}
   */
  async releases() {
    this.#known ??= this.#releases();
    return this.#known;
  }

  async #releases() {
    const cache = await this.#open("releases");
    const found = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))?.json()));
    return found
      .filter(Boolean)
      .map(({ list, since, checked }) => ({ release: read(list), since, checked }))
      .sort((a, b) => b.checked - a.checked);
  }

  /** Note that a release stands on the site now; return what is known of it. */
  async note(release) {
    const known = await this.releases();
    const now = Date.now();
    const found = known.find((one) => one.release.version === release.version);
    if (found && found === known[0] && now - found.checked < HOUR) return found;
    const entry = { list: release.list, since: found?.since ?? now, checked: now };
    const cache = await this.#open("releases");
    await cache.put(new URL(`kept/${release.version}`, this.site), Response.json(entry)).catch(() => {}); // no room
    this.#known = undefined;
    return { release, since: entry.since, checked: now };
  }

  // Readers: the open pages

  /** Note which release an open page belongs to, and whether it is a copy that could not be compared with the site. */
  async assign(reader, release, { copy }) {
    this.#readers.set(reader, { version: release.version, copy });
    const cache = await this.#open("readers");
    await cache.put(new URL(`kept/${reader}`, this.site), Response.json({ version: release.version, copy })).catch(() => {});
  }

  /** Return what was noted of an open page; the browser stops the worker when it likes, and its memory ends with it. */
  async reader(id) {
    if (!id) return undefined;
    if (this.#readers.has(id)) return this.#readers.get(id);
    const found = await (await this.#open("readers")).match(new URL(`kept/${id}`, this.site));
    const noted = await found?.json();
    if (noted && !this.#readers.has(id)) this.#readers.set(id, noted); // it may have been assigned in the meantime
    return this.#readers.get(id);
  }

  /** Return the release that an open page belongs to, if it is known. */
  async releaseOf(id) {
    const { version } = (await this.reader(id)) ?? {};
    return (await this.releases()).find(({ release }) => release.version === version)?.release;
  }

  // Order

  /**
   * Delete what nobody can need: releases older than the newest whole one and the one before it (a browser may show a
   * page from it again when a reader goes back), unless one of the open pages belongs to them; then their files.
   */
  async tidy(open) {
    const known = await this.releases();
    const whole = [];
    for (const { release } of known) whole.push((await this.missing(release, [...release.files.keys()])).length === 0);
    const enough = whole.indexOf(true);
    const last = enough < 0 ? MOST : Math.min(MOST, enough + 1);
    const used = new Set((await Promise.all(open.map((id) => this.reader(id)))).map((reader) => reader?.version));
    const stays = known.filter(({ release }, at) => at <= last || used.has(release.version)).map(({ release }) => release);
    const goes = known.map(({ release }) => release).filter((release) => !stays.includes(release));
    if (!goes.length) return;
    const needed = new Set(stays.flatMap((release) => this.#all(release)));
    const held = await this.#addresses();
    const files = await this.#open("files");
    for (const address of new Set(goes.flatMap((release) => this.#all(release)))) {
      if (!needed.has(address) && held.delete(address)) await files.delete(address);
    }
    const releases = await this.#open("releases");
    for (const { version } of goes) await releases.delete(new URL(`kept/${version}`, this.site));
    this.#known = undefined;
    const versions = new Set(goes.map(({ version }) => version));
    const readers = await this.#open("readers");
    for (const key of await readers.keys()) {
      if (versions.has((await (await readers.match(key))?.json())?.version)) await readers.delete(key);
    }
    for (const [id, { version }] of this.#readers) if (versions.has(version)) this.#readers.delete(id);
  }

  /** Return the addresses of all files of a release. */
  #all({ files }) {
    return [...files].map(([name, hash]) => this.#address(hash, name));
  }
}
