"""What `scripts/bench` measures: one module per measurement.

plain      the same pages for plain MkDocs and Material: macros drawn, no hooks
timing     commands run in turn, medians and ratios
build      how long a build takes
guard      planted mistakes: who catches them, who names file and line
generate   a larger guide, made of the real one
share      how much of a build is the guard's
plants     the mistakes that guard plants
search     what runners asked: is the right page among the first three?
words      how plainly the pages are written
"""
