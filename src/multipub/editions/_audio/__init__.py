"""The rooms of the audio edition: its tag, chapters, transcript, and what a listener meets in the finished file."""
