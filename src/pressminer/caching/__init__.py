"""What is kept from one run to the next, so that an article is mined once.

`keys` says when a file or an article is the same as before, `fingerprint` when pressminer is,
`codec` turns findings into bytes, `store` keeps them in one file beside the tables.
"""
