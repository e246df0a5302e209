r"""Set words as CommonMark: ``Inlines`` -> text that a parser gives back letter for letter.

In:  words, or the content of a block, and the language around it.   Out: Markdown of one block, lines parted by ``\n``.
Promises: every sign that a parser would take for markup is escaped; where Markdown has no form for a mark, or its stars
could not work, the HTML element of the canonical body stands.

Source: CommonMark 0.31.2, 2.4 (escapes), 2.5 (references), 6.2 (emphasis), 6.6 (raw HTML).
"""

import re
from html import escape as escape_html

from multipub.model.language import direction_of, same_language
from multipub.model.text import (
    WHITE_SPACE,
    Abbreviation,
    Dateline,
    Inlines,
    LangText,
    LineBreak,
    Link,
    Mark,
    Marked,
    NoteCall,
    PageBreak,
    Text,
    Time,
)

BREAK = "\\\n"
"""A line that its author ended."""

STARS = {Mark.EMPHASIS: "*", Mark.STRONG: "**"}

_SIGNS = re.compile(r"[\\`*_\[\]<>~|#]|&(?=[#\w]|$)")
"""What is markup wherever it stands (``|`` and ``~`` in the tables and strokes of many dialects)."""

_LINE_START = re.compile(r"^(?:(?P<sign>[-+=:])|(?P<number>\d{1,9})(?=[.)]))", re.MULTILINE)
"""What is markup where a line begins: lists, underlines of headings."""

_NEXT_LINE = "\x85"
"""White space that a parser will not take as a character reference; it goes as it is."""

_PLAIN_ADDRESS = re.compile(r"[\w./:#?=%+,;@~!$'*-]+", re.ASCII)


def escape(words: str) -> str:
    """Return words so that a parser reads them as words; special spaces become references, which no parser trims."""
    collapsed = WHITE_SPACE.sub(" ", words)
    return "".join(map(_space, _SIGNS.sub(lambda found: "\\" + found[0], collapsed)))


def _space(letter: str) -> str:
    if letter in {" ", _NEXT_LINE} or not letter.isspace():
        return letter
    return "&nbsp;" if letter == "\u00a0" else f"&#x{ord(letter):X};"


def guard_lines(block: str) -> str:
    """Escape what would be markup at the beginning of a line."""
    return _LINE_START.sub(lambda found: "\\" + found["sign"] if found["sign"] else found["number"] + "\\", block)


def phrase(words: LangText, within: str) -> str:
    """Return words, marked where they are in another language than ``within``."""
    text = escape(words.text)
    if same_language(words.language, within):
        return text
    return tag("span", _language(words.language, within)) + text + "</span>"


def emphasised(words: LangText, within: str) -> str:
    """Return words that are a line of their own, emphasised as a whole."""
    if same_language(words.language, within):
        return f"*{escape(words.text)}*"
    return tag("em", _language(words.language, within)) + escape(words.text) + "</em>"


def tag(name: str, attributes: tuple[tuple[str, str], ...] = ()) -> str:
    """Return an opening tag."""
    return f"<{name}" + "".join(f' {key}="{escape_html(value)}"' for key, value in attributes) + ">"


def language_attributes(own: str | None, within: str) -> tuple[tuple[str, str], ...]:
    """Return how an element says that it is in another language; nothing if it is not."""
    return _language(own, within)


def _language(own: str | None, within: str) -> tuple[tuple[str, str], ...]:
    if own is None or same_language(own, within):
        return ()
    turned = direction_of(own) is not direction_of(within)
    return (("lang", own), *((("dir", direction_of(own).value),) if turned else ()))


def address(target: str) -> str:
    """Return an address as a link's destination."""
    if _PLAIN_ADDRESS.fullmatch(target):
        return target
    return "<" + re.sub(r"[\\<>]|&(?=[#\w])", lambda found: "\\" + found[0], target) + ">" if target else ""


def render(content: Inlines, language: str, line_break: str = BREAK) -> str:
    """Return the content of a block whose words are in ``language``."""
    words = ""
    for place, inline in enumerate(content):
        after = content[place + 1] if place + 1 < len(content) else None
        match inline:
            case Text(text):
                words += escape(text)
            case LineBreak():
                words += line_break
            case NoteCall():
                call = tag("a", (("class", "noteref"), ("href", f"#{inline.note}")))
                words += f"{call}{escape(inline.sign)}</a>"
            case PageBreak():
                words += tag("span", (("class", "pagebreak"), ("id", inline.id), ("title", inline.page))) + "</span>"
            case Dateline():
                words += _tagged("span", (("class", "dateline"),), inline.content, language, line_break)
            case Time():
                words += _tagged("time", (("datetime", inline.moment),), inline.content, language, line_break)
            case Abbreviation():
                own = inline.language or language
                told = (("title", inline.expansion),) if inline.expansion else ()
                words += _tagged("abbr", (*told, *_language(own, language)), inline.content, own, line_break)
            case Marked():
                stars = isinstance(after, Text | None) and not words.endswith("*")
                words += _mark(inline, language, line_break, stars=stars)
            case Link():
                words = _guarded(words) + _link(inline, language, line_break)
    return words


def _guarded(words: str) -> str:
    """Escape an exclamation mark before a link: the two would be a picture."""
    return words[:-1] + "\\!" if words.endswith("!") else words


def _tagged(name: str, attributes: tuple[tuple[str, str], ...], content: Inlines, own: str, line_break: str) -> str:
    return tag(name, attributes) + render(content, own, line_break) + f"</{name}>"


def _mark(inline: Marked, language: str, line_break: str, *, stars: bool) -> str:
    """Return a mark: with stars where they are sure to work, else as an element."""
    own = inline.language or language
    sign = STARS.get(inline.mark)
    if sign and stars and same_language(own, language) and all(isinstance(one, Text) for one in inline.content):
        text = render(inline.content, own)
        if text and text[0].isalnum() and text[-1].isalnum():
            return f"{sign}{text}{sign}"
    return _tagged(inline.mark.value, _language(own, language), inline.content, own, line_break)


def _link(inline: Link, language: str, line_break: str) -> str:
    own = inline.language or language
    if not same_language(own, language):
        told = (("href", inline.target), *((("title", inline.title),) if inline.title else ()))
        return _tagged("a", (*told, *_language(own, language)), inline.content, own, line_break)
    title = ""
    if inline.title:
        title = ' "' + re.sub(r'["\\]|&(?=[#\w])', lambda found: "\\" + found[0], inline.title) + '"'
    return f"[{render(inline.content, own, line_break)}]({address(inline.target)}{title})"
