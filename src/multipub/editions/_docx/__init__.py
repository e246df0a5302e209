"""The rooms of the DOCX edition.

Writing: ``look`` reads a style's ``word.toml``; ``style_sheet``, ``numbering`` and ``settings`` turn it into the
document's furniture; ``builder`` writes paragraphs and runs; ``inlines``, ``blocks``, ``tables``, ``figures``,
``notes``, ``opening``, ``closing`` and ``running`` say what stands in them; ``properties`` and ``package`` close the
file.  Reading back: ``reading_back``, with ``reading_words`` and ``reading_styles``; it never imports a writing room.
``names`` and ``style_names`` are what the two sides agree on: the standard's names, and the styles'.
"""
