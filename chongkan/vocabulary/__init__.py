"""The editor's words, vocabulary/*.tsv, and what is decided by them alone. Known to the converter and to the site."""
