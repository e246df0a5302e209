"""One change: what it is about, what stood there before, and what stands there now."""

from dataclasses import dataclass
from enum import StrEnum

from multipub.revision.excerpts import excerpt, shortened


class ChangeKind(StrEnum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change to ``what`` ("headline", "paragraph 3") of ``where`` ("en", a photo; empty: the story as a whole)."""

    where: str
    what: str
    kind: ChangeKind
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        """Return the change as one line."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what} {self.kind}{self._words()}"

    def facts(self) -> dict[str, str | None]:
        """Return the change as JSON holds it."""
        return {
            "where": self.where or None,
            "what": self.what,
            "kind": self.kind.value,
            "before": self.before or None,
            "after": self.after or None,
        }

    def _words(self) -> str:
        match self.kind:
            case ChangeKind.ADDED:
                words = shortened(self.after)
            case ChangeKind.REMOVED | ChangeKind.MOVED:
                words = shortened(self.before)
            case ChangeKind.CHANGED:
                words = excerpt(self.before, self.after)
                if not words and self.before:
                    return f" from “{shortened(self.before)}” to “{shortened(self.after)}”"
        return f": “{words}”" if words else ""


def change_of(where: str, what: str, before: str, after: str) -> Change | None:
    """Return the change from one text to another; empty is not there; nothing if they are the same."""
    if before == after:
        return None
    kind = ChangeKind.CHANGED if before and after else ChangeKind.ADDED if after else ChangeKind.REMOVED
    return Change(where=where, what=what, kind=kind, before=before, after=after)
