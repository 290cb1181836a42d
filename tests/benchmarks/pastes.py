"""What the benchmark pastes into the quote check as nobody should."""

from app.search.quote_check.checking import MOST_CHARACTERS, MOST_QUOTATIONS

OF_EACH = MOST_CHARACTERS // MOST_QUOTATIONS


def list_hostile(text: str) -> dict[str, str]:
    """By name, each as long as a paste may be; some are of a text of the archive."""
    middle = len(text) // 2
    apart = len(text) // MOST_QUOTATIONS
    some = [text[place * apart :][: OF_EACH - 3] for place in range(MOST_QUOTATIONS)]
    bare = [each.replace('"', "") for each in some]
    said = text[middle : middle + MOST_CHARACTERS].split()
    return {
        name: paste[:MOST_CHARACTERS]
        for name, paste in {
            "only “the”": _fill("the "),
            "words of one letter": _fill("a i o e s t "),
            "a long paste of the interview": text[middle:],
            "the same, each third word left out": " ".join(
                word for number, word in enumerate(text[middle:].split()) if number % 3
            ),
            "the same, backwards": " ".join(said[::-1]),
            "the same, an ellipsis after each fifth word": " ".join(
                f"{word} …" if number % 5 == 4 else word for number, word in enumerate(said)
            ),
            "quotation marks": _fill('"'),
            "curly quotation marks": _fill("“"),
            f"{MOST_QUOTATIONS} quotations": " ".join(f'"{each}"' for each in bare),
            f"{MOST_QUOTATIONS} times one quotation": _fill('"the age of research, really" '),
            "quotations of two words": _fill('"the model" '),
            "ellipses": _fill("… "),
            "ellipses between “the”": _fill("the … "),
            "three points": _fill("..."),
            "brackets": _fill("["),
            "pairs of brackets": _fill("[the] "),
            "single quotation marks": _fill(" '"),
            "asterisks": _fill("*a"),
            "tags": _fill("<b"),
            "one word": _fill("superintelligence"),
            "capitals": _fill("A. B. "),
            "a colon after each name": _fill("Ilya Sutskever: "),
            "dashes": _fill("— "),
            "blanks": f"the{' ' * (MOST_CHARACTERS - 6)}age",
            "numbers": _fill("1 2 3 10 20 100 1,000 2012 2020 "),
            "emoji": _fill("🤖 "),
            "Chinese": _fill("人工智能模型学习数据研究"),
        }.items()
    }


def _fill(words: str) -> str:
    return (words * MOST_CHARACTERS)[:MOST_CHARACTERS]
