"""Tests of chongkan/convert, one file for one module."""
