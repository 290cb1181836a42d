"""Whether what somebody printed stands in the transcripts, and how it differs."""
