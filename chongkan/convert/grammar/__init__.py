"""The grammar: labels, the table of weights, the states, and the best path through a page."""
