"""A raw page becomes an Issue: read, show cues, parse, assemble."""
