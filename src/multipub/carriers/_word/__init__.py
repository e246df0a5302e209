"""What writing a Word document and reading one agree on: the names of OOXML, the styles, the grid of a table.

``editions`` writes by them and observes by them; ``ingest`` reads an edited document by them on its way home.
"""
