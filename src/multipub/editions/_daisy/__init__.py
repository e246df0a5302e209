"""The rooms of the DAISY 2.02 book: its sections, text, control files, the rules it keeps, and reading it all back."""
