"""What the benchmark asks: as people do, and as nobody should."""

from app.search.query import MOST_CHARACTERS, MOST_WORDS

FEW = (
    '"age of research"',
    "value function",
    "feel the AGI",
    "human neurons more compute",
    "what is a value function",
    "universal high income",
    "beauty simplicity elegance",
)

MANY = (
    *FEW,
    # One word: common, rare, nowhere.
    "model",
    "the",
    "socks",
    "AlexNet",
    "zettabyte",
    # Questions and half-remembered things.
    "how will they make money",
    "why do people generalize better than models",
    "hours to choose which socks to wear",
    "airplane crashes linux bugs",
    "fifteen year old eager to go",
    "what happens after superintelligence",
    "how does gradient descent work",
    "who pays for training a large language model",
    # Phrases.
    '"the"',
    '"of the"',
    '"reinforcement learning"',
    '"machine learning" "open source"',
    '"straight shot to superintelligence"',
    '"and so I think that"',
    # Written another way, or misspelt.
    "pretraining",
    "pre training data",
    "chat gpt",
    "generalisation",
    "superinteligence",
    "reinforcment lerning",
    "Yann Lecunn",
    "self driving cars",
    "1% of GDP",
    "ten percent",
    # The query language.
    "general*",
    "model* train*",
    "evals OR benchmarks",
    "scaling OR pretraining OR compute research",
    "research -scaling",
    'learning -"reinforcement learning"',
    "speaker:ilya value function",
    "topic:value-functions emotions",
)
"""As people search: the figures are of these."""


def _fill(words: str) -> str:
    """So many of the words, over and over, as a search may have."""
    asked = words.split()
    filled = " ".join((asked * MOST_WORDS)[:MOST_WORDS])[:MOST_CHARACTERS]
    return filled.rpartition(" ")[0] if len(filled) == MOST_CHARACTERS else filled


_SAID = """
    so I think that what we are going to see is that people will know that there are things that
    you would want to do with it but it is not like you could just go and do it right now and then
"""

HOSTILE = {
    "common words": _fill(
        "people think know going like really way time data model learning work right lot good "
        "things kind want make need look use new actually something different point world "
        "question first example system problem training better part get see say"
    ),
    "40 times “the”": _fill("the"),
    "40 times “model”": _fill("model"),
    "small words": _fill(_SAID),
    "a long quoted phrase": f'"{_fill(_SAID)}"',
    "quoted small words": _fill('"of the" "in the" "it is" "to be" "that we" "and so" "you know"'),
    "many word*": _fill("con* pro* com* int* res* the* tra* dis* pre* mod* sta* per* gen* rea*"),
    "many OR": _fill(
        "people OR model OR data OR think OR know OR time OR work OR like OR things OR learning"
    ),
    "many OR of many": _fill("the OR model* people OR think* data OR learn* so OR really"),
    "misspelt words": _fill("peopel modles trainnig learnig datta thnik reserch wrok knwo compuet"),
    "long misspelt words": _fill("generalizzation reinforcemnet superinteligense understandign"),
    "three misspelt among common words": "people think data modlels learning trainnig reserhc work",
    "a word of 300 letters": ("superintelligence" * MOST_CHARACTERS)[:MOST_CHARACTERS],
    "300 times “a” as one word": "a" * MOST_CHARACTERS,
    "words run together": "machinelearningmodelsthinkaboutthedatathatpeoplewanttouse",
    "one word of 40 parts": "-".join(_fill(_SAID).split()),
    "-a list": _fill("people -think -know -data -model -like -time -work -right -things -the -of"),
    "-phrases": _fill('the -"of the" -"in the" -"it is" -"to be" -"that we" -"and so" -"you know"'),
    "-begin*": _fill("the -con* -pro* -com* -int* -res* -tra* -dis* -pre* -mod* -sta*"),
    "emoji": "🤖" * MOST_CHARACTERS,
    "emoji among words": _fill("🤖 model 👩‍👩‍👧‍👦 data 🏳️‍🌈"),
    "right to left": _fill("שלום עולם مرحبا بالعالم ذكاء اصطناعي בינה מלאכותית"),
    "right-to-left marks": _fill("\u202emodel\u202c \u200fdata\u200e"),
    "Chinese": ("人工智能模型学习数据研究" * MOST_WORDS)[:MOST_WORDS],
    "numbers": _fill("1 2 3 10 20 100 1,000 2012 2020 2025 50% 1% $1 $3"),
    "only quotation marks": '"' * MOST_CHARACTERS,
    "only signs": "*-:() OR -" * 30,
    "many filters": _fill("speaker:a topic:b name:c chapter:d interview:e model"),
}
"""As nobody should search: only how long the slowest takes matters."""
