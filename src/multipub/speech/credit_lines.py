"""Credit lines as people say them: "Jonathan Ernst, pool photo for AFP".

In:  a ``Credit`` with its parts, the labels of its language.   Out: the words to say, or nothing.
Promises: nothing that the line says is lost: where its parts do not account for every word of it, the line itself is
said; the displayed line is not touched.
"""

import re
from collections.abc import Iterable

from multipub.model.language import primary_subtag
from multipub.model.manuscript import Credit, CreditFlag, Labels
from multipub.wording.agencies import key
from multipub.wording.names import list_entries

WORD = re.compile(r"[^\W_]+")

KIND_WORDS = frozenset(
    {
        *("pool", "handout", "file", "archive", "archives", "archiv", "archivo", "arquivo", "archivio", "arkiv"),
        *("photo", "foto", "picture", "image", "via", "for", "für", "pour", "para", "per", "handouts", "pooled"),
        *("أرشيف", "أرشيفية", "архив", "ארכיון", "代表撮影", "資料", "资料"),
    }
)
"""What a line says of how a photo came; the flags and "via" say it again."""

COMMAS = {"ar": "، ", "fa": "، ", "ur": "، ", "ja": "、", "zh": "，"}


def spoken_credit(credit: Credit, labels: Labels) -> str | None:
    """Return a credit line as people say it; nothing where the line itself says it best.

    The parts are creator, what kind of photo it is, for whom it was made, and who passed it on.
    """
    own = primary_subtag(labels.language) == primary_subtag(credit.language)
    if not own or not (credit.creator or credit.source) or not _accounted_for(credit):
        return None
    kinds = [_kind(flag, labels) for flag in sorted(credit.flags)]
    comma = COMMAS.get(primary_subtag(credit.language), ", ")
    kind, source = comma.join(kinds), credit.source
    if source and source == credit.creator:
        source = None
    if kind and source and credit.creator:
        made = [credit.creator, labels.photo_for.format(kind, source)]
    else:
        made = [part for part in (credit.creator, source, kind) if part]
    if credit.via and credit.via != credit.source:
        made.append(labels.photo_via.format(credit.via))
    return comma.join(made)


def spoken_credits(listed: str, credits: Iterable[Credit], labels: Labels) -> str | None:
    """Return a list of credit lines, as it stands at the end of the article, as people say them.

    Nothing comes out where ``listed`` is another list than that of ``credits``.
    """
    said = {credit.line: spoken_credit(credit, labels) or credit.line for credit in credits}
    if not said or list_entries(tuple(said), labels.language) != listed:
        return None
    return list_entries(tuple(said.values()), labels.language)


def _kind(flag: CreditFlag, labels: Labels) -> str:
    match flag:
        case CreditFlag.POOL:
            return labels.pool_photo
        case CreditFlag.HANDOUT:
            return labels.handout_photo
        case CreditFlag.FILE:
            return labels.file_photo
        case CreditFlag.ARCHIVE:
            return labels.archive_photo


def _accounted_for(credit: Credit) -> bool:
    """Whether the parts hold every word of the line, but for those that the flags say."""
    parts = " ".join(part for part in (credit.creator, credit.source, credit.via) if part)
    said, line = _words(parts), _words(credit.line)
    left = line - said
    return said <= line and not left - KIND_WORDS and (bool(credit.flags or credit.via) or not left)


def _words(line: str) -> set[str]:
    return set(WORD.findall(key(line)))
