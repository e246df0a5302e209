"""Styles whose colours cannot be read: where each goes wrong, by the table, and the token that is named."""

BAD = {
    "words on paper": ("[common.color]", 'soft = "#4d4d4d"', 'soft = "#8f8f8f"', "color.soft"),
    "words on a tint only": ("[common.color]", 'tint = "#f5f2ec"', 'tint = "#8a8580"', "color.tint"),
    "words on a dark screen": ("[dark.color]", 'accent = "#f0a3a0"', 'accent = "#8a1c2b"', "color.accent"),
    "a phrase being read aloud": ("[dark.color]", 'spoken = "#5c4a12"', 'spoken = "#b0a070"', "color.spoken"),
    "lines": ("[common.color]", 'rule = "#8c8c8c"', 'rule = "#bbbbbb"', "color.rule"),
}
"""Name: the table, what stands in it, what it becomes, and the token that the finding must name."""
