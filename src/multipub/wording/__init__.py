"""Words nobody sees in the source are settled here, once: alternative texts, credits, labels, and the reading order."""

from multipub.wording.alt import alt_from_caption, settle_alt, settle_caption
from multipub.wording.credits import CaptionParts, CreditParts, settle_credit, split_caption, split_credit
from multipub.wording.desk import desk_findings
from multipub.wording.labels import LANGUAGES, labels_for
from multipub.wording.reading import reading
from multipub.wording.settle import settle

__all__ = [
    "LANGUAGES",
    "CaptionParts",
    "CreditParts",
    "alt_from_caption",
    "desk_findings",
    "labels_for",
    "reading",
    "settle",
    "settle_alt",
    "settle_caption",
    "settle_credit",
    "split_caption",
    "split_credit",
]
