"""Epsilon: practise machine-learning interview questions whose answers can be computed."""
