// How like a question is to one of the sayings of runners on a page: rare words count for more.

const WRITTEN = 1000; // the weight of a saying is written in thousandths

/** The sayings of all pages. */
export class Sayings {
  /** @param {number[]} pages  the number of the page of each saying */
  constructor(pages) {
    this.pages = pages;
  }

  /**
   * Return for each page that says something alike how like the question is to its most similar saying, from 0 to 1:
   * the weight of the words that both have, beside that of all their words.
   * @param {(stem: string) => number[][]} having  the sayings that have a word, and the weight of all their words
   */
  alike(said, having) {
    const shared = new Map();
    let asked = 0;
    for (const stem of new Set(said)) {
      const seen = having(stem);
      const weight = Math.log(1 + this.pages.length / (1 + seen.length));
      asked += weight;
      for (const [saying, all] of new Map(seen)) {
        const sum = (shared.get(saying)?.sum ?? 0) + weight;
        shared.set(saying, { sum, all: all / WRITTEN });
      }
    }
    const found = new Map();
    for (const [saying, { sum, all }] of shared) {
      const page = this.pages[saying];
      found.set(page, Math.max(found.get(page) ?? 0, sum / Math.max(1e-9, asked + all - sum)));
    }
    return found;
  }
}
