"""Cues: what a line shows of itself and of its neighbours; no decision is taken here."""
