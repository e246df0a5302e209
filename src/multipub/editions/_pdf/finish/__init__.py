"""Makes the tagged PDF that WeasyPrint writes accessible, in WeasyPrint's public ``finisher``.

In:  the laid-out document and the pydyf objects just before they are written.   Out: the same objects, so that the file
is PDF/UA-1 and PDF/A-3a.

1. ``read`` walks the page boxes in the order of ``weasyprint.pdf.tags``, which adds one object per box, so that every
   structure element and every marked content sequence is paired with its box, hence with its HTML element;
2. ``shape`` and ``words`` build the logical tree anew: one node per HTML element, however many pages and lines it is
   broken over, with the logical text wherever the glyphs do not give it;
3. ``write`` puts that tree in the place of WeasyPrint's, and ``xmp`` says whose the file is.

Nothing in WeasyPrint is patched and one private name is read: ``Page._page_box``.  The reading checks every object it
pairs and raises ``TaggingChanged`` when WeasyPrint tags in another way.  Clauses are those of ISO 32000-1:2008 unless
another standard is named.
"""
