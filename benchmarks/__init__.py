"""The speed and memory figures, side by side with what a user would pick instead."""
