"""The rooms behind ``text``: bytes to lines, what is page and what is story, head, pictures, body, and the story."""
