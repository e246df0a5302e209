"""What a spoken phrase is to its reader or listener: roles of utterances -> roles of passages."""

from multipub.model.observation import Role
from multipub.model.recording import UtteranceRole

ROLES = {
    UtteranceRole.HEADLINE: Role.HEADING,
    UtteranceRole.HEADING: Role.HEADING,
    UtteranceRole.ITEM: Role.ITEM,
    UtteranceRole.CELL: Role.CELL,
    UtteranceRole.HEADER_CELL: Role.HEADER_CELL,
    UtteranceRole.TABLE_CAPTION: Role.TABLE_CAPTION,
    UtteranceRole.NOTE: Role.NOTE,
    UtteranceRole.LONG_DESCRIPTION: Role.NOTE,
}
"""Where it is not plain text."""
