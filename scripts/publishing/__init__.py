"""`scripts/publish`: releases that are whole or not there at all, and a look at what really stands on the site.

releases  makes a release, changes over to it, goes back
packing   a file, packed as servers send it
live      compares what a site sends with what was built
"""
