"""Reads what any G2 item holds: its children by name, parties, rights, subjects.

In:  an item, or a part of one, in any namespace or none.   Out: values of the model.
Promises: a code that nothing in the file explains becomes a keyword by its name, so that the name is kept.

Source: NewsML-G2 2.35 (IPTC).
"""

from collections.abc import Iterator

from lxml import etree

from multipub.ingest._agency.values import MEDIA_TOPICS, SUBJECT_CODES, once, party, readable, subject_of
from multipub.ingest._markup.inlines import language_of
from multipub.ingest._markup.letters import one_line
from multipub.ingest._markup.parsing import name_of, words_of
from multipub.model.story import Party, Rights, Scheme, Subject
from multipub.model.text import LangText

_KNOWN = {
    "medtop": MEDIA_TOPICS,
    "subj": SUBJECT_CODES,
    "ninat": "http://cv.iptc.org/newscodes/ninature/",
    "genre": "http://cv.iptc.org/newscodes/genre/",
    "iso3166-1a2": "http://cvx.iptc.org/iso3166-1a2/",
    "iso3166-1a3": "http://cvx.iptc.org/iso3166-1a3/",
}
"""The vocabularies whose addresses are the same wherever an IPTC catalog is named."""


def children(parent: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield the children with these names, whatever their namespace."""
    if parent is not None:
        yield from (one for one in parent if name_of(one) in names)


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child called ``name``, or nothing."""
    return next(children(parent, name), None)


def said(parent: etree._Element | None, name: str) -> str | None:
    """Return the words of the first child called ``name`` that has any."""
    return next((words for one in children(parent, name) if (words := one_line(words_of(one)))), None)


def parties_of(parent: etree._Element | None, name: str, *, role: str | None = None) -> tuple[Party, ...]:
    """Return the people or organisations in the children called ``name``, each once."""
    found = []
    for one in children(parent, name):
        names = tuple(
            (language_of(each), words) for each in children(one, "name") if (words := one_line(words_of(each)))
        )
        code = one_line(one.get("literal") or one.get("qcode") or one.get("uri"))
        names = tuple({language: (language, words) for language, words in reversed(names)}.values())[::-1]
        if names:
            found.append(Party(literal=code or names[0][1], names=names, role=role))
        else:
            found += party(readable(code) if code else one_line(one.text), literal=code or None, role=role)
    return once(found)


def with_names(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties who have a name beside their code."""
    return tuple(one for one in parties if one.name() != readable(one.literal) or " " in one.name())


def rights_of(item: etree._Element, language: str) -> Rights:
    """Return whose an item is."""
    infos = list(children(item, "rightsinfo"))
    notices = [one for info in infos for one in children(info, "copyrightnotice")]
    notice = next((words for one in notices if (words := one_line(words_of(one)))), None)
    terms: dict[str, LangText] = {}
    for info in infos:
        for one in children(info, "usageterms"):
            if words := one_line(words_of(one)):
                own = language_of(one) or language
                before = terms.get(own)
                terms[own] = LangText(text=f"{before.text} {words}" if before else words, language=own)
    mining = next((one.get("uri") for info in infos for one in children(info, "datamining") if one.get("uri")), None)
    return Rights(
        holders=once(one for info in infos for one in parties_of(info, "copyrightholder")),
        notice=notice,
        notice_link=next((href for one in notices if (href := one.get("href"))), None) if notice else None,
        usage_terms=tuple(terms.values()),
        data_mining=mining,
    )


def subjects_of(
    item: etree._Element, content: etree._Element | None
) -> tuple[tuple[Subject, ...], tuple[Scheme, ...], tuple[str, ...]]:
    """Return subjects, the vocabularies that explain them, and names whose codes nothing explains."""
    known = dict(_KNOWN)
    for scheme in item.iter("{*}scheme"):
        known.setdefault(scheme.get("alias") or "", scheme.get("uri") or "")
    subjects: dict[str, Subject] = {}
    schemes: dict[str, Scheme] = {}
    keywords: list[str] = []
    for one in children(content, "subject"):
        names = tuple(
            (language_of(each), words) for each in children(one, "name") if (words := one_line(words_of(each)))
        )
        alias, _, code = (one.get("qcode") or "").strip().partition(":")
        found = subject_of(code or one.get("uri") or "", names, known.get(alias)) if alias or one.get("uri") else None
        if found is None:
            keywords += [name for _, name in names]
            continue
        subjects.setdefault(found[0].qcode, found[0])
        if found[1]:
            schemes.setdefault(found[1].alias, found[1])
    return tuple(subjects.values()), tuple(schemes.values()), tuple(keywords)
