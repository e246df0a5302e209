"""What every agency dialect needs once it has read its own names: reports, dates, credits, codes, and the story."""
