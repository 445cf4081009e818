"""Bombs, locks and damage end in a sentence."""

import gzip
import io
import json
import lzma
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed import ADDRESS, PAGE, Pipe, copy, har, letter, long_copies, mhtml, tarred, topic, zipped

from crawler.containers import budget
from crawler.sources import read_threads


def test_what_unpacks_to_far_more_than_it_is_ends_in_a_sentence(hand_over, monkeypatch):
    monkeypatch.setattr(budget, "RATIO_COUNTS_FROM", 1024**2)
    for name, bomb in (
        ("bomb.gz", gzip.compress(bytes(4 * 1024**2), mtime=0)),
        ("bomb.xz", lzma.compress(bytes(4 * 1024**2))),
        ("bomb.zip", zipped({"a.txt": bytes(4 * 1024**2), "b.txt": copy("Chargers")})),
    ):
        threads, problems = hand_over(name, bomb)
        assert threads == []
        assert [problem.startswith(f"{name}: it unpacks to more than 400 times its size") for problem in problems] == [
            True
        ]


def test_a_file_of_too_many_members_ends_in_a_sentence(hand_over, monkeypatch):
    monkeypatch.setattr(budget, "MOST_MEMBERS", 3)
    for name, pack in (("a.zip", zipped), ("a.tar", tarred)):
        threads, (problem,) = hand_over(name, pack({f"{n}.txt": copy(f"C{n}") for n in range(9)}))
        assert len(threads) == 3
        assert f"{name}: it holds more than 3 files" in problem


def test_bytes_in_all_are_counted_over_all_members(hand_over, monkeypatch):
    monkeypatch.setattr(budget, "MOST_BYTES", 2_000)
    _, (problem,) = hand_over("a.zip", zipped(long_copies(5)))
    assert "come out of it" in problem


def test_archives_inside_archives_end_somewhere(hand_over):
    nested = zipped({"a.txt": copy("Chargers")})
    for _ in range(8):
        nested = zipped({"inner.zip": nested})
    threads, (problem,) = hand_over("deep.zip", nested)
    assert threads == []
    assert "archives, one inside the other" in problem


def test_a_locked_member_is_said(hand_over):
    locked = bytearray(zipped({"a.txt": copy("Chargers")}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    threads, (problem,) = hand_over("locked.zip", bytes(locked))
    assert threads == []
    assert "locked with a password" in problem


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"PK\x03\x04" + bytes(60), b"BZh9", b"\xfd7zXZ\x00", b'{"log": {', b"[{"]
)
def test_what_only_begins_like_a_container_is_refused(hand_over, content):
    threads, problems = hand_over("odd.bin", content)
    assert threads == []
    assert problems
    assert all(problem.startswith("odd.bin") for problem in problems)


SOUND = {
    "zip": zipped({"a.txt": copy("A"), "list.mbox": letter("ivo", "cables")}),
    "lzma": zipped({"a.txt": copy("A")}, zipfile.ZIP_LZMA),
    "streamed": zipped({"a.txt": copy("A"), "b.txt": copy("B")}, stream=Pipe()),
    "tar": tarred({"a.txt": copy("A"), "b.txt": copy("B")}),
    "tar.xz": tarred({"a.txt": copy("A"), "b.txt": copy("B")}, "w:xz"),
    "nested": zipped({"in.zip": zipped({"a.txt": copy("A")})}),
    "mhtml": mhtml(PAGE),
    "har": har((ADDRESS, 200, "text/html", {"text": PAGE.decode()})),
    "json": json.dumps([topic(1), topic(2)]).encode(),
}


@given(
    st.sampled_from(sorted(SOUND)),
    st.floats(0, 1),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6),
)
@settings(max_examples=150, derandomize=True)
def test_whatever_is_damaged_threads_or_sentences_come_out(kind, share, flips):
    content = bytearray(SOUND[kind])
    for place, byte in flips:
        content[int(place * len(content))] = byte
    content = content[: int(share * len(content))] if share > 0.3 else content
    problems = []
    data = io.BytesIO(content)
    threads = list(read_threads(["-"], copied_on=None, stdin=data, on_problem=problems.append))
    assert threads or problems
    assert not any("\n" in str(problem) for problem in problems)
