"""How many words two texts differ in, whatever the way they are written."""

import re
import unicodedata

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
# The recognizer may write one word where the script has two, or the other way round.
JOINED = {
    "warmup": "warm up", "cooldown": "cool down", "someone": "some one", "someday": "some day",
    "kneecap": "knee cap", "onto": "on to", "cannot": "can not", "belly button": "bellybutton", "ok": "okay",
    "grey": "gray", "centre": "center",
}


def number(digits: str) -> str:
    """A number below a thousand in words; others stay digits."""
    value = int(digits)
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (" " + ONES[value % 10] if value % 10 else "")
    if value < 1000:
        rest = value % 100
        return f"{ONES[value // 100]} hundred" + (f" {number(str(rest))}" if rest else "")
    return digits


def words(text: str) -> list[str]:
    """The words of a text: small letters, numbers spelled out, no punctuation."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    text = re.sub(r"\d+", lambda found: f" {number(found.group())} ", text)
    text = re.sub(r"[^a-z' ]+", " ", text)
    text = " ".join(word.strip("'") for word in text.split())
    for joined, apart in JOINED.items():
        text = re.sub(rf"\b{joined}\b", apart, text)
    return text.replace("'", "").split()


def distance(said: list[str], heard: list[str]) -> int:
    """How many words have to be put in, left out or changed to get from one to the other."""
    row = list(range(len(heard) + 1))
    for index, word in enumerate(said, 1):
        above, row[0] = row[0], index
        for column, other in enumerate(heard, 1):
            above, row[column] = row[column], min(
                row[column] + 1, row[column - 1] + 1, above + (word != other)
            )
    return row[-1]
