"""What `scripts/bench` measures: one module per measurement, and what they share.

build        how long a build takes, at several sizes of the guide
preview      from saving a page to seeing it
weight       bytes of a first visit, of a search, of a second visit
answers      from a key press to the answer of search and finder
guard        planted mistakes: who catches them, who names file and line
share        how much of a build is the guard's
search       what runners asked: is the right page among the first three?
finder       how often the foot finder is right, on real presentations
words        how plainly the pages are written
seo          what search engines are told; lighthouse: what Lighthouse says
load         requests a second
goals        what was measured beside budgets.toml
recorded     everything in one run; what is kept of it; plot draws it

generate     a guide of any size; real is what it is made of, rewriting finds its words, behind its data and drawing
plain        the same pages for others; for_rivals/ holds the settings and themes they need
plants       the mistakes that guard plants
rivals       what ours is measured against, installed in a folder of its own
timing       commands run in turn, medians; watched runs one
serving      the guide as it is published, and what was sent; chromium looks at it
"""
