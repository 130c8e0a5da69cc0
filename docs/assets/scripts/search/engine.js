// The search: `search(library, question)` finds the pages that fit, best first. It fetches what it needs to know of the
// question's words, and nothing else; `library.shown(…)` then tells what to show of the results.
//
// Three things count: the words (BM25+, by field), a name said in full, and the symptoms that the question describes.

import { Sayings } from "./sayings.js";
import { Symptoms, fits } from "./symptoms.js";
import { Same, near, stem, stems, words } from "./words.js";

const KINDS = { condition: 1, place: 1, remedy: 1, habit: 1, exercise: 0.9, page: 0.7, author: 0.3 };
const MEANT = 0.5; // a word that only means the same, beside the word itself
const NAMED = 0.5; // a name said in full
const MEANT_NAME = 0.8; // … in other words
const SAID = 0.7; // a saying of runners
const SYMPTOMS = 0.6; // how much symptoms count beside words
const SECOND = 0.999; // of the best score
const MOST = 20;
const LEAST = 0.08;
const FAR = 0.25; // what is this far behind the best is left out

const made = new WeakMap();

/**
 * Return the pages that fit a question: number, kind, score.
 * @throws what the library throws if it cannot fetch something: then nobody knows what fits
 */
export async function search(library, question) {
  if (!made.has(library)) made.set(library, new Engine(library));
  return made.get(library).search(question);
}

class Engine {
  constructor(library) {
    const { index } = library;
    this.library = library;
    this.kinds = index.kind.map((at) => index.kinds[at]);
    this.doctor = index.doctor; // where what may be an emergency leads as well
    this.place = new Map(Object.entries(index.ids).map(([id, number]) => [number, id]));
    this.same = new Same(index.same);
    this.symptoms = new Symptoms(index.hints, index.things);
    this.danger = index.danger.map(stems);
    this.silent = new Set(index.silent);
    this.everyday = new Set(index.everyday.flatMap(stems));
    this.slips = new Map(Object.entries(index.slips));
    this.sayings = new Sayings(library.sayings);
  }

  /** Return the stems of the words that say something. */
  told(found) {
    const both = found.flatMap((word) => (this.slips.has(word) ? [word, this.slips.get(word)] : [word]));
    return both.filter((word) => !this.silent.has(word)).map(stem);
  }

  async search(question) {
    const typed = this.told(words(question));
    const complete = /\s$/.test(question);
    const told = (
      await Promise.all(typed.map((one, at) => this.mended(one, !complete && at === typed.length - 1)))
    ).flat();
    const said = told.filter((one) => !this.everyday.has(one));
    const meant = this.same.of(said);
    await this.library.fetch(meant.filter((one) => !this.everyday.has(one)));
    const score = said.length ? await this.byAll(told, said, meant, complete) : this.byEverydayWords(told);
    const scored = this.kinds.map((kind, number) => ({ number, kind, score: score(number) * KINDS[kind] }));
    const best = Math.max(...scored.map(({ score }) => score));
    if (this.danger.some((phrase) => near(told, phrase)))
      for (const at of this.doctor) scored[at].score = Math.max(scored[at].score, best * SECOND, LEAST * 2);
    return scored
      .filter(({ score }) => score > LEAST && score > best * FAR)
      .sort((a, b) => b.score - a.score || a.number - b.number) // they are numbered in the order of their addresses
      .slice(0, MOST);
  }

  /** Return how a page is judged by its words, its name and its symptoms together. */
  async byAll(told, said, meant, complete) {
    const terms = new Map(said.map((one) => [one, 1]));
    for (const one of meant) if (this.part(one).stems.has(one)) terms.set(one, MEANT);
    const byWords = await this.byWords(terms, complete ? "" : said.at(-1));
    const highest = Math.max(...byWords.values(), 1e-9);
    const named = this.named(told, meant);
    const alike = this.sayings.alike(said, (one) => this.part(one).sayings(one));
    const symptoms = this.symptoms.read(told);
    return (number) =>
      (byWords.get(number) ?? 0) / highest +
      NAMED * (named.get(number) ?? 0) +
      SAID * (alike.get(number) ?? 0) +
      SYMPTOMS * fits(this.place.get(number), this.library.rows.get(number), symptoms);
  }

  /** Return how a page is judged if the question is all everyday words, such as "foot pain when running". */
  byEverydayWords(told) {
    const asked = new Set(told);
    const found = new Map();
    for (const one of asked)
      for (const [number, size] of this.library.everyday.titles(one))
        found.set(number, { size, shared: (found.get(number)?.shared ?? 0) + 1 });
    return (number) => {
      const { size, shared } = found.get(number) ?? { size: 1, shared: 0 };
      return shared / (size + asked.size - shared);
    };
  }

  /** Return the part that holds a word. It must have been fetched. */
  part(one) {
    return this.everyday.has(one) ? this.library.everyday : this.library.holding(one)[0];
  }

  /** Return a word if we know it or it is the beginning of one, else the words that it may be. */
  async mended(one, unfinished) {
    if (this.everyday.has(one)) return [one];
    await this.library.fetch([one]);
    if (this.part(one).stems.has(one)) return [one];
    if (unfinished && one.length > 2) {
      await this.library.fetch([one], true);
      for (const { stems } of this.library.holding(one, true))
        for (const known of stems) if (known.startsWith(one)) return [one];
    }
    return this.nearest(one);
  }

  /** Return the words that we know and that are the fewest letters away from one that we do not know. */
  async nearest(one) {
    if (one.length < 4) return [];
    await this.library.fetch([one[0]], true); // people slip later in a word
    for (let letters = 1; letters <= Math.min(3, Math.floor(one.length / 3.5)); letters += 1) {
      const found = this.library
        .holding(one[0], true)
        .flatMap((part) => part.near(one, letters))
        .sort((a, b) => b.score - a.score);
      const near = new Set(found.flatMap(({ terms }) => terms).filter((term) => term[0] === one[0]));
      if (near.size) return [...near].slice(0, 4);
    }
    return [];
  }

  /** Return each page's score by its words. The last one may only have begun. */
  async byWords(terms, last) {
    const begun = last.length > 2 ? last : "";
    if (begun) await this.library.fetch([begun], true);
    const found = new Map();
    for (const [one, worth] of terms)
      for (const part of this.library.holding(one, one === begun))
        for (const { id, score } of part.score(one, one === begun)) {
          const page = found.get(id);
          if (!page) found.set(id, { sum: worth * score, words: 1, last: one });
          else {
            page.sum += worth * score;
            if (page.last !== one) page.words += 1;
            page.last = one;
          }
        }
    return new Map([...found].map(([id, { sum, words }]) => [id, sum * words])); // as MiniSearch does
  }

  /** Return how fully a page's name was said: 1 in these words, less in others that mean the same. */
  named(said, meant) {
    const all = new Set([...said, ...meant]);
    const found = new Map();
    for (const one of all)
      for (const [number, others] of this.part(one).names(one)) {
        if (!others.every((other) => all.has(other))) continue;
        const inFull = said.includes(one) && others.every((other) => said.includes(other));
        found.set(number, Math.max(found.get(number) ?? 0, inFull ? 1 : MEANT_NAME));
      }
    return found;
  }
}
