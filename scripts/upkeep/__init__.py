"""Chores that keep the guide in order: `scripts/links`, `scripts/due`, `scripts/report`, `scripts/looks`.

uses        which addresses of other sites the guide uses, and on which lines
networks    which places of the network may be reached at all
turns       manners: one request at a time to a host, with a pause behind it
asking      one address → what became of it
answers     what became of an address, and the notebook that outlives a run that was stopped
telling     how the answers are told: to a person, on a page, to a program
rounds      many addresses in one round, which can be stopped and goes on
links       `scripts/links`
history     the registry of sources as it was on a day, from git
due         `scripts/due`
report      `scripts/report`
engine      `scripts/engine`
looks       two sites, page by page, as they are seen
comparing   two sites, file by file
ties        what ties the guide to its engine and theme, counted
columns     rows as a plain table
"""
