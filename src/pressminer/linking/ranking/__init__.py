"""What was learnt from annotated sentences: who holds a post, where, and how two bodies hang together.

Rules read what one wording states; these models weigh all clues of a sentence at once, so that a
wording nobody wrote a rule for still counts. `loglinear` is the method, `line` how a sentence is
seen (names taken out), `holders`, `bodies` and `pairs` the clues of the three decisions. The weights
are data (``pipelines/shared/weights/``); how they are trained stands in docs/linking.md.
"""
