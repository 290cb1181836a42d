"""Takes words out of a text and its past, and knows them again when they come in."""
