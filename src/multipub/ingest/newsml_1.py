"""NewsML 1.x: components within components, as agencies sent them before G2 and some still do.

In:  one ``NewsML`` document (1.0 to 1.2), with or without a DOCTYPE that names its DTD.   Out: a story.
Promises: caption components meet the photo beside them; a photo alone becomes a story that shows it; what holds no
article is one clear error.

Source: NewsML 1.2 (IPTC).
"""

from pathlib import Path

from multipub.ingest import Dialect, Intake, Intaken
from multipub.ingest._agency.newsml1_components import reports_of
from multipub.ingest._agency.story import build
from multipub.ingest._markup.letters import refuse_lost
from multipub.ingest._markup.parsing import parse_xml, root_of, words_of


def recognises(data: bytes, path: Path) -> bool:
    """Whether the root element is ``NewsML``, or an item of it by itself."""
    root = root_of(data)
    return root is not None and (root.name == "NewsML" or (root.name == "NewsItem" and not root.namespace))


def read(intake: Intake) -> Intaken:
    """Return the story of a NewsML 1.x file.

    Raises:
        SourceError: if it is no XML that may be read, or holds no article.
    """
    root = parse_xml(intake.data, intake.path)
    refuse_lost(words_of(root), where=str(intake.path))
    return build(reports_of(root, intake), intake)


NEWSML_1 = Dialect(name="newsml-1", summary="NewsML 1.0 to 1.2", recognises=recognises, read=read)
