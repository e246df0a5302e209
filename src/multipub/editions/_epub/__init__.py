"""The rooms of the EPUB edition: package metadata, navigation, the container, and reading it all back."""
