// Fetches files of a release, and keeps those that are what the list says: no error page, no page of a hotel's network,
// no file of another release ever comes to lie among them.

import { addressOf, hash } from "./release.js";

const AT_ONCE = 4; // the page that is being read needs the connection too
const MOST_OTHERS = 5; // so many files that are not the listed ones, and it is not worth asking for more

/** The site answers, with something that is not in the list. */
export class Other extends Error {}

/** Fetches and keeps the files of one site. */
export class Keeper {
  #coming = new Map();
  #stopped = false;

  /** @param {import("./shelf.js").Shelf} shelf */
  constructor(shelf) {
    this.shelf = shelf;
  }

  /** Keep nothing more. */
  stop() {
    this.#stopped = true;
  }

  /**
   * Return a file of a release, from the shelf or else from the site; keep it, if there is room.
   * @param {"auto" | "low"} priority  of the request
   * @throws {TypeError} nobody answers
   * @throws {Other}
   */
  async obtain(release, name, priority = "auto") {
    const kept = await this.shelf.get(release, name);
    if (kept) return kept;
    const wanted = release.files.get(name);
    const key = `${name} ${wanted}`;
    if (!this.#coming.has(key)) {
      const coming = this.#fetch(release, name, wanted, priority).finally(() => this.#coming.delete(key));
      this.#coming.set(key, coming);
    }
    return (await this.#coming.get(key)).clone();
  }

  async #fetch(release, name, wanted, priority) {
    const response =
      (await fetched(name, wanted, this.shelf.site, { priority, cache: "no-cache" })) ??
      (await fetched(name, wanted, this.shelf.site, { priority, cache: "reload" })); // the browser's own may be wrong
    if (!response) throw new Other(name);
    try {
      await this.shelf.put(release, name, response.clone());
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error; // it can be read now, all the same
    }
    return response;
  }

  /**
   * Keep some files of a release.
   * @param {{told?: () => void, priority?: "auto" | "low"}} options  `told` is called whenever one has come
   * @returns {Promise<"kept" | "full" | "other">} all are kept now; or the device has no room for more, or the site has
   *   something else
   * @throws {TypeError} nobody answers
   */
  async keep(release, files, { told = () => {}, priority = "auto" } = {}) {
    const missing = await this.shelf.missing(release, files);
    let others = 0;
    let full = false;
    const one = async () => {
      while (missing.length && !full && others < MOST_OTHERS && !this.#stopped) {
        const name = missing.shift();
        try {
          await this.obtain(release, name, priority);
          full ||= (await this.shelf.missing(release, [name])).length > 0;
          told();
        } catch (error) {
          if (!(error instanceof Other)) {
            missing.length = 0; // nobody else need try
            throw error;
          }
          others += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return full ? "full" : others ? "other" : "kept";
  }
}

/** Return the file as the site has it, if it is the wanted one. */
async function fetched(name, wanted, site, how) {
  const answer = await fetch(addressOf(name, site), how);
  if (!answer.ok && answer.status !== 404) return undefined; // 404.html may come with its own status
  const bytes = await answer.arrayBuffer();
  if ((await hash(bytes)) !== wanted) return undefined;
  const headers = new Headers(answer.headers);
  for (const told of ["content-encoding", "content-length"]) headers.delete(told); // of how it came, not of what it is
  // A browser may use a part again, without a word to us, for the next page: which may be of the next release.
  headers.set("Cache-Control", "no-cache");
  return new Response(bytes, { headers });
}
