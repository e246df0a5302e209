"""The rooms of the DOCX dialect: an edited document comes home, another one is read by its styles.

``package`` opens the file and distrusts it; ``tracked`` settles what was tracked; ``styles`` says what a paragraph is;
``letters``, ``words`` and ``reading`` give its lines, tables, pictures, notes and comments.  For a document of ours
``expected`` says what was written, ``matching`` finds every line again, ``weaving``, ``tables``, ``blocks``, ``head``
and ``pictures`` make what changed, and ``home`` the next version.  ``foreign`` reads all others.
"""
