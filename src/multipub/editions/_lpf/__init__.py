"""The rooms of the W3C Audiobook: its manifest, its pages, the rules it keeps, and reading it all back."""
