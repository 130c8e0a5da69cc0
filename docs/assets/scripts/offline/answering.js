// What a reader gets. Every page belongs to one release, and so do all its parts, for as long as it is open.
//
// The site is asked first which release it has; a page of another release is shown only if it does not answer.

import { NOT_FOUND, NO_CONNECTION, ask, fileAt } from "./release.js";
import { Other } from "./keeping.js";

const PATIENCE = 3000; // milliseconds; a runner with bad reception has the copy on the device
const UPLOAD = 600_000; // milliseconds in which a new release may be on its way to the site, one file after the other

/** Answers for one site. */
export class Desk {
  /** @param {import("./keeping.js").Keeper} keeper  @param {() => Promise<void>} withdraw  end it all */
  constructor(keeper, withdraw) {
    this.keeper = keeper;
    this.shelf = keeper.shelf;
    this.site = this.shelf.site;
    this.withdraw = withdraw;
  }

  /** Answer the request for a page. */
  async page(event) {
    const { request, resultingClientId: reader } = event;
    const name = fileAt(request.url, this.site);
    const asking = ask(this.site);
    const { release, withdrawn, strange } = await within(PATIENCE, asking, {});
    if (withdrawn) event.waitUntil(this.withdraw());
    else if (release) event.waitUntil(this.shelf.note(release));
    else event.waitUntil(asking.then((late) => late.release && this.shelf.note(late.release)));
    const elsewhere = withdrawn || strange || (release && !release.files.has(name));
    const found = elsewhere ? {} : release ? await this.#newest(release, name, reader) : { copy: true };
    const page = found.page ?? (found.copy && (await this.#copy(name, reader)));
    if (page) return page;
    try {
      return await asItIsNow(request);
    } catch {
      return (await this.#copy(name, reader)) ?? (await this.#instead(name, reader));
    }
  }

  /** Answer the request for a part of a page: a style, a script, a picture, data. */
  async part(event) {
    const { request, clientId } = event;
    const release = await this.shelf.releaseOf(clientId);
    const name = fileAt(request.url, this.site);
    if (!release?.files.has(name)) return asItIsNow(request);
    try {
      return await this.keeper.obtain(release, name);
    } catch (error) {
      if (error instanceof Other || error instanceof TypeError) return Response.error();
      throw error;
    }
  }

  /**
   * Return a page of the release that the site has, once all that every page needs is there and is of that release.
   * @returns {Promise<{page?: Response, copy?: boolean}>} the page; or else whether a copy may stand in for it
   */
  async #newest(release, name, reader) {
    const ready = async () => {
      const [kept, page] = await Promise.all([
        this.keeper.keep(release, release.shared),
        this.keeper.obtain(release, name),
      ]);
      if (kept === "other") throw new Other(name);
      return kept === "kept" && { page };
    };
    try {
      const { page } = (await within(PATIENCE, ready())) || {};
      return page ? { page: await this.#give(page, release, reader, { copy: false }) } : { copy: true };
    } catch (error) {
      return { copy: !(error instanceof Other) || (await this.#coming(release)) };
    }
  }

  /** Tell whether a release may still be on its way to the site. If it never becomes whole, its copies are in the way. */
  async #coming(release) {
    const { since } = await this.shelf.note(release);
    return Date.now() - since < UPLOAD;
  }

  /** Return a page from the newest release that has it on this device, and all that every page needs. */
  async #copy(name, reader) {
    for (const release of await this.#usable()) {
      const page = release.files.has(name) && (await this.shelf.get(release, name));
      if (page) return this.#give(page, release, reader, { copy: true });
    }
    return undefined;
  }

  /** Return what is shown in the place of a page that is not kept. */
  async #instead(name, reader) {
    const [release] = await this.#usable();
    if (!release) return Response.error();
    if (release.files.has(`${name}/index.html`)) return Response.redirect(new URL(`${name}/`, this.site));
    const [page, status] = release.files.has(name) ? [NO_CONNECTION, 503] : [NOT_FOUND, 404];
    const shown = await this.shelf.get(release, page);
    if (!shown) return Response.error();
    const { headers } = await this.#give(shown, release, reader, { copy: true });
    return new Response(shown.body, { status, headers });
  }

  /** Return the releases of which there is all that every page needs, the newest first. */
  async #usable() {
    const found = [];
    for (const { release } of await this.shelf.releases()) {
      if ((await this.shelf.missing(release, release.shared)).length === 0) found.push(release);
    }
    return found;
  }

  async #give(page, release, reader, { copy }) {
    await this.shelf.assign(reader, release, { copy });
    return page;
  }
}

/** Return what the site has at an address, whatever the browser remembers of it. */
function asItIsNow(request) {
  return fetch(request, { cache: "no-cache" });
}

/** Return what a promise comes to, or `otherwise` if it takes longer than some milliseconds. */
function within(milliseconds, promise, otherwise) {
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, milliseconds, otherwise)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
