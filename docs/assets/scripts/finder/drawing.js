// When the answer is drawn. What to do comes at once. So does all the rest, if the reader sees the answer; on a phone it
// stands below the questions, and there what is new of the rest is spread over some frames, so that no choice waits for
// what nobody sees.

import { fill } from "../pieces.js";

const MOST = 12; // texts and elements that are laid out anew in a frame: with more a slow phone is late

/** Do something when the next frame stands on the screen. */
export const afterFrame = (call) => requestAnimationFrame(() => setTimeout(call));

/**
 * @param {Element} region what the reader sees or does not see
 * @param {Element} body what is drawn in
 */
export function drawing(region, body) {
  let groups = fill(body, []);
  let seen = false;

  /** Draw as much as a frame takes, and the rest later. */
  function some() {
    for (let cost = 0; cost < MOST; ) {
      const { done, value } = groups.next();
      if (done) return;
      cost += value;
    }
    const mine = groups;
    afterFrame(() => mine === groups && some());
  }

  /** Draw at once what has not been drawn yet. */
  function finish() {
    for (const _ of groups);
  }

  /**
   * Draw an answer.
   *
   * @param {import("../pieces.js").Piece[][]} answer what belongs together, in groups
   * @param {boolean} whole all of it at once, whether or not the reader sees it
   */
  function show(answer, whole) {
    groups = fill(body, answer);
    if (whole || seen) finish();
    else some();
  }

  new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting;
    if (seen) finish();
  }).observe(region);
  return { show, finish };
}
