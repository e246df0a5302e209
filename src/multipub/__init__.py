"""multipub: one news article in; a PDF, an EPUB, a DOCX and a spoken edition out, with the same words in each."""

__version__ = "0.1.0"
