"""Tests of chongkan/variants."""
