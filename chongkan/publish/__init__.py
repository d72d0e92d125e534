"""Rendered files -> the published folder."""
