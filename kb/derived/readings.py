"""A cache in the database: what was read in the words of each advice, so that they are read once a rule set.

That is in which debates it takes part (`groups.debates`, with a hash over what was read), how it is given
(`advice.manner`), for whom it holds (`conditions`), and which question of structure it answers (`answers`).
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from sqlite_utils import Database

from crawler.identity import digest
from kb.distil.words.answering import choice_in
from kb.distil.words.debating import debates_in
from kb.distil.words.manner import manner_of
from kb.questions import parts_of_choice
from kb.recommendations import Choice, Manner, Voice
from kb.rules import rules_version

_DEBATES = "select id, debates from groups where debates is not null"
_MANNERS = "select id, manner from advice where recommendation_id is not null"
"""Of advice that was written anew and not distilled since, nothing but its debates is kept."""
_CHOICES = "select advice_id, choice_id, holds from answers where advice_id is not null"
_REWORD = "update recommendations set made_from = null where id = (select recommendation_id from advice where id = ?)"
_REMEMBERED = 131_072
"""Advice whose hash is kept: it is asked for before words are read, before they are grouped, and when they are kept."""


class KeptReadings:
    """Looks up what an advice says before its words are read; it reads the tables once, when it is made."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._debates: dict[str, str] = dict(db.execute(_DEBATES))
        self._manners: dict[str, str | None] = dict(db.execute(_MANNERS))
        self._choices = {advice: (choice, bool(holds)) for advice, choice, holds in db.execute(_CHOICES)}

    def debates(self, voice: Voice) -> frozenset[str]:
        """Return the debates in which an advice takes part."""
        return frozenset(self.written(voice).split()[1:])

    def written(self, voice: Voice) -> str:
        """Return them as the database keeps them: a hash over rules, words and setting, then the debates in order.

        Of what is not kept so, nothing else is looked up from then on.
        """
        read = _hash_of(voice.text, voice.setting)
        if not self._debates.get(voice.advice_id, "").startswith(read):
            self._debates[voice.advice_id] = " ".join([read, *sorted(debates_in(voice.text))])
            self._manners.pop(voice.advice_id, None)
        return self._debates[voice.advice_id]

    def manner(self, advice: str, text: str, setting: str | None) -> Manner | None:
        """Return how an advice is given by its own words; what is kept as taken back may be so by later ones."""
        if self._is_read(advice, text, setting) and self._manners[advice] != Manner.RETRACTED:
            return None if (kept := self._manners[advice]) is None else Manner(kept)
        return manner_of(text)

    def choice(self, voice: Voice) -> Choice | None:
        """Return the answer that an advice gives to a question of structure."""
        if not self._is_read(voice.advice_id, voice.text, voice.setting):
            return choice_in(voice.text)
        if voice.advice_id not in self._choices:
            return None
        choice, holds = self._choices[voice.advice_id]
        question, answer = parts_of_choice(choice)
        return Choice(question=question, answer=answer, holds=holds)

    def unchanged(self, voices: Sequence[Voice]) -> frozenset[str]:
        """Return the ids of the advice whose words and setting are those that were grouped, by the same rules."""
        return frozenset(
            voice.advice_id
            for voice in voices
            if self._debates.get(voice.advice_id, "").startswith(_hash_of(voice.text, voice.setting))
        )

    def read(self, voices: Sequence[Voice]) -> frozenset[str]:
        """Return the ids of the advice of which all is kept that its words say."""
        return self.unchanged(voices) & self._manners.keys()

    def drop_others(self, read: Collection[str]) -> None:
        """Keep nothing of other advice, nor what it is in; call it where nothing is distilled by the rules of now."""
        others = [(id_,) for id_ in self._debates.keys() - read]
        self._db.conn.executemany("update groups set debates = null where id = ?", others)
        self._db.conn.executemany(_REWORD, others)

    def _is_read(self, advice: str, text: str, setting: str | None) -> bool:
        return advice in self._manners and self._debates.get(advice, "").startswith(_hash_of(text, setting))


@lru_cache(_REMEMBERED)
def _hash_of(text: str, setting: str | None) -> str:
    return digest("debates", rules_version(), text, setting or "")
