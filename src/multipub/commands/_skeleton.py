"""The skeleton of a story: everything a desk fills in, each element explained beside it.

In:  a name, a language, a moment, who publishes.   Out: a ``Story`` of placeholders, and its canonical file with
comments.
Promises: the file is valid as it is (but for warnings) and can be exported at once; comments are no part of the story.
"""

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from multipub import canonical
from multipub.canonical.vocabulary import G2_NAMESPACE, XHTML_NAMESPACE
from multipub.model.blocks import Heading, Paragraph, Placement
from multipub.model.story import Article, Party, Picture, Rights, Story
from multipub.model.text import Dateline, LangText, Text

PHOTOGRAPHER, REPORTER = "mp:photographer", "mp:reporter"

NAMES = {"g": G2_NAMESPACE, "h": XHTML_NAMESPACE}

COMMENTS = (
    (
        "g:header",
        "A story for multipub: replace the words in [brackets]. `multipub validate` tells every fault with its line, "
        "`multipub export` makes the editions. Comments like this one are no part of the story.",
    ),
    (
        "g:itemSet/g:packageItem",
        "The story as a whole, over all languages and photos. Its guid never changes; its version counts up with "
        "every correction. Every item below is listed in its groupSet.",
    ),
    (
        ".//g:packageItem/g:itemMeta/g:versionCreated",
        "When this version was made, with time zone. The same moment stands in header/sent.",
    ),
    (
        ".//g:packageItem/g:itemMeta/g:pubStatus",
        "stat:usable, stat:withheld or stat:canceled; only usable stories are exported. An embargo goes before it: "
        "<embargoed>2026-03-12T18:00:00+01:00</embargoed>",
    ),
    (
        "g:itemSet/g:newsItem[1]",
        "The text. A translation is a second newsItem like this, with its own guid and xml:lang.",
    ),
    (".//g:newsItem[1]/g:rightsInfo", "Whose text it is; usageTerms may say what others may do with it."),
    (".//g:newsItem[1]/g:itemMeta/g:service", "The section label over the headline."),
    (".//g:newsItem[1]/g:contentMeta/g:infoSource", "Who supplied the text: your own house, an agency; one each."),
    (".//g:newsItem[1]/g:contentMeta/g:creator", "Everyone who wrote it; one creator each."),
    (
        ".//g:newsItem[1]/g:contentMeta/g:headline",
        "Headline, dateline, byline (by) and deck (description) stand here and, letter for letter, in the body below.",
    ),
    (
        ".//h:article/h:header",
        "The body is XHTML: p, h2 to h4, ul and ol, blockquote, table, figure, aside (pullquote, infobox, footnote); "
        "inside them em, strong, a, span lang, q, sub, sup, br. See docs/canonical.md.",
    ),
    (".//h:article/h:p[1]", "Words in another language are marked: <span lang='ar' xml:lang='ar' dir='rtl'>…</span>"),
    (
        ".//h:figure",
        "A photo in its place. Its words are those of the picture item below, letter for letter; data-item is its "
        'guid. A picture that only decorates: class="photo decorative" and alt="".',
    ),
    (
        "g:itemSet/g:newsItem[2]",
        "A photo: one item each, named in the groupSet above and in a figure of the body. Easier: give `multipub new` "
        "the files with its photo option, and it fills in all of this from what the photos say of themselves.",
    ),
    (
        ".//g:newsItem[2]/g:itemMeta/g:edNote",
        "The photo's file is not there yet: readers see a frame with the words. When it comes, put it into media/, "
        "remove this note, and name the file in a contentSet, with its size, width, height and SHA-256.",
    ),
    (
        ".//g:newsItem[2]/g:contentMeta/g:creditline",
        "The credit as readers see it: maker/agency, without a label. creator and infoSource name both apart.",
    ),
    (
        ".//g:newsItem[2]/g:contentMeta/g:description[@role='drol:caption']",
        "The caption. Without an alternative text of its own the caption speaks for the photo, up to 250 characters. "
        'To write one: role="mp:alt" how="mp:authored", and the same words in the alt of the img.',
    ),
)
"""Where each explanation stands: right before the first element that the path finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a new story is made from; ``created`` has a time zone."""

    slug: str
    language: str
    created: datetime
    house: str
    authority: str


def skeleton(plan: Plan) -> Story:
    """Return a story of placeholders, with one photo whose file is not there yet."""
    guid = f"urn:newsml:{plan.authority}:{plan.created:%Y%m%d}:{plan.slug}"
    house = Party(literal=plan.authority, names=((None, plan.house),))
    rights = Rights(holders=(house,), notice=f"© {plan.created:%Y} {plan.house}")
    picture = Picture(
        guid=f"{guid}:photo-1",
        version=1,
        language=plan.language,
        created=plan.created,
        provider=house,
        file=None,
        captions=(LangText(text="[What the photo shows, who is in it, where and when.]", language=plan.language),),
        credit_lines=(LangText(text="[Photographer]/[Agency]", language=plan.language),),
        creators=_named("[Photographer]", PHOTOGRAPHER),
        sources=_named("[Agency]"),
        rights=rights,
    )
    return Story(
        guid=guid,
        version=1,
        language=plan.language,
        sender=plan.authority,
        created=plan.created,
        first_created=plan.created,
        provider=house,
        title="[Headline]",
        transmit_id=f"{guid}:1",
        rights=rights,
        articles=(_article(plan, guid, house, rights, picture),),
        pictures=(picture,),
    )


def _article(plan: Plan, guid: str, house: Party, rights: Rights, picture: Picture) -> Article:
    return Article(
        guid=f"{guid}:{plan.language}",
        version=1,
        language=plan.language,
        created=plan.created,
        first_created=plan.created,
        provider=house,
        headline="[Headline]",
        title="[Headline]",
        deck="[Deck: the story in a sentence.]",
        byline="[Byline]",
        dateline="[PLACE, date]",
        section="[Section]",
        creators=_named("[Reporter]", REPORTER),
        sources=_named(plan.house),
        credit_line=plan.house,
        slugline=plan.slug.upper(),
        rights=rights,
        body=(
            Placement(id="photo-1", picture=picture.guid),
            Paragraph(content=(Dateline(content=(Text("[PLACE, date]"),)), Text(" — [The first paragraph.]"))),
            Heading(level=2, content=(Text("[Subhead]"),)),
            Paragraph(content=(Text("[The next paragraph.]"),)),
        ),
    )


def _named(name: str, role: str | None = None) -> tuple[Party, ...]:
    return (Party(literal=name, names=((None, name),), role=role),)


def explained(story: Story) -> bytes:
    """Return the canonical file of ``story`` with a comment before every element that the desk may want to change."""
    root = etree.fromstring(canonical.write(story))
    for path, words in COMMENTS:
        found = root.find(path, NAMES)
        if found is not None:
            comment = etree.Comment(f" {words} ")
            before = found.getprevious()
            parent = found.getparent()
            comment.tail = before.tail if before is not None else parent.text if parent is not None else None
            found.addprevious(comment)
    return etree.tostring(root, encoding="utf-8") + b"\n"
