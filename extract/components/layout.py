"""Layout: says of every line of a post what it is, before anybody looks at sentences.

The passes, each a file in `extract.layout`: quotation, then furniture, then what a machine reads or wrote, then the
closing signature, then the lists, tables and paragraphs of what is left. A thread's post has its signature as a field
of its own; the pipeline appends it to the text after `SIGNATURE_BORDER`, and everything below the border is signature.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extract.components import Component
from extract.document import Line, LineKind, text_of
from extract.layout.closing import closing_signature
from extract.layout.furniture import RULE, furniture_lines
from extract.layout.listing import own_lines
from extract.layout.machine import machine_lines
from extract.layout.quotation import quoted_lines
from extract.layout.source_lines import split_lines
from extract.layout.unwrapped import unwrap_lines
from extract.layout.wraps import joined_text

SIGNATURE_BORDER = "\n\x01\n"
"""What the pipeline puts between a post's text and its signature field (U+0001, "start of heading")."""


@Language.factory("threadwise_layout")
class Layout(Component):
    """Writes `doc._.lines`, and joins wrapped lines in the text that everybody after it reads (`text_of`)."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the lines of a doc, and its text joined."""
        text = unwrap_lines(text_of(doc))
        doc._.lines = lines_of(text)
        doc.user_data["text"] = joined_text(text, doc._.lines)
        return doc


def lines_of(text: str) -> tuple[Line, ...]:
    """Return every line of a text with its kind."""
    source = split_lines(text)
    border = next((at for at, line in enumerate(source) if line.body == SIGNATURE_BORDER.strip()), None)
    written = source if border is None else source[:border]
    quotes, headers = quoted_lines(written)
    furniture = furniture_lines(written, quotes | headers) | headers
    own = [at for at, line in enumerate(written) if line.body and at not in quotes and at not in furniture]
    machine = machine_lines(written, own)
    own = [at for at in own if at not in machine]
    if border is None:
        rules = [at for at in sorted(furniture) if RULE.match(written[at].body)]
        signature = closing_signature(written, own, rules)
    else:
        below = source[border + 1 :]
        noise = furniture_lines(below, set())
        signature = {border + 1 + at for at, line in enumerate(below) if line.body and at not in noise}
        furniture |= {border} | {border + 1 + at for at in noise}
    spoken = own_lines(written, [at for at in own if at not in signature])
    kinds = dict.fromkeys(furniture, LineKind.FURNITURE) | dict.fromkeys(quotes, LineKind.QUOTE)
    kinds |= dict.fromkeys(signature, LineKind.SIGNATURE) | dict.fromkeys(machine, LineKind.MACHINE)
    return tuple(
        spoken.get(at) or line.read_as(kinds.get(at, LineKind.TEXT) if line.body else LineKind.BLANK)
        for at, line in enumerate(source)
    )
