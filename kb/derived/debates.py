"""A cache in the database: the debates in which each advice takes part, so that its words are read once a rule set."""

from collections.abc import Sequence

from sqlite_utils import Database

from crawler.identity import digest
from kb.distil.words.debating import debates_in
from kb.recommendations import Voice
from kb.rules import rules_version

_KEPT = "select id, debates from groups where debates is not null"


class KeptDebates:
    """Looks the debates of an advice up before its words are read; it reads the table once, when it is made."""

    def __init__(self, db: Database) -> None:
        self._kept: dict[str, str] = dict(db.execute(_KEPT))

    def of(self, voice: Voice) -> frozenset[str]:
        """Return the debates in which an advice takes part."""
        return frozenset(self.written(voice).split()[1:])

    def written(self, voice: Voice) -> str:
        """Return them as the database keeps them: a hash over rules, words and setting, then the debates in order."""
        if not self._is_kept(voice):
            self._kept[voice.advice_id] = " ".join([_hash_of(voice), *sorted(debates_in(voice.text))])
        return self._kept[voice.advice_id]

    def unchanged(self, voices: Sequence[Voice]) -> frozenset[str]:
        """Return the ids of the advice whose words and setting are those that were grouped, by the same rules."""
        return frozenset(voice.advice_id for voice in voices if self._is_kept(voice))

    def _is_kept(self, voice: Voice) -> bool:
        return self._kept.get(voice.advice_id, "").startswith(_hash_of(voice))


def _hash_of(voice: Voice) -> str:
    return digest("debates", rules_version(), voice.text, voice.setting or "")
