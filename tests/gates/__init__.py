"""The gates catch what they are there for."""
