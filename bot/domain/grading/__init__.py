"""Judging: one folder for each kind of answer, each with reading apart from grading."""
