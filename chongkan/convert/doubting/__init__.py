"""How likely each line of a page is read wrong."""
