"""The end or the beginning of what stands beside a quotation, where it is long."""

MOST_WORDS = 30


def keep_first(text: str) -> str:
    """The first words of a text, with an ellipsis where there are more."""
    words = text.split()
    return f"{' '.join(words[:MOST_WORDS])} …" if len(words) > MOST_WORDS else text


def keep_last(text: str) -> str:
    """The last words in the same way."""
    words = text.split()
    return f"… {' '.join(words[-MOST_WORDS:])}" if len(words) > MOST_WORDS else text
