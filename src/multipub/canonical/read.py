"""Read canonical XML: bytes -> ``Story``.

In:  the bytes of one NewsML-G2 ``newsMessage`` in the canonical profile, or of a bare text ``newsItem``.
Out: a ``Story``, or every fault at once.
Promises: reading touches no network and, but for a bare text's photos, no file; ``read(write(story)) == story``.
"""

from pathlib import Path

from lxml import etree

from multipub.canonical import vocabulary as names
from multipub.canonical.complete import complete, pictures_of_loose_figures
from multipub.canonical.faults import Faults
from multipub.canonical.grammar import check_grammar
from multipub.canonical.parse import parse
from multipub.canonical.read_body import Bodywork
from multipub.canonical.read_head import notes_of, other_notes, read_head, read_rights, version_link
from multipub.canonical.read_items import read_article
from multipub.canonical.read_picture import read_picture
from multipub.canonical.read_words import moment_at, words_at
from multipub.canonical.vocabulary import G2
from multipub.canonical.write import write
from multipub.model.story import Article, Picture, Scheme, Story

_KNOWN_ALIASES = frozenset(alias for alias, _ in names.VOCABULARIES)


def read(data: bytes, *, name: str = "article.xml", folder: Path | None = None) -> Story:
    """Return the story in ``data``.

    A bare text ``newsItem`` (no package, figures without picture items) is completed: its figures become pictures, and
    the files of their photos are looked up in ``folder``.  Metadata of a bare item beyond the profile is left out; its
    body is not: what the profile cannot hold there is a fault.

    Args:
        data: the file.
        name: what the file is called in messages.
        folder: where a bare text's photos are; without it, such photos are a fault.

    Raises:
        SourceError: if ``data`` is no XML that may be read.
        SourceFaults: with every fault, if the structure is not the profile's.
    """
    root = parse(data, name=name)
    faults = Faults(name)
    package = package_of(root)
    if package is not None:
        check_grammar(root, faults)
        faults.stop()
        story = _story(root, package, faults)
    else:
        articles, bodies, pictures = _items(root, faults)
        made = pictures_of_loose_figures(articles, bodies, faults, folder)
        story = complete(root, articles, (*pictures, *made), schemes_of(root), faults)
        faults.stop()
        _must_be_writable(story, faults)
    faults.stop()
    return story


def _must_be_writable(story: Story, faults: Faults) -> None:
    """A bare text was never held against the grammar: see that its whole form follows it."""
    in_whole_form = Faults(faults.name)
    check_grammar(parse(write(story), name=faults.name), in_whole_form)
    for finding in in_whole_form.findings():
        faults.add(finding.rule, f"completed, {finding.message}")


def package_of(root: etree._Element) -> etree._Element | None:
    """Return the package of a whole canonical file; a bare text to be completed has none."""
    return root.find(f"{G2}itemSet/{G2}packageItem") if root.tag == f"{G2}newsMessage" else None


def _items(
    root: etree._Element, faults: Faults
) -> tuple[tuple[Article, ...], tuple[Bodywork, ...], tuple[Picture, ...]]:
    articles: list[Article] = []
    bodies: list[Bodywork] = []
    pictures: list[Picture] = []
    for item in root.iter(f"{G2}newsItem"):
        kind = item.find(f"{G2}itemMeta/{G2}itemClass")
        code = "" if kind is None else kind.get("qcode", "")
        if code == names.PICTURE:
            pictures.append(read_picture(item, faults))
        elif code == names.TEXT or item.find(f"{G2}contentSet/{G2}inlineXML") is not None:
            article, body = read_article(item, faults)
            articles.append(article)
            bodies.append(body)
        else:
            faults.add("CAN-S00", f"a newsItem is of the class {code!r}, neither text nor picture", item)
    return tuple(articles), tuple(bodies), tuple(pictures)


def _story(root: etree._Element, package: etree._Element, faults: Faults) -> Story:
    head = read_head(package, faults)
    articles, bodies, pictures = _items(root, faults)
    for body in bodies:
        for _, figure in body.loose:
            faults.add("CAN-F04", "the figure names no picture item", figure)
    generator = head.meta.find(f"{G2}generator")
    header = root.find(f"{G2}header")
    return Story(
        guid=head.guid,
        version=head.version,
        language=head.language,
        sender=words_at(header, "sender", faults) or "",
        created=head.created,
        provider=head.provider,
        articles=articles,
        pictures=pictures,
        title=words_at(head.meta, "title", faults),
        transmit_id=words_at(header, "transmitId", faults),
        generator=None if generator is None else generator.get("versioninfo"),
        rights=read_rights(package, head.language, faults),
        status=head.status,
        embargoed=moment_at(head.meta, "embargoed", faults),
        first_created=moment_at(head.meta, "firstCreated", faults),
        corrections=notes_of(head.meta, names.CORRECTION_ROLE, head.language, faults),
        notes=tuple(other_notes(head.meta, faults)),
        previous=version_link(head.meta, names.PREVIOUS_VERSION, faults),
        schemes=schemes_of(root),
    )


def schemes_of(root: etree._Element) -> tuple[Scheme, ...]:
    """Return the vocabularies that the file explains beyond the fixed ones, in the order in which it does."""
    found = {
        alias: scheme.get("uri", "")
        for scheme in root.iter(f"{G2}scheme")
        if (alias := scheme.get("alias", "")) and alias not in _KNOWN_ALIASES
    }
    return tuple(Scheme(alias=alias, uri=found[alias]) for alias in found)
