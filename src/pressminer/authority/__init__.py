"""The user's own lists of organizations, beside the one that comes with pressminer.

    ROR dump ─ dump ─▶ records ─ ror ─▶ bodies ─ importing ─▶ authority.tsv ─ joined ─▶ Lexicon

`table` is the file format that both lists share, `trust` says which listed names may be believed
where nothing else in an article speaks for them.
"""
