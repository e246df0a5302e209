"""The canonical XML: a strict profile of NewsML-G2 2.35, one file per story.

In:  bytes, or a ``Story``.   Out: a ``Story``, bytes, or every fault.
Promises: ``read(write(story)) == story``; ``write(read(data)) == data`` for anything ``write`` made; reading touches no
network and no file outside the bundle.

``parse`` reads XML safely; ``read`` and ``write`` turn it into a ``Story`` and back; ``validate`` tells every fault, by
rules with permanent ids (``CANONICAL_RULES``); ``media_of`` opens the photos of a bundle.
"""

from multipub.canonical.bundle import media_of
from multipub.canonical.parse import parse
from multipub.canonical.read import read
from multipub.canonical.rules import CANONICAL_RULES, Rule, exit_code_of
from multipub.canonical.validate import validate
from multipub.canonical.write import write

__all__ = ["CANONICAL_RULES", "Rule", "exit_code_of", "media_of", "parse", "read", "validate", "write"]
