"""Measuring the judgement of one pack against its labels, and the tables over all of them."""
