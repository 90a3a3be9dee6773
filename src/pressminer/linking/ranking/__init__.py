"""What was learnt from annotated sentences: who holds a post, where, and how bodies hang together.

Rules read what one wording states; these models weigh all clues of a sentence at once, so that a
wording nobody wrote a rule for still counts. `loglinear` is the method, `line` how a sentence is
seen (names taken out), `holders`, `bodies` and `pairs` the clues of the three decisions, and
`choosing` and `relating` put them to work. The weights are data (``shared/linking_*.tsv``);
how they are trained stands in docs/linking.md.
"""
