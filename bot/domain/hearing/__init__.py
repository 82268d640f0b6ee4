"""Hearing an open answer: which points and which wrong claims a text proposes, with the person's own words for each.

It proposes; the person confirms; the verdict comes after that. Words in, values out: no language model, no download.
"""
