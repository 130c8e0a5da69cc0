// The search: `search(index, question)` returns the pages that fit, best first. Pure; it needs neither page nor network.
//
// Three things count: the words (BM25+, by field), a name said in full, and the symptoms that the question describes.

import MiniSearch from "../../vendor/minisearch.js";
import { Sayings } from "./sayings.js";
import { Symptoms, fits } from "./symptoms.js";
import { Same, near, stem, stems, words } from "./words.js";

const FIELDS = { title: 4, names: 3, says: 2, signs: 1, line: 1.5, about: 2, heads: 1, body: 0.5 };
const KINDS = { condition: 1, place: 1, remedy: 1, habit: 1, exercise: 0.9, page: 0.7, author: 0.3 };
const MEANT = 0.5; // a word that only means the same, beside the word itself
const BEGUN = 0.5; // the last word, while it is typed
const NAMED = 0.5; // a name said in full
const MEANT_NAME = 0.8; // … in other words
const SAID = 0.7; // a saying of runners
const SYMPTOMS = 0.6; // how much symptoms count beside words
const DOCTOR = "doctor"; // what may be an emergency leads there as well
const SECOND = 0.999; // of the best score
const MOST = 20;
const LEAST = 0.08;
const FAR = 0.25; // what is this far behind the best is left out

const made = new WeakMap();

/** Return the pages that fit a question: address, title, line, kind, running, places, score. */
export function search(index, question) {
  if (!made.has(index)) made.set(index, new Engine(index));
  return made.get(index).search(question);
}

class Engine {
  constructor(index) {
    this.pages = index.pages;
    this.running = index.running;
    this.same = new Same(index.same);
    this.symptoms = new Symptoms(index.hints, index.things);
    this.danger = index.danger.map(stems);
    this.silent = new Set(index.silent);
    this.everyday = new Set(index.everyday.flatMap(stems));
    this.slips = index.slips;
    this.known = new Set();
    this.mini = new MiniSearch({
      fields: Object.keys(FIELDS),
      idField: "number",
      extractField: (page, field) => (field === "number" ? page.number : [page[field] ?? ""].flat().join(" ")),
      tokenize: (text) => this.noted(this.content(words(text))),
      processTerm: (term) => term,
    });
    this.mini.addAll(this.pages.map((page, number) => ({ ...page, number })));
    this.sayings = new Sayings(this.pages.map(({ says }) => says.map((saying) => this.content(words(saying)))));
    this.names = this.pages.map(({ kind, title, names }) =>
      kind === "place" ? [] : [title, ...names].map((name) => this.parts(name)),
    );
  }

  /** Return the stems of the words that say something. */
  told(found) {
    const both = found.flatMap((word) => (this.slips[word] ? [word, this.slips[word]] : [word]));
    return both.filter((word) => !this.silent.has(word)).map(stem);
  }

  /** Note which stems the pages hold. */
  noted(held) {
    for (const one of held) this.known.add(one);
    return held;
  }

  /** Return the stems of the words that not every question may hold. */
  content(found) {
    return this.told(found).filter((one) => !this.everyday.has(one));
  }

  /** Return what a name consists of, without what stands in brackets; "runner's toe" is more than a toe. */
  parts(name) {
    return [...new Set(this.told(words(name.replace(/\(.*?\)/g, ""))))];
  }

  search(question) {
    const typed = this.told(words(question));
    const complete = /\s$/.test(question);
    const told = typed.flatMap((one, at) => this.mended(one, !complete && at === typed.length - 1));
    const said = told.filter((one) => !this.everyday.has(one));
    const meant = this.same.of(said);
    const score = said.length ? this.byAll(told, said, meant, complete) : this.byEverydayWords(told);
    const scored = this.pages.map((page, number) => ({ page, score: score(page, number) * KINDS[page.kind] }));
    const best = Math.max(...scored.map(({ score }) => score));
    if (this.danger.some((phrase) => near(told, phrase)))
      for (const one of scored) if (one.page.id === DOCTOR) one.score = Math.max(one.score, best * SECOND, LEAST * 2);
    return scored
      .filter(({ score }) => score > LEAST && score > best * FAR)
      .sort((a, b) => b.score - a.score || (a.page.address < b.page.address ? -1 : 1))
      .slice(0, MOST)
      .map(({ page, score }) => ({
        address: page.address,
        title: page.title,
        line: page.line,
        kind: page.kind,
        running: page.running ?? "",
        places: page.places ?? [],
        score,
      }));
  }

  /** Return how a page is judged by its words, its name and its symptoms together. */
  byAll(told, said, meant, complete) {
    const terms = new Map(said.map((one) => [one, 1]));
    for (const one of meant) if (this.known.has(one)) terms.set(one, MEANT);
    const byWords = this.byWords(terms, complete ? "" : said.at(-1));
    const highest = Math.max(...byWords.values(), 1e-9);
    const symptoms = this.symptoms.read(told);
    return (page, number) =>
      (byWords.get(number) ?? 0) / highest +
      NAMED * this.named(number, told, meant) +
      SAID * this.sayings.like(number, said) +
      SYMPTOMS * fits(page, symptoms);
  }

  /** Return how a page is judged if the question is all everyday words, such as "foot pain when running". */
  byEverydayWords(told) {
    const asked = new Set(told);
    return ({ title }) => {
      const named = new Set(this.told(words(title)));
      const shared = [...asked].filter((one) => named.has(one)).length;
      return shared / Math.max(1, named.size + asked.size - shared);
    };
  }

  /** Return a word if we know it or it is the beginning of one, else the words that it may be. */
  mended(one, unfinished) {
    if (this.known.has(one) || this.everyday.has(one)) return [one];
    if (unfinished && one.length > 2 && [...this.known].some((known) => known.startsWith(one))) return [one];
    return this.nearest(one);
  }

  /** Return the words that we know and that are the fewest letters away from one that we do not know. */
  nearest(one) {
    if (one.length < 4) return [];
    for (let letters = 1; letters <= Math.min(3, Math.floor(one.length / 3.5)); letters += 1) {
      const found = this.mini.search(one, { fuzzy: letters, tokenize: (text) => [text], maxFuzzy: 3 });
      const near = new Set(found.flatMap(({ terms }) => terms).filter((term) => term[0] === one[0]));
      if (near.size) return [...near].slice(0, 4);
    }
    return [];
  }

  /** Return each page's score by its words. */
  byWords(terms, last) {
    const found = this.mini.search([...terms.keys()].join(" "), {
      tokenize: (text) => text.split(" "),
      boost: FIELDS,
      boostTerm: (term) => terms.get(term) ?? 1,
      prefix: (term) => term === last && term.length > 2,
      weights: { prefix: BEGUN, fuzzy: 1 },
    });
    return new Map(found.map(({ id, score }) => [id, score]));
  }

  /** Return how fully a page's name was said: 1 in these words, less in others that mean the same, else 0. */
  named(number, said, meant) {
    const has = (held) => (name) => name.length > 0 && name.every((one) => held.includes(one));
    if (this.names[number].some(has(said))) return 1;
    return this.names[number].some(has([...said, ...meant])) ? MEANT_NAME : 0;
  }
}
