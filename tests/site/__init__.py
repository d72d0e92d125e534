"""Tests of chongkan/site."""
