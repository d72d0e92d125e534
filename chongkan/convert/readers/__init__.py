"""Readers: one file a format; each turns the bytes of a seed into text."""
