"""The rooms behind ``credits``: the words around a credit, what a credit says, where in a line it stands."""
