"""Manuscript -> Script -> Recording: what is said, how it is said, and its sound."""
