"""The names that an article's text holds: people with what they are, places, organisations."""
