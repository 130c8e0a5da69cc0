// Some of the words of the search, in the order of the alphabet: which pages have them, and what is called or said so.

import MiniSearch from "../../vendor/minisearch.js";

export const FIELDS = { title: 4, names: 3, says: 2, signs: 1, line: 1.5, about: 2, heads: 1, body: 0.5 };
const NAMES = Object.keys(FIELDS);
const STORED = NAMES.filter((name) => name !== "says"); // of sayings it is known which one
const OPTIONS = { fields: NAMES, idField: "number", processTerm: (term) => term };
const BEGUN = 0.5; // a word that is still being typed, beside the same word in full

/** Return numbers that are written as steps. */
export function numbers(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

/** Return pairs of a number, written as a step, and something else. */
function pairs(list = []) {
  const firsts = numbers(list.filter((_, at) => at % 2 === 0));
  return firsts.map((number, at) => [number, list[2 * at + 1]]);
}

export class Part {
  #held;
  #pages;
  #sayings;
  #scored = new Map();
  #all;

  /** @param held  what the file holds  @param pages  as `allPages` returns it  @param sayings  the page of each */
  constructor(held, pages, sayings) {
    this.#held = held;
    this.#pages = pages;
    this.#sayings = sayings;
    this.stems = new Set([...Object.keys(held.in ?? {}), ...Object.keys(held.sayings ?? {})]);
  }

  /** Return the names that are filed under a word: the number of a page, and what else the name consists of. */
  names(stem) {
    const found = own(this.#held.names, stem) ?? [];
    const pages = numbers(found.map(([step]) => step));
    return found.map(([, ...others], at) => [pages[at], others]);
  }

  /** Return the sayings that have a word: the number of each, and the weight of all its words. */
  sayings(stem) {
    return pairs(own(this.#held.sayings, stem));
  }

  /** Return the titles that have an everyday word: the number of the page, and how many words the title has. */
  titles(stem) {
    return pairs(own(this.#held.titles, stem));
  }

  /** Return what each page that has a word scores for it; with `begun`, that has a word that begins so. */
  score(stem, begun) {
    if (begun) return this.#score(stem, [...this.stems].filter((known) => known.startsWith(stem)));
    if (!this.#scored.has(stem)) this.#scored.set(stem, this.stems.has(stem) ? this.#score(stem, [stem]) : []);
    return this.#scored.get(stem);
  }

  /** Let MiniSearch read only these words: it takes longer over all others than over the question. */
  #score(stem, known) {
    if (known.length === 0) return [];
    return this.#read(known)
      .search(stem, { tokenize: (text) => [text], boost: FIELDS, prefix: true, weights: { prefix: BEGUN, fuzzy: 1 } })
      .map(({ id, score }) => ({ id, score }));
  }

  /** Return the pages with words that differ from this one in so many letters: number, score, these words. */
  near(stem, letters) {
    if (![...this.stems].some((known) => differ(known, stem, letters))) return [];
    this.#all ??= this.#read([...this.stems]);
    return this.#all.search(stem, { fuzzy: letters, tokenize: (text) => [text], maxFuzzy: 3 });
  }

  #read(known) {
    const index = terms(known, this.#held, this.#sayings);
    const having = new Set(index.flatMap(([, fields]) => Object.values(fields).flatMap(Object.keys)));
    const some = (list) => Object.fromEntries([...having].map((number) => [number, list[number]]));
    const { documentIds, fieldLength } = this.#pages;
    const pages = { ...this.#pages, documentIds: some(documentIds), fieldLength: some(fieldLength) };
    return MiniSearch.loadJS({ ...pages, index }, OPTIONS);
  }
}

/** Tell whether two words differ in this many letters or fewer: left out, put in or taken for another. */
function differ(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false;
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1)
      next.push(Math.min(row[j] + (one[i] === other[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1));
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return row.at(-1) <= most;
}

/** Return what MiniSearch needs to know of all pages, to rank some words as it would among all others. */
export function allPages({ kind, lengths }) {
  const every = kind.map((_, number) => number);
  const average = (name) => lengths[name].reduce((sum, length) => sum + length, 0) / every.length;
  return {
    documentCount: every.length,
    nextId: every.length,
    documentIds: every,
    fieldIds: Object.fromEntries(NAMES.map((name, at) => [name, at])),
    fieldLength: every.map((number) => NAMES.map((name) => lengths[name][number])),
    averageFieldLength: NAMES.map(average),
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  };
}

/** Return for some words how often each stands in which field of which page, as MiniSearch reads it. */
function terms(known, { in: fields, sayings: said }, sayings) {
  return known.map((stem) => {
    const found = {};
    own(fields, stem)?.forEach((steps, at) => steps && (found[NAMES.indexOf(STORED[at])] = counted(numbers(steps))));
    const all = own(said, stem);
    if (all) found[NAMES.indexOf("says")] = counted(pairs(all).map(([number]) => sayings[number]));
    return [stem, found];
  });
}

function counted(pages) {
  const count = {};
  for (const page of pages) count[page] = (count[page] ?? 0) + 1;
  return count;
}

function own(object = {}, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
