"""Search over Chinese text in either script: an index made at build time, read by the reader's browser."""
