"""Written words to spoken words, a language a file: each has its rules, tried in order, and its words in words/."""
