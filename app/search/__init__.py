"""Finds words: query, engine, ladder of rungs, marks. The only user of Whoosh."""
