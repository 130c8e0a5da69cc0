// The files of the search, as hooks/footcare/search_files.py cuts them: the index, and of its parts those that a
// question needs, each fetched once.

import { Part, allPages, numbers } from "./part.js";

const INDEX = "search/index.json";
const PARTS = "search/parts/";
const AFTER = "~"; // stands after every letter and digit

/**
 * Open the search.
 * @param {(name: string) => Promise<any>} read  returns what a file holds; its name is from the site's root
 */
export async function open(read) {
  return new Library(await read(INDEX), read);
}

class Library {
  #read;
  #asked = new Map();
  #parts = new Map();

  constructor(index, read) {
    this.#read = read;
    this.index = index;
    this.sayings = index.sayings.flatMap((count, number) => Array(count).fill(number)); // whose page each one is
    this.pages = allPages(index);
    this.everyday = new Part(index.everyday_words, this.pages, this.sayings);
    this.rows = new Map();
    const [pages, ...columns] = index.rows;
    const [typical] = columns.splice(-1);
    numbers(pages).forEach((number, row) => {
      const [[place], ...rest] = columns.map((column, at) => column[row].map((id) => index.named[at][id]));
      if (!this.rows.has(number)) this.rows.set(number, []);
      this.rows.get(number).push([place, ...rest, typical[row]]);
    });
  }

  /** Fetch the parts that hold some words, or with `begun` all words that begin so. */
  async fetch(stems, begun = false) {
    const wanted = new Set(stems.flatMap((stem) => this.#among(stem, begun)));
    await Promise.all(
      [...wanted].map(async (at) => {
        if (this.#parts.has(at)) return;
        const held = await this.#part(this.index.words[at][1]);
        if (!this.#parts.has(at)) this.#parts.set(at, new Part(held, this.pages, this.sayings));
      }),
    );
  }

  /** Return the parts that hold a word, or with `begun` all words that begin so. They must have been fetched. */
  holding(stem, begun = false) {
    return this.#among(stem, begun).map((at) => this.#parts.get(at));
  }

  /** Return what results show: address, title, line, running, places. */
  async shown(results) {
    const { shown, together } = this.index;
    return Promise.all(
      results.map(async ({ number, ...rest }) => {
        const [address, title, line, running, places] = (await this.#part(shown[Math.floor(number / together)]))[
          number % together
        ];
        return { ...rest, address, title, line, running, places };
      }),
    );
  }

  /** Return which parts hold a word, or all words that begin so: at least one. */
  #among(stem, begun) {
    const { words } = this.index;
    const last = begun ? stem + AFTER : stem;
    const after = (word) => words.findIndex(([first]) => first > word);
    const at = (word) => Math.max(0, (after(word) < 0 ? words.length : after(word)) - 1);
    return Array.from({ length: at(last) - at(stem) + 1 }, (_, step) => at(stem) + step);
  }

  /** Return what a part holds. What could not be fetched is asked for again next time. */
  #part(name) {
    if (!this.#asked.has(name)) {
      const asked = this.#read(`${PARTS}${name}.json`);
      this.#asked.set(name, asked);
      asked.catch(() => this.#asked.delete(name));
    }
    return this.#asked.get(name);
  }
}
