"""The thinking behind the guide: plain Python that knows nothing of MkDocs (`build` excepted).

problems       one problem an author can make: where, what, what to do
vocabulary     the words of the field: kinds, answers, urgencies, required sections
addresses      from a page's file to its address, and from one page to another
project        the project's files: data, drawings, what stands behind every page
front_matter   text of a page → its front matter with line numbers, and its body
models         one typed record per kind of page
runners_words  how runners put things, for the search
words          the readers' words for how a foot feels, when it hurts, what can be seen
sources        the registry of references, and how one is printed
foot_map       the drawing of the foot, its views and regions
sheets         sheets to print: pages that are made from records, and written nowhere
corrections    mistakes that were put right, as typed data
catalogue      every page's record, by id and by kind, with all references resolved
tables         records → rows that the macros draw
citations      `[@id]` in the text → numbered links and the list of sources
templates      the sandbox in which pages and macros are rendered
macros         what a page may call: each gathers rows and lets a Jinja macro draw them
pages          one page from source to HTML: what a build and a check share
paper          links on paper: numbers, and the addresses at the end of a page
exercise_drawings  drawings that many pages show, as a file that they share
stylesheets    the style sheets that pages link: without what no page can use, joined and small
wide_tables    a table in Markdown gets a box that scrolls on a narrow screen
frame          what the frames of the pages share: drawn once, read once
bursts         work on pages that waits until there is enough of it
menu           the pages of a section, in parts where they are many
markup         one pass over a built page: ids, links, headings, sections
authored       what an author's own Markdown and HTML became, as plain values
written        what Python-Markdown loses on the way to HTML, kept for the guard
references     what front matter and data files name by id, and where
scaffolding    a new page, complete in form, with all that is to be written
moving         renaming and removing a page: what names it follows, old addresses lead on
edits          changing several files at once: all or none
chores         what `scripts/new`, `scripts/rename` and `scripts/remove` do and say
redirects      the old addresses of pages in `mkdocs.yml`, and where they lead
navigation     the navigation in `mkdocs.yml`, with line numbers
programmes     programmes (stages, the pain rule) and the claims of the article
triage         red flags, risks and warnings of the foot finder
schemas        JSON Schemas of front matter and data, and snippets, for editors
reference      what the guide for authors shows of the code
rules          the guard: generators that yield problems
rulebook       the rules as authors read them
silences       silencing a rule on one line, with a reason
locating       which line of which file a problem in a built page came from
telling        how problems are told: to a person, to GitHub, to a program
sarif          problems as code scanning reads them
changed        which files a change touches, so that its problems come first
review         what a change changes: pages, and what a clinician should look at
mending        what can be mended without asking
check          the same checks as a build, without building
proofs         every page printed without MkDocs, for the chores that look at the whole guide
reviews        when a page is due for its next review
readability    how long a page takes to read, and how plainly it is written
health         the health of the guide: pictures and tables for its own page and for `scripts/report`
guide          the catalogue as `guide.json`
guide_schema   what stands in it, as a JSON Schema
changes        when words last changed, and what is news for the feed
titles         title elements: the names of pages in search results
structured     a page as linked data for search engines
cards          the pictures that go with shared links
copies         each page as Markdown
kept           what is made once and kept from one build to the next
side_by_side   work on many pages, shared out among the machine's cores
packed         texts by name, kept small until their turn comes
search         what the search knows of every page
search_files   the same cut into files, so that a reader fetches no more than a question needs: `search/`
stems          the stems of words, as the search finds them in the reader's browser
offline        what a browser keeps for reading without a connection, as `offline.json`
hosting        what a web server says beside every file, for every kind of host
placing        how a new site takes the place of the last good one, and why it could not
build          what one build knows; the only module that imports MkDocs
"""
