"""The names of the canonical profile: namespaces, vocabularies, roles.

In:  nothing.   Out: constants.
Promises: every name that reading, writing and checking share is written here once.

Source: NewsML-G2 2.35 specification; IPTC NewsCodes (http://cv.iptc.org/newscodes/).
"""

from typing import Final

G2_NAMESPACE: Final = "http://iptc.org/std/nar/2006-10-01/"
XHTML_NAMESPACE: Final = "http://www.w3.org/1999/xhtml"
XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"

G2: Final = f"{{{G2_NAMESPACE}}}"
XHTML: Final = f"{{{XHTML_NAMESPACE}}}"
XML_LANG: Final = f"{{{XML_NAMESPACE}}}lang"

PREFIXES: Final = {"g": G2_NAMESPACE, "h": XHTML_NAMESPACE}
"""The prefixes of the XPath expressions here and of the Schematron rules."""

PROFILE: Final = "multipub-canonical"
PROFILE_VERSION: Final = "1.0"
GENERATOR: Final = "multipub"
STANDARD_VERSION: Final = "2.35"
NEWS_ITEM_TYPE: Final = "application/vnd.iptc.g2.newsitem+xml"
XHTML_TYPE: Final = "application/xhtml+xml"

VOCABULARIES: Final = (
    ("ninat", "http://cv.iptc.org/newscodes/ninature/"),
    ("stat", "http://cv.iptc.org/newscodes/pubstatusg2/"),
    ("sig", "http://cv.iptc.org/newscodes/signal/"),
    ("irel", "http://cv.iptc.org/newscodes/itemrelation/"),
    ("pgrmod", "http://cv.iptc.org/newscodes/pkggroupmode/"),
    ("medtop", "http://cv.iptc.org/newscodes/mediatopic/"),
    ("drol", "http://cv.iptc.org/newscodes/descriptionrole/"),
    ("digsrctype", "http://cv.iptc.org/newscodes/digitalsourcetype/"),
    ("rnd", "http://cv.iptc.org/newscodes/rendition/"),
    ("xmlenc", "http://www.w3.org/2001/04/xmlenc#"),
    ("mp", "https://multipub.example/cv/"),
)
"""Every alias with a fixed meaning, in the order in which a catalog names them."""

QCODE_ATTRIBUTES: Final = ("qcode", "role", "rel", "how", "hashtype", "rendition", "mode")
"""The attributes whose values are codes of a vocabulary: ``alias:code``, one or several."""

COMPOSITE: Final = "ninat:composite"
TEXT: Final = "ninat:text"
PICTURE: Final = "ninat:picture"

STATUS: Final = "stat:"
CORRECTION_SIGNAL: Final = "sig:correction"
ALTERNATIVES: Final = "pgrmod:alt"
BAG: Final = "pgrmod:bag"
HIGH_RESOLUTION: Final = "rnd:highRes"
SHA256: Final = "xmlenc:sha256"

ARTICLE_ROLE: Final = "mp:article"
TEXT_ROLE: Final = "mp:text"
MEDIA_ROLE: Final = "mp:media"
CORRECTION_ROLE: Final = "mp:correction"
RAW_CREDIT_ROLE: Final = "mp:raw-credit"
NOT_SUPPLIED_ROLE: Final = "mp:file-not-supplied"
SUMMARY_ROLE: Final = "drol:summary"
CAPTION_ROLE: Final = "drol:caption"
ALT_ROLE: Final = "mp:alt"
LONG_DESCRIPTION_ROLE: Final = "mp:longdesc"
FROM_CAPTION: Final = "mp:from-caption"

PREVIOUS_VERSION: Final = "irel:prevVersion"
ASSOCIATED: Final = "irel:associatedWith"
TRANSLATION_OF: Final = "mp:translationOf"
PERMALINK: Final = "mp:permalink"

ROOT_GROUP: Final = "package-root"
TEXT_GROUP: Final = "package-text"
MEDIA_GROUP: Final = "package-media"
