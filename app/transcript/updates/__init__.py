"""Rewrites annotations, which point into a text by its words, for the corrected text."""
