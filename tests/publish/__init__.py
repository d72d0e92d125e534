"""Tests of chongkan/publish."""
