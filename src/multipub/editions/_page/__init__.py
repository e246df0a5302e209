"""The rooms of the page edition: the document around the article, the player, and reading it all back."""
