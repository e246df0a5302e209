"""Reads a tagged PDF back with pikepdf: what a screen reader would say, in the order of the structure tree.

Shares nothing with ``finish`` but the names of the user properties: another library, another reading.
"""
