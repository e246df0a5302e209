"""The rooms behind ``html``: bytes to a tree, what is page and what is story, pictures, blocks, and the story."""
