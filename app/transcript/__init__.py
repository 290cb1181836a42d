"""From the words of a transcript to its units: pure functions that read and write nothing."""

TEXT_VERSION = 2
"""Raised when the same source would give another canonical text or other sentences."""

EDITION_VERSION = 2
"""Raised when the same text and annotations would give other turns, segments or topics."""
