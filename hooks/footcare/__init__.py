"""The thinking behind the guide: plain Python that knows nothing of MkDocs (`build` excepted).

problems       one problem an author can make: where, what, what to do
vocabulary     the words of the field: kinds, answers, urgencies, required sections
front_matter   text of a page → its front matter with line numbers, and its body
models         one typed record per kind of page
sources        the registry of references, and how one is printed
foot_map       the drawing of the foot, its views and regions
catalogue      every page's record, by id and by kind, with all references resolved
tables         records → rows that the macros draw
citations      `[@id]` in the text → numbered links and the list of sources
templates      the sandbox in which pages and macros are rendered
pages          one page from source to HTML: what a build and a check share
markup         one pass over a built page: ids, links, headings, sections
rules          the guard: generators that yield problems
locating       which line of which file a problem in a built page came from
guide          the catalogue as `guide.json`
build          what one build knows; the only module that imports MkDocs
"""
