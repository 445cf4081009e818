"""The encoder: pieces, windows that cover a post once, and what its reading tells of the words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extract.encoder.embeddings import WEIGHTS
from extract.encoder.network import Network
from extract.encoder.windows import MOST_PIECES, cut_windows
from extract.encoder.wordpiece import WordPieces
from extract.errors import WeightsDamaged

POST = """We have about 2,400 students in 4 schools.
Our department: 3 field technicians and a network administrator, who both report to me.
Never let a vendor keep the only copy of your passwords."""


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces.of_file(WEIGHTS / "vocabulary.txt")


@pytest.fixture(scope="module")
def read(nlp: Language) -> Doc:
    return nlp(POST)


def spell(vocabulary: WordPieces, token: str) -> list[str]:
    words = (WEIGHTS / "vocabulary.txt").read_text("utf-8").splitlines()
    return [words[piece] for piece in vocabulary.pieces(token)]


@pytest.mark.parametrize(
    ("token", "pieces"),
    [
        ("technicians", ["technicians"]),
        ("Chromebooks", ["chrome", "##books"]),
        ("Café", ["cafe"]),
        ("17,200", ["17", ",", "200"]),
        ("don't", ["don", "'", "t"]),
        ("\n\n", ["[unused1]"]),
        ("   ", ["[unused2]"]),
        ("\u0001", ["[UNK]"]),
        ("☃", ["[UNK]"]),
    ],
)
def test_a_token_is_cut_into_the_longest_known_pieces(vocabulary: WordPieces, token: str, pieces: list[str]) -> None:
    assert spell(vocabulary, token) == pieces


@given(st.lists(st.text(min_size=1, max_size=80), max_size=400))
def test_windows_cover_every_token_once_and_are_short_enough(tokens: list[str]) -> None:
    vocabulary = WordPieces.of_file(WEIGHTS / "vocabulary.txt")

    windows = list(cut_windows(tokens, [0] * len(tokens), vocabulary))

    assert [at for window in windows for at in range(window.start, window.end)] == list(range(len(tokens)))
    assert all(len(window.pieces) <= MOST_PIECES + 2 for window in windows)
    assert all(len(window.first) == window.end - window.start for window in windows)
    assert all(len(window.marks) == len(window.pieces) for window in windows)


def test_a_window_ends_where_a_line_does(vocabulary: WordPieces) -> None:
    tokens = ["word"] * 200 + ["\n"] + ["other"] * 100 + ["\n"]

    assert [(window.start, window.end) for window in cut_windows(tokens, [0] * len(tokens), vocabulary)] == [
        (0, 201),
        (201, 302),
    ]


def test_a_window_is_read_the_same_whatever_was_read_before(vocabulary: WordPieces) -> None:
    network = Network()
    (short,) = cut_windows(["Never", "buy", "cheap", "carts", "."], [0] * 5, vocabulary)
    (longer,) = cut_windows(["We", "have", "three", "technicians", "."] * 20, [0] * 100, vocabulary)

    first = network.read(short)
    network.read(longer)

    assert first.shape[0] == 6
    assert np.array_equal(first, network.read(short))


def test_weights_that_are_not_the_shipped_ones_are_refused(tmp_path: Path) -> None:
    for name in ("reader.json", "reader.onnx", "vocabulary.txt"):
        shutil.copy(WEIGHTS / name, tmp_path / name)
    with (tmp_path / "reader.onnx").open("ab") as file:
        file.write(b"x")

    with pytest.raises(WeightsDamaged, match=r"reader\.onnx: it is not the file that was shipped"):
        Network(tmp_path)


def test_loading_the_encoder_leaves_nothing_in_the_home(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    program = "from extract.encoder.network import Network; Network()"

    subprocess.run([sys.executable, "-c", program], env=environment, cwd=WEIGHTS.parent.parent, check=True)

    assert not list(tmp_path.iterdir())


def test_a_reading_tells_advice_from_facts(read: Doc) -> None:
    advises = {
        sentence.text.split()[0]: 1 - float(likely[0])
        for sentence in read.sents
        if (likely := read._.reading.advice(sentence.start, sentence.end)) is not None
    }

    assert advises["Never"] > 0.8
    assert advises["We"] < 0.2


def test_a_reading_marks_sizes(read: Doc) -> None:
    tokens = {token.text: range(token.i, token.i + 1) for token in read}

    assert read._.reading.tag("ENROLL", tokens["2,400"]) > read._.reading.tag("ENROLL", tokens["4"])
    assert read._.reading.tag("POSITION", tokens["technicians"]) > read._.reading.tag("POSITION", tokens["passwords"])


def test_words_are_as_probable_as_their_tokens_on_average_and_at_best(read: Doc) -> None:
    reading = read._.reading
    words = range(len(read))
    each = [reading.tag("POSITION", range(token, token + 1)) for token in words]

    assert reading.tag("POSITION", words) == pytest.approx(sum(each) / len(each), abs=1e-5)
    assert reading.tag_at_best("POSITION", words) == max(each) > 0.5


def test_what_was_not_read_has_no_probability(nlp: Language) -> None:
    doc = nlp("> We have three technicians.\n> They report to me.")

    assert not doc._.reading.has_read(range(len(doc)))
    assert doc._.reading.tag("POSITION", range(len(doc))) == 0
    assert doc._.reading.tag_at_best("POSITION", range(len(doc))) == 0
