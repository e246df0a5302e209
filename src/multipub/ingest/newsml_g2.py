"""NewsML-G2: a message, a bare item, or a package, as agencies send them.

In:  ``newsMessage``, ``newsItem``, ``packageItem`` or a piece of one (``contentSet``), in the G2 namespace or in none;
bodies as XHTML, HTML, NITF, plain text, in ``inlineXML`` or ``inlineData``.   Out: a story with all its languages.
Promises: every picture item becomes a picture; a picture item alone becomes a story that shows it; what is no article
(an event, a knowledge item, a video) is one clear error that says what it is; packages that name themselves end.

Source: NewsML-G2 2.35 (IPTC).
"""

from pathlib import Path

from multipub.ingest import Dialect, Intake, Intaken
from multipub.ingest._agency.g2_message import reports_of
from multipub.ingest._agency.story import build
from multipub.ingest._markup.letters import refuse_lost
from multipub.ingest._markup.parsing import parse_xml, root_of, words_of

G2_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"

OURS = b">multipub-canonical</"
"""What the canonical profile says of itself; such a file is read as it is."""

_ROOTS = frozenset(
    {
        *("newsmessage", "newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem"),
        *("contentset", "groupset", "itemset", "inlinexml", "inlinedata"),
    }
)
"""Root elements of G2, and pieces of it that are handed on without their item."""


def recognises(data: bytes, path: Path) -> bool:
    """Whether the root element is one of G2's, and the file is not in our own profile."""
    root = root_of(data)
    if root is None or root.name.lower() not in _ROOTS:
        return False
    if root.namespace not in {"", G2_NAMESPACE}:
        return False
    # NewsML 1.x calls an item NewsItem.
    return not (root.name == "NewsItem" and not root.namespace) and OURS not in data


def read(intake: Intake) -> Intaken:
    """Return the story of a NewsML-G2 file.

    Raises:
        SourceError: if it is no XML that may be read, or holds no article.
    """
    root = parse_xml(intake.data, intake.path)
    refuse_lost(words_of(root), where=str(intake.path))
    return build(reports_of(root, intake), intake)


NEWSML_G2 = Dialect(
    name="newsml-g2",
    summary="NewsML-G2 as agencies send it (messages, items, packages)",
    recognises=recognises,
    read=read,
)
