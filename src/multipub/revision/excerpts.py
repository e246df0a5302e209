"""Shows what changed in a text, word by word: "… on [Thursday → Friday] to reopen …".

In:  a text before and after.   Out: one line.
Promises: every word that changed is in it, but for the middle of a very long change.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

CONTEXT = 4
"""Words quoted on either side of a change."""

LONGEST = 160
"""Characters of a text that is quoted whole, and of each side of a change."""

MOST_WORDS = 2_000
"""Words of a text that is compared word by word; the time grows with the square."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+\s*|\s+")
"""A word with the space after it; a letter, in scripts without spaces."""


def shortened(text: str) -> str:
    """Return ``text``, its middle left out if it is long; words stay whole where there are spaces."""
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    head, tail = text[:half], text[-half:]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"


def excerpt(before: str, after: str) -> str:
    """Return the words that changed, with a few around them; nothing where no word stayed."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return ""
    was, now = ([word.strip() for word in side] for side in (old, new))  # a text's last word has no space after it
    opcodes = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    if not any(kind == "equal" for kind, *_ in opcodes):
        return ""
    return "".join(_parts(old, new, opcodes)).strip()


def _parts(old: list[str], new: list[str], opcodes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[str]:
    for place, (kind, start, end, new_start, new_end) in enumerate(opcodes):
        if kind != "equal":
            if start and old[start - 1].endswith(" ") and new_start and not new[new_start - 1].endswith(" "):
                yield " "
            yield _bracketed("".join(old[start:end]), "".join(new[new_start:new_end]))
            continue
        words = new[new_start:new_end]
        head = words[:CONTEXT] if place > 0 else []
        tail = words[-CONTEXT:] if place < len(opcodes) - 1 else []
        if len(words) <= len(head) + len(tail):
            yield "".join(words)
        else:
            yield f"{''.join(head)}… {''.join(tail)}"


def _bracketed(old: str, new: str) -> str:
    space = " " if (new or old).endswith(" ") else ""
    was, now = shortened(old.strip()), shortened(new.strip())
    if not was:
        return f"[+ {now}]{space}"
    return f"[{was} → {now}]{space}" if now else f"[− {was}]{space}"
