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
  #mini;

  /** @param held  what the file holds  @param pages  as `allPages` returns it  @param sayings  the page of each */
  constructor(held, pages, sayings) {
    this.#held = held;
    this.#mini = MiniSearch.loadJS({ ...pages, index: terms(held, sayings) }, OPTIONS);
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

  /** Return for each page that has some of these words the sum of their scores, and which words these are. */
  score(terms, last) {
    return this.#mini
      .search([...terms.keys()].join(" "), {
        tokenize: (text) => text.split(" "),
        boost: FIELDS,
        boostTerm: (term) => terms.get(term),
        prefix: (term) => term === last,
        weights: { prefix: BEGUN, fuzzy: 1 },
      })
      .map(({ id, score, queryTerms }) => ({ id, score: score / queryTerms.length, terms: queryTerms }));
  }

  /** Return the pages with words that differ from this one in so many letters: number, score, these words. */
  near(stem, letters) {
    return this.#mini.search(stem, { fuzzy: letters, tokenize: (text) => [text], maxFuzzy: 3 });
  }
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

/** Return for each word how often it stands in which field of which page, as MiniSearch reads it. */
function terms({ in: fields = {}, sayings: said = {} }, sayings) {
  const all = new Map(Object.keys({ ...fields, ...said }).map((stem) => [stem, {}]));
  const add = (stem, name, pages) => (all.get(stem)[NAMES.indexOf(name)] = counted(pages));
  for (const [stem, lists] of Object.entries(fields))
    lists.forEach((steps, at) => steps && add(stem, STORED[at], numbers(steps)));
  for (const [stem, list] of Object.entries(said))
    add(
      stem,
      "says",
      pairs(list).map(([number]) => sayings[number]),
    );
  return [...all];
}

function counted(pages) {
  const count = {};
  for (const page of pages) count[page] = (count[page] ?? 0) + 1;
  return count;
}

function own(object = {}, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
