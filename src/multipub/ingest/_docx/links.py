"""Says where a link of a document leads: to a whole address, to a place of the story, or nowhere that others can go.

In:  the target of a link in Word.   Out: the target that a story keeps, or nothing.
Promises: a link that was in the story stays as it was; one to a file of somebody's machine, to a program or to a
bookmark that the story does not have is told, and its words stay.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from multipub.ingest import Guess
from multipub.ingest._html.inlines import whole_address

NOWHERE = "link that leads nowhere"
INSIDE = "link inside the document"


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one document; ``known`` are those of its story, ``places`` its ids by their bookmarks."""

    known: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)

    def kept(self, target: str) -> str | None:
        """Return where a link leads, as a story says it."""
        if target in self.known:
            return target
        if target.startswith("#"):
            name = target[1:]
            return f"#{self.places[name]}" if name in self.places else target if self._is_place(name) else None
        bare = target.strip().replace(" ", "%20")
        return whole_address(f"https://{bare}" if bare.lower().startswith("www.") else bare, None)

    def _is_place(self, name: str) -> bool:
        return name in self.places.values()


def lost(target: str, words: str) -> Guess:
    """Return what the desk is told of a link that is not kept."""
    if target.startswith("#"):
        return Guess(what=INSIDE, words=words, reason="the words stay, without a link")
    reason = "no web or mail address: the words stay, without a link"
    return Guess(what=NOWHERE, words=f"{words} → {target}", reason=reason)
