"""The nouns: what a story, a picture, a manuscript and an edition are.

Frozen dataclasses that know nothing of files, formats or the clock.  This package imports nothing else of multipub.
"""
