"""Takes words out of the archive for good, and leaves them out of what comes in later."""
