"""Judging: one module for each kind of answer, each with reading apart from grading."""
