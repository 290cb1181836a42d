"""Onrecord: interview transcripts as an archive in which every sentence can be found and linked."""

__version__ = "0.1.0"
