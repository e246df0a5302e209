"""What the interchange formats share: the body as XHTML, the facts of the story, and how they are read back."""
