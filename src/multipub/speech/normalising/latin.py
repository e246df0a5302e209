"""Latin letters in a text of another script: they are read as English.

In:  Arabic, Persian or Urdu with a Latin name in it.   Out: the rule that says the name as English says it.
"""

import re
from functools import cache

from multipub.speech.normalising.rules import Found, Rule, say


@cache
def _english() -> tuple[Rule, ...]:
    from multipub.speech.normalising import english  # imported here: only where Latin letters stand in the text

    return english.rules("")


def _said(found: Found) -> str:
    return say(_english(), found[0])


LATIN = Rule("Latin letters", re.compile(r"[A-Za-z](?:[\w.&'’/-]*[A-Za-z0-9])?", re.ASCII), _said)
