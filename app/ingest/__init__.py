"""From an editor's folder to rows and index: what an archivist sets going."""
