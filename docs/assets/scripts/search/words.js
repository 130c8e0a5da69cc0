// From what somebody typed to words that can be compared: small letters, no marks, stems; slips put right.

import { stemmer } from "../../vendor/stemmer.js";

const WORDS = /[a-z0-9]+/g;

/** Return the words of a text, in small letters and without accents or apostrophes. */
export function words(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");
  return plain.match(WORDS) ?? [];
}

const stemOf = new Map(); // the same words stand on many pages

/** Return a word's stem. */
export function stem(word) {
  if (!stemOf.has(word)) stemOf.set(word, stemmer(word));
  return stemOf.get(word);
}

/** Return the stems of a text's words. */
export function stems(text) {
  return words(text).map(stem);
}

/** Find groups of words in a text that stand for another word; `rows` are lists of words that mean the same. */
export class Same {
  constructor(rows) {
    this.rows = rows.map((row) => row.map(stems));
  }

  /** Return the stems that mean the same as some of these, each once, without those that are there already. */
  of(found) {
    const more = new Set();
    for (const row of this.rows) {
      const said = row.filter((phrase) => follows(found, phrase));
      if (said.length === 0) continue;
      for (const phrase of row) if (!said.includes(phrase)) for (const part of phrase) more.add(part);
    }
    for (const part of found) more.delete(part);
    return [...more];
  }
}

/** Tell whether a phrase's words follow one another in a text. */
function follows(text, phrase) {
  for (let start = text.indexOf(phrase[0]); start >= 0; start = text.indexOf(phrase[0], start + 1))
    if (phrase.every((part, offset) => text[start + offset] === part)) return true;
  return false;
}

/** Tell whether a phrase's words stand close together in a text, in any order. */
export function near(text, phrase) {
  const span = phrase.length + 2;
  if (phrase.length === 1) return text.includes(phrase[0]);
  return text.some(
    (part, start) =>
      phrase.includes(part) && phrase.every((wanted) => text.slice(start, start + span).includes(wanted)),
  );
}
