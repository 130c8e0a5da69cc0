"""`scripts/serve`: the guide in a browser while somebody writes, each page drawn when it is asked for.

reading   what a page has read of the catalogue while it was drawn, and what of it is no longer so
memory    what was made of a text is not made again
files     which files have changed since they were last looked at
guide     the guide as it is now: every address, drawn when it is asked for (the one module that imports MkDocs)
watching  listens for saved files
server    answers browsers, and tells them when the page they show is no longer right
guarding  tells what is wrong: of the saved file at once, of the whole guide in the background
"""
