"""How advice is given: hedged, sarcastic, taken back."""

from pathlib import Path

import pytest
from database_rows import query
from made_threads import signed_thread
from running import Build

from kb.distil.recommend import distil
from kb.distil.words.manner import manner_of, takes_back
from kb.meaning.encoder import shipped_encoder
from kb.recommendations import Manner, Voice


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Perhaps label the cables first.", Manner.HEDGED),
        ("I’d be inclined to lease them.", Manner.HEDGED),
        ("It might be worth asking the bus garage.", Manner.HEDGED),
        ("Sure, let the vendor write the contract.", Manner.SARCASTIC),
        ("Put the one key in the one drawer. What could go wrong?", Manner.SARCASTIC),
        ("Trust the vendor /s", Manner.SARCASTIC),
        ("I take back what I said about leasing.", Manner.RETRACTED),
        ("Scratch that, buy them.", Manner.RETRACTED),
        ("Label every cable.", None),
        ("It cost maybe eight hundred dollars, so lease them.", None),
        ("Sure, keep it on the wiki, but print a copy too.", None),
        ("Bring them back in June.", None),
        ("See /srv/share for the list.", None),
    ],
)
def test_the_words_of_an_advice_tell_how_it_is_given(text: str, manner: Manner | None) -> None:
    assert manner_of(text) is manner


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ignore my last post, the lease was the mistake.", True),
        ("I've changed my mind: we sold the carts.", True),
        ("I was wrong about the carts.", True),
        ("Take them back to the office.", False),
        ("They changed their mind about the carts.", False),
        ("We ignore posts without a name.", False),
    ],
)
def test_a_post_takes_back_what_its_author_said_only_where_it_says_so(text: str, told: bool) -> None:
    assert takes_back(text) is told


def test_what_its_author_took_back_counts_for_nobody_and_stays_to_be_read(keep: Build, database: Path) -> None:
    ada, bo = ("Ada Thorn", "Pinewater Schools", "OH"), ("Bo Lantern", "Harrow Flats ISD", "TX")
    keep(
        [
            signed_thread(
                1,
                (*ada, "Always lease the carts for three years."),
                (*bo, "Always lease the carts for three years."),
                (*ada, "I take back what I said, ours came home broken."),
            )
        ]
    )

    assert query(database, "select people_for, organizations_for from recommendations") == [(1, 1)]
    manners = "select author, manner from advice_browse order by author"
    assert query(database, manners) == [("Ada Thorn", "retracted"), ("Bo Lantern", None)]


def test_only_the_author_of_an_advice_takes_it_back(keep: Build, database: Path) -> None:
    keep(
        [
            signed_thread(
                1,
                ("Ada Thorn", "Pinewater Schools", "OH", "Always lease the carts for three years."),
                ("Bo Lantern", "Harrow Flats ISD", "TX", "I take back what I said about the buses."),
            )
        ]
    )

    assert query(database, "select people_for from recommendations") == [(1,)]


def test_what_was_taken_back_speaks_for_nobody_while_others_can() -> None:
    voices = [
        Voice(advice_id="a", text="Lease the carts for three years.", manner=Manner.RETRACTED),
        Voice(advice_id="b", text="I would lease the carts for three years in any case."),
    ]
    (recommendation,) = distil(voices, shipped_encoder())
    assert recommendation.statement == voices[1].text
