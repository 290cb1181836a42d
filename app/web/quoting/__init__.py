"""A passage as people quote it: as text, Markdown or HTML, with who says it and where."""
