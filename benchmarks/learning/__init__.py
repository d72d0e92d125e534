"""How the table of weights learns from the gold pages; `benchmarks/nudge.py` is the command."""
