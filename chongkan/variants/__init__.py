"""One Site -> the same Site in another script: every word, name and address kept."""
