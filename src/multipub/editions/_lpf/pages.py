"""The pages of an audiobook: its entry page with the table of contents, and the whole text.

In:  a ``Manuscript``, its chapters, its photos.   Out: HTML and XHTML bytes.
Promises: the entry page finds the manifest, and its contents lead to every chapter and every file that a reader may
want; the text is the article as the EPUB has it, with captions, alternative texts and credits.

Source: W3C Audiobooks (2020), 2.1 and 2.2; Media Fragments URI 1.0, 4.2.1.
"""

from collections.abc import Callable
from html import escape

from multipub.editions._audio.chapters import Chapter
from multipub.editions._epub.navigation import document, serialise
from multipub.editions._xhtml import Medium, article
from multipub.editions._xhtml_setting import add
from multipub.model.language import direction_of, same_language
from multipub.model.manuscript import Figure, Manuscript

MILLISECONDS_A_SECOND = 1000


def entry_page(
    manuscript: Manuscript, chapters: tuple[Chapter, ...], *, sound: str, text: str, manifest: str, stylesheet: str
) -> bytes:
    """Return the page that a reader opens first."""
    labels, language = manuscript.labels, manuscript.language
    ours = "" if same_language(labels.language, language) else _spoken(labels.language)
    links = "\n".join(
        f'<li><a href="{sound}#t={_seconds(one.start)},{_seconds(one.end)}">{escape(one.title)}</a></li>'
        for one in chapters
    )
    byline = f"<p>{escape(manuscript.byline)}</p>\n" if manuscript.byline else ""
    deck = f"<p>{escape(manuscript.deck)}</p>\n" if manuscript.deck else ""
    rights = f"<p>{escape(manuscript.rights)}</p>\n" if manuscript.rights else ""
    return f"""<!DOCTYPE html>
<html{_spoken(language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(manuscript.headline)}</title>
<link rel="publication" href="{manifest}">
<link rel="stylesheet" href="{stylesheet}">
</head>
<body>
<main>
<h1>{escape(manuscript.headline)}</h1>
{deck}{byline}<nav role="doc-toc" aria-labelledby="contents">
<h2 id="contents"{ours}>{escape(labels.contents)}</h2>
<ol>
{links}
<li><a href="{text}"{ours}>{escape(labels.text)}</a></li>
</ol>
</nav>
<p{ours}>{escape(labels.synthetic_voice)}</p>
{rights}</main>
</body>
</html>
""".encode()


def _spoken(language: str) -> str:
    return f' lang="{escape(language)}" dir="{direction_of(language).value}"'


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / MILLISECONDS_A_SECOND:.3f}"


def text_page(manuscript: Manuscript, *, image: Callable[[Figure], str], stylesheet: str) -> bytes:
    """Return the whole text; ``image`` gives the address of each photo.

    Raises:
        EditionError: if the words cannot be set.
    """
    root, body = document(manuscript, manuscript.headline, stylesheet=stylesheet)
    add(body, "main").append(article(manuscript, image=image, medium=Medium.EPUB))
    return serialise(root)
