"""What the built site must pass before anybody reads it: `python -m gates`, or `make gates`."""
