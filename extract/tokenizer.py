"""Tokenizer: cuts a post into plain tokens, in one linear pass.

What the other components can count on:

- A token is a run of letters and digits ("30k", "3rd", "K", "2J"; an apostrophe inside stays: "don't", "O'Brien"),
  a number with its thousands and decimals ("17,200", "2.5", ".5"), or one single other character. So "25-30k" is
  three tokens, "1:1" three, "K-12" three, "1/2" three, "part-time" three, "Dr." two, "19;the" three.
- Blanks beyond one are a token of their own (`token.is_space`), as everywhere in spaCy.
- Characters are evened out one for one, so that offsets stay those of the text as it was given: every kind of blank
  (no-break, thin, carriage return) becomes " ", curly single and double quotation marks become ' and ", U+2010 and
  U+2011 become "-", half a surrogate pair (which no vocabulary can hold) becomes U+FFFD, and what quoted-printable mail
  leaves ("=20", "=09", "=96", "=" at the end of a line) becomes the blank, dash or comma that it stands for. En and em
  dashes stay as they are. A text in capitals, or without any, gets those that it would have (`extract.capitals`).
  `Doc.text` is the evened text; `extract.origin` cuts what people see from the original.

spaCy's own tokenizer takes quadratic time on a long run of punctuation without blanks; this one cannot.
"""

import re

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.capitals import with_capitals

_EVEN = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\r\x0b\x0c\x85\x00", " "),
        **dict.fromkeys("\u2028\u2029", "\n"),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
        **dict.fromkeys("\u2018\u2019\u201b\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_MAIL_LEFTOVER = re.compile(r"(?:=20|=09)+ *|=9[67]|=2C|=$", re.MULTILINE)
_MAIL_SIGNS = {"=96": " – ", "=97": " — ", "=2C": ",  "}
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)"  # 17,200
    r"|(?<![\w.])\.\d+[kK]?(?!\w)"  # .5
    r"|\d+\.\d+[kK]?(?!\w)"  # 2.5, 11.5k
    r"|[^\W_]+(?:'[^\W_]+)*"  # words, with the apostrophe inside
    r"| +|\s+"
    r"|."
)


def even(text: str) -> str:
    """Return the text with its blanks, quotation marks, mail leftovers and capitals evened out, of the same length."""
    text = text.translate(_EVEN)
    if "=" in text:
        text = _MAIL_LEFTOVER.sub(lambda match: _MAIL_SIGNS.get(match.group(), " " * len(match.group())), text)
    return with_capitals(text)


class PostTokenizer:
    """Makes a `Doc` of a post's text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the evened text."""
        words: list[str] = []
        spaces: list[bool] = []
        text = even(text)
        for token in _TOKEN.findall(text):
            if token[0] == " " and spaces and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                token = token[1:]
                if not token:
                    continue
            words.append(token)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces, user_data={"text": text})
