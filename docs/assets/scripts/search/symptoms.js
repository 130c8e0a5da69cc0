// What a question says about place, feeling, time and signs, and how well each page fits that.

import { near, stems } from "./words.js";

const POSSIBLE = 0.6; // a row that a condition can have, beside one that it most often has
const VAGUE = 0.5; // one word for a place ("heel"), beside several ("back of the heel")
const LATER = 0.85; // for each place that the same words name as well: the more usual one stands first

/** Make a reader of symptoms out of the index's hints. */
export class Symptoms {
  constructor(hints, things) {
    this.things = things.map(stems);
    this.hints = Object.fromEntries(
      Object.entries(hints).map(([group, ids]) => [
        group,
        Object.entries(ids).map(([id, phrases]) => [id, phrases.map(stems)]),
      ]),
    );
  }

  /** Return what a question says: for each group a map from ids to how clearly it says so, from 0 to 1. */
  read(question) {
    const said = {};
    for (const group of ["feels", "times", "signs"]) {
      said[group] = new Map();
      for (const [id, phrases] of this.hints[group] ?? [])
        if (phrases.some((phrase) => near(question, phrase))) said[group].set(id, 1);
    }
    said.places = this.places(question);
    return said;
  }

  /** Return the places that a question names. Several words about one place silence the single words in them. */
  places(told) {
    const things = new Set(this.things.filter((thing) => near(told, thing)).flat());
    const question = told.filter((stem) => !things.has(stem));
    const named = [];
    for (const [id, phrases] of this.hints.places ?? [])
      for (const phrase of phrases) if (near(question, phrase)) named.push({ id, phrase });
    const exact = named.filter(({ phrase }) => phrase.length > 1);
    const taken = new Set(exact.flatMap(({ phrase }) => phrase));
    const found = new Map();
    for (const { id } of exact) found.set(id, 1);
    let strength = VAGUE;
    for (const { id, phrase } of named) {
      if (phrase.length > 1 || taken.has(phrase[0]) || found.has(id)) continue;
      found.set(id, strength);
      strength *= LATER;
    }
    return found;
  }
}

/** Return how well a page fits what was said, from 0 upwards: by its `id` if it is a place's, else by its `rows`. */
export function fits(id, rows, said) {
  const more = said.feels.size + said.times.size + said.signs.size;
  if (id) return (said.places.get(id) ?? 0) * (more ? 0.75 : 1.5);
  if (!rows) return 0;
  let best = 0;
  for (const [place, feel, when, signs, typical] of rows) {
    const here = said.places.get(place) ?? 0;
    const match = share(feel, said.feels) + share(when, said.times) + share(signs, said.signs);
    if (said.places.size && !here) continue;
    const fit = said.places.size ? here * (0.6 + match) : 0.5 * match;
    best = Math.max(best, fit * (typical ? 1 : POSSIBLE));
  }
  return best;
}

/** Return how much of what was said of one group a row has: all of it is 1. */
function share(ids, said) {
  if (!said.size) return 0;
  return ids.filter((id) => said.has(id)).length / said.size;
}
