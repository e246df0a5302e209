"""What stops the finishing of a PDF."""

from multipub.errors import EditionError, MissingWords


class MissingAlternative(MissingWords):
    """A picture or a link has no words (ISO 14289-1, 7.3 and 7.18.5)."""


class MissingLanguage(EditionError):
    """The document has no natural language (ISO 14289-1, 7.2)."""


class HiddenWords(EditionError):
    """The style does not show some of the story's words, or shows others in their place."""


class TaggingChanged(EditionError):
    """WeasyPrint does not tag in the order that ``read`` was written for."""

    def __init__(self, message: str) -> None:
        super().__init__(message, hint="multipub needs the version of WeasyPrint that pyproject.toml names")
