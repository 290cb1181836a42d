"""Follows a text into its correction: which sentences and words are still there, and where."""
