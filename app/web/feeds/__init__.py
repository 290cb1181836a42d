"""The archive without its pages: for feed readers, search engines and podcast players."""
