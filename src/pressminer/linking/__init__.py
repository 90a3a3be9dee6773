"""What connects the entities of one article: who holds which post, who funds or founds whom."""
