"""The parts of ``pressminer eval``; `pressminer.evaluate` puts them together."""
