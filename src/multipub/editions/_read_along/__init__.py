"""Words and sound together: which element of an article is being spoken when.  Shared by EPUB and page."""
