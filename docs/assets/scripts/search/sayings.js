// How like a question is to one of the sayings of runners on a page: rare words count for more.

/** The sayings of all pages, as stems. */
export class Sayings {
  constructor(pages) {
    this.pages = pages;
    const all = pages.flat();
    this.count = all.length;
    this.seen = new Map();
    for (const saying of all) for (const stem of saying) this.seen.set(stem, (this.seen.get(stem) ?? 0) + 1);
  }

  /** Return how like the question is to the most similar saying of a page, from 0 to 1. */
  like(number, said) {
    const asked = [...new Set(said)];
    return Math.max(0, ...this.pages[number].map((saying) => this.likeness(asked, saying)));
  }

  /** Return the weight of the words that two have in common, beside that of all their words. */
  likeness(asked, saying) {
    const shared = asked.filter((stem) => saying.includes(stem));
    return this.weight(shared) / Math.max(1e-9, this.weight([...new Set([...asked, ...saying])]));
  }

  weight(stems) {
    return stems.reduce((sum, stem) => sum + Math.log(1 + this.count / (1 + (this.seen.get(stem) ?? 0))), 0);
  }
}
