"""Entity resolution over the corpus: block, compare, decide with a reason, cluster, choose a form.

Everything works on *atoms*: stable keys of one spelling (``name:munich technical university``,
``authority:tum``). Articles only say which atoms they mention, so the cost follows the number
of different names, and an id hangs on an atom, never on the fullest name seen so far.
"""
