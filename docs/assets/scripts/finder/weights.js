// How the ranking weighs answers, and why. docs/contribute/finder.md says the same in plain words.
//
// These few numbers hold for all troubles alike. There is none for a single trouble: what is said of one stands on its
// page. They were chosen by steps of reason and checked on tests/presentations.yml; none was set for a single case.

export const WEIGHTS = Object.freeze({
  /** Of 10 runners with a trouble, how many tick a word that its page calls typical, or possible. */
  typical: 0.6,
  possible: 0.4,

  /** A word of the page that stands in the row of another place counts this much of it. */
  elsewhere: 0.4,

  /** A word that the page does not name is ticked all the same: seldom if few troubles have it, more often if many. */
  stray: 0.02,
  background: 0.25,

  /** A word of the page that was not ticked speaks a little against it; people tick what comes to mind. */
  missed: 0.12,
  /** But nobody forgets a fall: where a page says that it begins with one, and other times were ticked, this is left. */
  remembered: Object.freeze(["after-twist"]),
  forgotten: 0.4,

  /** Where it hurts: the place of a typical row, of a possible one, one beside it, any other. */
  here: 1,
  maybeHere: 0.6,
  beside: 0.22,
  away: 0.015,

  /** How often runners have it. Kept narrow: a rare trouble that fits well must come before a common one that does not. */
  often: 1.7,
  sometimes: 1.25,
  seldom: 1,

  /** Who runs: about so many of 100. A trouble with usual ages keeps `usualAge` of its cases there. */
  ages: Object.freeze({ child: 10, teen: 15, adult: 60, older: 15 }),
  usualAge: 0.92,
  /** At an age at which it hardly ever occurs. */
  neverAge: 0.02,

  /** A cause is likely enough to decide how soon somebody should look, or to stop a run, from this share on. */
  likely: 0.12,
  /** A cause is shown if it is at least this likely beside the first; 2 to 5 are shown. */
  shown: 0.05,
});
