"""The line that a telephone's program puts below a post: "Sent from my phone using Tapatalk"."""

import re

LONGEST = 140
"""Characters past which a line is a person's."""

_BEGUN = r"(?:Sent|Posted|Gesendet|Geschrieben|Envoyé|Enviado|Inviato|Verzonden|Skickat|Wysłane|Отправлено)"
_NAMED = re.compile(
    rf"^{_BEGUN}\b.{{0,90}}\b(?:Tapatalk|Topify|Forum ?Runner|app|iPhone|iPad|Android|SM-\w+)\b.{{0,30}}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"^{_BEGUN} (?:from|von|de|desde|dal|van|från|z|с) (?:my|meinem|mon|mi|mio|mijn|min|mojego|моего) [^.!?]{{2,40}}$",
    re.IGNORECASE,
)


def without_app_line(text: str) -> tuple[str, str | None]:
    """Return the text without such a line at its end, and the line."""
    before, _, last = text.rstrip().rpartition("\n")
    if len(last) <= LONGEST and (_NAMED.match(last.strip()) or _OWN.match(last.strip())):
        return before.rstrip(), last.strip()
    return text, None
