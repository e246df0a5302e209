"""Roman numerals, to 89: of rulers, wars and centuries.

In:  a numeral.   Out: its value.
"""

NUMERAL = r"(?=[IVXL])(?:X{0,3}|XL|LX{0,3})(?:IX|IV|V?I{0,3})"
"""A pattern for a numeral that is written as it should be."""

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral."""
    values = [VALUES[letter] for letter in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
