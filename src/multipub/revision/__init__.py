"""What changed between two versions of a story, in words.

In:  two ``Story``s.   Out: ``Change``s, in the order in which a desk reads: the story, each text, each photo.
Promises: equal stories have no changes, and stories that differ in anything have at least one; nothing is judged.

``values`` says the small things in words, ``blocks`` lines up two bodies, ``excerpts`` shows what changed in a text.
"""

from multipub.revision.change import Change, ChangeKind
from multipub.revision.stories import changes_between

__all__ = ["Change", "ChangeKind", "changes_between"]
"""``changes_between`` is the whole of it."""
