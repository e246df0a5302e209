"""The forms a credit has at the end of a line, each with its own finder.

In:  a line.   Out: where its credit begins, its words, what they say; or nothing.
Promises: finders look only at the end of the line (one looks at its beginning); they never take the whole line unless
it is nothing but a credit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile

from multipub.wording import agencies
from multipub.wording._credits.content import LabelKind
from multipub.wording._credits.judge import LONGEST_CREDIT, Verdict, judge_bare, judge_bracket, judge_labelled
from multipub.wording._credits.lexicon import LEXICON, one_of
from multipub.wording._credits.tail_name import begin_of_name
from multipub.wording.sentences import ABBREVIATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A credit in a line: the caption before it, its words without brackets and label, and the verdict on them."""

    caption: str
    words: str
    verdict: Verdict
    reason: str
    label: str = ""


WORDS_OF_A_NAME = 2
"""Words taken for a name where nothing shows its end: first name and last name."""

LONGEST_NAME_ALONE = 3
"""Words of a name in a line that is nothing but a credit; a longer one is a caption ("Prime Minister Jonas Weil")."""

_BRACKET = re.compile(
    r"^(?P<before>.*?)\s*(?:\((?P<round>[^()]*(?:\([^()]*\)[^()]*)?)\)|\[(?P<square>[^\[\]]*)\]|（(?P<wide>[^（）]*)）|【(?P<black>[^【】]*)】)\s*[.。]?\s*$",
    re.DOTALL,
)
_SENTENCE_OVER = re.compile(r"(?:[.!?…؟۔。！？][\"”’»)\]」]?|[\"”»)\]」]|\n)\s*$")
_AFTER_SENTENCE = re.compile(r"[.!?…؟۔。！？][\"”’»)\]」]?\s*|[\"”»)\]」]\s+|\n\s*")
_BAR = re.compile(r"\s*[|•]\s*|\s+[-–—/]\s+|\s*\n\s*")
_COPYRIGHT = re.compile(
    r"\s*(?:[-–—|/]\s*)?(?:©|\(c\)\s|\bCopyright\s)\s*(?:(?:19|20)\d\d\b,?\s*)?(?P<words>[^©]+)$", re.IGNORECASE
)
_BARS = ("|", "—", "–", "-", "/", "•", "·")
_LABELS = (
    (LEXICON.courtesy, LabelKind.COURTESY),
    (LEXICON.maker, LabelKind.MAKER),
    (LEXICON.label, LabelKind.NEUTRAL),
)
_EQUALS = re.compile(r"[＝=](?P<words>[^＝=\s][^＝=]*)$")
_TAKEN_BY = re.compile(r"^(?P<name>.+?)\s*(?:撮影|写す|摄|기자|摄影)$")
_GIVEN_BY = re.compile(r"^(?P<name>.+?)(?:さん)?\s*提供$")
_TITLE = re.compile(rf"(?:^|\s){one_of(tuple(ABBREVIATIONS))}\.$", re.IGNORECASE)
_CLOSED = (")", "]", "”", "»", '"', "」")
_REPORTER = re.compile(
    r"^(?:(?P<agency>\S+?)?记者|(?P<house>\S+?)\s)?\s*(?P<name>\S{2,4})\s*摄$|^(?P<korean>[\uac00-\ud7af]{2,4})\s*기자$"
)


def find(line: str) -> Found | None:
    """Return the credit of ``line`` by the first form that fits, or nothing."""
    for form in FORMS:
        found = form(line)
        if found is not None:
            return found
    return None


def in_brackets(line: str) -> Found | None:
    """The credit stands in brackets at the end: "(Name/AGENCY)", "[Photo: Name]"."""
    match = _BRACKET.match(line)
    if match is None:
        return None
    inside = next(group for group in match.group("round", "square", "wide", "black") if group is not None).strip()
    before = match["before"]
    labelled = _at_label(inside)
    if labelled is not None:
        return replace(labelled, caption=before, reason="brackets with a label")
    over = not before or bool(_SENTENCE_OVER.search(before))
    verdict = judge_bracket(inside, after_sentence=over) if inside else None
    if verdict is None:
        return None
    if not over and line.rstrip().endswith((".", "。")) and not verdict.content.creators:
        verdict = Verdict(verdict.content, sure=False)  # "… told the German Press Agency (dpa).": words of the sentence
    return Found(caption=before, words=inside, verdict=verdict, reason="names in brackets")


def _at_label(words: str) -> Found | None:
    """Read words that begin with a label, with or without a colon."""
    for pattern, kind in _LABELS:
        label = pattern.match(words)
        found = _read_label(words, label, kind, opens_line=False) if label else None
        if found is not None:
            return found
    bare = LEXICON.bare.match(words)
    if bare is None:
        return None
    rest = words[bare.end() :].strip()
    verdict = judge_bare(rest)
    if verdict is None and agencies.is_person(rest):
        verdict = judge_labelled(rest, LabelKind.MAKER, opens_line=True)
    return None if verdict is None else Found(caption="", words=rest, verdict=verdict, reason="label", label=bare[0])


def _read_label(line: str, label: re.Match[str], kind: LabelKind, *, opens_line: bool) -> Found | None:
    """Read the words after ``label``; a courtesy after another label ("Photo: Courtesy of") is the nearer one."""
    words = line[label.end() :].strip()
    nearer = LEXICON.courtesy.match(words)
    if nearer is not None:
        words, kind = words[nearer.end() :].strip(), LabelKind.COURTESY
    verdict = judge_labelled(words, kind, opens_line=opens_line)
    if verdict is None:
        return None
    reason = f"label {label[0].strip()!r}"
    return Found(caption=line[: label.start()], words=words, verdict=verdict, reason=reason, label=label[0])


def after_label(line: str) -> Found | None:
    """The credit follows a label: "Photo: Name/AGENCY", "Photo by Name"."""
    for pattern, kind in _LABELS:
        for label in pattern.finditer(line):
            before = line[: label.start()]
            if len(line) - label.end() > LONGEST_CREDIT:
                continue
            if kind is not LabelKind.NEUTRAL and before[-1:].isspace() and not _is_over(before):
                continue  # "the photo by the door": words of the sentence
            found = _read_label(line, label, kind, opens_line=not before.strip())
            if found is not None:
                return found
    return None


def _is_over(before: str) -> bool:
    """Whether the caption is over: a sentence ended, or a bar or a dash stands there, or nothing at all."""
    plain = before.rstrip()
    return not plain or plain.endswith(_BARS) or bool(_SENTENCE_OVER.search(before))


def after_copyright(line: str) -> Found | None:
    """The credit follows a copyright sign: "© Name/AGENCY"."""
    match = _COPYRIGHT.search(line)
    if match is None:
        return None
    before, words = line[: match.start()], match["words"].strip()
    name = begin_of_name(before) if match[0].lstrip().startswith("/") or before.endswith("/") else None
    if name is not None:
        words, before = f"{before[name:].strip(' /')}/{words}", before[:name]
    verdict = judge_labelled(words, LabelKind.NEUTRAL, opens_line=not before.strip())
    return None if verdict is None else Found(caption=before, words=words, verdict=verdict, reason="copyright sign")


def after_equals(line: str) -> Found | None:
    """The credit follows an equals sign, as in Japanese: "＝共同", "＝山田太郎撮影"."""
    match = _EQUALS.search(line)
    if match is None:
        return None
    before, words = line[: match.start()], match["words"].strip(" 。")
    taken, given = _TAKEN_BY.match(words), _GIVEN_BY.match(words)
    if taken and agencies.is_person(taken["name"]):
        verdict = judge_labelled(taken["name"], LabelKind.MAKER, opens_line=False)
    elif given:
        verdict = judge_labelled(given["name"], LabelKind.COURTESY, opens_line=False)
    else:
        verdict = judge_bare(words) if agencies.is_agency(words) else None
    name = taken["name"] if taken else given["name"] if given else words
    return None if verdict is None else Found(caption=before, words=name, verdict=verdict, reason="equals sign")


def after_the_sentence(line: str) -> Found | None:
    """The credit stands bare after the end of the sentence, a bar or a new line: "… at sea. Name/AGENCY"."""
    places = {stop.end() for stop in _AFTER_SENTENCE.finditer(line)} | {bar.end() for bar in _BAR.finditer(line)}
    for place in sorted({0, *places}):
        before, words = line[:place], line[place:].strip()
        if not words or len(words) > LONGEST_CREDIT or (before.endswith((".", "!", "?")) and words[:1].islower()):
            continue
        found = _bare(words)
        if found is None or not (_apart(before, found.verdict) if before else _is_whole(words, found.verdict)):
            continue
        return replace(found, caption=before)
    return None


def _bare(words: str) -> Found | None:
    """Read words that stand bare: with a label without a colon, as a reporter's, or as names alone."""
    labelled = _at_label(words) if LEXICON.bare.match(words) else None
    if labelled is not None:
        return labelled
    verdict = _reporter(words) or judge_bare(words)
    return (
        None if verdict is None else Found(caption="", words=words, verdict=verdict, reason="names after the sentence")
    )


def _apart(before: str, verdict: Verdict) -> bool:
    """Whether the caption is over: a title ("Sen.") ends nothing, a bracket does only before an agency."""
    before = before.rstrip()
    if _TITLE.search(before):
        return False
    return verdict.content.known or not before.endswith(_CLOSED)


def _reporter(words: str) -> Verdict | None:
    """Judge "新华社记者 李明 摄" and "홍길동 기자"."""
    match = _REPORTER.match(words.strip(" 。"))
    if match is None:
        return None
    name, house = match["name"] or match["korean"], match["agency"] or match["house"]
    return judge_labelled(f"{name}/{house}" if house else name, LabelKind.MAKER, opens_line=False)


def _is_whole(words: str, verdict: Verdict) -> bool:
    """Whether a whole line is nothing but a credit: an agency vouches for it, and it is a chain of short names."""
    chained = "/" in words or "via" in words.split()
    short = all(len(name.split()) <= LONGEST_NAME_ALONE for name in verdict.content.creators)
    return chained and short and verdict.content.known and verdict.sure


def without_a_sign(line: str) -> Found | None:
    """The credit follows the caption with nothing between: "… at sea Name/AGENCY via AGENCY"."""
    left, slash, right = line.rpartition("/")
    while slash:
        known = judge_bare(right.strip())
        if known is None or not known.content.known:
            return None
        begin, spaced = begin_of_name(left), left[-1:].isspace()
        if begin is not None and not (spaced and _is_subject(left, begin)):
            verdict = judge_bare(line[begin:].strip())
            if verdict is not None and verdict.content.creators:
                return _name_found(line, begin, verdict)
        if spaced and left.strip():
            inner = without_a_sign(left.rstrip())
            if inner is not None:
                begin = len(inner.caption)
                return _name_found(line, begin, judge_bare(line[begin:].strip()) or inner.verdict)
            return Found(caption=left, words=right.strip(), verdict=known, reason="an agency after a slash")
        left, slash, rest = left.rpartition("/")
        right = f"{rest}/{right}"
    return None


def _name_found(line: str, begin: int, verdict: Verdict) -> Found:
    return Found(
        caption=line[:begin], words=line[begin:].strip(), verdict=verdict, reason="a name and an agency at the end"
    )


def _is_subject(left: str, begin: int) -> bool:
    """Whether the name before a slash with spaces round it is the last word of the caption, and no photographer's.

    "Prime Minister Jonas Weil / AFP" shows Jonas Weil.  A photographer's name stands after the sentence or in capitals;
    where it does not, it stays in the caption: nobody is credited by guessing.
    """
    return not (_is_over(left[:begin]) or left[begin:].isupper())


def before_the_caption(line: str) -> Found | None:
    """The credit stands before the caption, with a label: "Bild: AGENCY/NAME Caption"."""
    label = LEXICON.label.match(line)
    if label is None or "/" not in line:
        return None
    head, _, tail = line[label.end() :].rpartition("/")
    words = tail.split()
    shouted = len(list(takewhile(str.isupper, words)))
    length = shouted or WORDS_OF_A_NAME
    credit, caption = f"{head}/{' '.join(words[:length])}", " ".join(words[length:])
    verdict = judge_bare(credit)
    if verdict is None or not verdict.content.known or not verdict.content.creators or len(words) < length * 2:
        return None
    verdict = Verdict(verdict.content, sure=bool(shouted))
    return Found(caption=caption, words=credit, verdict=verdict, reason="a credit before the caption", label=label[0])


FORMS: tuple[Callable[[str], Found | None], ...] = (
    in_brackets,
    after_label,
    after_copyright,
    after_equals,
    after_the_sentence,
    without_a_sign,
    before_the_caption,
)
"""In the order they are tried: the clearest sign first."""
