"""Words nobody sees in the source are settled here, once: alternative texts, credits, labels, and the reading order."""
